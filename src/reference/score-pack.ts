import { type Group, GROUPS } from '../domain/ancestry/groups.ts';
import { type Build, CHROMOSOME_OFFSETS } from '../domain/genotype/genome.ts';
import type { BuildColumns, GroupFrequencies, MeasuredMoments, PackedScore } from '../domain/scores/packed-score.ts';
import type { RefusedTerm, ScoreHeader, ScoreTerms } from '../domain/scores/score-definition.ts';
import { fail, ok, type Result } from '../errors/result.ts';

/** `SQSC`, little-endian. */
const MAGIC = 0x43535153;
export const SCORE_PACK_VERSION = 1;
/** Magic, version, bytes of the JSON block, number of terms. */
const PREFIX_BYTES = 16;
const BUILD_ORDER: readonly Build[] = ['NCBI36', 'GRCh37', 'GRCh38'];

/** What a pack says in JSON; the columns follow, in the order of {@link sectionsOf}. */
interface PackHeader {
  header: ScoreHeader;
  rows: number;
  refused: RefusedTerm[];
  /** Placed terms by build. */
  placed: Partial<Record<Build, number>>;
  groups: Group[];
  moments: MeasuredMoments[];
  alleleTexts: [number, string, string | null][];
  dosageWeights: [number, number, number, number][];
}

type ColumnType = 'f64' | 'f32' | 'u32' | 'u8';
const COLUMN_BYTES: Readonly<Record<ColumnType, number>> = { f64: 8, f32: 4, u32: 4, u8: 1 };

interface Section {
  name: string;
  type: ColumnType;
  count: number;
}

/** Columns of a pack, widest first, so that every column is aligned without padding rules. */
function sectionsOf(header: PackHeader, count: number): Section[] {
  const builds = BUILD_ORDER.filter((build) => header.placed[build] !== undefined);
  const perBuild = (name: string, type: ColumnType): Section[] =>
    builds.map((build) => ({ name: `${name} ${build}`, type, count: header.placed[build] ?? 0 }));
  const sections: Section[] = [
    { name: 'weight', type: 'f64', count },
    { name: 'statedFrequency', type: 'f64', count },
    ...header.groups.map((group): Section => ({ name: `frequency ${group}`, type: 'f32', count })),
    { name: 'row', type: 'u32', count },
    { name: 'rsid', type: 'u32', count },
    ...perBuild('keys', 'u32'),
    ...perBuild('term', 'u32'),
    { name: 'effect', type: 'u8', count },
    { name: 'alleles', type: 'u8', count },
    { name: 'reference', type: 'u8', count },
    ...perBuild('alleles', 'u8'),
    ...builds.map((build): Section => ({ name: `minus ${build}`, type: 'u8', count })),
  ];
  return sections;
}

type Column = Float64Array | Float32Array | Uint32Array | Uint8Array;

/** Compiles a score to its pack: deterministic, little-endian. */
export function encodeScorePack(packed: PackedScore): Uint8Array<ArrayBuffer> {
  const { terms } = packed;
  const header: PackHeader = {
    header: packed.header,
    rows: packed.rows,
    refused: packed.refused,
    placed: Object.fromEntries(
      BUILD_ORDER.flatMap((build) => {
        const columns = packed.builds[build];
        return columns === undefined ? [] : [[build, columns.keys.length]];
      }),
    ),
    groups: GROUPS.filter((group) => packed.frequencies[group] !== undefined),
    moments: packed.moments,
    alleleTexts: [...terms.alleleTexts].map(([term, { effect, other }]) => [term, effect, other]),
    dosageWeights: [...terms.dosageWeights].map(([term, weights]) => [term, ...weights]),
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const sections = sectionsOf(header, terms.count);
  const start = Math.ceil((PREFIX_BYTES + json.length) / 8) * 8;
  const bytes = new Uint8Array(sections.reduce((sum, { type, count }) => sum + COLUMN_BYTES[type] * count, start));
  new Uint32Array(bytes.buffer, 0, 4).set([MAGIC, SCORE_PACK_VERSION, json.length, terms.count]);
  bytes.set(json, PREFIX_BYTES);
  let offset = start;
  for (const section of sections) {
    const column = columnOf(packed, section.name, terms.count);
    const view = viewOf(section, bytes, offset);
    view.set(column);
    offset += view.byteLength;
  }
  return bytes;
}

function columnOf(packed: PackedScore, name: string, count: number): Column {
  const { terms } = packed;
  const [kind, key] = name.split(' ') as [string, string | undefined];
  if (kind === 'statedFrequency' && terms.statedFrequency.length === 0) return new Float64Array(count).fill(NaN);
  if (key === undefined) return kind === 'reference' ? packed.reference : (terms[kind as keyof ScoreTerms] as Column);
  if (kind === 'frequency') return packed.frequencies[key as Group] ?? new Float64Array(count);
  if (kind === 'minus') return terms.minusStrand[key as Build] ?? new Uint8Array(count);
  return packed.builds[key as Build]?.[kind as Exclude<keyof BuildColumns, 'isComplete'>] ?? new Uint8Array(0);
}

function viewOf({ type, count }: Section, bytes: Uint8Array<ArrayBuffer>, offset: number): Column {
  const at = bytes.byteOffset + offset;
  if (type === 'f64') return new Float64Array(bytes.buffer, at, count);
  if (type === 'f32') return new Float32Array(bytes.buffer, at, count);
  if (type === 'u32') return new Uint32Array(bytes.buffer, at, count);
  return new Uint8Array(bytes.buffer, at, count);
}

/** Reads a pack. Error: `reference/pack-schema` where anything does not fit. */
export function decodeScorePack(source: Uint8Array): Result<PackedScore> {
  // A copy that starts at 0: `slice` of a Node buffer is a view, somewhere within a larger one.
  const bytes = new Uint8Array(source);
  if (bytes.length < PREFIX_BYTES) return fail('reference/pack-schema');
  const [magic, version, jsonBytes = 0, count = 0] = new Uint32Array(bytes.buffer, 0, 4);
  if (magic !== MAGIC || version !== SCORE_PACK_VERSION) return fail('reference/pack-schema');
  const header = readHeader(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + jsonBytes));
  if (header === null) return fail('reference/pack-schema');
  const sections = sectionsOf(header, count);
  let offset = Math.ceil((PREFIX_BYTES + jsonBytes) / 8) * 8;
  const size = sections.reduce((sum, section) => sum + COLUMN_BYTES[section.type] * section.count, offset);
  if (size !== bytes.length) return fail('reference/pack-schema');
  const columns = new Map<string, Column>();
  for (const section of sections) {
    const view = viewOf(section, bytes, offset);
    columns.set(section.name, view);
    offset += view.byteLength;
  }
  const packed = assemble(header, columns, count);
  return packed === null ? fail('reference/pack-schema') : ok(packed);
}

