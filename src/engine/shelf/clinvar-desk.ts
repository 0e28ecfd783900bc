import type { Stopped } from '../../domain/analysis/stages.ts';
import type { ClinvarReport } from '../../domain/clinvar/report.ts';
import { fail, ok, type Result } from '../../errors/result.ts';
import { guarded } from '../analysis.ts';
import { readGenome } from '../genome.ts';
import type { Held } from '../held.ts';
import type { References } from '../references.ts';
import type { ClinvarFiles, ClinvarProgress } from '../vault-api.ts';
import { isClinvarFile, joinClinvar, type Reread } from './clinvar-join.ts';
import type { KernelSource } from './brought-scores.ts';

/** ClinVar's file that a person brought, read beside the open genome. Nothing of it is kept here but what the genome carries. */
export class ClinvarDesk {
  readonly #kernels: KernelSource;
  /** Counts stops: a reading that began before the last one ends at its next piece. */
  #stops = 0;

  constructor(kernels: KernelSource) {
    this.#kernels = kernels;
  }

  /** Which of these files are ClinVar's. */
  async areClinvar(files: readonly Blob[]): Promise<boolean[]> {
    const answers: boolean[] = [];
    for (const file of files) answers.push(await isClinvarFile(this.#kernels, file));
    return answers;
  }

  stop(): void {
    this.#stops++;
  }

  /** Errors: those of {@link joinClinvar}; `input/nothing-open`, `reference/pack-missing`. */
  async join(
    { open, references }: { open: Held | null; references: References | null },
    files: ClinvarFiles,
    onProgress: ClinvarProgress,
  ): Promise<Result<ClinvarReport> | Stopped> {
    if (open === null) return fail('input/nothing-open');
    if (references === null) return fail('reference/pack-missing');
    const stops = this.#stops;
    const isStopped = (): boolean => stops !== this.#stops;
    const { genome, source } = open;
    const reread = genome.table.isVcf && source !== null ? rereader(this.#kernels, source, references) : null;
    const joined = await guarded(async () => {
      const report = await joinClinvar(this.#kernels, { genome, references, reread }, files, { onProgress, isStopped });
      return report ?? ok(null);
    });
    if (!joined.ok) return joined;
    return joined.value === null ? { stopped: true } : ok(joined.value);
  }
}

/** Reads a genome's file once more into a kernel of its own, keeping the records at some places whole. */
export function rereader(
  kernels: KernelSource,
  { file, chosen }: NonNullable<Held['source']>,
  { markers }: Pick<References, 'markers'>,
): (keys: Uint32Array) => Promise<Result<Reread>> {
  return async (keys) => {
    const kernel = await kernels.take();
    const request = {
      file,
      options: chosen,
      markers,
      watch: keys.toSorted(),
      keepRecords: false,
      onProgress: () => undefined,
    };
    const genome = await readGenome(kernel, request);
    const release = (): void => {
      kernels.release(kernel);
    };
    if (genome.ok) return ok({ genome: genome.value, release });
    release();
    return genome;
  };
}
