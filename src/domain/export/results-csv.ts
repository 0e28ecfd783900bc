import { csvLine } from '../csv.ts';
import { isResult } from '../findings/finding.ts';
import type { ExportContent } from './content.ts';
import { geneStanding, NOT_ASSESSED, NOTHING_FOUND } from './statements.ts';

const COLUMNS = ['part', 'name', 'gene', 'result', 'phenotype', 'standing', 'activity_score', 'percentile', 'percentile_low', 'percentile_high', 'read', 'of', 'probability_of_another_result', 'source', 'date', 'note'] as const; // prettier-ignore
type Cells = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

const STANDINGS = { result: 'result', carried: 'not certain', open: NOTHING_FOUND, none: NOT_ASSESSED } as const;

/** All results as one table for a spreadsheet: decimal points, no thousands, an empty cell where there is no number. */
export function resultsCsv({ report, findings }: ExportContent): string {
  const rows: Cells[] = [
    ...Object.entries(report.pgx).map(([name, gene]): Cells => {
      const standing = geneStanding(gene);
      const isCalled = standing === 'result' || standing === 'carried';
      return {
        part: 'gene', name, gene: name,
        result: isCalled ? gene.labels.join(' or ') : STANDINGS[standing],
        phenotype: isCalled ? gene.phenotype : null,
        standing: STANDINGS[standing],
        activity_score: isCalled ? gene.activityScore : null,
        read: gene.positions - gene.missingPositions, of: gene.positions,
        probability_of_another_result: (gene.residualRisk?.upper ?? 0) === 0 ? null : (gene.residualRisk?.upper ?? null),
        source: gene.asOf,
        note: standing === 'open' ? `fits ${gene.labels.join(' or ')}` : null,
      }; // prettier-ignore
    }),
    ...report.drugs.map((drug): Cells => ({
      part: 'guideline', name: drug.drug, gene: drug.genes.join(' '),
      result: drug.source === 'FDA' ? 'the text names the gene' : drug.certainty === undefined ? NOT_ASSESSED : drug.category,
      standing: drug.certainty ?? NOT_ASSESSED,
      source: drug.source, date: drug.date, note: drug.url,
    })), // prettier-ignore
    ...report.scores.map((score): Cells => {
      const isTold = score.interpretable;
      return {
        part: 'score', name: score.id, result: isTold ? score.trait : `${NOT_ASSESSED}: ${score.trait}`,
        standing: isTold ? 'result' : NOT_ASSESSED,
        percentile: isTold ? score.percentile : null,
        percentile_low: isTold ? (score.percentileInterval?.[0] ?? null) : null,
        percentile_high: isTold ? (score.percentileInterval?.[1] ?? null) : null,
        read: score.matched, of: score.rows, source: score.reference, note: score.reason ?? null,
      }; // prettier-ignore
    }),
    ...(findings ?? []).map((finding): Cells => ({
      part: 'finding', name: finding.rsid, gene: finding.gene,
      result: isResult(finding) ? (finding.verdict === 'not-detected' ? NOTHING_FOUND : finding.verdict) : NOT_ASSESSED,
      standing: isResult(finding) ? finding.standing : `${NOT_ASSESSED}: ${finding.verdict}`,
      note: `${finding.name}; ${finding.variant.condition}`,
    })), // prettier-ignore
  ];
  return [
    csvLine(COLUMNS),
    ...rows.map((cells) => csvLine(COLUMNS.map((column) => cells[column] ?? null))),
    csvLine(['about', `Sequester ${report.app.version}`, ...COLUMNS.slice(2).map((column) => (column === 'note' ? 'not a clinical laboratory result' : null))]), // prettier-ignore
  ].join('');
}
