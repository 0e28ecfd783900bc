import { m } from '../../i18n/messages.ts';
import type { MethodSection } from './method-section.ts';

/** How single variants are read, and how sure they are. */
export function findingSections(): MethodSection[] {
  return [
    {
      anchor: 'findings-reading',
      title: m.methods_findings_reading_title(),
      paragraphs: [m.methods_findings_reading_1(), m.methods_findings_reading_2()],
      formulas: [],
    },
    {
      anchor: 'findings-rules',
      title: m.methods_findings_rules_title(),
      paragraphs: [m.methods_findings_rules_1()],
      formulas: [],
    },
    {
      anchor: 'findings-classes',
      title: m.methods_findings_classes_title(),
      paragraphs: [m.methods_findings_classes_1(), m.methods_findings_classes_2()],
      formulas: [m.methods_findings_classes_formula()],
    },
  ];
}
