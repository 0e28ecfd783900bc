import type { PgxPack } from '../../domain/pgx/definition.ts';
import { guidancePair } from '../../domain/pgx/lowest-function.ts';
import { compareNames } from '../../domain/pgx/names.ts';
import { lookupDiplotype, resolveOutsideCall } from '../../domain/pgx/outside.ts';
import type { PeerResult } from './peer-result.ts';

/** Small facts of `units.json`. */
export interface UnitsFile {
  lowest_function_dpyd: { source: string; recommendation: string[]; functions: string[] }[];
  cyp2d6_copy_number: { outside_call: string; lookup: string }[];
  name_order: { names: string[]; first?: string; sorted?: string[] }[];
  cyp2d6_outside_phenotype: { outside_call: string; phenotype: string }[];
}

/** Whether a file holds small facts instead of cases. */
export function isUnitsFile(json: unknown): json is UnitsFile {
  return typeof json === 'object' && json !== null && 'name_order' in json;
}

interface Fact {
  id: string;
  expected: unknown;
  got: unknown;
}

function geneOf(pack: PgxPack, name: string): PgxPack['genes'][number] {
  const gene = pack.genes.find(({ gene: own }) => own === name);
  if (gene === undefined) throw new Error(`no ${name} in the pack`);
  return gene;
}

function lowestFunction(units: UnitsFile, pack: PgxPack): Fact[] {
  const dpyd = geneOf(pack, 'DPYD');
  return units.lowest_function_dpyd.flatMap(({ source, recommendation, functions }) => {
    const [first = '', second = ''] = source.split('/');
    const call = { diplotypes: [{ first, second, score: 0 }], alleles: null, reasons: [] };
    const pair = guidancePair(dpyd, call) ?? [];
    const found = pair.map((name) => dpyd.alleles.find((allele) => allele.name === name)?.function ?? null);
    return [
      { id: `lowest function ${source}`, expected: recommendation, got: pair },
      { id: `functions ${source}`, expected: functions, got: found },
    ];
  });
}

function facts(units: UnitsFile, pack: PgxPack): Fact[] {
  const cyp2d6 = geneOf(pack, 'CYP2D6');
  const outside = (diplotype: string): string | null =>
    resolveOutsideCall(cyp2d6, { gene: 'CYP2D6', diplotype, phenotype: '', activityScore: '' }).phenotype.phenotype;
  return [
    ...lowestFunction(units, pack),
    ...units.cyp2d6_copy_number.map(({ outside_call: call, lookup }) => ({
      id: `copy number ${call}`,
      expected: lookup,
      got: lookupDiplotype(cyp2d6, call),
    })),
    ...units.name_order.map(({ names, first, sorted }) => {
      const mine = [...names].sort(compareNames);
      return sorted === undefined
        ? { id: `order of ${names.join(' ')}`, expected: first, got: mine[0] }
        : { id: `order of ${names.join(' ')}`, expected: sorted, got: mine };
    }),
    ...units.cyp2d6_outside_phenotype.map(({ outside_call: call, phenotype }) => ({
      id: `phenotype of ${call}`,
      expected: phenotype,
      got: outside(call),
    })),
  ];
}

/** Checks every fact of a units file. */
export function checkUnits(units: UnitsFile, pack: PgxPack): PeerResult {
  const all = facts(units, pack);
  const wrong = all.filter(({ expected, got }) => JSON.stringify(expected) !== JSON.stringify(got));
  const lines = wrong.map(
    ({ id, expected, got }) => `${id}: expected ${JSON.stringify(expected)} got ${JSON.stringify(got)}`,
  );
  return { passed: all.length - wrong.length, failed: wrong.length, skipped: 0, lines };
}
