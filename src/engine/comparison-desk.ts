import type { AnalysisEvent, Stopped } from '../domain/analysis/stages.ts';
import type { ComparisonReport } from '../domain/genotype/compare.ts';
import type { Report } from '../domain/report/report.ts';
import { fail, type Failure, ok, type Result } from '../errors/result.ts';
import { type AnalysisContext, type AnalysisRequest, guarded, interpretGenome, readFile } from './analysis.ts';
import { compareGenomes, comparisonReport } from './compare.ts';
import { describeGenome, type Genome } from './genome.ts';
import type { Held } from './held.ts';
import type { KernelPool } from './kernel/kernel-pool.ts';
import { mergeGenotypes } from './merge.ts';

/** Thrown through the reader when a comparison is stopped; never leaves this file. */
class StoppedError extends Error {}

/** A second genome beside the open one: read, compared, joined, given up. It has a kernel of its own. */
export class ComparisonDesk {
  readonly #kernels: KernelPool;
  #second: Held | null = null;
  #samePerson = false;
  /** Counts stops: a comparison that began before the last one ends at its next progress. */
  #stops = 0;

  constructor(kernels: KernelPool) {
    this.#kernels = kernels;
  }

  /** The genome that was compared last, while it is held. */
  get second(): Held | null {
    return this.#second;
  }

  /** Ends a comparison that is being read; what was compared before stays. */
  stop(): void {
    this.#stops++;
  }

  /** Begins a comparison: tells from then on whether it has been stopped. */
  begin(): () => boolean {
    const stops = this.#stops;
    return () => stops !== this.#stops;
  }

  /** Overwrites the second genome. */
  clear(): void {
    if (this.#second !== null) this.#kernels.release(this.#second.kernel);
    this.#second = null;
    this.#samePerson = false;
  }

  /**
   * Reads a second file and compares it with a genome.
   *
   * @param still - `open` gives the genome that is open now, which may have become another one while the file was read; `isStopped` is
   * that of {@link ComparisonDesk.begin}
   */
  async compare(
    context: AnalysisContext,
    request: AnalysisRequest,
    { open, isStopped }: { open: () => Genome | null; isStopped: () => boolean },
  ): Promise<Result<ComparisonReport> | Stopped> {
    const first = open();
    if (first === null) return fail('input/nothing-open');
    const onEvent = (event: AnalysisEvent): void => {
      if (isStopped()) throw new StoppedError();
      request.onEvent(event);
    };
    const second = await this.#read(context, { ...request, onEvent });
    if ('stopped' in second || !second.ok) return second;
    // Meanwhile another file may have become the open one: there is nothing to compare with any more.
    if (isStopped() || open() !== first) {
      this.#kernels.release(context.kernel);
      return { stopped: true };
    }
    this.clear();
    this.#second = { kernel: context.kernel, genome: second.value, source: null, watched: new Set() };
    if (first.build === null || first.build !== second.value.build) return fail('input/builds-differ');
    const comparison = compareGenomes(first, second.value, context.references);
    this.#samePerson = comparison.samePerson === 'yes';
    return ok(comparisonReport(comparison, first, second.value));
  }

  /** Why a genome and the compared one cannot be joined; null where they can. */
  refusal(first: Genome | null): Failure | null {
    if (first === null || this.#second === null) return { code: 'input/nothing-open' };
    // Chip rows are joined; records of a VCF are not, nor are estimates put beside measurements as if they were such.
    const isChip = ({ records, file }: Genome): boolean => records === 'letters' && file.imputed === undefined;
    if (!isChip(first) || !isChip(this.#second.genome)) return { code: 'input/not-mergeable' };
    return this.#samePerson ? null : { code: 'input/not-same-person' };
  }

  /** Joins a genome with the compared one of the same person, in the kernel of the context. */
  async join(
    context: AnalysisContext,
    first: Genome,
    request: Omit<AnalysisRequest, 'file'>,
  ): Promise<Result<{ genome: Genome; report: Report }>> {
    const second = this.#second;
    if (second === null) return fail('input/nothing-open');
    const { kernel, references } = context;
    return guarded(() => {
      const read = mergeGenotypes(kernel, first, second.genome);
      const genome = describeGenome({ container: 'none', warnings: [] }, read, references.markers);
      return Promise.resolve(ok({ genome, report: interpretGenome(context, { ...request, sizeBytes: 0 }, genome) }));
    });
  }

  async #read(context: AnalysisContext, request: AnalysisRequest): Promise<Result<Genome> | Stopped> {
    try {
      const read = await guarded(() => readFile(context, request));
      if (!read.ok) this.#kernels.giveUp(context.kernel, read.error);
      return read;
    } catch (error) {
      this.#kernels.discard(context.kernel);
      if (error instanceof StoppedError) return { stopped: true };
      throw error;
    }
  }
}
