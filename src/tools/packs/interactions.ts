import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DRUG_CLASSES } from '../../domain/pgx/mental-health/classes.ts';
import type { DrugClassRow } from '../../domain/pgx/mental-health/classes.ts';
import { INTERACTION_ROLES, STRENGTHS } from '../../domain/pgx/phenoconversion/interaction-pack.ts';
import type {
  ActivityBand,
  ConversionRule,
  Interaction,
  InteractionPack,
  Sighting,
} from '../../domain/pgx/phenoconversion/interaction-pack.ts';
import { ByteWriter } from '../../reference/byte-writer.ts';
import { ANY_STRENGTH, BAND_FLAG, INTERACTION_LAYOUT, INTERACTION_MAGIC } from '../../reference/interaction-pack.ts';
import { joinPack, stringWriter } from '../../reference/string-table.ts';
import type { StringWriter } from '../../reference/string-table.ts';
import type { BuiltPack } from './built-pack.ts';
import { field, parseTable } from './tsv.ts';

type Row = Readonly<Record<string, string>>;

const VERSION = '1';
/** Date of the newest source of the tables. */
const DATE = '2026-05-29';

function oneOf<T extends string>(list: readonly T[], value: string): T {
  const found = list.find((item) => item === value);
  if (found === undefined) throw new Error(`unknown word ${value}`);
  return found;
}

function toSighting(text: string): Sighting {
  const [strength = '', source = ''] = text.split(':');
  return { strength: oneOf(STRENGTHS, strength.replace('?', '')), inferred: strength.endsWith('?'), source };
}

function toInteraction(row: Row): Interaction {
  return {
    enzyme: field(row, 'enzyme'),
    substance: field(row, 'substance'),
    role: oneOf(INTERACTION_ROLES, field(row, 'role')),
    sightings: field(row, 'sightings').split('|').map(toSighting),
  };
}

function toRule(row: Row): ConversionRule {
  const factor = field(row, 'factor');
  return {
    enzyme: field(row, 'enzyme'),
    role: oneOf(INTERACTION_ROLES, field(row, 'role')),
    strength: oneOf([...STRENGTHS, 'any'] as const, field(row, 'strength')),
    factor: factor === 'none' ? null : Number(factor),
    drugs: field(row, 'drugs').split(','),
    source: field(row, 'source'),
  };
}

function toBand(row: Row): ActivityBand {
  const [from, to] = [field(row, 'from'), field(row, 'to')];
  return {
    enzyme: field(row, 'enzyme'),
    phenotype: field(row, 'phenotype'),
    from: Number(from.replace('!', '')),
    fromIncluded: !from.startsWith('!'),
    to: to === '' ? null : Number(to.replace('!', '')),
    toIncluded: to !== '' && !to.startsWith('!'),
  };
}

function toClass(row: Row): DrugClassRow {
  return { atc: field(row, 'atc'), drug: field(row, 'drug'), class: oneOf(DRUG_CLASSES, field(row, 'class')) };
}

/** Every source that a row cites has to be listed. */
function checkSources(pack: InteractionPack): InteractionPack {
  const known = new Set(pack.sources.map(({ id }) => id));
  const cited = [...pack.interactions.flatMap((row) => row.sightings.map(({ source }) => source)), ...pack.rules.map(({ source }) => source)]; // prettier-ignore
  for (const source of cited) if (!known.has(source)) throw new Error(`no source ${source}`);
  return pack;
}

/** Everything the tables say, as the app's domain has it. */
export function interactionPackFromTables(folder: string): InteractionPack {
  const rows = (name: string): readonly Row[] => parseTable(readFileSync(path.join(folder, name), 'utf8')).rows;
  return checkSources({
    version: VERSION,
    date: DATE,
    sources: rows('sources.tsv').map((row) => ({
      id: field(row, 'id'),
      title: field(row, 'title'),
      date: field(row, 'date'),
      url: field(row, 'url'),
    })),
    interactions: rows('inhibitors.tsv').map(toInteraction),
    rules: rows('rules.tsv').map(toRule),
    bands: rows('bands.tsv').map(toBand),
    classes: rows('classes.tsv').map(toClass),
  });
}

function writeInteraction({ writer, string }: StringWriter, row: Interaction): void {
  string(row.enzyme);
  string(row.substance);
  writer.u8(INTERACTION_ROLES.indexOf(row.role));
  writer.list(row.sightings, ({ strength, inferred, source }) => {
    writer.u8(STRENGTHS.indexOf(strength));
    writer.u8(Number(inferred));
    string(source);
  });
}

function writeRule({ writer, string }: StringWriter, rule: ConversionRule): void {
  string(rule.enzyme);
  writer.u8(INTERACTION_ROLES.indexOf(rule.role));
  writer.u8(rule.strength === 'any' ? ANY_STRENGTH : STRENGTHS.indexOf(rule.strength));
  writer.u8(Number(rule.factor !== null));
  if (rule.factor !== null) writer.f64(rule.factor);
  writer.list(rule.drugs, string);
  string(rule.source);
}

function writeBand({ writer, string }: StringWriter, band: ActivityBand): void {
  string(band.enzyme);
  string(band.phenotype);
  const { fromIncluded, toIncluded, to } = band;
  const closed = to === null ? 0 : BAND_FLAG.closed;
  writer.u8((fromIncluded ? BAND_FLAG.fromIncluded : 0) | (toIncluded ? BAND_FLAG.toIncluded : 0) | closed);
  writer.f64(band.from);
  if (to !== null) writer.f64(to);
}

/** Encodes a pack of interactions. Deterministic. */
export function encodeInteractionPack(pack: InteractionPack): Uint8Array<ArrayBuffer> {
  const body = stringWriter(new ByteWriter());
  const { writer, string } = body;
  string(pack.version);
  string(pack.date);
  writer.list(pack.sources, ({ id, title, date, url }) => {
    [id, title, date, url].forEach(string);
  });
  writer.list(pack.interactions, (row) => {
    writeInteraction(body, row);
  });
  writer.list(pack.rules, (rule) => {
    writeRule(body, rule);
  });
  writer.list(pack.bands, (band) => {
    writeBand(body, band);
  });
  writer.list(pack.classes, (row) => {
    string(row.atc);
    string(row.drug);
    writer.u8(DRUG_CLASSES.indexOf(row.class));
  });
  return joinPack(INTERACTION_MAGIC, INTERACTION_LAYOUT, new ByteWriter(), body);
}

/** Builds `public/packs/interactions.bin` from `src/reference/tables/interactions`. */
export function buildInteractionPack(root: string): BuiltPack {
  const pack = interactionPackFromTables(path.join(root, 'src/reference/tables/interactions'));
  return {
    id: 'interactions',
    kind: 'interactions',
    path: 'packs/interactions.bin',
    version: pack.version,
    date: pack.date,
    licence: 'CC0-1.0 AND US government work; plain facts',
    bytes: encodeInteractionPack(pack),
  };
}
