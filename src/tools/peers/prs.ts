import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { AnalysisContext } from '../../engine/analysis.ts';
import { nodeContext } from '../analyse/run-analysis.ts';
import type { PeerResult } from './peer-result.ts';
import { absoluteRisks } from './prs/absolute-risk.ts';
import { ancestryAdjustment, mixedAncestry } from './prs/ancestry.ts';
import { Tally } from './prs/bench.ts';
import { hardyWeinbergMoments, liftover, matchTable, oddAlleles } from './prs/rules.ts';
import { canRiskCohorts, chipSums, cohortSums, effectSums, modeSums, variantsOnly } from './prs/sums.ts';

type Runner = (folder: string, context: AnalysisContext, tally: Tally) => Promise<void> | void;

/** Who runs a folder: told by the files that it has, so that other cases of the same kinds run too. */
const KINDS: readonly { has: (names: readonly string[]) => boolean; run: Runner }[] = [
  { has: (names) => names.includes('expected_sums.tsv') && names.includes('people'), run: chipSums },
  { has: (names) => names.includes('freq_2504.tsv') && names.includes('target.vcf'), run: cohortSums },
  { has: (names) => names.includes('people') && names.includes('expected.tsv'), run: effectSums },
  { has: (names) => names.includes('target.vcf') && names.includes('expected.tsv'), run: modeSums },
  {
    has: (names) => names.includes('expected.tsv') && names.some((name) => /\.vcf(\.gz)?$/.test(name)) && names.some((name) => /^O?PGS/.test(name)),
    run: variantsOnly,
  },
  { has: (names) => names.some((name) => name.endsWith('log_odds_ratios.json')), run: (folder, _context, tally) => { absoluteRisks(folder, tally); } },
  { has: (names) => names.some((name) => name.endsWith('.vcf.expected.tsv')), run: canRiskCohorts },
  { has: (names) => names.includes('models.json'), run: (folder, _context, tally) => { ancestryAdjustment(folder, tally); } },
  { has: (names) => names.includes('expected.tsv') && names.some((name) => name.endsWith('_all.prs')), run: (folder, _context, tally) => { mixedAncestry(folder, tally); } },
  { has: (names) => names.includes('cases.json'), run: (folder, _context, tally) => { matchTable(folder, tally); } },
  { has: (names) => names.includes('odd_values.tsv'), run: (folder, _context, tally) => { oddAlleles(folder, tally); } },
  { has: (names) => names.some((name) => name.includes('_to_GRCh')), run: (folder, _context, tally) => { liftover(folder, tally); } },
  { has: (names) => names.length === 1 && names[0] === 'expected.tsv', run: (folder, _context, tally) => { hardyWeinbergMoments(folder, tally); } },
]; // prettier-ignore

/**
 * Runs one folder of score cases, or every folder inside. Each genotype file goes through the app's own path: containers, layout
 * detection, the kernel's scanner, merge and sum.
 */
export async function run(target: string): Promise<PeerResult> {
  const context = await nodeContext(path.resolve(import.meta.dirname, '../../..'));
  if (!context.ok) throw new Error(`the bundled packs cannot be read: ${context.error.code}`);
  const tally = new Tally();
  for (const folder of foldersOf(target)) {
    const names = readdirSync(folder);
    const kind = KINDS.find(({ has }) => has(names));
    if (kind === undefined) tally.skip(path.basename(folder), 'no part of the app answers these cases yet');
    else await kind.run(folder, context.value, tally);
  }
  const { passed, failed, skipped, lines } = tally;
  return { passed, failed, skipped, lines };
}

/** The folder itself where it holds cases, else the folders inside. */
function foldersOf(target: string): string[] {
  const names = existsSync(target) ? readdirSync(target, { withFileTypes: true }) : [];
  const inside = names.filter((entry) => entry.isDirectory() && /^\d\d/.test(entry.name)).map((entry) => path.join(target, entry.name)); // prettier-ignore
  return inside.length > 0 ? inside.sort() : [target];
}
