import type { Answer } from '../../../domain/trials/answer.ts';
import type { PlaceAnswer, TrialAnswer } from '../../../domain/trials/answer-trial.ts';
import type { Ask } from '../../../domain/trials/ask.ts';
import { failedLeaves } from '../../../domain/trials/judge.ts';
import type { Opening } from '../../../domain/trials/trial.ts';
import { m } from '../../../i18n/messages.ts';
import { becauseWords, leafWords } from './leaf-words.ts';

export const ANSWER_WORDS: Readonly<Record<Answer, () => string>> = {
  yes: () => m.trials_answer_yes(),
  unknown: () => m.trials_answer_ask(),
  no: () => m.trials_answer_no(),
};

export const OPENING_WORDS: Readonly<Record<Opening, () => string>> = {
  open: () => m.trials_opening_open(),
  closed: () => m.trials_opening_closed(),
  'not-said': () => m.trials_opening_not_said(),
};

const LEVEL_WORDS: Readonly<Record<PlaceAnswer['level'], (code: string) => string>> = {
  trial: () => m.trials_place_trial(),
  step: (code) => m.trials_place_step({ code }),
  arm: (code) => m.trials_place_arm({ code }),
  dose: (code) => m.trials_place_dose({ code }),
};

/** What a place is called, with its description where it has one. */
export function placeWords({ level, code, label }: Pick<PlaceAnswer, 'level' | 'code' | 'label'>): string {
  const name = LEVEL_WORDS[level](code).trim();
  return label === '' || label === code ? name : `${name}: ${label}`;
}

/** The sentence by which something is asked for. */
export function askWords({ what, isLessExact, isContradiction }: Omit<Ask, 'trials'>): string {
  switch (what.about) {
    case 'age':
      return m.trials_ask_age();
    case 'sex':
      return m.trials_ask_sex();
    case 'tumour-type':
      return isLessExact ? m.trials_ask_type_exact() : m.trials_ask_type();
    case 'microsatellites':
      return m.trials_ask_microsatellites();
    case 'mismatch-repair':
      return m.trials_ask_repair();
    case 'burden':
      return m.trials_ask_burden();
    case 'receptor':
      return m.trials_ask_receptor({ receptor: what.receptor.toUpperCase() });
    case 'signature':
      return m.trials_ask_signature({ name: what.signature });
    case 'fusion':
      return m.trials_ask_fusion();
    case 'trial':
      return m.trials_ask_trial({ trial: what.trial });
    case 'gene': {
      const { gene } = what;
      if (isContradiction) return m.trials_ask_contradiction({ gene });
      if (isLessExact) return m.trials_ask_exact({ gene });
      if (what.category === 'mutation') return m.trials_ask_mutation({ gene });
      if (what.category === 'copies') return m.trials_ask_copies({ gene });
      return what.category === 'fusion' ? m.trials_ask_gene_fusion({ gene }) : m.trials_ask_gene_any({ gene });
    }
  }
}

/** Most reasons that a line names. */
const MOST_REASONS = 3;

/** By what a trial does not match, in one line. */
export function reasonsOf({ places }: TrialAnswer): string[] {
  const failed = places.flatMap(({ judged }) => (judged === null ? [] : failedLeaves(judged)));
  const words = failed.map(({ leaf, verdict, isExcluded }) => { const what = leafWords(leaf); return `${isExcluded ? m.trials_leaf_excluded({ what }) : what} (${becauseWords(verdict)})`; }); // prettier-ignore
  return [...new Set(words)].slice(0, MOST_REASONS);
}
