import type { DescribedFinding } from '../../domain/findings/finding.ts';
import type { FindingFigure } from '../../domain/findings/finding-pack.ts';
import { m } from '../../i18n/messages.ts';
import { figure } from '../common/finding-words.ts';

/** The known error rate of a call, with its source, as a doctor reads it. */
export function letterErrorWords(
  { standing, gene, variant }: DescribedFinding,
  figures: readonly FindingFigure[],
): string {
  switch (standing) {
    case 'authorised':
      return m.findings_letter_error_authorised({ source: variant.callClassSource });
    case 'common':
      return m.findings_letter_error_common({ right: figure(figures, 'common-right') });
    case 'sequenced':
      return m.findings_letter_error_sequenced();
    case 'trap':
      return m.findings_sure_trap();
    case 'rare':
      return gene.startsWith('BRCA')
        ? m.findings_letter_error_brca({ wrong: figure(figures, 'brca-wrong') })
        : m.findings_letter_error_rare({ wrong: figure(figures, 'rare-wrong') });
  }
}

/** What confirms a finding. In hereditary cancer a single variant is not all that is worth testing. */
export function confirmWords({ topic }: DescribedFinding): string {
  return topic === 'cancer' ? m.findings_letter_confirm_gene() : m.findings_letter_confirm_variant();
}
