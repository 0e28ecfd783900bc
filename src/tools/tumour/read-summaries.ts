import path from 'node:path';
import { parseTable } from '../packs/tsv.ts';
import type { Row } from './tables.ts';

/** Columns that a summary of accepted evidence must have, each by the names that CIViC has given it. */
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
/** Ids of profiles are counted apart from those of variants; behind this they cannot meet. */
const FIRST_PROFILE = 1_000_000;
/** What CIViC writes now for what it used to write. */
const RENAMED: Readonly<Record<string, string>> = {
  SENSITIVITYRESPONSE: 'Sensitivity/Response',
};

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
  const { rows } = parseTable(text.replaceAll('\r', ''));
  const accepted = rows.filter((row) => ['', 'accepted'].includes(value(row, 'status').toLowerCase()));
  if (accepted.length === 0) throw new Error(`${path.basename(file)}: no accepted items of evidence`);
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
  return [value(row, 'id'), variant, value(row, 'disease'), therapies, capital(value(row, 'interaction')), capital(value(row, 'type')), directionOf(value(row, 'direction')), value(row, 'level').toUpperCase(), RENAMED[significance.toUpperCase().replace(/[^A-Z]/g, '')] ?? significance, value(row, 'rating'), value(row, 'origin'), source, value(row, 'trials').replace(/\s/g, ''), release];
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
