import type { GenePosition, GeneReport } from '../../src/domain/pgx/report.ts';
import type { ScoreReport } from '../../src/domain/scores/report.ts';

/** A position with everything that a test does not care about filled in. */
export function sitePosition(more: Partial<GenePosition> = {}): GenePosition {
  return {
    rsid: 'rs1',
    position: 1000,
    position37: 900,
    state: 'read',
    genotype: 'AA',
    variant: false,
    decides: [],
    ...more,
  };
}

/** A gene that was read in full and is as its reference. */
export function geneReport(more: Partial<GeneReport> = {}): GeneReport {
  return {
    status: 'called',
    diplotypes: ['*1/*1'],
    labels: ['*1/*1'],
    guidance: [['*1', '*1']],
    byDiplotype: [],
    phenotype: 'Normal Metabolizer',
    activityScore: null,
    missingPositions: 0,
    positions: 1,
    excluded: ['*2'],
    notExcluded: [],
    posterior: {},
    verdict: 'normal',
    firm: true,
    asOf: 'CPIC 2025-11',
    reasons: [],
    sites: [sitePosition()],
    ...more,
  };
}

/** A score of ten rows, half of which were read. */
export function scoreReport(more: Partial<ScoreReport> = {}): ScoreReport {
  return {
    id: 'PGS000001',
    trait: 'Breast cancer',
    sum: 0.5,
    alleleCount: 10,
    matched: 5,
    rows: 10,
    flipped: 1,
    ambiguous: 1,
    refused: [{ row: 7, reason: 'third-allele' }],
    noCall: 1,
    absent: 2,
    varianceSeen: 0.6,
    mean: null,
    sd: null,
    z: null,
    interval: null,
    percentile: null,
    reference: null,
    interpretable: false,
    reason: 'score/no-reference',
    ...more,
  };
}
