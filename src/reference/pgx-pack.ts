import { CHROMOSOMES } from '../domain/genotype/genome.ts';
import {
  type AlleleFrequency,
  type ComposedAllele,
  type GeneDefinition,
  MATCHABLE,
  type NamedAllele,
  type PgxPack,
  type PgxPosition,
  PHENOTYPE_CLASSES,
  PHENOTYPE_METHODS,
  type PhenotypeClass,
  type PhenotypeRule,
  POSITION_KINDS,
  POSITION_ROLES,
} from '../domain/pgx/definition.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { ByteReader } from './byte-reader.ts';
import { expectHeader, stringReader, type StringReader } from './string-table.ts';

/** First bytes of a pharmacogenomics pack: "SQPX", then the version of the layout. */
export const PGX_MAGIC = 'SQPX';
export const PGX_LAYOUT = 6;

/** Bits of a gene's flags. */
export const GENE_FLAG = {
  undocumentedAsReference: 1,
  undocumentedAsReferenceWithCombinations: 2,
  lowestFunction: 4,
  activityScore: 8,
} as const;

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError('index out of range');
  return item;
}

function readPosition(pack: StringReader, previous: number): PgxPosition {
  const { reader, string, optional } = pack;
  const position = previous + reader.varint();
  const shift = reader.varint();
  const position37 = shift === 0 ? null : position + (shift % 2 === 1 ? (shift - 1) / 2 : -shift / 2);
  const rsid = string();
  const aliases = reader.list(string);
  const ref = string();
  const alts = reader.list(string);
  const ref37 = optional();
  const kind = pick(POSITION_KINDS, reader.u8());
  const hgvs = reader.list(string);
  const roles = reader.list(() => pick(POSITION_ROLES, reader.u8()));
  const weakOn = reader.list(string);
  const notOn = reader.list(string);
  return { position, position37, rsid, aliases, ref, alts, ref37, kind, hgvs, roles, weakOn, notOn };
}

/** A class, or 0 for none. */
function readClass(reader: ByteReader): PhenotypeClass | null {
  const code = reader.u8();
  return code === 0 ? null : pick(PHENOTYPE_CLASSES, code - 1);
}

function readAllele(pack: StringReader, positionCount: number): NamedAllele {
  const { reader, string, optional } = pack;
  const name = string();
  const reference = reader.u8() === 1;
  const effect = optional();
  const functionClass = readClass(reader);
  const activityValue = optional();
  const reportedAs = optional();
  const matchable = pick(MATCHABLE, reader.u8());
  let index = -1;
  const definition = reader.list((): readonly [number, string] => {
    index += reader.varint();
    if (index >= positionCount) throw new RangeError('position out of range');
    return [index, string()];
  });
  return { name, reference, function: effect, functionClass, activityValue, reportedAs, matchable, definition };
}

function readFrequency(reader: ByteReader, alleleCount: number, groupCount: number): AlleleFrequency {
  const alleleIndex = reader.varint();
  const groupIndex = reader.varint();
  const frequency = reader.f64();
  const subjects = reader.varint();
  if (alleleIndex >= alleleCount || groupIndex >= groupCount) throw new RangeError('index out of range');
  if (!(frequency >= 0 && frequency <= 1)) throw new RangeError('frequency out of range');
  return { alleleIndex, groupIndex, frequency, subjects: subjects === 0 ? null : subjects - 1 };
}

function readPhenotype(pack: StringReader): PhenotypeRule {
  const method = pick(PHENOTYPE_METHODS, pack.reader.u8());
  return { method, rule: pack.string(), phenotype: pack.string(), class: readClass(pack.reader) };
}

function readFallback(pack: StringReader): GeneDefinition['fallback'] {
  const { reader, string } = pack;
  if (reader.u8() === 0) return null;
  const rsid = string();
  const position = reader.varint();
  const alleles = Object.fromEntries(reader.list((): [string, string] => [string(), string()]));
  return { rsid, position, alleles };
}

function readGene(pack: StringReader, groupCount: number): GeneDefinition {
  const { reader, string, optional } = pack;
  const gene = string();
  const asOf = string();
  const code = reader.u8();
  const chromosome = code === 0 ? null : pick(CHROMOSOMES, code - 1);
  const flags = reader.u8();
  let previous = 0;
  const positions = reader.list(() => {
    const position = readPosition(pack, previous);
    previous = position.position;
    return position;
  });
  const alleles = reader.list(() => readAllele(pack, positions.length));
  const phenotypes = reader.list(() => readPhenotype(pack));
  const frequencies = reader.list(() => readFrequency(reader, alleles.length, groupCount));
  const structuralAlleles = reader.list(string);
  const disputedAlleles = reader.list(string);
  const referenceShownAs = optional();
  const unphasedPriorities = reader.list(() => ({ pick: string(), all: reader.list(string) }));
  const fallback = readFallback(pack);
  const composedAlleles = reader.list((): ComposedAllele => ({ allele: string(), of: [string(), string()] }));
  const has = (flag: number): boolean => (flags & flag) !== 0;
  return {
    gene, asOf, chromosome, positions, alleles, phenotypes, frequencies, structuralAlleles, disputedAlleles, referenceShownAs, unphasedPriorities, fallback, composedAlleles,
    undocumentedAsReference: has(GENE_FLAG.undocumentedAsReference),
    undocumentedAsReferenceWithCombinations: has(GENE_FLAG.undocumentedAsReferenceWithCombinations),
    lowestFunction: has(GENE_FLAG.lowestFunction),
    activityScore: has(GENE_FLAG.activityScore),
  }; // prettier-ignore
}

function decode(bytes: Uint8Array): PgxPack {
  const reader = new ByteReader(bytes);
  expectHeader(reader, PGX_MAGIC, PGX_LAYOUT);
  const pack = stringReader(reader);
  const version = pack.string();
  const date = pack.string();
  const groups = reader.list(pack.string);
  const genes = reader.list(() => readGene(pack, groups.length));
  if (!reader.atEnd) throw new RangeError('bytes after the end');
  return { version, date, groups, genes };
}

/** Decodes the pack that `npm run packs` writes. Fails with `reference/pack-schema` on anything else. */
export function decodePgxPack(bytes: Uint8Array): Result<PgxPack> {
  try {
    return ok(decode(bytes));
  } catch {
    return fail('reference/pack-schema');
  }
}
