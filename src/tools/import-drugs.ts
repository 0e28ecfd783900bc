import path from 'node:path';
import { readArguments } from './command-line.ts';
import { DRUGS_SHAPE } from './medicines/drug-facts.ts';
import { drugTables } from './medicines/drug-made.ts';
import { NAME_COLUMNS } from './medicines/drug-names.ts';
import { refused, settle } from './medicines/made-table.ts';
import { readJson, readSource } from './medicines/sources.ts';

const TABLES = path.resolve(import.meta.dirname, '../reference/tables/drugs');
const USAGE = 'import-drugs <coded guidance of drugs> <names of drugs> [--check]';

/**
 * Makes the tables of `tables/drugs` from coded guidance (JSON) and names of drugs (a table); what is chosen stands in
 * `medicines/guidance-choices.ts` and `drug-names.ts`. Prints what differs from the tables that are there; with `--check` it writes nothing
 * and ends with 1 where anything does.
 *
 *     import-drugs <coded guidance of drugs> <names of drugs> [--check]
 */
export function main(args: string[]): Promise<number> {
  const read = readArguments({ args, allowPositionals: true, options: { check: { type: 'boolean' } } }, USAGE);
  if (read === null) return Promise.resolve(2);
  const [guidance, names] = read.positionals;
  if (guidance === undefined || names === undefined) {
    process.stderr.write(`usage: ${USAGE}\n`);
    return Promise.resolve(2);
  }
  const facts = readJson({ at: guidance, name: '' }, DRUGS_SHAPE);
  const rows = readSource({ at: names, name: '' }, NAME_COLUMNS);
  const made = !facts.ok ? facts : !rows.ok ? rows : drugTables(facts.value.drugs, rows.value);
  return Promise.resolve(made.ok ? settle(TABLES, made.value, read.values.check === true) : refused(made.error));
}
