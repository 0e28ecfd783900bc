import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  ADULT_WORDS,
  AUTHORISED,
  COMMON_FREQUENCY,
  HARMLESS_BASES,
  ONSET_DISEASES,
  topicOf,
} from './packs/finding-choices.ts';
import { FINDING_COLUMNS } from './packs/findings.ts';
import { field, parseTable } from './packs/tsv.ts';

type Row = Readonly<Record<string, string>>;

/** A frequency of the allele that is looked for, the highest of all groups, with where it stands. */
interface Seen {
  frequency: number;
  group: string;
  source: string;
}

const USAGE =
  'usage: import-findings <variants> <list of reportable genes> <score frequencies> <reference frequencies> <weak places> <onset of diseases>\n';
const TABLES = path.resolve(import.meta.dirname, '../reference/tables');

/**
 * Writes `tables/findings/variants.tsv` from tables of facts: single-gene variants that consumer tests report, the ACMG list of reportable genes,
 * allele frequencies, places that chips read badly, and Orphanet's onset of diseases. What is chosen here stands in `finding-choices.ts`.
 *
 *     import-findings <variants> <list of reportable genes> <score frequencies> <reference frequencies> <weak places> <onset of diseases>
 */
export function main(args: string[]): Promise<number> {
  const [variants, acmg, scoreFrequencies, references, weak, onsets] = args;
  if (
    variants === undefined ||
    acmg === undefined ||
    scoreFrequencies === undefined ||
    references === undefined ||
    weak === undefined ||
    onsets === undefined
  ) {
    // prettier-ignore
    process.stderr.write(USAGE);
    return Promise.resolve(2);
  }
  const rows = read(variants);
  const listed = new Map(read(acmg).map((row) => [field(row, 'gene'), field(row, 'inheritance')]));
  const seen = mergeSeen([scoreSeen(read(scoreFrequencies), rows), referenceSeen(read(references), rows), cpicSeen()]);
  const weakOn = weakPlaces(read(weak));
  const onsetOf = onsetsByDisease(read(onsets));
  const lines = rows.map((row) => {
    const made: Row = { ...plain(row), ...classed(row, seen), ...timed(row, onsetOf), acmg: listedAs(row, listed.get(field(row, 'gene'))), weak_on: weakOn.get(`${field(row, 'chr')}:${field(row, 'pos37')}`) ?? '' }; // prettier-ignore
    return FINDING_COLUMNS.map((column) => field(made, column)).join('\t');
  });
  const head = [
    '# Single-gene variants that consumer tests report. Own schema; the words of the app are ours.',
    '# source: own table of public facts; places agree with the UCSC chain hg19ToHg38 and with one or more independent sources (column place_sources); call_class, topic and onset are made by import-findings from the sources that the rows name',
    '# version: 1',
    '# date: 2026-11-30',
    '# licence: facts; onset: Orphanet (CC BY 4.0); list of reportable genes: ACMG SF v3.3 (PMID 40568962)',
    '# effect: the allele that is looked for, as VCF writes it; chip_letter: the same as a 23andMe-style file shows it. frequency: the highest of all groups of the source.',
  ];
  writeFileSync(path.join(TABLES, 'findings/variants.tsv'), [...head, FINDING_COLUMNS.join('\t'), ...lines, ''].join('\n')); // prettier-ignore
  process.stdout.write(`${String(lines.length)} variants\n`);
  return Promise.resolve(0);
}

function read(file: string): readonly Row[] {
  const bytes = readFileSync(file);
  const text = file.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  return parseTable(text.replaceAll('\r', '')).rows;
}

