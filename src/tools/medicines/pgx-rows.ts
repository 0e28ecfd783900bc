import type { PhenotypeClass } from '../../domain/pgx/definition.ts';
import { field } from '../packs/tsv.ts';
import {
  CLASS_IN_GENE,
  CLASS_OF,
  EITHER_FUNCTION,
  LISTED_CHIP,
  MATCHABLE_AS,
  RENEWED_GENES,
  ROLE_AS,
  STRICTER_GENES,
} from './pgx-choices.ts';
import { faulty, fieldsOf, type Row, type Sourced } from './sources.ts';

export const POSITION_COLUMNS = ['gene', 'chromosome', 'position', 'position37', 'rsid', 'aliases', 'ref', 'alts', 'ref37', 'kind', 'hgvs', 'roles', 'weak_on', 'not_on']; // prettier-ignore
export const ALLELE_COLUMNS = ['gene', 'allele', 'reference', 'function', 'activity_value', 'reported_as', 'matchable', 'definition']; // prettier-ignore
export const PHENOTYPE_COLUMNS = ['gene', 'method', 'rule', 'activity_score', 'phenotype', 'class'];
export const FREQUENCY_COLUMNS = ['gene', 'allele', 'group', 'frequency', 'subjects'];

/** `chr19` and `chrM` as the tables write them. */
function chromosomeOf(name: string): string {
  return name.replace(/^chr/, '').replace(/^M$/, 'MT');
}

function rolesOf(roles: string): string {
  const words = roles.split(',').map((role) => (role in ROLE_AS ? (ROLE_AS[role] ?? '') : role));
  return words.filter((word) => word !== '').join(',');
}

/**
 * Rows of `positions.tsv`.
 *
 * @param listed - which positions the chip of `LISTED_CHIP` has: `yes`, `maybe` or `no`
 * @param weak - places on GRCh37 with the clusters of chips that read them badly
 */
export function positionRows(positions: readonly Row[], listed: readonly Row[], weak: readonly Row[]): string[][] {
  const onChip = new Map(listed.map((row) => [`${field(row, 'gene')}:${field(row, 'pos_grch38')}`, field(row, 'on_23andme_v4')])); // prettier-ignore
  const clusters = new Map(
    weak.map((row) => [`${field(row, 'chrom')}:${field(row, 'pos37')}`, field(row, 'clusters')]),
  );
  return positions.map((row) => {
    const chromosome = chromosomeOf(field(row, 'chrom'));
    const weakOn = (clusters.get(`${chromosome}:${field(row, 'pos_grch37')}`) ?? '').split(',').filter((name) => name !== 'all'); // prettier-ignore
    const isMissing = onChip.get(`${field(row, 'gene')}:${field(row, 'pos_grch38')}`) === 'no';
    return [
      field(row, 'gene'),
      chromosome,
      ...fieldsOf(row, ['pos_grch38', 'pos_grch37', 'rsid', 'rsid_alias', 'ref', 'alts', 'ref_grch37', 'kind', 'hgvs_g']), // prettier-ignore
      rolesOf(field(row, 'roles')),
      weakOn.join(','),
      isMissing ? LISTED_CHIP : '',
    ];
  });
}

function keyOf(row: Row): string {
  return `${field(row, 'gene')} ${field(row, 'allele')}`;
}

function isTaken(newer: Row): boolean {
  const gene = field(newer, 'gene');
  return RENEWED_GENES.includes(gene) || field(newer, 'function') === STRICTER_GENES[gene]?.warning;
}

/** An allele is matched only where every position of its definition is in the table. */
function alleleRow(row: Row, positions: ReadonlySet<string>): string[] {
  const gene = field(row, 'gene');
  const definition = field(row, 'definition');
  const isDefined = definition.split(';').every((entry) => positions.has(`${gene}:${entry.split(':')[0] ?? ''}`));
  const isKnown = definition === '' || isDefined;
  const matchable = MATCHABLE_AS[field(row, 'matchable')] ?? 'no';
  return [
    ...fieldsOf(row, ['gene', 'allele', 'is_reference', 'function', 'activity_value', 'reported_as']),
    isKnown ? matchable : 'no',
    isKnown ? definition : '',
  ];
}

/**
 * Rows of `alleles.tsv`: the older table with the newer functions of the genes that take them; new alleles at the end of their gene.
 *
 * @param positions - rows of `positions.tsv`
 */
