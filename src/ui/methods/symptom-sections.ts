import { MOST_PUBLISHED, RARE_DISEASE } from '../../domain/published/commonness.ts';
import { THIN_BELOW } from '../../domain/rare/explain.ts';
import { formatCount } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import type { MethodSection } from './method-section.ts';

/** How rare diseases are ranked by signs, and what that is worth. */
export function symptomSections(): MethodSection[] {
  return [
    {
      anchor: 'symptoms-ranking',
      title: m.methods_symptoms_ranking_title(),
      paragraphs: [m.methods_symptoms_ranking_1(), m.methods_symptoms_ranking_2()],
      formulas: [],
    },
    {
      anchor: 'symptoms-worth',
      title: m.methods_symptoms_worth_title(),
      paragraphs: [m.methods_symptoms_worth_1(), m.methods_symptoms_worth_2({ thin: formatCount(THIN_BELOW) })],
      formulas: [],
    },
    {
      anchor: 'symptoms-next',
      title: m.methods_symptoms_next_title(),
      paragraphs: [m.methods_symptoms_next_1()],
      formulas: [],
    },
    {
      anchor: 'symptoms-genome',
      title: m.methods_symptoms_genome_title(),
      paragraphs: [
        m.methods_symptoms_genome_1(),
        m.methods_symptoms_genome_2({
          rare: formatCount(Math.round(RARE_DISEASE * 10_000)),
          published: formatCount(MOST_PUBLISHED),
        }),
        m.methods_symptoms_genome_3(),
      ],
      formulas: [],
    },
  ];
}
