import { LEVEL, POWER } from '../../domain/lab/trial-size.ts';
import { formatShare } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import type { MethodSection } from './method-section.ts';

/** How trials are answered, and how large a trial has to be. */
export function trialSections(): MethodSection[] {
  return [
    {
      anchor: 'trials-answer',
      title: m.methods_trials_answer_title(),
      paragraphs: [m.methods_trials_answer_1(), m.methods_trials_answer_2(), m.methods_trials_answer_3()],
      formulas: [],
    },
    {
      anchor: 'trials-open',
      title: m.methods_trials_open_title(),
      paragraphs: [m.methods_trials_open_1(), m.methods_trials_open_2()],
      formulas: [],
    },
    {
      anchor: 'trial-size',
      title: m.methods_trial_size_title(),
      paragraphs: [
        m.methods_trial_size_1({ power: formatShare(POWER), level: formatShare(LEVEL) }),
        m.methods_trial_size_2(),
      ],
      formulas: [m.methods_trial_size_formula()],
    },
  ];
}
