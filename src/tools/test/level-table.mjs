#!/usr/bin/env node
// Writes what the leak suite found into docs/leaks.md, between its two marks: the table attempt × level, with the date.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const PAGE = path.join(root, 'docs/leaks.md');
const [START, END] = ['<!-- made by the suite -->', '<!-- end of what the suite made -->'];
const LEVELS = ['browser', 'policy', 'file'];
const WORDS = { held: 'held', leaked: '**leaks**' };

/**
 * @typedef {{ name: string, row: number, contexts: string[], blind: boolean, levels: Record<string, 'held' | 'leaked' | null> }} Verdict
 */

/** @param {Verdict} verdict */
function rowOf({ name, row, contexts, levels }) {
  const cells = LEVELS.map((level) => {
    const found = levels[level];
    return found === null || found === undefined ? '–' : WORDS[found];
  });
  return [
    String(row),
    `\`${name}\``,
    contexts.length > 1 ? `${contexts.length} contexts` : (contexts[0] ?? ''),
    ...cells,
  ];
}

/** @param {string[][]} rows */
function table(rows) {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length))) ?? [];
  const lines = rows.map(
    (row) =>
      `| ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length)).join(' | ')} |`,
  );
  return [lines[0], `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...lines.slice(1)].join('\n');
}

const results = path.join(root, 'test-results');
/** @type {Verdict[]} */
const verdicts = JSON.parse(readFileSync(path.join(results, 'leak-attempts.json'), 'utf8'));
const sum = readFileSync(path.join(results, 'leak.txt'), 'utf8').trim();
const counted = verdicts.filter(({ levels }) => LEVELS.some((level) => levels[level] !== null));
const blind = verdicts.filter(({ blind }) => blind).map(({ name }) => `\`${name}\``);
const head = ['row', 'attempt', 'from', 'sealed by the browser', 'sealed by policy', 'one file'];
const sorted = [...counted].sort((a, b) => a.row - b.row);
const text = [
  `Of ${new Date().toISOString().slice(0, 10)}, in Chromium: ${sum}. A dash: not tried there, or without a control that arrived.`,
  '',
  table([head, ...sorted.map(rowOf)]),
  '',
  `Without a control, tried and not counted: ${blind.join(', ')}.`,
].join('\n');
const page = readFileSync(PAGE, 'utf8');
const [from, to] = [page.indexOf(START), page.indexOf(END)];
if (from < 0 || to < from) throw new Error('docs/leaks.md has no place for the table');
writeFileSync(PAGE, `${page.slice(0, from + START.length)}\n\n${text}\n\n${page.slice(to)}`);
process.stdout.write(`${sum}\ndocs/leaks.md has the table\n`);
