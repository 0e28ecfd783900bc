import { readFileSync } from 'node:fs';
import path from 'node:path';
import { kernelBytes } from 'virtual:kernel';
import { Kernel } from '../engine/kernel/kernel.ts';
import { kernelStarMatcher } from '../engine/kernel/stars.ts';
import { decodePgxPack } from '../reference/pgx-pack.ts';
import { agreementTable, reliabilityTable, type TruthCase } from './calibration/getrm.ts';
import { readTruthCases } from './calibration/vectors.ts';
import { buildPgxPacks } from './packs/pgx.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

function print(title: string, rows: readonly (readonly (string | number)[])[]): void {
  process.stdout.write(`\n${title}\n${rows.map((row) => row.join('\t')).join('\n')}\n`);
}

/**
 * `node src/tools/run.mjs pgx-calibration`: GeT-RM agreement by gene with each difference, and how well the stated
 * probabilities hold when positions are masked at random.
 */
export async function main(): Promise<number> {
  const [built] = buildPgxPacks(ROOT);
  const pack = built === undefined ? null : decodePgxPack(built.bytes);
  if (pack?.ok !== true) return 1;
  const matcher = kernelStarMatcher(await Kernel.create(kernelBytes));
  const text = readFileSync(path.join(ROOT, 'test/vectors/pgx/cases.json'), 'utf8');
  const cases: TruthCase[] = readTruthCases(text);
  const { rows, differences } = agreementTable(cases, pack.value, matcher);
  print('gene\tcomparable\tsame diplotype\ttruth among ties\tsame phenotype\tdifferent', rows);
  print('Differences: sample\tgene\ttruth\tcall\tphenotype of truth\tphenotype of call', differences);
  const bins = reliabilityTable(cases, pack.value, matcher);
  print('Masked positions: stated probability\tn\tmean stated\tobserved\terror', bins);
  return 0;
}
