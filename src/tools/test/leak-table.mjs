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
 * Lines of a Markdown table.
 * @param {string[]} head
 * @param {string[][]} rows
 */
function tableOf(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

/** @type {Record<string, string>} */
const COPIES = { app: 'served', bare: 'host without headers', file: 'one file' };
const PLANTED = ['app', 'bare', 'file'];
const [BEGIN_WORKERS, END_WORKERS] = [
  '<!-- ways out of workers, written by npm run test:leak -- --all -->',
  '<!-- end of ways out of workers -->',
];

/** @typedef {Record<string, Record<string, Record<string, string | null>>>} HeardOfWorkers what was heard, by copy, worker and attempt */

/**
 * One cell: in how many workers an attempt was held that has a control there, or the workers from which it arrived.
 * @param {HeardOfWorkers} heard
 * @param {string} copy
 * @param {string} name
 */
function cellOfWorkers(heard, copy, name) {
  const control = heard[copy === 'file' ? 'openFile' : 'open'] ?? {};
  const made = Object.entries(heard[copy] ?? {}).filter(([, of]) => name in of);
  if (made.length === 0) return '';
  const arrived = made.filter(([, of]) => of[name] !== null).map(([worker]) => worker);
  if (arrived.length > 0) return `**${arrived.join(', ')}**`;
  const proved = made.filter(([worker]) => control[worker]?.[name] != null).length;
  return proved === 0 ? '·' : `${String(proved)} held`;
}

/**
 * The table of what was planted in workers.
 * @param {string} root
 * @param {string} day
 */
function workerLines(root, day) {
  /** @type {HeardOfWorkers[]} */
  const results = ENGINES.map((engine) =>
    JSON.parse(readFileSync(path.join(root, `test-results/ways-of-workers-${engine}.json`), 'utf8')),
  );
  const names = [...new Set(results.flatMap(({ open = {} }) => Object.values(open).flatMap((of) => Object.keys(of))))];
  const head = ['attempt', ...ENGINES.flatMap((engine) => PLANTED.map((copy) => `${engine}, ${COPIES[copy]}`))];
  const rows = names.map((name) => [
    name,
    ...results.flatMap((heard) => PLANTED.map((copy) => cellOfWorkers(heard, copy, name))),
  ]);
  const cells = rows.flatMap((row) => row.slice(1));
  const held = cells.reduce((sum, one) => sum + (one.endsWith(' held') ? parseInt(one, 10) : 0), 0);
  const arrived = cells.filter((one) => one.startsWith('**')).length;
  return [
    BEGIN_WORKERS,
    '',
    `Of ${day}: held ${String(held)}, each with a control that arrived; arrived ${String(arrived)}. A number: workers in which it was tried and held. ` +
      '·: did not arrive where nothing binds the workers either. Empty: not there from disk.',
    '',
    ...tableOf(head, rows),
    '',
    END_WORKERS,
  ];
}

/**
 * Puts lines between two marks of a text, the marks among them.
 * @param {string} text
 * @param {string[]} lines
 */
function between(text, lines) {
  const [from, to] = [text.indexOf(lines[0] ?? ''), text.indexOf(lines.at(-1) ?? '')];
  if (from < 0 || to < from) throw new Error(`docs/leaks.md has no place for ${String(lines[0])}`);
  return text.slice(0, from) + lines.join('\n') + text.slice(to + (lines.at(-1) ?? '').length);
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
    ...tableOf(head, rows),
    '',
    END,
  ];
  const file = path.join(root, 'docs/leaks.md');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, between(between(text, lines), workerLines(root, day)));
}
