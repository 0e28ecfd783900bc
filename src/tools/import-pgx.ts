import path from 'node:path';
import { readArguments } from './command-line.ts';
import { refused, settle } from './medicines/made-table.ts';
import { PGX_SOURCES, type PgxSources, pgxTables } from './medicines/pgx-made.ts';
import { RULES_SHAPE } from './medicines/pgx-rules.ts';
import { allOf, readJson, readSource, type Sourced } from './medicines/sources.ts';

const TABLES = path.resolve(import.meta.dirname, '../reference/tables/pgx');
const USAGE = 'import-pgx <facts of star alleles> <newer facts of star alleles> <weak places of chips> [--check]';

/**
 * Makes the tables of `tables/pgx` from facts of star alleles, newer facts of some genes, and a list of places that chips read badly; what is
 * chosen stands in `medicines/pgx-choices.ts`. Prints what differs from the tables that are there; with `--check` it writes nothing and ends
 * with 1 where anything does.
 *
 *     import-pgx <facts of star alleles> <newer facts of star alleles> <weak places of chips> [--check]
 */
export function main(args: string[]): Promise<number> {
  const read = readArguments({ args, allowPositionals: true, options: { check: { type: 'boolean' } } }, USAGE);
  if (read === null) return Promise.resolve(2);
  const [facts, newer, weak] = read.positionals;
  if (facts === undefined || newer === undefined || weak === undefined) {
    process.stderr.write(`usage: ${USAGE}\n`);
    return Promise.resolve(2);
  }
  const sources = readSources(facts, newer, weak);
  const made = sources.ok ? pgxTables(sources.value) : sources;
  return Promise.resolve(made.ok ? settle(TABLES, made.value, read.values.check === true) : refused(made.error));
}

function readSources(facts: string, newer: string, weak: string): Sourced<PgxSources> {
  return allOf<PgxSources>({
    positions: readSource({ at: facts, name: 'positions.tsv' }, PGX_SOURCES.positions),
    alleles: readSource({ at: facts, name: 'alleles.tsv' }, PGX_SOURCES.alleles),
    newerAlleles: readSource({ at: newer, name: 'alleles_patch.tsv' }, PGX_SOURCES.newerAlleles),
    phenotypes: readSource({ at: facts, name: 'phenotypes.tsv' }, PGX_SOURCES.phenotypes),
    newerPhenotypes: readSource({ at: newer, name: /^phenotypes_.*_changed_genes\.tsv$/ }, PGX_SOURCES.newerPhenotypes), // prettier-ignore
    frequencies: readSource({ at: facts, name: 'frequencies.tsv' }, PGX_SOURCES.frequencies),
    listed: readSource({ at: newer, name: 'chip_23andme_v4_pgx_positions.tsv' }, PGX_SOURCES.listed),
    weak: readSource({ at: weak, name: '' }, PGX_SOURCES.weak),
    rules: readJson({ at: facts, name: 'gene_rules.json' }, RULES_SHAPE),
  });
}
