import { DRUG_CLASSES } from '../domain/pgx/mental-health/classes.ts';
import type { DrugClassRow } from '../domain/pgx/mental-health/classes.ts';
import { INTERACTION_ROLES, STRENGTHS } from '../domain/pgx/phenoconversion/interaction-pack.ts';
import type {
  ActivityBand,
  ConversionRule,
  Interaction,
  InteractionPack,
} from '../domain/pgx/phenoconversion/interaction-pack.ts';
import { fail, ok } from '../errors/result.ts';
import type { Result } from '../errors/result.ts';
import { ByteReader } from './byte-reader.ts';
import { expectHeader, stringReader } from './string-table.ts';
import type { StringReader } from './string-table.ts';

/** First bytes of a pack of interactions: "SQIN", then the version of the layout. */
export const INTERACTION_MAGIC = 'SQIN';
export const INTERACTION_LAYOUT = 1;

/** Stands for `any` where a strength is expected, and for "no factor". */
export const ANY_STRENGTH = 0xff;

/** Bits of a band's ends. */
export const BAND_FLAG = { fromIncluded: 1, toIncluded: 2, closed: 4 } as const;

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError('index out of range');
  return item;
}

function readInteraction({ reader, string }: StringReader): Interaction {
  return {
    enzyme: string(),
    substance: string(),
    role: pick(INTERACTION_ROLES, reader.u8()),
    sightings: reader.list(() => ({
      strength: pick(STRENGTHS, reader.u8()),
      inferred: reader.u8() === 1,
      source: string(),
    })),
  };
}

function readRule({ reader, string }: StringReader): ConversionRule {
  const enzyme = string();
  const role = pick(INTERACTION_ROLES, reader.u8());
  const code = reader.u8();
  const factor = reader.u8() === 1 ? reader.f64() : null;
  return {
    enzyme,
    role,
    strength: code === ANY_STRENGTH ? 'any' : pick(STRENGTHS, code),
    factor,
    drugs: reader.list(string),
    source: string(),
  };
}

function readBand({ reader, string }: StringReader): ActivityBand {
  const enzyme = string();
  const phenotype = string();
  const flags = reader.u8();
  const from = reader.f64();
  const to = (flags & BAND_FLAG.closed) === 0 ? null : reader.f64();
  return {
    enzyme,
    phenotype,
    from,
    fromIncluded: (flags & BAND_FLAG.fromIncluded) !== 0,
    to,
    toIncluded: (flags & BAND_FLAG.toIncluded) !== 0,
  };
}

function readClass({ reader, string }: StringReader): DrugClassRow {
  return { atc: string(), drug: string(), class: pick(DRUG_CLASSES, reader.u8()) };
}

function decode(bytes: Uint8Array): InteractionPack {
  const reader = new ByteReader(bytes);
  expectHeader(reader, INTERACTION_MAGIC, INTERACTION_LAYOUT);
  const pack = stringReader(reader);
  const { string } = pack;
  const decoded: InteractionPack = {
    version: string(),
    date: string(),
    sources: reader.list(() => ({ id: string(), title: string(), date: string(), url: string() })),
    interactions: reader.list(() => readInteraction(pack)),
    rules: reader.list(() => readRule(pack)),
    bands: reader.list(() => readBand(pack)),
    classes: reader.list(() => readClass(pack)),
  };
  if (!reader.atEnd) throw new RangeError('bytes after the end');
  return decoded;
}

/** Decodes the pack of interactions that `npm run packs` writes. Fails with `reference/pack-schema` on anything else. */
export function decodeInteractionPack(bytes: Uint8Array): Result<InteractionPack> {
  try {
    return ok(decode(bytes));
  } catch {
    return fail('reference/pack-schema');
  }
}