export function alleleRows(older: readonly Row[], newer: readonly Row[], positions: readonly string[][]): string[][] {
  const places = new Set(positions.map(([gene = '', , position = '']) => `${gene}:${position}`));
  const known = new Set(older.map(keyOf));
  const renewed = new Map(newer.filter(isTaken).map((row) => [keyOf(row), field(row, 'function')]));
  const genes = [...new Set(older.map((row) => field(row, 'gene')))];
  return genes.flatMap((gene) => {
    const own = older.filter((row) => field(row, 'gene') === gene);
    const isUsed = RENEWED_GENES.includes(gene) || gene in STRICTER_GENES;
    const added = newer.filter((row) => isUsed && field(row, 'gene') === gene && !known.has(keyOf(row)));
    return [...own.map((row) => ({ ...row, function: renewed.get(keyOf(row)) ?? field(row, 'function') })), ...added].map((row) => alleleRow(row, places)); // prettier-ignore
  });
}

/** Alleles that would lose their warning by the newer functions, by gene: they keep it, and the app says that sources disagree. */
export function disputedAlleles(older: readonly Row[], newer: readonly Row[]): Record<string, string[]> {
  const functions = new Map(newer.map((row) => [keyOf(row), field(row, 'function')]));
  const disputed: Record<string, string[]> = {};
  for (const row of older) {
    const warning = STRICTER_GENES[field(row, 'gene')]?.warning;
    const now = functions.get(keyOf(row));
    if (warning === undefined || field(row, 'function') !== warning || now === undefined || now === warning) continue;
    (disputed[field(row, 'gene')] ??= []).push(field(row, 'allele'));
  }
  return disputed;
}

function classOf(gene: string, phenotype: string): PhenotypeClass | undefined {
  const own = CLASS_IN_GENE[gene]?.[phenotype];
  if (own !== undefined) return own;
  return (Object.keys(CLASS_OF) as PhenotypeClass[]).find((one) => CLASS_OF[one].includes(phenotype));
}

/** A rule whose word stands for several functions, written for each function that the gene has. */
function spelledOut(row: Row, functions: ReadonlySet<string>): Row[] {
  const sides = field(row, 'rule').split(' + ').map((word) => EITHER_FUNCTION[word]?.filter((one) => functions.has(one)) ?? [word]); // prettier-ignore
  const [left = [], right = []] = sides;
  const rules = new Set(left.flatMap((one) => right.map((other) => [one, other].sort().join(' + '))));
  return [...rules].map((rule) => ({ ...row, rule }));
}

/**
 * Rows of `phenotypes.tsv`: the older rules, with the newer ones of the genes that are renewed.
 *
 * @param alleles - rows of `alleles.tsv`
 */
export function phenotypeRows(
  older: readonly Row[],
  newer: readonly Row[],
  alleles: readonly string[][],
): Sourced<string[][]> {
  const genes = [...new Set(older.map((row) => field(row, 'gene')))];
  const rows = genes.flatMap((gene) => {
    const own = older.filter((row) => field(row, 'gene') === gene);
    if (!RENEWED_GENES.includes(gene)) return own;
    const functions = new Set(alleles.flatMap(([of, , , word = '']) => (of === gene ? [word] : [])));
    const spelled = newer.filter((row) => field(row, 'gene') === gene).flatMap((row) => spelledOut(row, functions));
    return spelled.sort((a, b) => (field(a, 'rule') < field(b, 'rule') ? -1 : 1));
  });
  const made: string[][] = [];
  for (const row of rows) {
    const [gene, phenotype] = [field(row, 'gene'), field(row, 'phenotype')];
    const read = phenotype === '' ? '' : classOf(gene, phenotype);
    if (read === undefined) return faulty('phenotypes', `${gene}: no class for "${phenotype}" in pgx-choices.ts`);
    made.push([...fieldsOf(row, ['gene', 'method', 'rule', 'activity_score', 'phenotype']), read]);
  }
  return { ok: true, value: made };
}

/** Rows of `frequencies.tsv`: of the alleles that are in the table. */
export function frequencyRows(frequencies: readonly Row[], alleles: readonly string[][]): string[][] {
  const known = new Set(alleles.map(([gene = '', allele = '']) => `${gene} ${allele}`));
  return frequencies
    .filter((row) => known.has(keyOf(row)))
    .map((row) => fieldsOf(row, ['gene', 'allele', 'group', 'frequency', 'n_subjects']));
}
