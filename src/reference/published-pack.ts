import { CHROMOSOMES } from '../domain/genotype/genome.ts';
import type { GeneOnset, PublishedPack, PublishedVariant } from '../domain/published/published-pack.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { expectHeader, joinPack, stringReader, type StringReader, stringWriter, type StringWriter } from './string-table.ts'; // prettier-ignore

const MAGIC = 'SQPV';
const LAYOUT = 1;
const ONSETS: readonly GeneOnset[] = ['unknown', 'earlier', 'adult'];
/** Frequencies are stored in so many steps. */
const SHARE_STEPS = 10_000;

/** Writes the pack of published changes; the same rows give the same bytes. As a file it is packed with gzip, since hosts do not pack files that they do not know. */
export function encodePublishedPack(pack: PublishedPack): Uint8Array<ArrayBuffer> {
  const body = stringWriter(new ByteWriter());
  const { writer, string } = body;
  string(pack.version);
  string(pack.date);
  writer.list([...pack.onsets], ([gene, onset]) => {
    string(gene);
    writer.u8(ONSETS.indexOf(onset));
  });
  writer.list(pack.variants, (variant) => {
    writeVariant(body, variant);
  });
  return joinPack(MAGIC, LAYOUT, new ByteWriter(), body);
}

function writeVariant({ writer, string }: StringWriter, variant: PublishedVariant): void {
  writer.u8(CHROMOSOMES.indexOf(variant.chromosome));
  writer.varint(variant.position37 ?? 0);
  writer.varint(variant.position38);
  [variant.ref, variant.alt, variant.gene, variant.hgvs].forEach(string);
  writer.list(variant.reports, ({ disease, name, cases, papers }) => {
    string(disease);
    string(name);
    writer.varint(cases);
    writer.list(papers, string);
  });
  writer.list(variant.weakOn, string);
  writer.u8(variant.frequency === null ? 0 : 1);
  if (variant.frequency === null) return;
  const { share, group, source } = variant.frequency;
  writer.varint(Math.round(share * SHARE_STEPS));
  string(group);
  string(source);
}

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError('index out of range');
  return item;
}

function readVariant({ reader, string }: StringReader): PublishedVariant {
  const chromosome = pick(CHROMOSOMES, reader.u8());
  const position37 = reader.varint();
  return {
    chromosome,
    position37: position37 === 0 ? null : position37,
    position38: reader.varint(),
    ref: string(),
    alt: string(),
    gene: string(),
    hgvs: string(),
    reports: reader.list(() => ({
      disease: string(),
      name: string(),
      cases: reader.varint(),
      papers: reader.list(string),
    })),
    weakOn: reader.list(string),
    frequency: reader.u8() === 0 ? null : { share: reader.varint() / SHARE_STEPS, group: string(), source: string() },
  };
}

function decode(bytes: Uint8Array): PublishedPack {
  const reader = new ByteReader(bytes);
  expectHeader(reader, MAGIC, LAYOUT);
  const strings = stringReader(reader);
  const { string } = strings;
  const pack: PublishedPack = {
    version: string(),
    date: string(),
    onsets: new Map(reader.list(() => [string(), pick(ONSETS, reader.u8())] as const)),
    variants: reader.list(() => readVariant(strings)),
  };
  if (!reader.atEnd) throw new RangeError('bytes after the end');
  return pack;
}

/** Decodes the pack of published changes that `npm run packs` writes, unpacked. Fails with `reference/pack-schema` on anything else. */
export function decodePublishedPack(bytes: Uint8Array): Result<PublishedPack> {
  try {
    return ok(decode(bytes));
  } catch {
    return fail('reference/pack-schema');
  }
}
