import { describe, expect, it } from 'vitest';
import { normalRule } from '../../../src/ui/medicines/normal-rule.ts';
import { posteriorGroups, posteriorSlice, posteriorPhenotypes } from '../../../src/ui/medicines/posterior.ts';
import { phenotypeWords, scoresOf, siteLabel } from '../../../src/ui/words/genes.ts';
import { geneReport, sitePosition } from '../../support/hand-made-report.ts';

describe('the rule for printing “normal”', () => {
  it.each([
    [{ verdict: 'normal' }, /every pair of alleles/],
    [{ verdict: 'nothing-found', reasons: ['pgx/nothing-found'] }, /do not write.*10% at most/],
    [{ verdict: 'not-callable', reasons: ['pgx/decisive-position-missing'] }, /do not write.*above 10%/],
  ] as const)('%j', (more, words) => {
    expect(normalRule(geneReport({ ...more, reasons: 'reasons' in more ? [...more.reasons] : [] }))).toMatch(words);
  });

  it('is said of no call that reads otherwise, and of none from outside', () => {
    expect(normalRule(geneReport({ verdict: 'altered', phenotype: 'Poor Metabolizer' }))).toBeNull();
    expect(normalRule(geneReport({ verdict: 'normal', status: 'outside' }))).toBeNull();
    expect(normalRule(geneReport({ verdict: 'indeterminate', phenotype: null }))).toBeNull();
  });
});

describe('a result from outside', () => {
  it('says so wherever its phenotype stands', () => {
    const gene = geneReport({ status: 'outside', verdict: 'altered', phenotype: 'Poor Metabolizer' });
    expect(phenotypeWords(gene)).toBe('Poor Metabolizer (from another test)');
    expect(phenotypeWords({ ...gene, status: 'called' })).toBe('Poor Metabolizer');
  });
});

describe('scores on the scale', () => {
  const row = (activityScore: number | null, activityScoreAtLeast = false) => ({
    ...{ diplotype: '*1/*2', phenotype: null, activityScore },
    ...(activityScoreAtLeast ? { activityScoreAtLeast } : {}),
  });
  it('are each shown once, and a lower bound as such', () => {
    const gene = geneReport({ byDiplotype: [row(1), row(1), row(3, true), row(null)] });
    expect(scoresOf(gene)).toEqual([
      { score: 1, atLeast: false },
      { score: 3, atLeast: true },
    ]);
    expect(scoresOf(geneReport({ activityScore: 1.5 }))).toEqual([{ score: 1.5, atLeast: false }]);
    expect(scoresOf(geneReport())).toEqual([]);
  });
});

describe('the posterior’s picture', () => {
  const gene = geneReport({
    posterior: { B: { Normal: 0.9, Poor: 0.1 }, A: { Normal: 0.4, Poor: 0.6, Never: 0 } },
    posteriorBounds: { A: { Normal: [0.2, 0.5], Poor: [0.5, 0.8], Never: [0, 0.0001] } },
  });
  it('has the groups by name and the likeliest phenotype first', () => {
    expect(posteriorGroups(gene)).toEqual(['A', 'B']);
    expect(posteriorPhenotypes(gene)).toEqual(['Normal', 'Poor']);
  });

  it('has bounds where frequencies are unknown, else the probability itself', () => {
    expect(posteriorSlice(gene, 'A', 'Poor')).toEqual({ phenotype: 'Poor', probability: 0.6, from: 0.5, to: 0.8 });
    expect(posteriorSlice(gene, 'B', 'Poor')).toEqual({ phenotype: 'Poor', probability: 0.1, from: 0.1, to: 0.1 });
  });
});

describe('a position that a chip reads badly', () => {
  it('is said to be one', () => {
    expect(siteLabel(sitePosition({ weak: true, decides: ['*2'] }))).toMatch(/poorly read by this chip.*Part of \*2/);
  });
});