/** What is taken as it stands. A source that the facts give only as a number of an index is "source not kept". */
function plain(row: Row): Row {
  const [ref, alt, letter] = [field(row, 'ref'), field(row, 'alt'), field(row, 'chip_effect_allele')];
  const clinvar = field(row, 'clinvar_significance');
  const review = field(row, 'clinvar_review');
  const source = /index \d+/.test(field(row, 'clinvar_source')) ? 'source not kept' : field(row, 'clinvar_source');
  return {
    rsid: field(row, 'rsid'),
    aliases: field(row, 'ids_23andme'),
    gene: field(row, 'gene'),
    name: field(row, 'label'),
    hgvs_c: field(row, 'hgvs_c'),
    hgvs_p: field(row, 'hgvs_p'),
    chromosome: field(row, 'chr'),
    position37: field(row, 'pos37'),
    position38: field(row, 'pos38'),
    ref,
    alt,
    effect: letter === ref ? ref : alt,
    chip_letter: letter,
    other_bases: HARMLESS_BASES[field(row, 'rsid')] ?? '',
    condition: field(row, 'condition'),
    inheritance: field(row, 'inheritance'),
    kind: field(row, 'class'),
    topic: topicOf({ gene: field(row, 'gene'), kind: field(row, 'class'), condition: field(row, 'condition') }),
    clinvar: clinvar === '' ? '' : [clinvar, ...(review === '' ? [] : [review]), source].join('; '),
    place_sources: field(row, 'coordinate_status') === 'verified' ? 'several' : 'one',
  };
}

function classed(row: Row, seen: ReadonlyMap<string, Seen>): Row {
  const rsid = field(row, 'rsid');
  const found = seen.get(rsid);
  const frequency = found === undefined ? {} : { frequency: String(found.frequency), frequency_group: found.group, frequency_source: found.source }; // prettier-ignore
  const none = { frequency: '', frequency_group: '', frequency_source: '' };
  const isCommon = found !== undefined && found.frequency >= COMMON_FREQUENCY;
  const authorised = AUTHORISED[rsid];
  const byFrequency =
    found === undefined
      ? 'no frequency was found'
      : `${isCommon ? 'at least 1 in 100 in some group' : 'below 1 in 100 in every group'}: ${found.source}`;
  const [call_class, call_class_source] = field(row, 'class').startsWith('trap')
    ? ['trap', `${field(row, 'class')}: ${field(row, 'clinvar_significance')}`]
    : authorised === undefined
      ? [isCommon ? 'common' : 'rare', byFrequency]
      : ['authorised', authorised];
  return { ...none, ...frequency, call_class, call_class_source };
}

/**
 * How the list of reportable genes means a row: laboratories report one copy, or two only. Rows that the list's disorder is not about (harmless
 * and protective ones, HFE but C282Y) have no label.
 */
function listedAs(row: Row, inheritance: string | undefined): string {
  const kind = field(row, 'class');
  if (inheritance === undefined || kind.startsWith('trap') || kind === 'protective') return '';
  if (field(row, 'gene') === 'HFE' && field(row, 'label') !== 'C282Y') return '';
  return inheritance === 'AR' ? 'two-copies' : 'one-copy';
}

/** The words of the facts go before Orphanet's onset. */
function timed(row: Row, onsetOf: ReadonlyMap<string, readonly string[]>): Row {
  const words = `${field(row, 'class')}; ${field(row, 'condition')}`;
  if (ADULT_WORDS.test(words)) return { onset: 'adult', onset_source: `the facts' own words: ${words}` };
  const disease = ONSET_DISEASES[field(row, 'rsid')] ?? ONSET_DISEASES[field(row, 'gene')];
  const onsets = disease === undefined ? undefined : onsetOf.get(disease);
  if (disease === undefined || onsets === undefined) return { onset: 'unknown', onset_source: '' };
  const isAdult = onsets.every((onset) => onset === 'Adult' || onset === 'Elderly');
  return { onset: isAdult ? 'adult' : 'earlier', onset_source: `Orphanet 2025-12, ${disease}: ${onsets.join(', ')}` };
}

function mergeSeen(tables: readonly ReadonlyMap<string, Seen>[]): Map<string, Seen> {
  const merged = new Map<string, Seen>();
  for (const table of tables) for (const [rsid, found] of table) if (!merged.has(rsid)) merged.set(rsid, found);
  return merged;
}

/** The highest share of the allele among groups; null where no group has one. */
function highest(shares: readonly (readonly [string, string])[], isOther: boolean): Omit<Seen, 'source'> | null {
  const known = shares
    .filter(([, text]) => text !== '')
    .map(([group, text]) => ({ group, frequency: Number((isOther ? 1 - Number(text) : Number(text)).toFixed(6)) }));
  return known.reduce<Omit<Seen, 'source'> | null>(
    (best, one) => (best === null || one.frequency > best.frequency ? one : best),
    null,
  );
}

