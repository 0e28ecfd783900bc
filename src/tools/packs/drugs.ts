import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DRUG_CODES, GUIDELINE_CATEGORIES } from '../../domain/pgx/drugs/codes.ts';
import {
  DRUG_SOURCES,
  type DrugClass,
  type DrugEntry,
  type DrugGuideline,
  type DrugPack,
  type DrugRecommendation,
  type DrugSource,
  FIGURE_ROLES,
  type LookupKey,
} from '../../domain/pgx/drugs/drug-pack.ts';
import { ByteWriter } from '../../reference/byte-writer.ts';
import { DRUG_LAYOUT, DRUG_MAGIC } from '../../reference/drug-pack.ts';
import { joinPack, stringWriter, type StringWriter } from '../../reference/string-table.ts';
import type { BuiltPack } from './built-pack.ts';
import { contradictionOf } from './guidance-check.ts';
import { field, parseTable } from './tsv.ts';

type Row = Readonly<Record<string, string>>;

const VERSION = '2025-11';

function split(text: string, separator: string): string[] {
  return text === '' ? [] : text.split(separator);
}

/** `GENE:key&GENE:key`; the key may hold colons (`*57:01 negative`). */
function parseLookup(text: string): LookupKey[] {
  return split(text, '&').map((part) => {
    const colon = part.indexOf(':');
    return { gene: part.slice(0, colon), key: part.slice(colon + 1) };
  });
}

function toDrug(row: Row): DrugEntry {
  const fda = split(field(row, 'fda'), ',');
  return {
    name: field(row, 'drug'),
    rxnorm: field(row, 'rxnorm'),
    atc: split(field(row, 'atc'), ','),
    usBrands: split(field(row, 'us_brands'), '|'),
    euBrands: [...split(field(row, 'eu_brands'), '|'), ...split(field(row, 'fr_brands'), '|')],
    combinationBrands: split(field(row, 'combination_brands'), '|'),
    synonyms: split(field(row, 'synonyms'), '|'),
    pairs: split(field(row, 'pairs'), '|').map((pair) => {
      const [gene = '', level = '', status = '', fdaLabel = ''] = pair.split(':');
      return { gene, level, status, fdaLabel };
    }),
    fdaLabel: fda.includes('label'),
    fdaTable: fda.includes('table'),
    fdaSeen: split(field(row, 'fda_seen'), '|').map((seen) => {
      const [kind = '', lookup = ''] = seen.split('@');
      return { kind: kind === 'label' ? ('label' as const) : ('table' as const), lookup: parseLookup(lookup) };
    }),
  };
}

function toClass(row: Row): DrugClass {
  return { name: field(row, 'class'), words: split(field(row, 'words'), '|'), atc: split(field(row, 'atc'), '|') };
}

function refuseContradiction(row: Row): void {
  const found = contradictionOf({
    category: field(row, 'category'),
    codes: split(field(row, 'codes'), ','),
    numbers: field(row, 'numbers'),
  });
  if (found !== null) throw new Error(`${field(row, 'guideline')}, ${field(row, 'drug')}: ${found}`);
}

/** A word of a closed list. A table that has another one stops `npm run packs`: the page has no words for it. */
function known<T extends string>(words: readonly T[], word: string): T {
  const found = words.find((one) => one === word);
  if (found === undefined) throw new Error(`${word}: no such word among ${words.join(', ')}`);
  return found;
}

function toRecommendation(row: Row): DrugRecommendation {
  const numbers = split(field(row, 'numbers'), ';').flatMap((entry): [string, string[]][] => {
    const at = entry.indexOf('=');
    const role = FIGURE_ROLES.find((one) => one === entry.slice(0, at));
    // A figure without a role could be a dose, a limit or a part: it is not handed on.
    return role === undefined ? [] : [[role, split(entry.slice(at + 1), '|')]];
  });
  refuseContradiction(row);
  return {
    population: field(row, 'population'),
    strength: field(row, 'strength'),
    category: known(GUIDELINE_CATEGORIES, field(row, 'category')),
    codes: split(field(row, 'codes'), ',').map((code) => known(DRUG_CODES, code)),
    numbers: Object.fromEntries(numbers),
    lookups: split(field(row, 'lookup'), '|').map(parseLookup),
  };
}

