import { sha256OfBlob } from '../../bytes/sha256-stream.ts';
import { ClinvarComposer } from '../../domain/clinvar/compose.ts';
import { type ClinvarReading, readClinvar } from '../../domain/clinvar/read-clinvar.ts';
import type { ClinvarReport } from '../../domain/clinvar/report.ts';
import { genomeKey } from '../../domain/genotype/genome.ts';
import { ALLELE, firstAllele, secondAllele } from '../../domain/genotype/genotype-code.ts';
import { areIndelLettersKnown } from '../../domain/genotype/indel-letters.ts';
import type { SiteLookup } from '../../domain/genotype/observed-site.ts';
import type { ObserveContext } from '../../domain/pgx/observe-context.ts';
import { fail, ok, type Result } from '../../errors/result.ts';
import { CallableBedReader, type CallableStretches, isCallable } from '../../formats/callable-bed.ts';
import { ClinvarReader, type ClinvarRow } from '../../formats/clinvar-file.ts';
import { SourceError } from '../../formats/source-error.ts';
import { openSource } from '../../formats/source.ts';
import type { Genome } from '../genome.ts';
import type { GenotypeTable } from '../kernel/genotype-table.ts';
import { kernelEngine } from '../kernel/inflate.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { wholeFile } from '../medicines.ts';
import type { References } from '../references.ts';
import type { KernelSource } from './imported-scores.ts';

/** A brought ClinVar file, and the BED of what could be called, if one came with it. */
export interface ClinvarFiles {
  file: Blob;
  callable: Blob | null;
}

/** What is told while it is read: bytes of the file on disk. */
export type ClinvarProgress = (bytesRead: number, bytesTotal: number) => void;

/** Records of a genome's file that are looked at to tell whether it states what its calls rest on. */
const LOOKED_AT = 200;

/**
 * Reads ClinVar's VCF once, from its first byte to its last, beside an open genome, and keeps what the genome carries. Memory does not grow with
 * the file: one record is decoded at a time.
 *
 * Errors: those of {@link openSource}, {@link ClinvarReader} and {@link CallableBedReader}; `input/build-unknown`; `clinvar/doubtful-genome` where nothing can be told
 * from the genome's file as a whole.
 */
export async function joinClinvar(
  kernels: KernelSource,
  { genome, references }: { genome: Genome; references: Pick<References, 'pgx' | 'genes'> },
  { file, callable }: ClinvarFiles,
  onProgress: ClinvarProgress,
  isStopped: () => boolean,
): Promise<Result<ClinvarReport> | null> {
  if (genome.build === null) return fail('input/build-unknown');
  const whole = wholeFile(references.pgx, genome);
  if (whole.withheld !== null) return fail('clinvar/doubtful-genome');
  const stretches = callable === null ? ok(null) : await readCallable(kernels, callable);
  if (!stretches.ok) return stretches;
  const composer = new ClinvarComposer(references.genes ?? [], genome.sex);
  const context: Omit<ObserveContext, 'chromosome'> = {
    lookup: indelNames(genome),
    build: genome.build,
    sex: genome.sex,
    indelLettersKnown: areIndelLettersKnown(genome.layout.source),
    chipCluster: whole.chipCluster,
  };
  const take = (row: ClinvarRow): void => {
    if (row.isSomaticOnly) composer.leaveOutSomatic();
    else composer.take(row.class === 'conflicting', readRow(context, row, stretches.value), () => row.record());
  };
  const reader = new ClinvarReader((build) => build === genome.build, take);
  const read = await withKernel(kernels, async (kernel) => {
    const source = await openSource(file, { engine: kernelEngine(kernel) });
    if (!source.ok) return source;
    for await (const { bytes, bytesRead } of source.value.chunks()) {
      if (isStopped()) return ok(false);
      onProgress(bytesRead, file.size);
      if (!reader.push(bytes)) break;
    }
    return ok(true);
  });
  if (!read.ok) return read.error.code === 'input/truncated-archive' ? fail('clinvar/cut') : read;
  if (!read.value) return null;
  const release = reader.finish();
  if (!release.ok) return release;
  return ok(
    composer.finish(release.value, {
      sha256: await sha256OfBlob(file),
      sizeBytes: file.size,
      isSequenced: statesEvidence(genome),
      hasCallable: stretches.value !== null,
    }),
  );
}

