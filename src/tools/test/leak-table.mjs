import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ENGINES = ['chromium', 'firefox', 'webkit'];
const ARENAS = ['app', 'file'];
const [BEGIN, END] = ['<!-- ways out, written by npm run test:leak -- --all -->', '<!-- end of ways out -->'];

/** @typedef {Record<string, Record<string, string | null>>} Heard what was heard of each attempt, by arena */

/**
 * One cell: held, arrived, or not provable because it did not arrive where nothing binds the page either.
 * @param {Heard} heard
 * @param {string} arena
 * @param {string} name
 */
function cell(heard, arena, name) {
  const there = heard[arena]?.[name];
  if (there === undefined) return '';
  if (there !== null) return `**${there}**`;
  return heard['plain']?.[name] == null ? '·' : '–';
}

/**
 * Writes into docs/leaks.md what the suite found in each engine.
 * @param {string} root folder of the repository
 */
export function writeLeakTable(root) {
  /** @type {Heard[]} */
  const results = ENGINES.map((engine) =>
    JSON.parse(readFileSync(path.join(root, `test-results/ways-${engine}.json`), 'utf8')),
  );
  const names = [...new Set(results.flatMap((heard) => Object.keys(heard['plain'] ?? {})))];
  const head = ['attempt', ...ENGINES.flatMap((engine) => [`${engine}, served`, `${engine}, one file`])];
  const rows = names.map((name) => [
    name,
    ...results.flatMap((heard) => ARENAS.map((arena) => cell(heard, arena, name))),
  ]);
  const count = (/** @type {string} */ sign) => rows.flat().filter((one) => one === sign).length;
  const arrived = rows.flatMap((row) => row.slice(1)).filter((one) => one.startsWith('**')).length;
  const day = new Date().toISOString().slice(0, 10);
  const lines = [
    BEGIN,
    '',
    `Of ${day}, attempts from the page. –: held (${String(count('–'))}). **connected** or **looked up**: arrived (${String(arrived)}). ·: did not arrive where ` +
      `nothing binds the page either, so it proves nothing (${String(count('·'))}). Empty: not there from disk.`,
    '',
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
    END,
  ];
  const file = path.join(root, 'docs/leaks.md');
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error('docs/leaks.md has no place for the table of ways out');
  writeFileSync(file, text.slice(0, from) + lines.join('\n') + text.slice(to + END.length));
}
