import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { PackedScore } from '../domain/scores/packed-score.ts';
import type { Genome } from './genome.ts';
import type { Kernel } from './kernel/kernel.ts';

/** A genome with the kernel whose memory holds it. */
export interface Held {
  kernel: Kernel;
  genome: Genome;
  /** What it was read from; null for a joined one, which has no records of its own. */
  source: { file: Blob; chosen: Pick<AnalysisOptions, 'sample' | 'entry'> } | null;
  /** Brought scores whose records were kept when it was read. */
  watched: ReadonlySet<PackedScore>;
}
