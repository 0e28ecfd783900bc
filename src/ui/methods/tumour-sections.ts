import { GERMLINE_LIMITS } from '../../domain/tumour/germline-signs.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import type { MethodSection } from './method-section.ts';

/** How a tumour is matched with published evidence, and which files are refused. */
export function tumourSections(): MethodSection[] {
  const { mostNamed, leastHomozygous, mostNear, enoughFractions, mostBare } = GERMLINE_LIMITS;
  return [
    {
      anchor: 'tumour-matching',
      title: m.methods_tumour_matching_title(),
      paragraphs: [m.methods_tumour_matching_1()],
      formulas: [],
    },
    {
      anchor: 'tumour-order',
      title: m.methods_tumour_order_title(),
      paragraphs: [m.methods_tumour_order_1()],
      formulas: [],
    },
    {
      anchor: 'tumour-files',
      title: m.methods_tumour_files_title(),
      paragraphs: [
        m.methods_tumour_files_1({
          rows: formatCount(mostNamed),
          both: formatShare(leastHomozygous),
          near: formatShare(mostNear),
          fractions: formatCount(enoughFractions),
          bare: formatCount(mostBare),
        }),
      ],
      formulas: [],
    },
  ];
}
