import path from 'node:path';
import { EVIDENCE_TYPES, LEVELS } from '../../domain/tumour/civic.ts';
import { parseTable } from '../packs/tsv.ts';
import type { Row } from './tables.ts';

/**
 * Columns of a summary of accepted evidence, each by the names that CIViC has given it: first those that its own exporter writes today
 * (`EvidenceItemTsvFormatter` of CIViC's server), then those of files of before 2023.
 */
const NAMES = {
  id: ['evidence_id'],
  profile: ['molecular_profile'],
  profileId: ['molecular_profile_id', 'variant_id'],
  gene: ['gene'],
  variant: ['variant'],
  disease: ['disease'],
  doid: ['doid'],
  therapies: ['therapies', 'drugs'],
  interaction: ['therapy_interaction_type', 'drug_interaction_type'],
  type: ['evidence_type'],
  direction: ['evidence_direction'],
  level: ['evidence_level'],
  significance: ['significance', 'clinical_significance'],
  rating: ['rating'],
  origin: ['variant_origin'],
  citation: ['citation_id'],
  sourceType: ['source_type'],
  abstract: ['asco_abstract_id'],
  trials: ['nct_ids'],
  status: ['evidence_status'],
  reviewed: ['last_review_date'],
} as const;
/** Columns without which an item cannot be told; the profile stands in one column or in two. */
const NEEDED = ['id', 'disease', 'doid', 'therapies', 'interaction', 'type', 'direction', 'level', 'significance', 'rating', 'origin', 'citation', 'sourceType', 'profileId'] as const; // prettier-ignore
/** Ids of profiles are counted apart from those of variants; behind this they cannot meet. */
const FIRST_PROFILE = 1_000_000;
/** What a predictive item may say, by its letters: some states of CIViC write it in capitals. */
const SIGNIFICANCES = new Map(['Sensitivity/Response', 'Resistance', 'Reduced Sensitivity', 'Adverse Response', 'N/A'].map((one) => [lettersOf(one), one])); // prettier-ignore

/** What a summary tells: rows of the tables, in their columns. */
export interface Summary {
  date: string;
  release: string;
  evidence: readonly (readonly string[])[];
  /** Variants that the items speak of, those that were known with their places. */
  variants: ReadonlyMap<string, Row>;
  /** Names of diseases with their ids of the Disease Ontology. */
  diseases: ReadonlyMap<string, string>;
}

/**
 * Reads a nightly summary of CIViC ("ClinicalEvidenceSummaries", with `gene` and `variant` or with `molecular_profile`). The date is that of the file's
 * name, else the last review in it.
 *
 * @param known - rows of `variants.tsv`
 */
export function readSummaries(file: string, text: string, known: readonly Row[]): Summary {
  const base = path.basename(file);
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\r', '');
  checkColumns(base, plain.split('\n', 1)[0] ?? '');
  const rows = rowsOf(base, plain);
  const accepted = rows.filter((row) => ['', 'accepted'].includes(value(row, 'status').toLowerCase()));
  if (accepted.length === 0)
    throw new Error(`${base}: no accepted items of evidence among ${String(rows.length)} rows`);
  checkValues(base, accepted);
  const byName = new Map(known.map((row) => [`${row.gene ?? ''} ${row.name ?? ''}`.toUpperCase(), row]));
  const genes = new Set(known.map((row) => row.gene ?? ''));
  const date = dateOf(file, accepted);
  const release = `civic-${date}`;
  const variants = new Map<string, Row>();
  const evidence = accepted.map((row) => {
    const variant = variantOf(row, byName, genes);
    variants.set(variant.id ?? '', variant);
    return evidenceRow(row, variant.id ?? '', release);
  });
  const diseases = new Map(accepted.map((row): [string, string] => [value(row, 'disease'), value(row, 'doid')]));
  return { date, release, evidence, variants, diseases };
}

/** Names the columns that are missing, with the names by which each is known, and what the file has in their place. */
function checkColumns(base: string, head: string): void {
  const columns = head.split('\t').map(unquoted);
  const has = (name: keyof typeof NAMES): boolean => NAMES[name].some((one) => columns.includes(one));
  const missing = NEEDED.filter((name) => !has(name)).map((name) => NAMES[name].join(' or '));
  if (!has('profile') && !(has('gene') && has('variant'))) missing.unshift('molecular_profile (or gene and variant)');
  if (missing.length === 0) return;
  const read = `It has ${String(columns.length)} columns: ${columns.slice(0, 40).join(', ').slice(0, 600)}`;
  throw new Error(`${base} is no summary of CIViC's evidence (ClinicalEvidenceSummaries): without ${missing.join('; ')}. ${read}`); // prettier-ignore
}

function rowsOf(base: string, text: string): Row[] {
  try {
    return parseTable(text).rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, one]) => [unquoted(name), unquoted(one)]))); // prettier-ignore
  } catch (error) {
    throw new Error(`${base}: ${error instanceof Error ? error.message : String(error)}; every row needs as many fields as the first line names, with tabs between`, { cause: error }); // prettier-ignore
  }
}

