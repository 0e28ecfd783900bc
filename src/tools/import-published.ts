import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { genomeKey, parseChromosome } from '../domain/genotype/genome.ts';
import { type Lifter, openChains } from './import-scores.ts';
import { PUBLISHED_COLUMNS } from './packs/published.ts';
import { field, parseTable } from './packs/tsv.ts';

type Row = Readonly<Record<string, string>>;

/** The share of an allele in the group that has most of it. */
interface Seen {
  frequency: number;
  group: string;
  source: string;
}

/** What is longer is no change of some bases: files write it otherwise, and readers of lines do not look for it. */
const LONGEST_ALLELE = 50;
const GROUPS = ['AFR', 'AMR', 'EAS', 'EUR', 'SAS'] as const;
const FOLDER = path.resolve(import.meta.dirname, '../reference/tables/published');
const HEAD = [
  '# Changes that were reported as the cause of a disease in published cases, one row for each pair of change and disease. No judgement of any of them: some are common and harmless.',
  '# source: phenopacket-store (monarch-initiative/phenopacket-store@b694d17e, 2026-06-25); places on GRCh37: UCSC chain hg38ToHg19; frequencies: tables named row by row; weak_on: Lu 2021 in dawndrain/genetic_prediction@65dd9d6',
  '# version: 2026-06-25',
  '# date: 2026-06-25',
  '# licence: BSD-3-Clause',
  '# frequency: the highest of all groups of the source, of exactly this allele; empty where no table has it. position37: empty where the chain has none, or turns the strand of several bases.',
];

/**
 * Writes `tables/published/variants.tsv` from tables of facts: changes of published cases on GRCh38, allele frequencies of reference panels and of
 * variants of scores, and places that chips read badly.
 *
 *     import-published <variants> <folder of UCSC chains> <reference frequencies> <score frequencies> <weak places>
 */
export function main(args: string[]): Promise<number> {
  const [variants, chains, references, scores, weak] = args;
  if (
    variants === undefined ||
    chains === undefined ||
    references === undefined ||
    scores === undefined ||
    weak === undefined
  ) {
    process.stderr.write(
      'usage: import-published <variants> <chains> <reference frequencies> <score frequencies> <weak places>\n',
    );
    return Promise.resolve(2);
  }
  const all = read(variants);
  const rows = all.filter(isShort);
  const lift = openChains(chains);
  const placed = rows.map((row) => ({ row, position37: position37Of(row, lift) }));
  const seen = new Map([...scoreSeen(read(scores), placed), ...referenceSeen(read(references), rows)]);
  const weakOn = weakPlaces(read(weak));
  const lines = placed.map(({ row, position37 }) => {
    const found = seen.get(keyOf(row));
    const made: Row = {
      chromosome: field(row, 'chr'),
      position37,
      position38: field(row, 'pos38'),
      ref: field(row, 'ref'),
      alt: field(row, 'alt'),
      gene: field(row, 'gene'),
      hgvs: field(row, 'hgvs_c'),
      disease: field(row, 'disease_id'),
      disease_name: field(row, 'disease'),
      cases: field(row, 'n_cases'),
      papers: field(row, 'pmids').replaceAll('PMID:', '').replaceAll(/[|,]/g, ';'),
      weak_on: weakOn.get(`${field(row, 'chr')}:${position37}`) ?? '',
      frequency: found === undefined ? '' : String(found.frequency),
      frequency_group: found?.group ?? '',
      frequency_source: found?.source ?? '',
    };
    return PUBLISHED_COLUMNS.map((column) => field(made, column)).join('\t');
  });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, 'variants.tsv'), [...HEAD, PUBLISHED_COLUMNS.join('\t'), ...lines, ''].join('\n'));
  const without = placed.filter(({ position37 }) => position37 === '').length;
  process.stdout.write(
    `${String(lines.length)} rows of ${String(all.length)}, ${String(without)} without a place on GRCh37, ${String(seen.size)} changes with a frequency\n`,
  );
  return Promise.resolve(0);
}