function effectOf(row: Row): string {
  return field(row, 'chip_effect_allele') === field(row, 'ref') ? field(row, 'ref') : field(row, 'alt');
}

/** Frequencies at variants of scores, found by place. */
function scoreSeen(table: readonly Row[], rows: readonly Row[]): Map<string, Seen> {
  const byPlace = new Map(rows.map((row) => [`${field(row, 'chr')}:${field(row, 'pos37')}`, row]));
  const found = new Map<string, Seen>();
  for (const line of table) {
    const row = byPlace.get(`${field(line, 'chrom')}:${field(line, 'pos37')}`);
    if (row === undefined || found.has(field(row, 'rsid'))) continue;
    const alleles = [field(row, 'ref'), field(row, 'alt')];
    if (!alleles.includes(field(line, 'effect_allele')) || field(line, 'other_allele') === '') continue;
    const shares = ['AFR', 'AMR', 'EAS', 'EUR', 'SAS'].map((group) => [group, field(line, `eaf_${group}`)] as const);
    const best = highest(shares, field(line, 'effect_allele') !== effectOf(row));
    if (best !== null) found.set(field(row, 'rsid'), { ...best, source: field(line, 'sources') });
  }
  return found;
}

/** Frequencies of reference panels, found by rsid and checked by place. */
function referenceSeen(table: readonly Row[], rows: readonly Row[]): Map<string, Seen> {
  const byRsid = new Map(rows.map((row) => [field(row, 'rsid'), row]));
  const found = new Map<string, Seen>();
  for (const line of table) {
    const row = byRsid.get(field(line, 'rsid'));
    if (row === undefined || field(row, 'pos37') !== field(line, 'pos37') || field(row, 'alt') !== field(line, 'alt')) continue; // prettier-ignore
    const shares = ['AFR', 'AMR', 'EAS', 'EUR', 'SAS'].map((group) => [group, field(line, group)] as const);
    const best = highest(shares, field(line, 'alt') !== effectOf(row));
    const panel = field(line, 'source').startsWith('summix') ? 'Summix table' : 'means rebuilt from published loadings (akt)'; // prettier-ignore
    if (best !== null) found.set(field(row, 'rsid'), { ...best, source: `1000 Genomes, ${panel}` });
  }
  return found;
}

/** G6PD by CPIC: the alleles that carry a place's variant, added up. */
function cpicSeen(): Map<string, Seen> {
  const places: Readonly<Record<string, string>> = { '154536002:T': 'rs1050828', '154535277:C': 'rs1050829', '154534419:A': 'rs5030868' }; // prettier-ignore
  const alleles = read(path.join(TABLES, 'pgx/alleles.tsv')).filter((row) => field(row, 'gene') === 'G6PD');
  const shares = read(path.join(TABLES, 'pgx/frequencies.tsv')).filter((row) => field(row, 'gene') === 'G6PD');
  const found = new Map<string, Seen>();
  for (const [place, rsid] of Object.entries(places)) {
    const names = new Set(
      alleles.filter((row) => field(row, 'definition').split(';').includes(place)).map((row) => field(row, 'allele')),
    );
    const byGroup = new Map<string, number>();
    for (const row of shares) {
      if (!names.has(field(row, 'allele'))) continue;
      byGroup.set(field(row, 'group'), (byGroup.get(field(row, 'group')) ?? 0) + Number(field(row, 'frequency')));
    }
    const best = highest([...byGroup].map(([group, share]) => [group, String(share)]), false); // prettier-ignore
    if (best !== null) found.set(rsid, { ...best, source: 'CPIC frequency workbook of G6PD, 2022' });
  }
  return found;
}

function weakPlaces(table: readonly Row[]): Map<string, string> {
  const places = new Map<string, string>();
  for (const row of table) {
    const clusters = field(row, 'clusters').split(',').filter((name) => name !== 'all'); // prettier-ignore
    places.set(`${field(row, 'chrom')}:${field(row, 'pos37')}`, clusters.join(','));
  }
  return places;
}

function onsetsByDisease(table: readonly Row[]): Map<string, string[]> {
  const onsets = new Map<string, string[]>();
  for (const row of table) {
    const id = field(row, 'disease_id');
    onsets.set(id, [...(onsets.get(id) ?? []), field(row, 'onset')]);
  }
  return onsets;
}
