import { expect, test } from 'vitest';
import type { PublishedAnswer, PublishedQuestion } from '../../../src/domain/published/answer.ts';
import { fail, ok } from '../../../src/errors/result.ts';
import { CandidateGenes } from '../../../src/state/candidate-genes.svelte.ts';
import type { FileOwner } from '../../../src/state/findings.svelte.ts';

const ANSWER: PublishedAnswer = {
  table: { version: '1', date: '2026-01-01', variants: 1 },
  records: 'letters',
  withheld: null,
  genes: [],
  without: [],
  heldForMinor: [],
};

/** A vault that writes down what it is asked, and has its table when it was brought. */
function room({ owner = 'adult', report = {} }: { owner?: FileOwner | null; report?: object | null } = {}) {
  const asked: PublishedQuestion[] = [];
  let brought = 0;
  const vault = {
    published: (question: PublishedQuestion) => {
      asked.push(question);
      return brought === 0 ? fail('reference/pack-missing') : ok(ANSWER);
    },
    loadPublished: () => {
      brought++;
      return ok(null);
    },
  };
  const client = {
    ask: async (question: (api: never) => unknown) => ok(await question(vault as never)),
    publishedTable: () => Promise.resolve(ok({})),
  };
  const session = { genomeNumber: 1, shown: { report } };
  const findings = { owner };
  const genes = new CandidateGenes(client as never, session as never, findings);
  return { genes, asked, session, findings, brought: () => brought };
}

test.each([
  ['nobody agreed', { isAgreed: false }, {}],
  ['nobody said whose file it is', { isAgreed: true }, { owner: null }],
  ['no file is open', { isAgreed: true }, { report: null }],
])('nothing is asked where %s', async (_, { isAgreed }, shape) => {
  const { genes, asked } = room(shape);
  if (isAgreed) genes.agree();
  await genes.ask(['FGFR2']);
  expect([asked, genes.answer]).toEqual([[], null]);
});

test('the vault is told genes and whether it is a minor’s file, and is brought its table once', async () => {
  const { genes, asked, brought } = room({ owner: 'minor' });
  genes.agree();
  await genes.ask(['FGFR2']);
  await genes.ask(['FGFR2', 'TP63']);
  expect(asked).toEqual([
    { genes: ['FGFR2'], isMinor: true },
    { genes: ['FGFR2'], isMinor: true },
    { genes: ['FGFR2', 'TP63'], isMinor: true },
  ]);
  expect([brought(), genes.answer]).toEqual([1, ANSWER]);
});

test.each([
  ['another file is open', 'file'],
  ['it is somebody else’s file', 'owner'],
  ['the agreement is taken back', 'agreement'],
] as const)('what was said is gone where %s', async (_, change) => {
  const { genes, session, findings } = room();
  genes.agree();
  await genes.ask(['FGFR2']);
  expect(genes.answer).not.toBeNull();
  if (change === 'file') session.genomeNumber = 2;
  else if (change === 'owner') findings.owner = 'minor';
  else genes.clear();
  expect(genes.answer).toBeNull();
});
