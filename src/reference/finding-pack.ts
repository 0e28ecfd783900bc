import {
  ACMG_LABELS,
  CALL_CLASSES,
  FINDING_TOPICS,
  type FindingPack,
  type FindingVariant,
  ONSETS,
} from '../domain/findings/finding-pack.ts';
import { CHROMOSOMES } from '../domain/genotype/genome.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { expectHeader, joinPack, stringReader, type StringReader, stringWriter, type StringWriter } from './string-table.ts'; // prettier-ignore

const MAGIC = 'SQFD';
const LAYOUT = 1;

/** Writes the pack of findings; the same rows give the same bytes. */
export function encodeFindingPack(pack: FindingPack): Uint8Array<ArrayBuffer> {
  const body = stringWriter(new ByteWriter());
  const { writer, string } = body;
  string(pack.version);
  string(pack.date);
  writer.list(pack.variants, (variant) => {
    writeVariant(body, variant);
  });
  writer.list(pack.figures, ({ id, value, of, citation }) => {
    [id, value, of, citation].forEach(string);
  });
  return joinPack(MAGIC, LAYOUT, new ByteWriter(), body);
}

function writeVariant({ writer, string }: StringWriter, variant: FindingVariant): void {
  string(variant.rsid);
  writer.list(variant.aliases, string);
  [variant.gene, variant.name, variant.hgvsC, variant.hgvsP].forEach(string);
  writer.u8(CHROMOSOMES.indexOf(variant.chromosome));
  writer.varint(variant.position37);
  writer.varint(variant.position38);
  [variant.ref, variant.alt, variant.effect, variant.chipLetter].forEach(string);
  writer.list(variant.otherBases, string);
  [variant.condition, variant.inheritance, variant.kind].forEach(string);
  writer.u8(CALL_CLASSES.indexOf(variant.callClass));
  writer.u8(Number(variant.isCommon));
  string(variant.callClassSource);
  writer.u8(FINDING_TOPICS.indexOf(variant.topic));
  writer.u8(ONSETS.indexOf(variant.onset));
  string(variant.onsetSource);
  writer.u8(ACMG_LABELS.indexOf(variant.acmg));
  string(variant.clinvar);
  writer.list(variant.weakOn, string);
  writer.u8(Number(variant.placeSources === 'several'));
}

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError('index out of range');
  return item;
}

function readVariant({ reader, string }: StringReader): FindingVariant {
  return {
    rsid: string(),
    aliases: reader.list(string),
    gene: string(),
    name: string(),
    hgvsC: string(),
    hgvsP: string(),
    chromosome: pick(CHROMOSOMES, reader.u8()),
    position37: reader.varint(),
    position38: reader.varint(),
    ref: string(),
    alt: string(),
    effect: string(),
    chipLetter: string(),
    otherBases: reader.list(string),
    condition: string(),
    inheritance: string(),
    kind: string(),
    callClass: pick(CALL_CLASSES, reader.u8()),
    isCommon: reader.u8() === 1,
    callClassSource: string(),
    topic: pick(FINDING_TOPICS, reader.u8()),
    onset: pick(ONSETS, reader.u8()),
    onsetSource: string(),
    acmg: pick(ACMG_LABELS, reader.u8()),
    clinvar: string(),
    weakOn: reader.list(string),
    placeSources: reader.u8() === 1 ? 'several' : 'one',
  };
}

function decode(bytes: Uint8Array): FindingPack {
  const reader = new ByteReader(bytes);
  expectHeader(reader, MAGIC, LAYOUT);
  const strings = stringReader(reader);
  const { string } = strings;
  const pack: FindingPack = {
    version: string(),
    date: string(),
    variants: reader.list(() => readVariant(strings)),
    figures: reader.list(() => ({ id: string(), value: string(), of: string(), citation: string() })),
  };
  if (!reader.atEnd) throw new RangeError('bytes after the end');
  return pack;
}

/** Decodes the pack of findings that `npm run packs` writes. Fails with `reference/pack-schema` on anything else. */
export function decodeFindingPack(bytes: Uint8Array): Result<FindingPack> {
  try {
    return ok(decode(bytes));
  } catch {
    return fail('reference/pack-schema');
  }
}
