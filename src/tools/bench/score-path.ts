import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { kernelBytes } from 'virtual:kernel';
import { DEFAULT_OPTIONS } from '../../domain/analysis/options.ts';
import { type PackedScore, packScore } from '../../domain/scores/packed-score.ts';
import { readFile as readGenotypes } from '../../engine/analysis.ts';
import { Kernel } from '../../engine/kernel/kernel.ts';
import { kernelRowEngine } from '../../engine/kernel/score-rows.ts';
import { type ScoredFile, scoreColumns } from '../../engine/kernel/score.ts';
import { ScoringFileReader } from '../../formats/scoring-file.ts';
import { nodeContext } from '../analyse/run-analysis.ts';

const PIECE_BYTES = 1 << 20;
const RESERVE_SLACK = 1.1;

/**
 * The way of two files to a sum, as the app has it. The bench bundles this module as the app's workers are bundled: module by module, as
 * Vite serves them, every use of another module's constant is a call.
 */
export interface ScorePath {
  /** Reads a genotype file and a scoring file from disk and adds the score up. */
  readAndScore(chip: string, score: string): Promise<number>;
  /** Reads a genotype file and keeps it open, as a person's file is when a score is brought. */
  openChip(chip: string): Promise<void>;
  /** Reads a scoring file from disk and adds the score up on the open file. */
  scoreOpen(score: string): Promise<number>;
  /** A scoring file so many times over, read and ready; `sum` adds all of them up on the open file. */
  scores(score: string, count: number): Promise<{ sum(): number }>;
  /** Reads a scoring file into columns that are ready to be computed; its rows. */
  importScore(score: string): Promise<number>;
}

/** A genotype file that was read, and the kernel in whose memory it lies. */
interface OpenFile {
  kernel: Kernel;
  file: ScoredFile;
}

/** Makes everything ready that stands before a file comes: the packs, and the compiled kernel. */
export async function openScorePath(root: string): Promise<ScorePath> {
  const context = await nodeContext(root);
  if (!context.ok) throw new Error(context.error.code);
  const module = await Kernel.compile(kernelBytes);
  const read = async (score: string): Promise<PackedScore> => readScore(await Kernel.start(module), score);
  const open = async (chip: string): Promise<OpenFile> => {
    const kernel = await Kernel.start(module);
    const request = { file: new Blob([readFileSync(chip)]), options: DEFAULT_OPTIONS, onEvent: () => undefined };
    const genome = await readGenotypes({ ...context.value, kernel }, request);
    if (!genome.ok) throw new Error(genome.error.code);
    return { kernel, file: { ...genome.value, columns: genome.value.table.addresses } };
  };
  const sumOf = async ({ kernel, file }: OpenFile, score: string): Promise<number> =>
    scoreColumns(kernel, await read(score), file, DEFAULT_OPTIONS).sum;
  let held: OpenFile | null = null;
  return {
    importScore: async (score) => (await read(score)).rows,
    readAndScore: async (chip, score) => sumOf(await open(chip), score),
    openChip: async (chip) => {
      held = await open(chip);
    },
    scoreOpen: async (score) => sumOf(opened(held), score),
    scores: async (score, count) => {
      const { kernel, file } = opened(held);
      const all: PackedScore[] = [];
      while (all.length < count) all.push(await read(score));
      return { sum: () => all.reduce((sum, one) => sum + scoreColumns(kernel, one, file, DEFAULT_OPTIONS).sum, 0) };
    },
  };
}

function opened(held: OpenFile | null): OpenFile {
  if (held === null) throw new Error('no file is open');
  return held;
}

/** Reads a scoring file in pieces, as a browser hands them over. */
function readScore(kernel: Kernel, score: string): PackedScore {
  const reader = new ScoringFileReader(undefined, kernelRowEngine(kernel));
  const file = openSync(score, 'r');
  const piece = new Uint8Array(PIECE_BYTES);
  let isReserved = false;
  for (let length = readSync(file, piece); length > 0; length = readSync(file, piece)) {
    reader.push(piece.subarray(0, length));
    if (!isReserved) reader.reserve((reader.rows * fstatSync(file).size * RESERVE_SLACK) / length);
    isReserved = true;
  }
  closeSync(file);
  const definitions = reader.finish();
  const [first] = definitions.ok ? definitions.value : [];
  if (first === undefined) throw new Error('the made score does not parse');
  return packScore(first);
}
