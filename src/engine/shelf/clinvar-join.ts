import { sha256OfBlob } from '../../bytes/sha256-stream.ts';
import { ClinvarComposer } from '../../domain/clinvar/compose.ts';
import { type ClinvarReading, readClinvar } from '../../domain/clinvar/read-clinvar.ts';
import type { ClinvarRecord } from '../../domain/clinvar/record.ts';
import type { ClinvarReport } from '../../domain/clinvar/report.ts';
import type { FindingContext } from '../../domain/findings/observe-finding.ts';
import { type Build, genomeKey } from '../../domain/genotype/genome.ts';
import { ALLELE, firstAllele, secondAllele } from '../../domain/genotype/genotype-code.ts';
import { areIndelLettersKnown } from '../../domain/genotype/indel-letters.ts';
import { fail, ok, type Result } from '../../errors/result.ts';
import { CallableBedReader, type CallableStretches, isCallable } from '../../formats/callable-bed.ts';
import { ClinvarReader, type ClinvarRow } from '../../formats/clinvar-file.ts';
import { SourceError } from '../../formats/source-error.ts';
import { openSource } from '../../formats/source.ts';
import type { Genome } from '../genome.ts';
import type { GenotypeTable } from '../kernel/genotype-table.ts';
import { kernelEngine } from '../kernel/inflate.ts';
import type { ClinvarFiles, ClinvarProgress } from '../vault-api.ts';
import { mitochondrionOf, wholeFile } from '../medicines.ts';
import type { References } from '../references.ts';
import type { KernelSource } from './brought-scores.ts';
import { IndelProbes } from './indel-probes.ts';

/** Share of the file after which progress is told again. */
const PROGRESS_SHARE = 0.01;
/** Records of a genome's file that are looked at to tell whether it states what its calls rest on. */
const LOOKED_AT = 200;

/** The open genome, and how to read its file again with the records of some places kept whole; null for a file whose letters tell all. */
export interface JoinedGenome {
  genome: Genome;
  references: Pick<References, 'pgx' | 'genes'>;
  reread: ((keys: Uint32Array) => Promise<Result<Reread>>) | null;
}

export interface Reread {
  genome: Genome;
  release(): void;
}

/**
 * Reads ClinVar's VCF once, from its first byte to its last, beside an open genome, and keeps what the genome carries. Memory does not grow with
 * the file: one record is decoded at a time. Of a VCF the records that seem to carry something are then read again as they stand, for their REF and
 * what their calls rest on.
 *
 * Errors: those of {@link openSource}, {@link ClinvarReader} and {@link CallableBedReader}; `input/build-unknown`; `clinvar/doubtful-genome` where nothing can be told
 * from the genome's file as a whole.
 *
 * @returns null where it was stopped
 */
export async function joinClinvar(
  kernels: KernelSource,
  { genome, references, reread }: JoinedGenome,
  { file, callable }: ClinvarFiles,
  { onProgress, isStopped }: { onProgress: ClinvarProgress; isStopped: () => boolean },
): Promise<Result<ClinvarReport> | null> {
  if (genome.build === null) return fail('input/build-unknown');
  const whole = wholeFile(references.pgx, genome);
  if (whole.withheld !== null) return fail('clinvar/doubtful-genome');
  const stretches = callable === null ? ok(null) : await readCallable(kernels, callable);
  if (!stretches.ok) return stretches;
  // A gVCF says itself where it could call: what its blocks leave out, or give a low quality, no BED makes the reference.
  const callableHere = genome.table.addresses.blockCount > 0 ? null : stretches.value;
  const composer = new ClinvarComposer(references.genes ?? [], genome.sex);
  const probes = new IndelProbes(genome.table);
  const context = contextOf(genome, genome.build, { chipCluster: whole.chipCluster, keys: probes.keys });
  const carried: ClinvarRecord[] = [];
  const unproved: UnprovedReference[] = [];
  const ofProbes: { record: ClinvarRecord; reading: ClinvarReading }[] = [];
  const reader = new ClinvarReader(
    (build) => build === genome.build,
    (row) => {
      if (row.isSomaticOnly) {
        composer.leaveOutSomatic();
        return;
      }
      const reading = readRow(context, row, callableHere);
      if (reread !== null && isCarried(reading)) carried.push(row.record());
      else if (reread !== null && reading.verdict === 'reference' && isByLetters(context, row))
        unproved.push(placeOf(row));
      else if (isCarried(reading) && probes.mayMean(row)) ofProbes.push({ record: row.record(), reading });
      else composer.take(row.class === 'conflicting', reading, () => row.record());
    },
    probes.isAny
      ? (indel) => {
          probes.note(indel);
        }
      : null,
  );
  let told = 0;
  const read = await withSource(kernels, file, (bytes, bytesRead) => {
    if (bytesRead - told > file.size * PROGRESS_SHARE) onProgress((told = bytesRead), file.size);
    return !isStopped() && reader.push(bytes);
  });
  if (!read.ok) return read.error.code === 'input/truncated-archive' ? fail('clinvar/cut') : read;
  if (isStopped()) return null;
  const release = reader.finish();
  if (!release.ok) return release;
  for (const { record, reading } of ofProbes)
    composer.take(
      record.class === 'conflicting',
      probes.isShared(record) ? { verdict: 'no-call', reason: 'probe' } : reading,
      () => record,
    );
  const confirmed =
    reread === null || carried.length + unproved.length === 0
      ? ok(null)
      : await confirm(composer, context, { carried, unproved }, reread);
  if (!confirmed.ok) return confirmed;
  const sha256 = await sha256OfBlob(file);
  if (isStopped()) return null;
  const facts = { sha256, sizeBytes: file.size, isSequenced: statesEvidence(genome), hasCallable: callable !== null };
  return ok(composer.finish(release.value, facts));
}

