import { gzipSync, gunzipSync } from 'fflate';
import {
  type CivicKnowledge,
  type CivicPlace,
  type CivicVariant,
  DIRECTIONS,
  EVIDENCE_TYPES,
  LEVELS,
} from '../domain/tumour/civic.ts';
import { type GeneNames, readProfileName } from '../domain/tumour/variant-name.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { expectHeader } from './string-table.ts';

const MAGIC = 'SQCV';
const LAYOUT = 1;
/** What parts rows, fields and the texts within a field: no text of the tables holds a line end, a tab or a bar. */
const [ROWS, FIELDS, WITHIN] = ['\n', '\t', '|'];

/** The tables as they lie in the pack: everything but what is read from the names of variants. */
export type CivicTables = Omit<CivicKnowledge, 'variants'> & { variants: readonly Omit<CivicVariant, 'needs'>[] };

/** Writes what the room of tumours goes by: columns of text, packed inside; the same tables give the same bytes. */
export function encodeCivicPack(tables: CivicTables): Uint8Array<ArrayBuffer> {
  const head = new ByteWriter();
  for (const letter of MAGIC) head.u8(letter.charCodeAt(0));
  head.u8(LAYOUT);
  const writer = new ByteWriter();
  for (const section of sectionsOf(tables)) writer.text(section);
  const packed = gzipSync(writer.finish(), { level: 9, mem: 12, mtime: new Date(2000, 0, 1) });
  packed.fill(0, 4, 8);
  const start = head.finish();
  const bytes = new Uint8Array(start.length + packed.length);
  bytes.set(start);
  bytes.set(packed, start.length);
  return bytes;
}

function sectionsOf({ releases, oncotree, symbols, diseases, variants, items, assertions }: CivicTables): string[] {
  const table = (rows: readonly (readonly (string | number)[])[]): string => rows.map((row) => row.join(FIELDS)).join(ROWS);
  // Column by column packs better than row by row.
  const columns = (rows: readonly (readonly (string | number)[])[]): string => table((rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? '')));
  return [
    table(releases.map(({ id, date, items: count, isPartial }) => [id, date, count, isPartial ? 1 : 0])),
    oncotree.version,
    columns(oncotree.nodes.map(({ code, name, parent, mainType, tissue, synonyms }) => [code, name, parent ?? '', mainType, tissue, synonyms.join(WITHIN)])),
    table(symbols),
    columns(diseases.map(({ name, doid, codes, isKindOf, receptors }) => [name, doid, codes.join(WITHIN), isKindOf ? 1 : 0, receptors.er ?? '', receptors.pr ?? '', receptors.her2 ?? ''])),
    columns(variants.map(({ id, gene, name, aliases, place }) => [id, gene, name, aliases.join(WITHIN), ...(place === null ? ['', '', '', '', '', ''] : [place.chromosome, place.start37, place.stop37 - place.start37, place.start38, place.ref, place.alt])])),
    columns(items.map((one) => [one.id, one.variant, one.disease, one.therapies.join(WITHIN), one.interaction, EVIDENCE_TYPES.indexOf(one.type), DIRECTIONS.indexOf(one.direction), one.level, one.significance, one.rating, one.origin, one.source, one.trials.join(WITHIN), releases.findIndex(({ id }) => id === one.release)])),
    columns(assertions.map((one) => [one.id, one.variant, one.disease, one.therapies.join(WITHIN), EVIDENCE_TYPES.indexOf(one.type), DIRECTIONS.indexOf(one.direction), one.significance, one.amp, one.items.join(WITHIN)])),
  ];
} // prettier-ignore

