import path from 'node:path';
import { readArguments } from './command-line.ts';
import { READ_RULES } from './medicines/interaction-choices.ts';
import { INHIBITOR_COLUMNS, inhibitorTable, RULE_COLUMNS, rulesToReview } from './medicines/interactions-made.ts';
import { refused, settle } from './medicines/made-table.ts';
import { allOf, readSource, type Row } from './medicines/sources.ts';

const TABLES = path.resolve(import.meta.dirname, '../reference/tables');
const USAGE = 'import-interactions <inhibitors and inducers> <rules of phenoconversion> [--check]';

/**
 * Makes `tables/interactions/inhibitors.tsv` from a table of what inhibits or induces an enzyme, and says which sentences about a changed activity
 * score are new or changed since `rules.tsv` and `bands.tsv` were coded from them by hand. With `--check` it writes nothing and ends with 1 where
 * anything differs; sentences that nobody coded yet end it with 1 in any case.
 *
 *     import-interactions <inhibitors and inducers> <rules of phenoconversion> [--check]
 */
export function main(args: string[]): Promise<number> {
  const read = readArguments({ args, allowPositionals: true, options: { check: { type: 'boolean' } } }, USAGE);
  if (read === null) return Promise.resolve(2);
  const [inhibitors, sentences] = read.positionals;
  if (inhibitors === undefined || sentences === undefined) {
    process.stderr.write(`usage: ${USAGE}\n`);
    return Promise.resolve(2);
  }
  const sources = allOf<Record<'inhibitors' | 'sentences' | 'rules' | 'cpic', readonly Row[]>>({
    inhibitors: readSource({ at: inhibitors, name: '' }, INHIBITOR_COLUMNS),
    sentences: readSource({ at: sentences, name: '' }, RULE_COLUMNS),
    rules: readSource({ at: TABLES, name: 'interactions/rules.tsv' }, ['enzyme', 'drugs', 'source']),
    cpic: readSource({ at: TABLES, name: 'drugs/cpic.tsv' }, ['drug', 'pmids']),
  });
  if (!sources.ok) return Promise.resolve(refused(sources.error));
  const made = inhibitorTable(sources.value.inhibitors);
  if (!made.ok) return Promise.resolve(refused(made.error));
  const status = settle(path.join(TABLES, 'interactions'), [made.value], read.values.check === true);
  const review = rulesToReview(READ_RULES, sources.value);
  process.stdout.write(`rules.tsv, bands.tsv: coded by hand, ${review.length === 0 ? 'from these sentences' : 'to be looked at'}\n`); // prettier-ignore
  for (const line of review) process.stdout.write(`  ${line}\n`);
  return Promise.resolve(review.length > 0 ? 1 : status);
}
