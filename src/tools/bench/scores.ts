import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_OPTIONS } from '../../domain/analysis/options.ts';
import { genomeKey } from '../../domain/genotype/genome.ts';
import { type PackedScore, packScore } from '../../domain/scores/packed-score.ts';
import { haploidRange } from '../../domain/scores/score-engine.ts';
import type { ScoreOptions } from '../../domain/scores/score-options.ts';
import { TermBuilder } from '../../domain/scores/term-builder.ts';
import { readFile as readGenotypes } from '../../engine/analysis.ts';
import type { Genome } from '../../engine/genome.ts';
import type { Kernel } from '../../engine/kernel/kernel.ts';
import { KernelScoreEngine, scoreColumns } from '../../engine/kernel/score.ts';
import { nodeContext } from '../analyse/run-analysis.ts';
import { makeChipFile, V5_ROWS } from './chip-file.ts';
import { randomFrom } from './random.ts';
import { bundleScorePath, type LargeImport, largeImport } from './score-bundle.ts';
import { chipSites } from './sites.ts';
import { interleave, type Timing } from './statistics.ts';
import type { BenchRow } from './table.ts';
import { benchTextScores, textScoreRows, type TextScoreTimings } from './text-scores.ts';

const SEED = 1;
/** Rows of a score on all common sites. */
const PACKED_SCORE_ROWS = 6_600_000;

/** Options of a European's file whose strand is proved. */
const REFERENCED: ScoreOptions = { ...DEFAULT_OPTIONS, plusStrand: true, reference: { shares: { EUR: 1 }, from: 'chosen' } }; // prettier-ignore

/** What scores cost, and what others take for the same. */
export interface ScoreTimings {
  /** A score of 1.1 million rows as text. */
  text: TextScoreTimings;
  /** Merge of a packed score of 6.6 million rows with the open genome, the copy into the kernel's memory included. */
  packedMerge: Timing;
  /** The whole report of that score. */
  packedReport: Timing;
  /** One weight times one dosage a row, both dense: the least that a sum of that length costs. */
  denseDot: Timing;
  large: LargeImport;
  /** All bundled scores on the open genome, without a reference, and with what a European gets: standings, intervals, percentiles. */
  bundled: Timing;
  bundledStandings: Timing;
  bundledCount: number;
}

/** Times scores in Node: the modules and the kernel that the browser runs. */
export async function benchScores(root: string, rounds: number): Promise<ScoreTimings> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sequester-bench-scores-'));
  try {
    const context = await nodeContext(root);
    if (!context.ok) throw new Error(context.error.code);
    const chip = makeChipFile({ seed: SEED, rows: V5_ROWS, sites: chipSites(root) });
    const bundle = await bundleScorePath(root, folder);
    const text = await benchTextScores({ bundle, root, folder }, chip, rounds);
    const genome = await openGenome(context.value, chip);
    const packed = packedScore();
    const [weights, dosages] = [packed.terms.weight, new Float64Array(PACKED_SCORE_ROWS).fill(1)];
    const { scores } = context.value.references;
    const file = { ...genome, columns: genome.table.addresses };
    const score = (one: PackedScore, options: ScoreOptions = DEFAULT_OPTIONS): number => scoreColumns(context.value.kernel, one, file, options).sum; // prettier-ignore
    const timed = async (work: () => unknown): Promise<number> => {
      const startMs = performance.now();
      await work();
      return performance.now() - startMs;
    };
    const timings = await interleave(
      {
        packedMerge: () =>
          timed(() => {
            mergeOnly(context.value.kernel, genome, packed);
          }),
        packedReport: () => timed(() => score(packed)),
        denseDot: () => timed(() => dot(weights, dosages)),
        bundled: () => timed(() => scores.map((one) => score(one))),
        bundledStandings: () => timed(() => scores.map((one) => score(one, REFERENCED))),
      },
      { rounds, warmUps: 1 },
    );
    const large = await largeImport(bundle, root, folder);
    return { text, ...timings, bundledCount: scores.length, large };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function openGenome(context: Parameters<typeof readGenotypes>[0], chip: Buffer): Promise<Genome> {
  const genome = await readGenotypes(context, {
    file: new Blob([new Uint8Array(chip)]),
    options: DEFAULT_OPTIONS,
    onEvent: () => undefined,
  });
  if (!genome.ok) throw new Error(genome.error.code);
  return genome.value;
}

/** Rows spread evenly over the autosomes, in genome order. */
function packedScore(): PackedScore {
  const random = randomFrom(SEED + 2);
  const count = PACKED_SCORE_ROWS;
  const perChromosome = count / 22;
  const rows = { count, row: new Uint32Array(count), rsid: new Uint32Array(count), alleles: new Uint8Array(count), weight: new Float64Array(count), frequency: new Float64Array(count).fill(NaN) }; // prettier-ignore
  const keys = new Uint32Array(count);
  for (let term = 0; term < count; term++) {
    const effect = Math.floor(random() * 4);
    const other = (effect + 1 + Math.floor(random() * 3)) % 4;
    rows.row[term] = term + 1;
    rows.alleles[term] = ((effect + 1) << 4) | (other + 1);
    rows.weight[term] = random() - 0.5;
    const chromosome = String(1 + Math.floor(term / perChromosome)) as '1';
    keys[term] = genomeKey(chromosome, 10_000 + 120 * (term % perChromosome));
  }
  const builder = new TermBuilder();
  builder.placeAll(builder.addPlain(rows), 'GRCh37', keys);
  const { terms } = builder.finish();
  return packScore({
    header: { id: 'bench', name: null, trait: '', traitMapped: null, citation: null, licence: null, weightType: null, authorBuild: 'GRCh37', harmonisedBuild: null, declaredRows: null, format: 'plain', published: null }, // prettier-ignore
    rows: terms.count,
    terms,
    refused: [],
    unplacedKeys: null,
  });
}

function mergeOnly(kernel: Kernel, genome: Genome, packed: PackedScore): void {
  const columns = packed.builds.GRCh37;
  if (columns === undefined) throw new Error('the made score has no place');
  const rules = { recordsOnly: false, keepAmbiguous: false, haploidX: haploidRange('GRCh37'), haploidFrom: 0xffffffff, sex: genome.sex, maleX: 2 as const }; // prettier-ignore
  new KernelScoreEngine(kernel, genome.table.addresses).merge(columns, packed.terms.count, rules);
}

/** The least that a sum of this length costs: one weight and one dosage a row, both dense. */
function dot(weights: Float64Array, dosages: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += (weights[index] ?? 0) * (dosages[index] ?? 0);
  return sum;
}

/** The part's lines of the printed table. */
export function scoreRowsOf(timings: ScoreTimings): BenchRow[] {
  const line = (name: string, timing: Timing, to?: { name: string; timing: Timing }): BenchRow => ({
    name,
    timing,
    ratio: to === undefined ? null : timing.medianMs / to.timing.medianMs,
    comparedWith: to?.name ?? '',
  });
  return [
    ...textScoreRows(timings.text),
    line('dense dot product of 6.6 M', timings.denseDot),
    line('packed score of 6.6 M rows: merge', timings.packedMerge, { name: 'dense dot', timing: timings.denseDot }),
    line('packed score of 6.6 M rows: whole report', timings.packedReport),
    line(`${String(timings.bundledCount)} bundled scores on the open chip file`, timings.bundled),
    line('the same, with their standings among Europeans', timings.bundledStandings),
  ];
}
