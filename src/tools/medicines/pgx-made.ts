import type { InferOutput } from 'valibot';
import type { MadeFile, MadeTable } from './made-table.ts';
import { PGX_HEADS } from './pgx-heads.ts';
import {
  ALLELE_COLUMNS,
  alleleRows,
  disputedAlleles,
  FREQUENCY_COLUMNS,
  frequencyRows,
  PHENOTYPE_COLUMNS,
  phenotypeRows,
  POSITION_COLUMNS,
  positionRows,
} from './pgx-rows.ts';
import { type RULES_SHAPE, rulesText } from './pgx-rules.ts';
import type { Row, Sourced } from './sources.ts';

const SOURCE_ALLELES = ['gene', 'allele', 'is_reference', 'function', 'activity_value', 'reported_as', 'matchable', 'definition']; // prettier-ignore
const SOURCE_RULES = ['gene', 'method', 'rule', 'activity_score', 'phenotype'];

/** Columns that each source table must have. */
export const PGX_SOURCES = {
  positions: ['gene', 'chrom', 'pos_grch38', 'pos_grch37', 'rsid', 'rsid_alias', 'ref', 'alts', 'ref_grch37', 'kind', 'hgvs_g', 'roles'], // prettier-ignore
  alleles: SOURCE_ALLELES,
  newerAlleles: SOURCE_ALLELES,
  phenotypes: SOURCE_RULES,
  newerPhenotypes: SOURCE_RULES,
  frequencies: ['gene', 'allele', 'group', 'frequency', 'n_subjects'],
  listed: ['gene', 'pos_grch38', 'on_23andme_v4'],
  weak: ['chrom', 'pos37', 'clusters'],
} as const;

/** What the star-allele tables are made from. */
export type PgxSources = Record<keyof typeof PGX_SOURCES, readonly Row[]> & {
  rules: InferOutput<typeof RULES_SHAPE>;
};

/** The tables of `tables/pgx` but `function-classes.tsv`, which is written by hand. */
export function pgxTables(from: PgxSources): Sourced<(MadeTable | MadeFile)[]> {
  const positions = positionRows(from.positions, from.listed, from.weak);
  const alleles = alleleRows(from.alleles, from.newerAlleles, positions);
  const phenotypes = phenotypeRows(from.phenotypes, from.newerPhenotypes, alleles);
  if (!phenotypes.ok) return phenotypes;
  const disputed = disputedAlleles(from.alleles, from.newerAlleles);
  return {
    ok: true,
    value: [
      {
        name: 'positions.tsv',
        head: PGX_HEADS.positions,
        columns: POSITION_COLUMNS,
        keys: ['gene', 'position', 'ref'],
        rows: positions,
      },
      {
        name: 'alleles.tsv',
        head: PGX_HEADS.alleles,
        columns: ALLELE_COLUMNS,
        keys: ['gene', 'allele'],
        rows: alleles,
      },
      { name: 'phenotypes.tsv', head: PGX_HEADS.phenotypes, columns: PHENOTYPE_COLUMNS, keys: ['gene', 'method', 'rule', 'activity_score'], rows: phenotypes.value }, // prettier-ignore
      { name: 'frequencies.tsv', head: PGX_HEADS.frequencies, columns: FREQUENCY_COLUMNS, keys: ['gene', 'allele', 'group'], rows: frequencyRows(from.frequencies, alleles) }, // prettier-ignore
      { name: 'gene-rules.json', text: rulesText(from.rules, disputed, alleles) },
    ],
  };
}
