import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRows } from '../../../src/ui/scores/row-classes.ts';
import { SCORE_CARDS } from '../../../src/reference/score-cards.ts';
import { MANIFEST } from '../../../src/reference/manifest.ts';
import { cardOf, gateWords, groupOf, isAllowed, listScores } from '../../../src/ui/words/score-cards.ts';
import { coverageWords, imputedWords } from '../../../src/ui/words/scores.ts';
import { scoresSummary } from '../../../src/ui/words/scores-in-short.ts';
import { scoreReport } from '../../support/hand-made-report.ts';

describe('scores', () => {
  it('are sorted by whether they can be read, how well they were evaluated and coverage, never by what they say', () => {
    const scores = [
      scoreReport({ id: 'A', matched: 9, percentile: null }),
      scoreReport({ id: 'B', matched: 2, interpretable: true, percentile: 3 }),
      scoreReport({ id: 'C', matched: 5, interpretable: true, percentile: 99 }),
    ];
    expect(listScores(scores).map(({ score }) => score.id)).toEqual(['C', 'B', 'A']);
    const percentile = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(percentile, percentile, (b, c) => {
        const changed = scores.map((score) => ({ ...score, percentile: score.id === 'B' ? b : c }));
        expect(listScores(changed).map(({ score }) => score.id)).toEqual(['C', 'B', 'A']);
      }),
    );
  });

  it('of one condition stand together, the one that says most about this person from this file first', () => {
    const scores = [
      scoreReport({ id: 'PGS000001', matched: 9, varianceSeen: 0.9, interpretable: true, reference: 'EUR' }),
      scoreReport({ id: 'PGS000065', matched: 8, varianceSeen: 0.8, interpretable: true, reference: 'EUR' }),
      scoreReport({ id: 'PGS000004', matched: 7, varianceSeen: 0.8, interpretable: true, reference: 'EUR' }),
    ];
    // log(1.61)·√0.8 = 0.426 against log(1.46)·√0.9 = 0.359.
    // PGS000065 was evaluated in Europeans too, and in fewer of them.
    expect(listScores(scores).map(({ score, choice }) => [score.id, choice?.reason ?? null])).toEqual([
      ['PGS000004', 'effect'],
      ['PGS000001', null],
      ['PGS000065', null],
    ]);
  });

  it('say how many of their variants were not measured, and nothing where all were', () => {
    const measured = scoreReport({ matched: 5, rows: 10 });
    const some = scoreReport({ matched: 5, rows: 10, imputed: 3 });
    const one = scoreReport({ matched: 5, rows: 10, imputed: 1 });
    expect([coverageWords(measured), imputedWords(measured)]).toEqual([
      'This file has 5 of the 10 variants of this score (50%).',
      null,
    ]);
    expect(coverageWords(some)).toMatch(/\(50%\)\. 3 of them are imputed: .*did not measure/);
    expect(coverageWords(one)).toContain('1 of them is imputed');
    expect(imputedWords(some)).toBe('3 imputed, not measured');
    expect(coverageWords(scoreReport({ matched: 0, rows: 0 }))).toContain('0 of the 0');
  });

  it('are shown in a kiosk only where their terms allow it, bundled or brought', () => {
    const bundled = MANIFEST.filter(({ kind }) => kind === 'score').map(({ identity }) =>
      scoreReport({ id: identity.id }),
    );
    expect(bundled.filter((score) => !isAllowed(score, 'kiosk'))).toEqual([]);
    const brought = (id: string, licence: string | null) =>
      scoreReport({ id, imported: { sha256: '', licence, citation: null } });
    for (const score of [
      brought('PGS990001', 'For academic research use only'),
      brought('PGS990001', 'CC BY-NC 4.0'),
      brought('mine', null),
      scoreReport({ id: 'not-of-the-manifest' }),
      // One of those that the Catalog marks: its file may have lost the line.
      scoreReport({ id: 'PGS000013' }),
    ]) {
      expect([isAllowed(score, 'kiosk'), isAllowed(score, 'personal')]).toEqual([false, true]);
    }
    expect(isAllowed(brought('PGS990001', null), 'kiosk')).toBe(true);
  });

  it('have a card each, and closed ones say why', () => {
    const bundled = MANIFEST.filter(({ kind }) => kind === 'score').map(({ identity }) => identity.id);
    expect(SCORE_CARDS.map(({ id }) => id).sort()).toEqual(bundled.sort());
    const gate = (id: string, sex: string | null): string | undefined =>
      gateWords(cardOf(scoreReport({ id })), sex)?.why;
    expect(gate('GWAS-28323831', null)).toContain('Alzheimer');
    expect(gate('PGS000662', 'female')).toContain('men');
    expect(gate('PGS000662', 'male')).toBeUndefined();
    expect(gate('PGS000004', 'male')).toContain('women');
    expect(gate('PGS000004', null)).toBeUndefined();
    expect(groupOf('EUR 0.92 + AFR 0.08')).toBe('EUR');
    expect(groupOf('EUR 0.60 + AFR 0.40')).toBeNull();
  });

  it('account for every row exactly once', () => {
    const score = scoreReport();
    expect(countRows(score).reduce((sum, { count }) => sum + count, 0)).toBe(score.rows);
  });

  it('are summed up by what can be read', () => {
    expect(scoresSummary([scoreReport(), scoreReport({ interpretable: true })])).toBe(
      '2 scores computed. 1 can be read. 1 cannot be read from this file.',
    );
  });
});
