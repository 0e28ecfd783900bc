import type { GeneReport } from '../pgx/report.ts';

/** The sentences that every export keeps, in English as the formats are. */
export const NOTHING_FOUND = 'Nothing found in what was read';
export const NOT_ASSESSED = 'Not assessed';
export const NOT_CLINICAL =
  'Preliminary, from a raw data file that a person brought; not a clinical laboratory result. Confirm in a clinical laboratory before use.';

/**
 * How far a gene's result may be taken by a program that reads it. `result`: one can go by it. `carried`: something other than the reference was read,
 * but not all that decides. `open`: nothing was found in what was read. `none`: read without an answer, or not read.
 */
export type GeneStanding = 'result' | 'carried' | 'open' | 'none';

/** Only a firm result is `result`: everything else is improbable in every group. */
export function geneStanding({ status, verdict, firm }: Pick<GeneReport, 'status' | 'verdict' | 'firm'>): GeneStanding {
  if (status === 'no-data' || status === 'not-called' || verdict === 'not-callable') return 'none';
  if (verdict === 'nothing-found') return 'open';
  if ((verdict === 'normal' || verdict === 'altered') && firm) return 'result';
  // A usual result that is not firm is no more than nothing found.
  return verdict === 'altered' ? 'carried' : verdict === 'normal' ? 'open' : 'none';
}

/** `12 of 35 positions were read`, with what remains possible where a number is known. */
export function readText({ positions, missingPositions, residualRisk, asOf }: GeneReport): string {
  const read = `${String(positions - missingPositions)} of ${String(positions)} positions were read`;
  // Nothing computed is no assurance: a probability of 0 is not printed.
  const risk =
    residualRisk === undefined || residualRisk === null || residualRisk.upper === 0
      ? ''
      : `; probability of another result up to ${percent(residualRisk.upper)} (${residualRisk.group})`;
  return `${read}${risk}; table: ${asOf}`;
}

/** A share as per cent, with at most two figures after the point; `less than 0.01 %` instead of nothing. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.01) return 'less than 0.01 %';
  return `${String(Math.round(value * 100) / 100)} %`;
}

/** What an export says of a gene, as one sentence. */
export function geneSentence(gene: GeneReport): string {
  const called = gene.labels.join(' or ');
  switch (geneStanding(gene)) {
    case 'result':
      return `${called}${gene.phenotype === null ? '' : `: ${gene.phenotype}`} (${readText(gene)})`;
    case 'carried':
      return `${called}${gene.phenotype === null ? '' : `: ${gene.phenotype}`}, not certain (${readText(gene)})`;
    case 'open':
      return `${NOTHING_FOUND}; other results are not ruled out (${called === '' ? '' : `fits ${called}; `}${readText(gene)})`;
    case 'none':
      return `${NOT_ASSESSED}: ${gene.positions === 0 ? 'this gene is not read from such files' : `what decides was not read (${readText(gene)})`}`;
  }
}