function readHeader(json: Uint8Array): PackHeader | null {
  try {
    const header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)) as Partial<PackHeader>;
    const lists = [header.refused, header.groups, header.moments, header.alleleTexts, header.dosageWeights];
    const whole = header.header !== undefined && header.placed !== undefined && lists.every(Array.isArray);
    return whole && typeof header.rows === 'number' ? (header as PackHeader) : null;
  } catch {
    return null;
  }
}

function assemble(header: PackHeader, columns: ReadonlyMap<string, Column>, count: number): PackedScore | null {
  const builds: Partial<Record<Build, BuildColumns>> = {};
  const keys: Partial<Record<Build, Uint32Array>> = {};
  const minusStrand: Partial<Record<Build, Uint8Array>> = {};
  // The section list gives each name its one type.
  const f64 = (name: string): Float64Array => columns.get(name) as Float64Array;
  const u32 = (name: string): Uint32Array => columns.get(name) as Uint32Array;
  const u8 = (name: string): Uint8Array => columns.get(name) as Uint8Array;
  for (const build of BUILD_ORDER.filter((name) => header.placed[name] !== undefined)) {
    const placed = { keys: u32(`keys ${build}`), term: u32(`term ${build}`), alleles: u8(`alleles ${build}`) }; // prettier-ignore
    if (!isSound(placed, count)) return null;
    builds[build] = placed;
    const byTerm = new Uint32Array(count);
    placed.term.forEach((term, index) => (byTerm[term] = placed.keys[index] ?? 0));
    keys[build] = byTerm;
    minusStrand[build] = u8(`minus ${build}`);
  }
  const terms: ScoreTerms = {
    count,
    row: u32('row'),
    weight: f64('weight'),
    effect: u8('effect'),
    alleles: u8('alleles'),
    rsid: u32('rsid'),
    statedFrequency: f64('statedFrequency'),
    alleleTexts: new Map(header.alleleTexts.map(([term, effect, other]) => [term, { effect, other }])),
    dosageWeights: new Map(header.dosageWeights.map(([term, ...weights]) => [term, weights])),
    keys,
    minusStrand,
  };
  const frequencies: GroupFrequencies = {};
  for (const group of header.groups) frequencies[group] = Float64Array.from(columns.get(`frequency ${group}`) ?? []);
  const { rows, refused, moments } = header;
  return {
    header: header.header,
    rows,
    refused,
    moments,
    terms,
    builds,
    frequencies,
    assumedBuild: null,
    reference: u8('reference'),
  };
}

/** Keys ascend within the genome axis and every term index names a term: the kernel writes where they point. */
function isSound({ keys, term }: BuildColumns, count: number): boolean {
  const end = CHROMOSOME_OFFSETS[CHROMOSOME_OFFSETS.length - 1] ?? 0;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? 0;
    if (key === 0 || key >= end || (index > 0 && key < (keys[index - 1] ?? 0)) || (term[index] ?? count) >= count)
      return false;
  }
  return true;
}
