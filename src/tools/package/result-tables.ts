import { geneStanding, NOT_ASSESSED, NOTHING_FOUND } from '../../domain/export/statements.ts';
import type { Report } from '../../domain/report/report.ts';

/**
 * Columns of pgsc_calc's long table without ancestry, in its order (`sampleset`, `IID`, `PGS`, `SUM`, `DENOM`, `AVG`: a test of pgscatalog-utils on
 * `aggregated_scores.txt.gz`, and docs/explanation/output.rst of pgsc_calc); then ours, under names of their own, since our percentile is made in another way.
 */
export const SCORE_COLUMNS = [
  'sampleset', 'IID', 'PGS', 'SUM', 'DENOM', 'AVG',
  'sequester_percentile', 'sequester_percentile_low', 'sequester_percentile_high', 'sequester_reference', 'rows_matched', 'rows', 'variance_seen', 'not_told',
] as const; // prettier-ignore

/**
 * Columns of PharmCAT's table of calls with several samples in one file, in its order (`CallsOnlyFormat` of PharmCAT, single-file mode); then ours.
 */
export const GENE_COLUMNS = [
  'Sample ID', 'Gene', 'Source Diplotype', 'Phenotype', 'Activity Score',
  'Haplotype 1', 'Haplotype 1 Function', 'Haplotype 1 Activity Value', 'Haplotype 2', 'Haplotype 2 Function', 'Haplotype 2 Activity Value',
  'Outside Call', 'Match Score', 'Missing positions', 'Recommendation Lookup Diplotype', 'Recommendation Lookup Phenotype', 'Recommendation Lookup Activity Score',
  'Sequester Standing', 'Sequester Positions Read', 'Sequester Positions',
] as const; // prettier-ignore

type Cell = string | number | null | undefined;

/** One line without its end; what is not known is an empty cell. */
export function tsvLine(cells: readonly Cell[]): string {
  return cells.map((cell) => String(cell ?? '').replace(/[\t\r\n]+/g, ' ')).join('\t');
}

/**
 * Lines of the table of scores, one a score.
 *
 * `AVG` stands only where nothing was added to the sum for rows that were not read (`--missing drop`, or none missing): else it would be no mean of what was read.
 */
export function scoreLines(report: Report, id: string, sampleset: string): string[] {
  const isDropping = report.input?.settings.missing === 'drop';
  return report.scores.map((score) => {
    const isWhole = score.matched === score.rows;
    const [low, high] = score.percentileInterval ?? [null, null];
    return tsvLine([
      sampleset, id, score.id, score.sum, score.alleleCount,
      (isDropping || isWhole) && score.alleleCount > 0 ? score.sum / score.alleleCount : null,
      ...(score.interpretable ? [score.percentile, low, high, score.reference] : [null, null, null, null]),
      score.matched, score.rows, score.varianceSeen, score.interpretable ? null : (score.reason ?? 'not-told'),
    ]); // prettier-ignore
  });
}

const STANDINGS = { result: 'result', carried: 'not certain', open: NOTHING_FOUND, none: NOT_ASSESSED } as const;

/** Lines of the table of genes, one a gene. Only a firm result has a diplotype; all else is `no call` in PharmCAT's columns, and the last columns say why. */
export function geneLines(report: Report, id: string): string[] {
  return Object.entries(report.pgx).map(([name, gene]) => {
    const standing = geneStanding(gene);
    const isResult = standing === 'result';
    const [first, second] = isResult && gene.guidance.length === 1 ? (gene.guidance[0] ?? []) : [];
    return tsvLine([
      id, name, isResult ? gene.labels.join(' OR ') : 'no call', isResult ? gene.phenotype : null, isResult ? gene.activityScore : null,
      first, null, null, second, null, null,
      gene.status === 'outside' ? 'yes' : 'no', null, gene.missingPositions > 0 ? 'yes' : 'no', null, null, null,
      STANDINGS[standing], gene.positions - gene.missingPositions, gene.positions,
    ]); // prettier-ignore
  });
}
