import { classOfPhenotype, LIKELY_RESIDUAL } from '../../domain/pgx/verdict.ts';
import type { GeneReport } from '../../domain/report/report.ts';
import { formatShare } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

/** The rule by which "normal" is printed or not, for a call that reads normal; null for any other. */
export function normalRule(gene: GeneReport): string | null {
  if (gene.status !== 'called') return null;
  if (gene.verdict === 'normal') return m.gene_call_rule_normal();
  const readsNormal = gene.phenotype !== null && classOfPhenotype(gene.phenotype) === 'normal';
  if (!readsNormal) return null;
  const limit = formatShare(LIKELY_RESIDUAL);
  if (gene.reasons.includes('pgx/normal-likely-not-proven')) return m.gene_call_rule_likely({ limit });
  return gene.reasons.includes('pgx/decisive-position-missing') ? m.gene_call_rule_not({ limit }) : null;
}