function toGuidelines(rows: readonly Row[], source: DrugSource): DrugGuideline[] {
  const byDrug = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${field(row, 'drug')}\t${field(row, 'guideline')}`;
    byDrug.set(key, [...(byDrug.get(key) ?? []), row]);
  }
  return [...byDrug.values()].flatMap((own): DrugGuideline[] => {
    const [first] = own;
    if (first === undefined) return [];
    const superseded = field(first, 'superseded_by');
    return [
      {
        drug: field(first, 'drug'),
        source,
        id: field(first, 'guideline'),
        genes: split(field(first, 'genes'), ','),
        url: field(first, 'url'),
        pmids: split(field(first, 'pmids'), ','),
        asOf: field(first, 'as_of'),
        supersededBy: superseded === '' ? null : superseded,
        recommendations: own.map(toRecommendation),
      },
    ];
  });
}

function writeLookup({ writer, string }: StringWriter, lookup: readonly LookupKey[]): void {
  writer.list(lookup, ({ gene, key }) => {
    string(gene);
    string(key);
  });
}

function writeDrug(pack: StringWriter, drug: DrugEntry): void {
  const { writer, string } = pack;
  string(drug.name);
  string(drug.rxnorm);
  for (const list of [drug.atc, drug.usBrands, drug.euBrands, drug.combinationBrands, drug.synonyms])
    writer.list(list, string);
  writer.list(drug.pairs, ({ gene, level, status, fdaLabel }) => {
    for (const text of [gene, level, status, fdaLabel]) string(text);
  });
  writer.u8(Number(drug.fdaLabel));
  writer.u8(Number(drug.fdaTable));
  writer.list(drug.fdaSeen, ({ kind, lookup }) => {
    writer.u8(kind === 'label' ? 1 : 0);
    writeLookup(pack, lookup);
  });
}

function writeGuideline(pack: StringWriter, guideline: DrugGuideline): void {
  const { writer, string, optional } = pack;
  string(guideline.drug);
  writer.u8(DRUG_SOURCES.indexOf(guideline.source));
  string(guideline.id);
  writer.list(guideline.genes, string);
  string(guideline.url);
  writer.list(guideline.pmids, string);
  string(guideline.asOf);
  optional(guideline.supersededBy);
  writer.list(guideline.recommendations, (row) => {
    for (const text of [row.population, row.strength, row.category]) string(text);
    writer.list(row.codes, string);
    writer.list(Object.entries(row.numbers), ([kind, values]) => {
      string(kind);
      writer.list(values, string);
    });
    writer.list(row.lookups, (lookup) => {
      writeLookup(pack, lookup);
    });
  });
}

/** Encodes a drug pack. Deterministic. */
export function encodeDrugPack(pack: DrugPack): Uint8Array<ArrayBuffer> {
  const writer = stringWriter(new ByteWriter());
  writer.string(pack.version);
  writer.string(pack.date);
  writer.writer.list(pack.classes, ({ name, words, atc }) => {
    writer.string(name);
    writer.writer.list(words, writer.string);
    writer.writer.list(atc, writer.string);
  });
  writer.writer.list(pack.drugs, (drug) => {
    writeDrug(writer, drug);
  });
  writer.writer.list(pack.guidelines, (guideline) => {
    writeGuideline(writer, guideline);
  });
  return joinPack(DRUG_MAGIC, DRUG_LAYOUT, new ByteWriter(), writer);
}

/** Builds `public/packs/drugs.bin` (CPIC, FDA) and `public/packs/drugs-dpwg.bin` (DPWG, under its own licence). */
export function buildDrugPacks(root: string): BuiltPack[] {
  const rows = (name: string): readonly Row[] =>
    parseTable(readFileSync(path.join(root, 'src/reference/tables/drugs', name), 'utf8')).rows;
  const common = { kind: 'drugs', version: VERSION, date: VERSION } as const;
  const empty = { version: VERSION, date: VERSION, classes: [], drugs: [] };
  return [
    {
      ...common,
      id: 'drugs',
      path: 'packs/drugs.bin',
      licence: 'CC0-1.0',
      bytes: encodeDrugPack({
        ...empty,
        classes: rows('classes.tsv').map(toClass),
        drugs: rows('drugs.tsv').map(toDrug),
        guidelines: toGuidelines(rows('cpic.tsv'), 'CPIC'),
      }),
    },
    {
      ...common,
      id: 'drugs-dpwg',
      path: 'packs/drugs-dpwg.bin',
      licence: 'CC-BY-SA-4.0',
      bytes: encodeDrugPack({ ...empty, guidelines: toGuidelines(rows('dpwg.tsv'), 'DPWG') }),
    },
  ];
}