/** A field as it stands, without the quotation marks that some writers of tables put round it. */
function unquoted(text: string): string {
  return /^".*"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** Refuses before anything is written what the pack cannot hold, with the value and the item. */
function checkValues(base: string, accepted: readonly Row[]): void {
  const seen = new Set<string>();
  for (const row of accepted) {
    const id = value(row, 'id');
    const wrong = [
      ...(/^\d+$/.test(id) ? [] : ['evidence_id']),
      ...(seen.has(id) ? ['evidence_id (it stands twice)'] : []),
      ...(/^\d+$/.test(value(row, 'profileId')) ? [] : ['molecular_profile_id']),
      ...(within(EVIDENCE_TYPES, capital(value(row, 'type'))) ? [] : ['evidence_type']),
      ...(within(LEVELS, value(row, 'level').toUpperCase()) ? [] : ['evidence_level']),
      ...(within(INTERACTIONS, capital(value(row, 'interaction'))) ? [] : ['therapy_interaction_type']),
      ...(/^[0-5]?$/.test(value(row, 'rating')) ? [] : ['rating']),
    ];
    if (wrong.length > 0) throw new Error(`${base}: item ${id === '' ? '(without an id)' : id} has no value that is known here in ${wrong.join(', ')}; nothing was changed`); // prettier-ignore
    seen.add(id);
  }
}

const INTERACTIONS = ['', 'Combination', 'Substitutes', 'Sequential'] as const;

function within(list: readonly string[], text: string): boolean {
  return list.includes(text);
}

function lettersOf(text: string): string {
  return text.toUpperCase().replace(/[^A-Z]/g, '');
}

function value(row: Row, name: keyof typeof NAMES): string {
  for (const column of NAMES[name]) if (row[column] !== undefined) return row[column].trim();
  return '';
}

/** The variant of an item: one that is known by its name, with its place, or a new one. */
function variantOf(row: Row, byName: ReadonlyMap<string, Row>, genes: ReadonlySet<string>): Row {
  const profile = value(row, 'profile') || `${value(row, 'gene')} ${value(row, 'variant')}`;
  const id = value(row, 'profileId');
  const held = byName.get(profile.toUpperCase());
  if (held !== undefined) return held;
  const [first = ''] = profile.replace(/^\(+/, '').split(' ');
  const partners = first.split('::').filter((one) => one.toLowerCase() !== 'v');
  const gene = value(row, 'gene') || (partners.find((one) => genes.has(one)) ?? partners[partners.length - 1] ?? first);
  const name = profile.startsWith(`${gene} `) ? profile.slice(gene.length + 1) : profile;
  return { id: String(FIRST_PROFILE + Number(id)), gene, name, aliases: '', chromosome: '', start37: '', stop37: '', start38: '', ref: '', alt: '' };
} // prettier-ignore

function evidenceRow(row: Row, variant: string, release: string): string[] {
  const therapies = value(row, 'therapies').split(/[,|]/).map((one) => one.trim()).filter(Boolean).join('|');
  const type = capital(value(row, 'sourceType'));
  const abstract = value(row, 'abstract');
  const source = /asco/i.test(type) ? `ASCO:${abstract === '' ? value(row, 'citation') : abstract}` : /ash/i.test(type) ? `ASH:${value(row, 'citation')}` : `PMID:${value(row, 'citation')}`;
  const significance = value(row, 'significance');
  return [value(row, 'id'), variant, value(row, 'disease'), therapies, capital(value(row, 'interaction')), capital(value(row, 'type')), directionOf(value(row, 'direction')), value(row, 'level').toUpperCase(), SIGNIFICANCES.get(lettersOf(significance)) ?? significance, value(row, 'rating'), value(row, 'origin'), source, value(row, 'trials').replace(/\s/g, ''), release];
} // prettier-ignore

function directionOf(text: string): string {
  if (/not/i.test(text)) return 'Does Not Support';
  return /^supports$/i.test(text) ? 'Supports' : 'N/A';
}

function capital(text: string): string {
  return text === '' ? '' : (text[0] ?? '').toUpperCase() + text.slice(1).toLowerCase();
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function dateOf(file: string, rows: readonly Row[]): string {
  const base = path.basename(file);
  const iso = /\d{4}-\d{2}-\d{2}/.exec(base)?.[0];
  if (iso !== undefined) return iso;
  const [, day = '', month = '', year = ''] = /(\d{2})-([A-Za-z]{3})-(\d{4})/.exec(base) ?? [];
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  if (number > 0) return `${year}-${String(number).padStart(2, '0')}-${day}`;
  const reviewed = rows.map((row) => /\d{4}-\d{2}-\d{2}/.exec(value(row, 'reviewed'))?.[0] ?? '').sort();
  const last = reviewed[reviewed.length - 1] ?? '';
  if (last === '') throw new Error(`${base}: neither its name nor its rows tell a date; name it like 2026-11-01-ClinicalEvidenceSummaries.tsv`);
  return last;
} // prettier-ignore
