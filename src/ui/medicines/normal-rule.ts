import { NOTHING_FOUND_RESIDUAL } from '../../domain/pgx/verdict.ts';
import type { GeneReport } from '../../domain/pgx/report.ts';
import { formatShare } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

/** The rule by which "normal" is printed or not, for a call that reads so; null for any other. */
export function normalRule({ status, verdict, reasons }: GeneReport): string | null {
  if (status !== 'called') return null;
  if (verdict === 'normal') return m.gene_call_rule_normal();
  const limit = formatShare(NOTHING_FOUND_RESIDUAL);
  if (reasons.includes('pgx/nothing-found')) return m.gene_call_rule_nothing_found({ limit });
  return verdict === 'not-callable' && reasons.includes('pgx/decisive-position-missing')
    ? m.gene_call_rule_not({ limit })
    : null;
}