function readRow(
  context: Omit<ObserveContext, 'chromosome'>,
  row: ClinvarRow,
  stretches: CallableStretches | null,
): ClinvarReading {
  const reading = readClinvar({ ...context, chromosome: row.chromosome }, row);
  if (stretches === null || reading.verdict !== 'not-in-file' || context.lookup.longCalls === undefined) return reading;
  const key = genomeKey(row.chromosome, row.position);
  const isThere = key > 0 && isCallable(stretches, key, key + row.ref.length - 1);
  return isThere ? { verdict: 'reference', isHemizygous: false, letters: null } : reading;
}

/** Whether a file is ClinVar's VCF, by its header. */
export async function isClinvarFile(kernels: KernelSource, file: Blob): Promise<boolean> {
  const reader = new ClinvarReader(
    () => true,
    () => undefined,
  );
  const read = await withKernel(kernels, async (kernel) => {
    const source = await openSource(file, { engine: kernelEngine(kernel) });
    if (!source.ok) return source;
    for await (const { bytes } of source.value.chunks()) if (!reader.push(bytes) || reader.isClinvar === true) break;
    return ok(true);
  });
  return read.ok && reader.isClinvar === true;
}

async function readCallable(kernels: KernelSource, file: Blob): Promise<Result<CallableStretches>> {
  const reader = new CallableBedReader();
  const read = await withKernel(kernels, async (kernel) => {
    const source = await openSource(file, { engine: kernelEngine(kernel) });
    if (!source.ok) return source;
    for await (const { bytes } of source.value.chunks()) if (!reader.push(bytes)) break;
    return ok(true);
  });
  return read.ok ? reader.finish() : read;
}

/** Lends a kernel for unpacking, and takes damage of the archive as a value. */
async function withKernel<T>(kernels: KernelSource, work: (kernel: Kernel) => Promise<Result<T>>): Promise<Result<T>> {
  const kernel = await kernels.take();
  let isSound = false;
  try {
    const result = await work(kernel);
    isSound = true;
    return result;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    isSound = true;
    return { ok: false, error: error.failure };
  } finally {
    if (isSound) kernels.release(kernel);
    else kernels.discard(kernel);
  }
}

const isIndelLetter = (nibble: number): boolean => nibble === ALLELE.I || nibble === ALLELE.D;

/** A chip lists an indel where its vendor pleases: rows with I and D are found by their rsid. All other rows by their place. */
function indelNames({ lookup, table }: Genome): SiteLookup {
  if (table.isVcf) return { ...lookup, keysOfIds: (rsids) => new Uint32Array(rsids.length) };
  const keys = new Map<number, number>();
  const [codes, rowKeys] = [table.genotypes(), table.keys()];
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0;
    if (!isIndelLetter(firstAllele(code)) && !isIndelLetter(secondAllele(code))) continue;
    const number = table.rsNumber(row);
    if (number !== 0) keys.set(number, rowKeys[row] ?? 0);
  }
  return { ...lookup, keysOfIds: (rsids) => rsids.map((rsid) => keys.get(rsid) ?? 0) };
}

/** Whether the file's own records say what their calls rest on (depth, quality), as sequencing does: those that are kept whole are asked. */
function statesEvidence({ table, lookup }: Genome): boolean {
  if (!table.isVcf) return false;
  if (table.addresses.blockCount > 0) return true;
  let [asked, stating] = [0, 0];
  for (const row of keptRows(table)) {
    const { chromosome, position } = table.place(row);
    for (const site of lookup.at(chromosome, position)) {
      if (site.kind !== 'vcf') continue;
      asked++;
      if (site.statesEvidence === true) stating++;
    }
    if (asked >= LOOKED_AT) break;
  }
  return asked > 0 && stating * 2 > asked;
}

function* keptRows(table: GenotypeTable): Generator<number> {
  const codes = table.genotypes();
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0;
    if (firstAllele(code) === ALLELE.other || secondAllele(code) === ALLELE.other) yield row;
  }
}
