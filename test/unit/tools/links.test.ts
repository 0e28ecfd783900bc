import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const DOCUMENTS = [
  ...readdirSync(ROOT),
  ...readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => path.join('docs', name)),
].filter((name) => name.endsWith('.md'));

/** The anchor that a heading has. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

it.each(DOCUMENTS)('links of %s lead to what is there', (name) => {
  const text = readFileSync(path.join(ROOT, name), 'utf8').replace(/^```[^]*?^```/gm, '');
  for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    const [file = '', anchor] = target.split('#');
    const place = file === '' ? path.join(ROOT, name) : path.resolve(path.dirname(path.join(ROOT, name)), file);
    expect([target, existsSync(place)]).toEqual([target, true]);
    if (anchor === undefined) continue;
    const headings = readFileSync(place, 'utf8').matchAll(/^#+ (.*)$/gm);
    expect([target, [...headings].some(([, heading = '']) => anchorOf(heading) === anchor)]).toEqual([target, true]);
  }
});

it('every table has a row in docs/data.md', () => {
  const data = readFileSync(path.join(ROOT, 'docs/data.md'), 'utf8');
  const tables = readdirSync(path.join(ROOT, 'src/reference/tables'), { recursive: true, encoding: 'utf8' });
  // A score has its id there, any other table its file name.
  const names = tables.filter((name) => path.extname(name) !== '').map((name) => path.basename(name));
  expect(names.filter((name) => !data.includes(name) && !data.includes(`\`${path.parse(name).name}\``))).toEqual([]);
});
