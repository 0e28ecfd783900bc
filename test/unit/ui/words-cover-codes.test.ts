import { describe, expect, it } from 'vitest';
import { FAILURES, type FailureCode } from '../../../src/errors/codes.ts';
import { failureCause, failureRemedy, failureTitle, reportRemedy } from '../../../src/errors/remedy.ts';
import { DRUG_CLASSES } from '../../../src/domain/pgx/mental-health/classes.ts';
import { AGE_GROUPS, CIRCUMSTANCES, DIAGNOSES, EXPERIENCES } from '../../../src/domain/pgx/mental-health/factors.ts';
import { type NoteCode, NOTES } from '../../../src/domain/pgx/mental-health/notes.ts';
import { OUTSIDE_PROBLEMS, OUTSIDE_REMARKS } from '../../../src/domain/pgx/outside-codes.ts';
import type { OutsideLine } from '../../../src/domain/pgx/outside-lines.ts';
import { problemWords, remarkWords } from '../../../src/ui/words/outside-calls.ts';
import {
  ageWords,
  circumstanceWords,
  classWords,
  diagnosisWords,
  experienceWords,
  noteWords,
} from '../../../src/ui/words/mental-health.ts';

describe('every code that the analysis may give has words', () => {
  it('lines of results from elsewhere', () => {
    const line = (more: Partial<OutsideLine>): OutsideLine => ({
      ...{ line: 1, gene: 'CYP2D6', call: '', problem: null, remarks: [], about: ['*9'], diplotype: '' },
      ...{ phenotype: null, activityScore: null, activityScoreAtLeast: false, verdict: null },
      ...more,
    });
    const words = [
      ...OUTSIDE_PROBLEMS.map((problem) => problemWords(line({ problem }))),
      ...OUTSIDE_REMARKS.flatMap((remark) => remarkWords(line({ remarks: [remark] }))),
    ];
    expect(new Set(words).size).toBe(OUTSIDE_PROBLEMS.length + OUTSIDE_REMARKS.length);
    for (const text of words) expect([text, /outside[_/]/.test(text), text.length > 20]).toEqual([text, false, true]);
  });

  it('notes, factors and headings of the mental health view', () => {
    const words = [
      ...(Object.keys(NOTES) as NoteCode[]).map((code) => noteWords(code, 'x')),
      ...DRUG_CLASSES.map(classWords),
      ...DIAGNOSES.map(diagnosisWords),
      ...AGE_GROUPS.map(ageWords),
      ...CIRCUMSTANCES.map(circumstanceWords),
      ...EXPERIENCES.map(experienceWords),
    ];
    expect(new Set(words).size).toBe(words.length);
    for (const text of words) expect([text, text.includes('mental_')]).toEqual([text, false]);
  });

  it('a note that no source stands behind is a question, and none tells anybody what to do', () => {
    for (const [code, kind] of Object.entries(NOTES) as [NoteCode, string][]) {
      const words = noteWords(code, 'carbamazepine');
      if (kind === 'question') expect([code, words.includes('?')]).toEqual([code, true]);
      expect([code, /\b(stop|start|take|avoid|increase|reduce|should|must)\b/i.test(words)]).toEqual([code, false]);
    }
  });

  it('failures: title, cause and next step', () => {
    for (const code of Object.keys(FAILURES) as FailureCode[]) {
      for (const words of [failureTitle(code), failureCause(code), failureRemedy(code), reportRemedy(code)]) {
        expect([code, words.length > 3, words.includes('failure_')]).toEqual([code, true, false]);
      }
    }
  });
});
