import { kernelBytes } from 'virtual:kernel';
import type { ClinvarReport } from '../../domain/clinvar/report.ts';
import type { Analysis, AnalysisContext } from '../../engine/analysis.ts';
import { KernelPool } from '../../engine/kernel/kernel-pool.ts';
import { Kernel } from '../../engine/kernel/kernel.ts';
import { rereader } from '../../engine/shelf/clinvar-desk.ts';
import { joinClinvar } from '../../engine/shelf/clinvar-join.ts';
import { ok, type Result } from '../../errors/result.ts';
import type { AnalyseArguments } from './arguments.ts';
import { fileBlob } from './run-analysis.ts';

/** What `--clinvar` adds: the records of ClinVar's file that the genome carries; null where it was not asked for. */
export async function clinvarOf(
  { references }: AnalysisContext,
  { genome }: Analysis,
  { file, clinvar, callable, options: { sample, entry } }: AnalyseArguments,
): Promise<Result<ClinvarReport | null>> {
  if (clinvar === null) return ok(null);
  const [own, records, stretches] = [
    await fileBlob(file),
    await fileBlob(clinvar),
    callable === null ? ok(null) : await fileBlob(callable),
  ];
  if (!own.ok) return own;
  if (!records.ok) return records;
  if (!stretches.ok) return stretches;
  const kernels = new KernelPool(await Kernel.compile(kernelBytes));
  const chosen = { ...(sample === undefined ? {} : { sample }), ...(entry === undefined ? {} : { entry }) };
  const reread = genome.table.isVcf ? rereader(kernels, { file: own.value, chosen }, references) : null;
  const watching = { onProgress: () => undefined, isStopped: () => false };
  const joined = await joinClinvar(
    kernels,
    { genome, references, reread },
    { file: records.value, callable: stretches.value },
    watching,
  );
  return joined ?? ok(null);
}
