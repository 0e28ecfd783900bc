import { MOVED_PLACES } from '../../domain/changes/differential-changes.ts';
import { formatCount } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import type { MethodSection } from './method-section.ts';

/** How two reports of one input are compared, and where the reasons come from. */
export function changeSections(): MethodSection[] {
  return [
    {
      anchor: 'changes-compare',
      title: m.methods_changes_compare_title(),
      paragraphs: [m.methods_changes_compare_1(), m.methods_changes_compare_2({ moved: formatCount(MOVED_PLACES) })],
      formulas: [],
    },
    {
      anchor: 'changes-reasons',
      title: m.methods_changes_reasons_title(),
      paragraphs: [m.methods_changes_reasons_1()],
      formulas: [],
    },
    {
      anchor: 'changes-kept',
      title: m.methods_changes_kept_title(),
      paragraphs: [m.methods_changes_kept_1()],
      formulas: [],
    },
  ];
}
