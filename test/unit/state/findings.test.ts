import { describe, expect, it } from 'vitest';
import type { FindingsAnswer, FindingsQuestion } from '../../../src/domain/findings/answer.ts';
import { FINDING_TOPICS } from '../../../src/domain/findings/finding-pack.ts';
import { ok } from '../../../src/errors/result.ts';
import { Findings } from '../../../src/state/findings.svelte.ts';

const ANSWER: FindingsAnswer = { findings: [], rules: {}, heldForMinor: 0, coverage: [], figures: [], table: { version: '1', date: '2026', variants: 63 }, records: 'letters' }; // prettier-ignore

/** A room whose vault writes down what it is asked. */
function room(): { findings: Findings; asked: FindingsQuestion[]; session: { genomeNumber: number } } {
  const asked: FindingsQuestion[] = [];
  const vault = {
    findings: (question: FindingsQuestion) => {
      asked.push(question);
      return ANSWER;
    },
  };
  const ask = (question: (api: never) => unknown): Promise<unknown> => Promise.resolve(ok(question(vault as never)));
  const session = { genomeNumber: 1 };
  return { findings: new Findings({ ask, askLoaded: ask } as never, session), asked, session };
}

describe('the room of findings', () => {
  it('asks nothing before somebody has said whose file it is', async () => {
    const { findings, asked } = room();
    await findings.refresh();
    expect([asked, findings.answer, findings.topics]).toEqual([[], null, []]);
  });

  it('asks for what needs no consent, then for each topic that was opened, and not for one that was closed again', async () => {
    const { findings, asked } = room();
    await findings.begin('adult');
    await findings.open('cancer');
    await findings.close('cancer');
    await findings.open('APOE');
    expect(asked.map(({ topics }) => topics)).toEqual([
      ['carrier', 'other'],
      ['cancer', 'carrier', 'other'],
      ['carrier', 'other'],
      ['APOE', 'carrier', 'other'],
    ]);
    expect(asked.every(({ isMinor, of }) => !isMinor && of === 'open')).toBe(true);
  });

  it('says that the file is of a minor', async () => {
    const { findings, asked } = room();
    await findings.begin('minor');
    expect(asked).toEqual([{ of: 'open', topics: ['carrier', 'other'], isMinor: true }]);
  });

  it('asks for both files of a couple', async () => {
    const { findings, asked } = room();
    await findings.askCouple();
    expect(asked.map(({ of }) => of)).toEqual(['open', 'second']);
    expect(findings.couple).not.toBeNull();
    findings.dropCouple();
    expect(findings.couple).toBeNull();
  });

  it('forgets whose file it was, what was opened and what was said', async () => {
    const { findings } = room();
    await findings.begin('adult');
    await findings.open('Parkinson');
    findings.clear();
    expect(findings).toMatchObject({ owner: null, answer: null, couple: null });
    for (const topic of FINDING_TOPICS) expect(findings.isOpen(topic)).toBe(false);
  });

  it('an answer about another genome is none', async () => {
    const { findings, session } = room();
    await findings.begin('adult');
    expect(findings.answer).toEqual(ANSWER);
    session.genomeNumber = 2;
    expect(findings.answer).toBeNull();
  });
});