function decode(bytes: Uint8Array): CivicKnowledge {
  expectHeader(new ByteReader(bytes), MAGIC, LAYOUT);
  const reader = new ByteReader(gunzipSync(bytes.subarray(MAGIC.length + 1)));
  const table = (): string[][] => reader.text().split(ROWS).map((row) => row.split(FIELDS));
  const rows = (): string[][] => { const columns = table(); return (columns[0] ?? []).map((_, at) => columns.map((column) => column[at] ?? '')); };
  const list = (text = ''): string[] => text.split(WITHIN).filter(Boolean);
  const releases = table().map(([id = '', date = '', items, partial]) => ({ id, date, items: Number(items), isPartial: partial === '1' }));
  const version = reader.text();
  const nodes = rows().map(([code = '', name = '', parent = '', mainType = '', tissue = '', synonyms]) => ({ code, name, parent: parent === '' ? null : parent, mainType, tissue, synonyms: list(synonyms) }));
  const symbols = table().map(([written = '', gene = '']): [string, string] => [written, gene]);
  const diseases = rows().map(([name = '', doid = '', codes, kind, er, pr, her2]) => ({ name, doid, codes: list(codes), isKindOf: kind === '1', receptors: { ...statusOf('er', er), ...statusOf('pr', pr), ...statusOf('her2', her2) } }));
  const bare = rows().map(([id, gene = '', name = '', aliases, ...place]) => ({ id: Number(id), gene, name, aliases: list(aliases), place: placeOf(place) }));
  const variants = withNeeds(bare, new Map(symbols));
  const items = rows().map(([id, variant, disease, therapies, interaction, type, direction, level, significance = '', rating, origin = '', source = '', trials, release]) => ({ id: Number(id), variant: Number(variant), disease: Number(disease), therapies: list(therapies), interaction: oneOf(['', 'Combination', 'Substitutes', 'Sequential'] as const, interaction), type: at(EVIDENCE_TYPES, type), direction: at(DIRECTIONS, direction), level: oneOf(LEVELS, level), significance, rating: Number(rating), origin, source, trials: list(trials), release: at(releases, release).id }));
  const assertions = rows().map(([id, variant, disease, therapies, type, direction, significance = '', amp = '', held]) => ({ id: Number(id), variant: Number(variant), disease: Number(disease), therapies: list(therapies), type: at(EVIDENCE_TYPES, type), direction: at(DIRECTIONS, direction), significance, amp, items: list(held).map(Number) }));
  if (!reader.atEnd) throw new RangeError('more than a pack');
  if (items.some(({ variant, disease }) => variants[variant] === undefined || diseases[disease] === undefined)) throw new RangeError('an item without its variant');
  return { releases, oncotree: { version, nodes }, symbols, diseases, variants, items, assertions };
} // prettier-ignore

function statusOf<K extends 'er' | 'pr' | 'her2'>(receptor: K, text = ''): Partial<Record<K, 'positive' | 'negative'>> {
  if (text !== 'positive' && text !== 'negative') return {};
  return { [receptor]: text } as Record<K, 'positive' | 'negative'>;
}

function placeOf([
  chromosome = '',
  start37,
  length,
  start38,
  ref = '',
  alt = '',
]: readonly string[]): CivicPlace | null {
  if (chromosome === '') return null;
  return { chromosome, start37: Number(start37), stop37: Number(start37) + Number(length), start38: Number(start38), ref, alt }; // prettier-ignore
}

function at<T>(list: readonly T[], index = ''): T {
  const found = list[Number(index)];
  if (found === undefined) throw new RangeError('no such entry');
  return found;
}

function oneOf<T extends string>(list: readonly T[], text = ''): T {
  const found = list.find((one) => one === text);
  if (found === undefined) throw new RangeError('no such word');
  return found;
}

/** Reads the names of the variants: the pack holds them as CIViC writes them. */
export function withNeeds(variants: readonly Omit<CivicVariant, 'needs'>[], symbols: ReadonlyMap<string, string>): CivicVariant[] {
  const genes = new Set(variants.map(({ gene }) => gene));
  const names: GeneNames = { symbol: (written) => (genes.has(written) ? written : (symbols.get(written) ?? written)), isGene: (symbol) => genes.has(symbol) };
  return variants.map((variant) => {
    const needs = readProfileName(variant.gene, variant.name, names);
    const [first] = needs[0] ?? [];
    if (first?.kind !== 'named' && first?.kind !== 'fusion') return { ...variant, needs };
    // A name without a form may have one among its other names, and a fusion other symbols of its genes. Names of both copies stay as they are.
    if (/HOMOZYGOSITY/i.test(variant.name) || needs[0]?.length !== 1) return { ...variant, needs };
    const more = variant.aliases.flatMap((alias) => readProfileName(variant.gene, alias, names)).filter((all) => all.length === 1 && ['fusion', 'protein', 'coding'].includes(all[0]?.kind ?? ''));
    const isFusion = first.kind === 'fusion';
    return { ...variant, needs: [...needs, ...more.filter(([one]) => !isFusion || (one?.kind === 'fusion' && one.partner !== null))] };
  });
} // prettier-ignore

/** Decodes the pack of CIViC that `npm run packs` writes. Fails with `reference/pack-schema` on anything else. */
export function decodeCivicPack(bytes: Uint8Array): Result<CivicKnowledge> {
  try {
    return ok(decode(bytes));
  } catch {
    return fail('reference/pack-schema');
  }
}
