import { DRUG_CODES, GUIDELINE_CATEGORIES } from '../domain/pgx/drugs/codes.ts';
import {
  DRUG_SOURCES,
  type DrugEntry,
  type DrugGuideline,
  type DrugPack,
  type DrugRecommendation,
  type LookupKey,
} from '../domain/pgx/drugs/drug-pack.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { ByteReader } from './byte-reader.ts';
import { expectHeader, stringReader, type StringReader } from './string-table.ts';

/** First bytes of a drug pack: "SQDR", then the version of the layout. */
export const DRUG_MAGIC = 'SQDR';
export const DRUG_LAYOUT = 2;

function readLookup({ reader, string }: StringReader): LookupKey[] {
  return reader.list(() => ({ gene: string(), key: string() }));
}

function readDrug(pack: StringReader): DrugEntry {
  const { reader, string } = pack;
  return {
    name: string(),
    rxnorm: string(),
    atc: reader.list(string),
    usBrands: reader.list(string),
    euBrands: reader.list(string),
    combinationBrands: reader.list(string),
    synonyms: reader.list(string),
    pairs: reader.list(() => ({ gene: string(), level: string(), status: string(), fdaLabel: string() })),
    fdaLabel: reader.u8() === 1,
    fdaTable: reader.u8() === 1,
    fdaSeen: reader.list(() => ({
      kind: reader.u8() === 1 ? ('label' as const) : ('table' as const),
      lookup: readLookup(pack),
    })),
  };
}

/** A word of a closed list; a pack that holds another one is not read. */
function known<T extends string>(words: readonly T[], word: string): T {
  const found = words.find((one) => one === word);
  if (found === undefined) throw new RangeError('no such word');
  return found;
}

function readRecommendation(pack: StringReader): DrugRecommendation {
  const { reader, string } = pack;
  return {
    population: string(),
    strength: string(),
    category: known(GUIDELINE_CATEGORIES, string()),
    codes: reader.list(() => known(DRUG_CODES, string())),
    numbers: Object.fromEntries(reader.list((): [string, string[]] => [string(), reader.list(string)])),
    lookups: reader.list(() => readLookup(pack)),
  };
}

function readGuideline(pack: StringReader): DrugGuideline {
  const { reader, string, optional } = pack;
  const drug = string();
  const source = DRUG_SOURCES[reader.u8()];
  if (source === undefined) throw new RangeError('no such source');
  return {
    drug,
    source,
    id: string(),
    genes: reader.list(string),
    url: string(),
    pmids: reader.list(string),
    asOf: string(),
    supersededBy: optional(),
    recommendations: reader.list(() => readRecommendation(pack)),
  };
}

function decode(bytes: Uint8Array): DrugPack {
  const reader = new ByteReader(bytes);
  expectHeader(reader, DRUG_MAGIC, DRUG_LAYOUT);
  const pack = stringReader(reader);
  const version = pack.string();
  const date = pack.string();
  const classes = reader.list(() => ({
    name: pack.string(),
    words: reader.list(pack.string),
    atc: reader.list(pack.string),
  }));
  const drugs = reader.list(() => readDrug(pack));
  const guidelines = reader.list(() => readGuideline(pack));
  if (!reader.atEnd) throw new RangeError('bytes after the end');
  return { version, date, classes, drugs, guidelines };
}

/** Decodes a drug pack that `npm run packs` writes. Fails with `reference/pack-schema` on anything else. */
export function decodeDrugPack(bytes: Uint8Array): Result<DrugPack> {
  try {
    return ok(decode(bytes));
  } catch {
    return fail('reference/pack-schema');
  }
}
