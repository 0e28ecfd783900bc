import path from 'node:path';
import { type CivicPlace, DIRECTIONS, EVIDENCE_TYPES, LEVELS } from '../../domain/tumour/civic.ts';
import { encodeCivicPack, type CivicTables } from '../../reference/civic-pack.ts';
import { readOncoNodes } from '../tumour/oncotree-table.ts';
import { readTable, type Row } from '../tumour/tables.ts';
import type { BuiltPack } from './built-pack.ts';
import { field } from './tsv.ts';

/** Compiles what the room of tumours goes by. */
export function buildCivicPack(root: string): BuiltPack {
  const tables = readCivicTables(path.join(root, 'src/reference/tables/tumour'));
  const newest = tables.releases.reduce((latest, { date }) => (date > latest ? date : latest), '');
  return {
    id: 'civic',
    kind: 'civic',
    path: 'packs/civic.bin',
    version: tables.releases.map(({ id }) => id).join(' + '),
    date: newest,
    licence: 'CC0-1.0; OncoTree: CC-BY-4.0',
    citation: `CIViC, civicdb.org (${tables.releases.map(({ date }) => date).join(', ')}); OncoTree ${tables.oncotree.version}, oncotree.mskcc.org`,
    bytes: encodeCivicPack(tables),
  };
}

/** The same, as it is before it is packed. */
export function readCivicTables(folder: string): CivicTables {
  const rows = (name: string): readonly Row[] => readTable(name, folder);
  const list = (text: string, between: string): string[] => text.split(between).filter(Boolean);
  const variants = rows('variants.tsv').map((row) => ({ id: Number(field(row, 'id')), gene: field(row, 'gene'), name: field(row, 'name'), aliases: list(field(row, 'aliases'), ','), place: placeOf(row) }));
  const variantAt = new Map(variants.map(({ id }, at) => [String(id), at]));
  const diseases = rows('diseases.tsv').map((row) => ({ name: field(row, 'disease'), doid: field(row, 'doid'), codes: list(field(row, 'codes'), ';'), isKindOf: field(row, 'kind_of') === 'yes', receptors: Object.fromEntries((['er', 'pr', 'her2'] as const).flatMap((one) => { const status = field(row, one); return status === 'positive' || status === 'negative' ? [[one, status]] : []; })) }));
  const diseaseAt = new Map(diseases.map(({ name }, at) => [name, at]));
  const of = (map: ReadonlyMap<string, number>, key: string): number => {
    const at = map.get(key);
    if (at === undefined) throw new Error(`tables/tumour: nothing named ${key}`);
    return at;
  };
  return {
    releases: rows('releases.tsv').map((row) => ({ id: field(row, 'id'), date: field(row, 'date'), items: Number(field(row, 'items')), isPartial: field(row, 'partial') === 'yes' })),
    oncotree: { version: '2025-10-03', nodes: readOncoNodes(path.join(folder, 'oncotree.tsv')) },
    symbols: rows('symbols.tsv').map((row): [string, string] => [field(row, 'written'), field(row, 'gene')]),
    diseases,
    variants,
    items: rows('evidence.tsv').map((row) => ({
      id: Number(field(row, 'id')), variant: of(variantAt, field(row, 'variant')), disease: of(diseaseAt, field(row, 'disease')), therapies: list(field(row, 'therapies'), '|'),
      interaction: word(['', 'Combination', 'Substitutes', 'Sequential'] as const, field(row, 'interaction')), type: word(EVIDENCE_TYPES, field(row, 'type')), direction: word(DIRECTIONS, field(row, 'direction')), level: word(LEVELS, field(row, 'level')),
      significance: field(row, 'significance'), rating: Number(field(row, 'rating')), origin: field(row, 'origin'), source: field(row, 'source'), trials: list(field(row, 'trials'), ','), release: field(row, 'release'),
    })),
    assertions: rows('assertions.tsv').map((row) => ({
      id: Number(field(row, 'id')), variant: of(variantAt, field(row, 'variant')), disease: of(diseaseAt, field(row, 'disease')), therapies: list(field(row, 'therapies'), '|'), type: word(EVIDENCE_TYPES, field(row, 'type')),
      direction: word(DIRECTIONS, field(row, 'direction')), significance: field(row, 'significance'), amp: field(row, 'amp'), items: list(field(row, 'items'), ',').map(Number),
    })),
  };
} // prettier-ignore

function placeOf(row: Row): CivicPlace | null {
  const chromosome = field(row, 'chromosome');
  if (chromosome === '' || field(row, 'start37') === '') return null;
  return { chromosome, start37: Number(field(row, 'start37')), stop37: Number(field(row, 'stop37') || field(row, 'start37')), start38: Number(field(row, 'start38')), ref: field(row, 'ref'), alt: field(row, 'alt') }; // prettier-ignore
}

function word<T extends string>(list: readonly T[], text: string): T {
  const found = list.find((one) => one === text);
  if (found === undefined) throw new Error(`tables/tumour: ${text} is none of ${list.join(', ')}`);
  return found;
}