interface JoinContext extends Omit<FindingContext, 'chromosome'> {
  /** Whether the file's mitochondrial places are of another sequence than ClinVar's, which are of the rCRS. */
  isOtherMitochondrion: boolean;
}

function contextOf(
  genome: Genome,
  build: Build,
  { chipCluster, keys }: Pick<JoinContext, 'chipCluster' | 'keys'>,
): JoinContext {
  const { lookup, sex, layout } = genome;
  return {
    lookup,
    keys,
    build,
    sex,
    indelLettersKnown: areIndelLettersKnown(layout.source),
    chipCluster,
    isOtherMitochondrion: mitochondrionOf(genome) === 'other',
  };
}

/** What is not found is not decoded. */
function noRecord(): never {
  throw new Error('a record that is not carried was asked for');
}

const isCarried = ({ verdict }: ClinvarReading): boolean => verdict === 'one-copy' || verdict === 'two-copies';

/** A record of ClinVar that a line of the file denies; nothing of it is needed but its place. */
type UnprovedReference = Pick<ClinvarRow, 'class' | 'chromosome' | 'position' | 'ref' | 'alt' | 'rsid'>;

const placeOf = ({ class: of, chromosome, position, ref, alt, rsid }: ClinvarRow): UnprovedReference => ({ class: of, chromosome, position, ref, alt, rsid }); // prettier-ignore

/** Whether a line of a VCF tells a place of which only the letters were kept: neither its filter nor what it rests on is seen. */
function isByLetters({ lookup }: JoinContext, { chromosome, position, ref }: ClinvarRow): boolean {
  return Array.from(ref).some((_, offset) =>
    lookup.at(chromosome, position + offset).some(({ kind }) => kind === 'letters'),
  );
}

/** Reads the places that seem to carry something, and those that a line denies, once more with their whole records: REF, filters, depth and quality. */
async function confirm(
  composer: ClinvarComposer,
  context: JoinContext,
  { carried, unproved }: { carried: readonly ClinvarRecord[]; unproved: readonly UnprovedReference[] },
  reread: (keys: Uint32Array) => Promise<Result<Reread>>,
): Promise<Result<null>> {
  const keys = [...carried, ...unproved].flatMap(({ chromosome, position, ref }) =>
    Array.from(ref, (_, offset) => genomeKey(chromosome, position + offset)),
  );
  const again = await reread(Uint32Array.from(keys));
  if (!again.ok) return again;
  const { lookup } = again.value.genome;
  for (const record of carried) {
    const reading = readClinvar({ ...context, lookup, chromosome: record.chromosome }, record);
    composer.take(record.class === 'conflicting', reading, () => record);
  }
  for (const place of unproved) {
    const reading = readClinvar({ ...context, lookup, chromosome: place.chromosome }, place);
    const isDenied = reading.verdict === 'reference' || reading.verdict === 'no-call';
    composer.take(
      place.class === 'conflicting',
      isDenied ? reading : { verdict: 'no-call', reason: 'no-call' },
      noRecord,
    );
  }
  again.value.release();
  return ok(null);
}

function readRow(context: JoinContext, row: ClinvarRow, stretches: CallableStretches | null): ClinvarReading {
  const { chromosome, position, ref, alt } = row;
  if (chromosome === 'MT' && context.isOtherMitochondrion) return { verdict: 'no-call', reason: 'other-bases' };
  const reading = readClinvar({ ...context, chromosome }, row);
  if (stretches === null || reading.verdict !== 'not-in-file' || context.lookup.longCalls === undefined) return reading;
  const key = genomeKey(chromosome, position);
  // What is put in lies between two bases.
  const span = ref.length + (alt.length > ref.length ? 1 : 0);
  const isThere = key > 0 && isCallable(stretches, key, key + span - 1);
  return isThere ? { verdict: 'reference', isHemizygous: false, letters: null } : reading;
}

/** Whether a file is ClinVar's VCF, by its header. */
export async function isClinvarFile(kernels: KernelSource, file: Blob): Promise<boolean> {
  const reader = new ClinvarReader(
    () => true,
    () => undefined,
  );
  const read = await withSource(kernels, file, (bytes) => reader.push(bytes) && reader.isClinvar !== true);
  return read.ok && reader.isClinvar === true;
}

async function readCallable(kernels: KernelSource, file: Blob): Promise<Result<CallableStretches>> {
  const reader = new CallableBedReader();
  const read = await withSource(kernels, file, (bytes) => reader.push(bytes));
  return read.ok ? reader.finish() : read;
}

/** Unpacks a file piece by piece, in a kernel that is lent for it, until `take` wants no more. Damage of the archive comes back as a value. */
async function withSource(
  kernels: KernelSource,
  file: Blob,
  take: (bytes: Uint8Array, bytesRead: number) => boolean,
): Promise<Result<null>> {
  const kernel = await kernels.take();
  let isSound = false;
  try {
    const source = await openSource(file, { engine: kernelEngine(kernel) });
    if (source.ok) for await (const { bytes, bytesRead } of source.value.chunks()) if (!take(bytes, bytesRead)) break;
    isSound = true;
    return source.ok ? ok(null) : source;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    isSound = true;
    return { ok: false, error: error.failure };
  } finally {
    if (isSound) kernels.release(kernel);
    else kernels.discard(kernel);
  }
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
