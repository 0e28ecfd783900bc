import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Group, GROUPS } from '../domain/ancestry/groups.ts';
import type { PackedScore } from '../domain/scores/packed-score.ts';
import type { ScoreReport } from '../domain/scores/report.ts';
import { scoreGenome } from '../domain/scores/score-genome.ts';
import { SCORE_CARDS } from '../reference/score-cards.ts';
import { decodeScorePack } from '../reference/score-pack.ts';
import { ChipEngine } from './calibration/chip-engine.ts';
import { type Chip, readChips, rowsOn } from './calibration/chips.ts';

/**
 * `node src/tools/run.mjs chip-readability <folder of facts> [exclude]`: of every bundled score, on every chip whose list of
 * markers is complete, and against every group: whether a file that has each marker of the chip gets a percentile, with the share
 * of the variance, or why it gets none. With `exclude` rows with A/T and C/G are left out, as if no strand were proved. The bar is that of somebody at the median and so does not depend on the genotypes.
 */
export function main([facts = '', ambiguous = 'proven']: string[]): Promise<number> {
  if (facts === '' || !(ambiguous === 'proven' || ambiguous === 'exclude')) {
    process.stderr.write('usage: chip-readability <folder of facts> [exclude]\n');
    return Promise.resolve(2);
  }
  const packs = 'public/packs';
  const chips = readChips(facts);
  const readable = new Map<string, Set<string>>();
  process.stdout.write(`score\tcondition\trows\t${chips.flatMap(({ name }) => GROUPS.map((group) => `${name} ${group}`)).join('\t')}\n`); // prettier-ignore
  const names = readdirSync(packs).filter((one) => /^(O?PGS|GWAS-).*\.bin$/.test(one)).sort(); // prettier-ignore
  for (const name of names) {
    const packed = decodeScorePack(readFileSync(path.join(packs, name)));
    if (!packed.ok) throw new Error(`${name}: ${packed.error.code}`);
    const { id } = packed.value.header;
    const condition = SCORE_CARDS.find((card) => card.id === id)?.condition ?? id;
    const cells = chips.flatMap((chip) =>
      GROUPS.map((group) => {
        const report = readOn(packed.value, { chip, group, ambiguous });
        const cell = `${chip.name} ${group}`;
        const found = readable.get(cell) ?? new Set<string>();
        readable.set(cell, found);
        if (report.interpretable) found.add(condition);
        return wordsOf(report);
      }),
    );
    process.stdout.write(`${[id, condition, packed.value.rows, ...cells].join('\t')}\n`);
  }
  process.stdout.write(`conditions\t\t\t${[...readable.values()].map(({ size }) => String(size)).join('\t')}\n`);
  return Promise.resolve(0);
}

/** The report of a file that carries every marker of a chip, all of them unlike copies, with the strand proved. */
function readOn(
  packed: PackedScore,
  { chip, group, ambiguous }: { chip: Chip; group: Group; ambiguous: 'proven' | 'exclude' },
): ScoreReport {
  const rows = rowsOn(packed, chip);
  const source = { engine: new ChipEngine(rows), lookup: { at: () => [] }, build: 'GRCh37', sex: null, records: 'letters' } as const; // prettier-ignore
  return scoreGenome(packed, source, {
    ambiguous,
    indels: 'exclude',
    missing: 'expected',
    maleX: 2,
    plusStrand: true,
    reference: { shares: { [group]: 1 }, from: 'chosen' },
  });
}

function wordsOf({ interpretable, varianceSeen, reason }: ScoreReport): string {
  const share = varianceSeen === null ? '' : varianceSeen.toFixed(2);
  return interpretable ? `yes ${share}` : `${(reason ?? '').replace('score/', '')} ${share}`.trim();
}
