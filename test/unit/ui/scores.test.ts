import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRows } from '../../../src/ui/scores/row-classes.ts';
import { byInterpretability, scoresSummary } from '../../../src/ui/scores/summary.ts';
import { scoreReport } from '../../support/hand-made-report.ts';

describe('scores', () => {
  it('are sorted by whether they can be read and by coverage, never by what they say', () => {
    const scores = [
      scoreReport({ id: 'A', matched: 9, percentile: null }),
      scoreReport({ id: 'B', matched: 2, interpretable: true, percentile: 3 }),
      scoreReport({ id: 'C', matched: 5, interpretable: true, percentile: 99 }),
    ];
    expect(byInterpretability(scores).map((score) => score.id)).toEqual(['C', 'B', 'A']);
    const percentile = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(percentile, percentile, (b, c) => {
        const changed = scores.map((score) => ({ ...score, percentile: score.id === 'B' ? b : c }));
        expect(byInterpretability(changed).map((score) => score.id)).toEqual(['C', 'B', 'A']);
      }),
    );
  });

  it('account for every row exactly once', () => {
    const score = scoreReport();
    expect(countRows(score).reduce((sum, { count }) => sum + count, 0)).toBe(score.rows);
  });

  it('are summed up by what can be read', () => {
    expect(scoresSummary([scoreReport(), scoreReport({ interpretable: true })])).toBe(
      '2 scores computed. 1 can be read. 1 is not interpretable from this file.',
    );
  });
});
