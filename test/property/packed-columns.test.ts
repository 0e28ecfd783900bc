import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idTerms } from '../../src/domain/scores/id-terms.ts';
import { type BuildColumns, packScore } from '../../src/domain/scores/packed-score.ts';
import type { ScoreDefinition } from '../../src/domain/scores/score-definition.ts';
import { TermBuilder } from '../../src/domain/scores/term-builder.ts';

const HEADER = { id: 'made', name: null, trait: '', traitMapped: null, citation: null, licence: null, weightType: null, authorBuild: 'GRCh37', harmonisedBuild: null, declaredRows: null, format: 'plain', published: null } as const; // prettier-ignore

interface Row {
  key: number;
  rsid: number;
  /** Effect and other allele, 1 to 4 each. */
  alleles: readonly [number, number];
}

/** Few places and few alleles, so that rows often say what another one says; key 0 is no place. */
const row: fc.Arbitrary<Row> = fc.record({
  key: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 60 }) }, { weight: 1, arbitrary: fc.constant(0) }),
  rsid: fc.integer({ min: 0, max: 9 }),
  alleles: fc.constantFrom([1, 2], [2, 1], [4, 3], [1, 3], [3, 1]) as fc.Arbitrary<readonly [number, number]>,
});
const rows = fc.tuple(fc.array(row, { maxLength: 60 }), fc.boolean()).map(([all, isOrdered]) => (isOrdered ? [...all].sort((a, b) => a.key - b.key) : all)); // prettier-ignore

function definitionOf(all: readonly Row[]): ScoreDefinition {
  const builder = new TermBuilder();
  all.forEach(({ key, rsid, alleles: [effect, other] }, index) => {
    const letters = ['', 'A', 'C', 'G', 'T'];
    const added = builder.add({ row: index + 1, rsid, effectAllele: letters[effect] ?? '', otherAllele: letters[other] ?? '', effect: 0, weight: index, dosageWeights: null, statedFrequency: NaN }); // prettier-ignore
    if (key > 0) builder.place(added, 'GRCh37', key);
  });
  const { terms, unplacedKeys } = builder.finish();
  return { header: HEADER, rows: all.length, terms, refused: [], unplacedKeys };
}

/** The columns as their description says: placed terms that were not refused, by key and then by term. */
function plainColumns(all: readonly Row[], refusedRows: ReadonlySet<number>): BuildColumns {
  const kept = all
    .map(({ key, alleles: [effect, other] }, term) => ({ key, term, pair: (effect << 4) | other }))
    .filter(({ key, term }) => key > 0 && !refusedRows.has(term + 1))
    .sort((a, b) => a.key - b.key || a.term - b.term);
  return { keys: Uint32Array.from(kept, ({ key }) => key), term: Uint32Array.from(kept, ({ term }) => term), alleles: Uint8Array.from(kept, ({ pair }) => pair) }; // prettier-ignore
}

/** Rows that claim what another row of their place claims, on either strand and in either order. */
function doubled(all: readonly Row[]): Set<number> {
  const nameOf = ([effect, other]: readonly [number, number]): string =>
    [[effect, other], [5 - effect, 5 - other]].map((pair) => pair.sort().join('/')).sort()[0] ?? ''; // prettier-ignore
  const claims = new Map<string, number[]>();
  all.forEach(({ key, rsid, alleles }, index) => {
    if (key === 0 && rsid === 0) return;
    const claim = `${key === 0 ? `rs${String(rsid)}` : String(key)} ${nameOf(alleles)}`;
    claims.set(claim, [...(claims.get(claim) ?? []), index + 1]);
  });
  return new Set([...claims.values()].filter((same) => same.length > 1).flat());
}

describe('the columns of a packed score', () => {
  test('are the placed rows in order, without those that another row repeats', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const packed = packScore(definitionOf(all));
        const refusedRows = doubled(all);
        expect(new Set(packed.refused.map((one) => one.row))).toEqual(refusedRows);
        const columns = packed.builds.GRCh37;
        const expected = plainColumns(all, refusedRows);
        expect({ keys: [...(columns?.keys ?? [])], term: [...(columns?.term ?? [])], alleles: [...(columns?.alleles ?? [])] }).toEqual({ keys: [...expected.keys], term: [...expected.term], alleles: [...expected.alleles] }); // prettier-ignore
        const byId = all.flatMap(({ key, rsid }, term) => (key === 0 && rsid > 0 && !refusedRows.has(term + 1) ? [term] : [])); // prettier-ignore
        expect([...idTerms(packed, columns ?? null)]).toEqual(byId);
      }),
      { numRuns: 500 },
    );
  });

  test('take no longer than their length allows where every row says the same', () => {
    const all = Array.from({ length: 100_000 }, (): Row => ({ key: 7, rsid: 1, alleles: [1, 2] }));
    const startMs = performance.now();
    const packed = packScore(definitionOf(all));
    expect(packed.builds.GRCh37?.keys.length).toBe(0);
    expect(performance.now() - startMs).toBeLessThan(3000);
  });
});
