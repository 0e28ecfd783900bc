import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/domain/pgx/report.ts';
import { matchesQuery } from '../../../src/domain/pgx/gene-query.ts';
import { groupGenes, medicinesSummary } from '../../../src/ui/words/genes-in-short.ts';
import {
  callLabels,
  openAlleles,
  phenotypeWords,
  shownPhenotype,
  siteLabel,
  siteLook,
} from '../../../src/ui/words/genes.ts';
import { geneReport, sitePosition } from '../../support/hand-made-report.ts';

const VERDICTS: readonly Verdict[] = ['normal', 'altered', 'indeterminate', 'not-callable'];

describe('a phenotype', () => {
  it('that reads "normal" is shown for the verdict "normal" only', () => {
    const phenotypes = fc.constantFrom('Normal Metabolizer', 'normal risk', 'Poor Metabolizer', '-1639 GG');
    fc.assert(
      fc.property(fc.constantFrom(...VERDICTS), phenotypes, (verdict, phenotype) => {
        const gene = geneReport({ verdict, phenotype });
        if (verdict !== 'normal') {
          expect(shownPhenotype(gene) ?? '').not.toMatch(/normal/i);
          expect(phenotypeWords(gene)).not.toMatch(/normal/i);
        }
        if (verdict === 'indeterminate' || verdict === 'not-callable') expect(shownPhenotype(gene)).toBeNull();
      }),
    );
  });

  it('that the tables do not assign is not called left open', () => {
    expect(phenotypeWords(geneReport({ verdict: 'altered', phenotype: null }))).not.toBe(
      phenotypeWords(geneReport({ verdict: 'indeterminate', phenotype: null })),
    );
  });
});

describe('the summary', () => {
  it('counts every gene once, in the group of its verdict', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...VERDICTS), { minLength: 1, maxLength: 30 }), (verdicts) => {
        const genes = Object.fromEntries(verdicts.map((verdict, i) => [`GENE${i}`, geneReport({ verdict })]));
        const groups = groupGenes(genes);
        const decided = verdicts.filter((verdict) => verdict === 'normal' || verdict === 'altered').length;
        expect(groups.decided).toHaveLength(decided);
        expect(groups.open).toHaveLength(verdicts.filter((verdict) => verdict === 'indeterminate').length);
        expect(groups.notCallable).toHaveLength(verdicts.filter((verdict) => verdict === 'not-callable').length);
        expect(medicinesSummary(genes)[0]).toContain(`${decided} of ${verdicts.length} gene`);
      }),
    );
  });

  it('names CYP2D6 only if it is among the genes that cannot be called', () => {
    const other = { TPMT: geneReport({ verdict: 'not-callable' }) };
    const withCyp2d6 = { ...other, CYP2D6: geneReport({ verdict: 'not-callable' }) };
    expect(medicinesSummary(withCyp2d6).join(' ')).toContain('CYP2D6');
    expect(medicinesSummary({ ...other, CYP2D6: geneReport() }).join(' ')).not.toContain('CYP2D6');
  });

  it('speaks of one gene in the singular', () => {
    expect(medicinesSummary({ TPMT: geneReport({ verdict: 'indeterminate' }) }).join(' ')).toContain(
      'For 1 gene the answer is uncertain',
    );
  });
});

describe('the search', () => {
  const gene = geneReport({
    diplotypes: ['*1/*17'],
    excluded: ['*2'],
    notExcluded: ['*9'],
    sites: [sitePosition({ rsid: 'rs4244285', decides: ['*2', '*35'] })],
  });

  it.each(['', 'cyp2c', 'CYP2C19', 'rs4244285', '*17', '*2', '*35', 'cyp2c19 *9'])('finds %j', (query) => {
    expect(matchesQuery('CYP2C19', gene, query)).toBe(true);
  });

  it.each(['TPMT', 'rs42442850', 'rs424428', '*1x', '*3', 'cyp2c19 *3'])('does not find %j', (query) => {
    expect(matchesQuery('CYP2C19', gene, query)).toBe(false);
  });
});

describe('a position', () => {
  it('has a look for each state', () => {
    expect(siteLook(sitePosition())).toBe('read');
    expect(siteLook(sitePosition({ variant: true }))).toBe('variant');
    expect(siteLook(sitePosition({ state: 'no-call', genotype: null }))).toBe('noCall');
    expect(siteLook(sitePosition({ state: 'absent', genotype: null }))).toBe('absent');
    expect(siteLook(sitePosition({ state: 'unreadable', genotype: null }))).toBe('unreadable');
  });

  it('is a sentence for people who do not see the strip', () => {
    const site = sitePosition({ rsid: 'rs5', genotype: 'AG', variant: true, decides: ['*2', '*3'] });
    expect(siteLabel(site)).toBe('rs5: variant, AG. Part of *2, *3');
    expect(siteLabel(sitePosition({ rsid: 'rs5', state: 'absent', genotype: null }))).toBe(
      'rs5: not in this file. Part of no named allele; it is reported by itself',
    );
  });
});

describe('alleles and reasons', () => {
  it('does not list an allele that the call names among those that cannot be excluded', () => {
    expect(openAlleles(geneReport({ guidance: [['*1', '*2']], notExcluded: ['*1', '*2', '*9'] }))).toEqual(['*9']);
  });

  it('falls back to the diplotypes where there is no label', () => {
    expect(callLabels(geneReport({ labels: [], diplotypes: ['*1/*2'] }))).toEqual(['*1/*2']);
    expect(callLabels(geneReport({ labels: ['c.61C>T (heterozygous)'] }))).toEqual(['c.61C>T (heterozygous)']);
  });
});
