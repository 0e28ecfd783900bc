import type { Report } from '../../report/report.ts';
import type { DrugReport } from './report.ts';
import { isFirm } from './standing.ts';

/** Genes of malignant hyperthermia: CPIC's one guideline on medicines of an anaesthetic goes by them (PA166303941 at ClinPGx). */
const HYPERTHERMIA_GENES: ReadonlySet<string> = new Set(['CACNA1S', 'RYR1']);

/** Medicines of an anaesthetic that a guideline advises against, and the genes in which a variant was found. */
export interface AnaestheticWarning {
  genes: readonly string[];
  drugs: readonly string[];
}

/** Whether a row is about malignant hyperthermia, the one result that matters in minutes. */
function isOfAnaesthetics({ genes, source }: DrugReport): boolean {
  return source !== 'FDA' && genes.length > 0 && genes.every((gene) => HYPERTHERMIA_GENES.has(gene));
}

/**
 * What a letter says before all else: nobody names an anaesthetic as a medicine that they take, and under one nobody can be asked. Null
 * where no guideline advises against one by a result that is firm or likely.
 */
export function anaestheticWarning({ drugs, pgx }: Pick<Report, 'drugs' | 'pgx'>): AnaestheticWarning | null {
  const against = drugs.filter((row) => isOfAnaesthetics(row) && isFirm(row) && row.category === 'contraindicated');
  if (against.length === 0) return null;
  const genes = [...HYPERTHERMIA_GENES].filter((gene) => pgx[gene]?.verdict === 'altered');
  return { genes, drugs: [...new Set(against.map(({ drug }) => drug))].sort() };
}