function read(file: string): readonly Row[] {
  const bytes = readFileSync(file);
  const text = file.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  return parseTable(text.replaceAll('\r', '')).rows;
}

function isShort(row: Row): boolean {
  const alleles = [field(row, 'ref'), field(row, 'alt')];
  return alleles.every((bases) => /^[ACGT]+$/.test(bases) && bases.length <= LONGEST_ALLELE);
}

function keyOf(row: Row): string {
  return ['chr', 'pos38', 'ref', 'alt'].map((column) => field(row, column)).join(':');
}

/** First and last base have to come to places as far apart; where the chain turns the strand, none is taken. */
function position37Of(row: Row, lift: Lifter): string {
  const chromosome = parseChromosome(field(row, 'chr'));
  if (chromosome === null) return '';
  const first = Number(field(row, 'pos38'));
  const span = field(row, 'ref').length - 1;
  const [from, to] = [first, first + span].map((position) => {
    const lifted = lift('GRCh38', 'GRCh37', genomeKey(chromosome, position));
    return lifted === null || lifted.minusStrand ? null : Number(lifted.place.split(':')[1]);
  });
  return from === null || from === undefined || to !== from + span ? '' : String(from);
}

/** Clusters of chips that read a place of GRCh37 badly. */
function weakPlaces(table: readonly Row[]): Map<string, string> {
  return new Map(
    table.map((row) => [
      `${field(row, 'chrom')}:${field(row, 'pos37')}`,
      field(row, 'clusters').split(',').filter((name) => name !== 'all').join(';'),
    ]),
  ); // prettier-ignore
}

/** The highest share of the allele among groups; null where no group has one. */
function highest(shares: readonly (readonly [string, string])[], isOther: boolean): Omit<Seen, 'source'> | null {
  const known = shares
    .filter(([, text]) => text !== '')
    .map(([group, text]) => ({ group, frequency: Number((isOther ? 1 - Number(text) : Number(text)).toFixed(4)) }))
    .sort((a, b) => b.frequency - a.frequency);
  return known[0] ?? null;
}

/** Frequencies of reference panels, of exactly the same alleles at the same place. */
function referenceSeen(table: readonly Row[], rows: readonly Row[]): Map<string, Seen> {
  const wanted = new Set(rows.map(keyOf));
  const found = new Map<string, Seen>();
  for (const line of table) {
    const key = [field(line, 'chrom'), field(line, 'pos38'), field(line, 'ref'), field(line, 'alt')].join(':');
    if (!wanted.has(key)) continue;
    const best = highest(
      GROUPS.map((group) => [group, field(line, group)] as const),
      false,
    );
    const source = field(line, 'source');
    const panel = source.startsWith('summix') ? 'Summix table' : source.endsWith('pc') ? 'means rebuilt from published loadings' : 'allele counts'; // prettier-ignore
    if (best !== null) found.set(key, { ...best, source: `1000 Genomes, ${panel}` });
  }
  return found;
}

/** Frequencies at variants of scores, found by place on GRCh37 and both alleles. */
function scoreSeen(table: readonly Row[], rows: readonly { row: Row; position37: string }[]): Map<string, Seen> {
  const byPlace = new Map(
    rows
      .filter(({ position37 }) => position37 !== '')
      .map(({ row, position37 }) => [`${field(row, 'chr')}:${position37}`, row]),
  );
  const found = new Map<string, Seen>();
  for (const line of table) {
    const row = byPlace.get(`${field(line, 'chrom')}:${field(line, 'pos37')}`);
    if (row === undefined || found.has(keyOf(row))) continue;
    const [effect, other] = [field(line, 'effect_allele'), field(line, 'other_allele')];
    const [ref, alt] = [field(row, 'ref'), field(row, 'alt')];
    if (!((effect === alt && other === ref) || (effect === ref && other === alt))) continue;
    const best = highest(
      GROUPS.map((group) => [group, field(line, `eaf_${group}`)] as const),
      effect !== alt,
    );
    if (best !== null) found.set(keyOf(row), { ...best, source: field(line, 'sources') });
  }
  return found;
}
