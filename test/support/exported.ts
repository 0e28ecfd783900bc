import type { ExportContent } from '../../src/domain/export/content.ts';
import type { DescribedFinding } from '../../src/domain/findings/finding.ts';
import type { GeneReport } from '../../src/domain/pgx/report.ts';
import { geneReport, scoreReport, sitePosition } from './hand-made-report.ts';
import { report } from './two-reports.ts';

/** A gene with one of two positions read, and that one changed. */
export function halfRead(more: Partial<GeneReport> = {}): GeneReport {
  return geneReport({
    positions: 2,
    missingPositions: 1,
    sites: [
      sitePosition({ rsid: 'rs4244285', position: 94781859, genotype: 'A/G', variant: true, decides: ['*2'] }),
      sitePosition({ rsid: 'rs2', position: 94781860, state: 'absent', genotype: null }),
    ],
    diplotypes: ['*1/*2'],
    labels: ['*1/*2'],
    guidance: [['*1', '*2']],
    ...more,
  });
}

/** A finding of one row of the table, by its verdict. */
export function finding(verdict: DescribedFinding['verdict'], more: Partial<DescribedFinding> = {}): DescribedFinding {
  return {
    rsid: 'rs1000', gene: 'GENE1', name: 'A1B', class: 'rare', verdict, topic: 'other', needsConsent: false, standing: 'rare', reasons: [],
    isHemizygous: false, isSuspect: false, letters: null, place: { build: 'GRCh37', chromosome: '1', position: 1000 }, phase: null,
    variant: {
      rsid: 'rs1000', aliases: [], gene: 'GENE1', name: 'A1B', hgvsC: 'NM_1.1:c.1A>G', hgvsP: '', chromosome: '1', position37: 1000, position38: 2000,
      ref: 'A', alt: 'G', effect: 'G', chipLetter: 'G', otherBases: [], condition: 'Condition one', inheritance: 'AD', kind: '', callClass: 'rare',
    } as unknown as DescribedFinding['variant'],
    ...more,
  }; // prettier-ignore
}

/** What exports are written from: one gene of each standing, two scores, a guideline, findings of each verdict. */
export function content(more: Partial<ExportContent> = {}): ExportContent {
  return {
    report: {
      ...(report() as unknown as ExportContent['report']),
      input: { calls: '0123456789abcdef', settings: {} as never },
      pgx: {
        CYP2C19: halfRead({ verdict: 'altered', firm: true, phenotype: 'Intermediate Metabolizer' }),
        CYP2C9: halfRead({ verdict: 'altered', firm: false, phenotype: 'Intermediate Metabolizer' }),
        TPMT: geneReport({ verdict: 'nothing-found', firm: false, phenotype: 'Normal Metabolizer', missingPositions: 1, positions: 2, residualRisk: { group: 'East Asian', probability: 0.01, upper: 0.02 } }),
        NUDT15: geneReport({ verdict: 'normal', firm: true, phenotype: 'Normal Metabolizer' }),
        CYP2B6: geneReport({ verdict: 'not-callable', firm: false, phenotype: 'Normal Metabolizer', missingPositions: 1 }),
        'HLA-B': geneReport({ status: 'no-data', verdict: 'not-callable', firm: false, phenotype: null, diplotypes: [], labels: [], guidance: [], positions: 0, sites: [] }),
      },
      drugs: [
        { drug: 'clopidogrel', genes: ['CYP2C19'], source: 'CPIC', category: 'avoid', strength: 'strong', url: 'https://example.org/a', pmid: '1', date: '2022-01-01', certainty: 'certain' },
        { drug: 'mercaptopurine', genes: ['NUDT15', 'TPMT'], source: 'CPIC', category: 'usual', strength: 'strong', url: null, pmid: null, date: null, certainty: 'likely' },
        { drug: 'abacavir', genes: ['HLA-B'], source: 'CPIC', category: 'not_assessed', strength: null, url: null, pmid: null, date: null, missingGenes: ['HLA-B'] },
      ] as ExportContent['report']['drugs'],
      scores: [
        scoreReport(),
        scoreReport({ id: 'GWAS-1', interpretable: true, percentile: 60.5, percentileInterval: [40, 80], reference: 'EUR', reason: undefined as never }),
      ],
    },
    findings: (['one-copy', 'two-copies', 'not-detected', 'no-call', 'not-in-file'] as const).map((verdict) => finding(verdict)),
    facts: { sites: { CYP2C19: [{ chromosome: '10', position: 94781859, ref: 'G', alts: ['A'] }] }, rxnorm: { clopidogrel: '32968' } },
    made: '2026-11-30T12:00:00Z',
    ...more,
  }; // prettier-ignore
}
