import { type Group, GROUPS } from '../../domain/ancestry/groups.ts';
import type { AnalysisOptions } from '../../domain/analysis/options.ts';
import type { DifferenceAgainst } from '../../domain/analysis/score-question.ts';
import { m } from '../../i18n/messages.ts';
import { groupWords } from '../words/scores.ts';

/** Something that a score can be held against, with its name in a list. */
export interface Alternative {
  id: string;
  words: string;
  against: DifferenceAgainst;
}

/** Everything that one change of a setting leads to, and the compared file where there is one. */
export function alternativesTo(options: AnalysisOptions, hasSecond: boolean): Alternative[] {
  const change = (id: string, words: string, changed: Partial<AnalysisOptions>): Alternative => ({
    id,
    words,
    against: { kind: 'options', options: { ...options, ...changed } },
  });
  const list: Alternative[] = hasSecond ? [{ id: 'second', words: m.scores_why_second(), against: { kind: 'second' } }] : []; // prettier-ignore
  list.push(
    options.ambiguous === 'exclude'
      ? change('ambiguous', m.scores_why_ambiguous_keep(), { ambiguous: 'keep' })
      : change('ambiguous', m.scores_why_ambiguous_exclude(), { ambiguous: 'exclude' }),
    options.indels === 'exclude'
      ? change('indels', m.scores_why_indels_keep(), { indels: 'keep' })
      : change('indels', m.scores_why_indels_exclude(), { indels: 'exclude' }),
    options.missing === 'drop'
      ? change('missing', m.scores_why_missing_expected(), { missing: 'expected' })
      : change('missing', m.scores_why_missing_drop(), { missing: 'drop' }),
  );
  for (const group of GROUPS.filter((name) => !isReference(options, name))) {
    list.push(change(`reference-${group}`, m.scores_why_reference({ group: groupWords(group) }), { reference: { shares: { [group]: 1 }, from: 'chosen' } })); // prettier-ignore
  }
  return list;
}

function isReference({ reference }: AnalysisOptions, group: Group): boolean {
  return reference?.shares[group] === 1;
}
