import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { methodSections } from '../../../src/ui/methods/sections.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../docs/methods');

/** What a reader of the Markdown sees of a block. */
const seen = (block: string): string =>
  block.replace(/<!--.*?-->/g, '').replace(/^> /gm, '').replaceAll('\n', ' ').replace(/\\(.)/g, '$1'); // prettier-ignore

/** The sections of all pages by anchor, as a reader sees them. */
const written = new Map(
  readdirSync(FOLDER)
    .flatMap((name) => readFileSync(path.join(FOLDER, name), 'utf8').split(/^## /m).slice(1))
    .map((section) => {
      const [title = '', mark = '', ...blocks] = section.trim().split(/\n{2,}/);
      const anchor = /#methods\/([a-z0-9-]+)/.exec(mark)?.[1] ?? '';
      const isFormula = (block: string): boolean => block.startsWith('> ');
      return [
        anchor,
        {
          title: seen(title),
          paragraphs: blocks.filter((block) => !isFormula(block)).map(seen),
          formulas: blocks.filter(isFormula).map(seen),
        },
      ];
    }),
);
const sections = methodSections();

it.each(sections.map((section) => [section.anchor, section] as const))(
  'the paragraph %s of the app says what docs/methods says, with the numbers of the code',
  (anchor, { title, paragraphs, formulas }) => {
    expect({ title, paragraphs, formulas }).toEqual(written.get(anchor));
  },
);

it('the app shows every section of docs/methods', () => {
  expect(sections.map(({ anchor }) => anchor).sort()).toEqual([...written.keys()].sort());
});
