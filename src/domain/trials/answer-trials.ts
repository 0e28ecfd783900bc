import type { OncoTree } from '../tumour/oncotree.ts';
import type { TumourProfile } from '../tumour/profile.ts';
import type { Answer } from './answer.ts';
import { answerTrial, type TrialAnswer } from './answer-trial.ts';
import { type Ask, mergeAsks } from './ask.ts';
import type { Trial } from './trial.ts';

/** What all trials come to for one person: sorted, with the questions of all of them merged. */
export interface TrialsAnswer {
  trials: readonly TrialAnswer[];
  asks: readonly Ask[];
}

const ORDER: Readonly<Record<Answer, number>> = { yes: 0, unknown: 1, no: 2 };

/**
 * Answers every trial: those that could match first, then those that ask for more (fewest questions first), then those that do not match. Among equals those that
 * take people come first, then lists of facts that name something that was told. The order of the files decides what is left.
 */
export function answerTrials(trials: readonly Trial[], profile: TumourProfile, tree: OncoTree): TrialsAnswer {
  const answered = trials.map((trial) => answerTrial(trial, profile, tree));
  const sorted = answered
    .map((one, at) => ({ one, at }))
    .sort((a, b) => byUse(a.one, b.one) || a.at - b.at)
    .map(({ one }) => one);
  return { trials: sorted, asks: mergeAsks(sorted.flatMap(({ asks }) => asks)) };
}

function byUse(a: TrialAnswer, b: TrialAnswer): number {
  return (
    ORDER[a.answer] - ORDER[b.answer] ||
    Number(a.isAllClosed) - Number(b.isAllClosed) ||
    Number(namesWhatWasTold(b)) - Number(namesWhatWasTold(a)) ||
    // Two without a number are equals: their difference is none.
    (a.fewestAsks ?? Infinity) - (b.fewestAsks ?? Infinity) ||
    0
  );
}

function namesWhatWasTold({ named }: TrialAnswer): boolean {
  return named.some(({ verdict }) => verdict.answer === 'yes');
}
