import { answerPublished, type PublishedAnswer, type PublishedGenome, type PublishedQuestion } from '../domain/published/answer.ts'; // prettier-ignore
import { MOST_PUBLISHED } from '../domain/published/commonness.ts';
import type { PublishedPack, PublishedVariant } from '../domain/published/published-pack.ts';
import { asSuspects, placeIn, type PublishedInput, readPublished } from '../domain/published/read-published.ts';
import { findingReason } from '../domain/findings/read-findings.ts';
import { genomeKey } from '../domain/genotype/genome.ts';
import { areIndelLettersKnown } from '../domain/genotype/indel-letters.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';
import { decodePublishedPack } from '../reference/published-pack.ts';
import { guarded } from './analysis.ts';
import type { Genome } from './genome.ts';
import type { Held } from './held.ts';
import { mitochondrionOf, wholeFile } from './medicines.ts';
import type { References } from './references.ts';
import { rereader } from './shelf/clinvar-desk.ts';
import type { KernelSource } from './shelf/brought-scores.ts';

/** Published changes in the open genome. The whole table is read once a genome, when it is first asked about; later questions are about other genes. */
export class PublishedDesk {
  readonly #kernels: KernelSource;
  #pack: PublishedPack | null = null;
  #read: { of: Held; genome: Promise<Result<PublishedGenome>> } | null = null;

  constructor(kernels: KernelSource) {
    this.#kernels = kernels;
  }

  /** Takes the table's file. Errors: `reference/pack-schema`. */
  async load(pack: LoadedPack): Promise<Result<null>> {
    const bytes = await unpacked(pack.bytes);
    const decoded = bytes === null ? fail('reference/pack-schema') : decodePublishedPack(bytes);
    if (!decoded.ok) return decoded;
    this.#pack = decoded.value;
    this.#read = null;
    return ok(null);
  }

  /** Drops what was read of a genome. */
  forget(): void {
    this.#read = null;
  }

  /** Errors: `input/nothing-open`; `reference/pack-missing` until {@link PublishedDesk.load} brought the table; those of reading the file again. */
  async answer(
    { open, references }: { open: Held | null; references: References | null },
    question: PublishedQuestion,
  ): Promise<Result<PublishedAnswer>> {
    const pack = this.#pack;
    if (open === null) return fail('input/nothing-open');
    if (pack === null || references === null) return fail('reference/pack-missing');
    if (this.#read?.of !== open) {
      this.#read = { of: open, genome: guarded(() => readGenomePublished(this.#kernels, open, { pack, references })) };
    }
    const read = this.#read;
    const genome = await read.genome;
    if (genome.ok) return ok(answerPublished(pack, genome.value, question));
    // What failed is tried again when it is asked again.
    if (this.#read === read) this.#read = null;
    return genome;
  }
}

/** What gzip has packed, by the platform's own means; null where it is damaged. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const stream = new Response(bytes).body?.pipeThrough(new DecompressionStream('gzip'));
    return stream === undefined ? null : new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return null;
  }
}

/** Reads every change of a table in a genome. The file of a VCF is read once more, since records at these places were not kept whole. */
export async function readGenomePublished(
  kernels: KernelSource,
  { genome, source }: Pick<Held, 'genome' | 'source'>,
  { pack, references }: { pack: PublishedPack; references: Pick<References, 'pgx' | 'markers'> },
): Promise<Result<PublishedGenome>> {
  const { records, build } = genome;
  const { withheld } = wholeFile(references.pgx, genome);
  const none = { records, readings: pack.variants.map((variant) => ({ variant, verdict: 'not-in-file' as const, hit: null })) }; // prettier-ignore
  // Of a file that cannot be one person's what it lists is shown, as that; of another doubtful one not even where a letter belongs is known.
  const reason = withheld === null ? null : (findingReason(withheld) ?? 'implausible-genome');
  if (reason !== null && reason !== 'implausible-genome') return ok({ ...none, withheld: reason });
  if (build === null || build === 'NCBI36') return ok({ ...none, withheld: 'older-build' });
  if (!genome.table.isVcf || source === null) return ok(told(genome, build, { pack, references }));
  const again = await rereader(kernels, source, references)(watchedKeys(pack.variants, build));
  if (!again.ok) return again;
  const read = told(again.value.genome, build, { pack, references });
  again.value.release();
  return ok(read);
}

/** Every base that a change takes away or stands beside. */
function watchedKeys(variants: readonly PublishedVariant[], build: PublishedInput['build']): Uint32Array {
  const keys = variants.flatMap((variant) => {
    const position = placeIn(variant, build);
    if (position === null) return [];
    return Array.from({ length: variant.ref.length + 1 }, (_, at) => genomeKey(variant.chromosome, position + at));
  });
  return Uint32Array.from(new Set(keys.filter((key) => key > 0)));
}

function told(
  genome: Genome,
  build: PublishedInput['build'],
  { pack, references }: { pack: PublishedPack; references: Pick<References, 'pgx'> },
): PublishedGenome {
  const { lookup, sex, layout, records } = genome;
  const input: PublishedInput = {
    lookup,
    build,
    sex,
    source: layout.source,
    indelLettersKnown: areIndelLettersKnown(layout.source),
    chipCluster: wholeFile(references.pgx, genome).chipCluster,
    isOtherMitochondrion: mitochondrionOf(genome) === 'other',
  };
  const readings = readPublished(input, pack.variants);
  const unusual = readings.filter(({ hit }) => hit !== null && hit.commonness !== 'common');
  const isDoubtful = wholeFile(references.pgx, genome).withheld !== null || unusual.length > MOST_PUBLISHED;
  return isDoubtful
    ? { records, withheld: 'implausible-genome', readings: asSuspects(readings) }
    : { records, withheld: null, readings };
}
