import { m } from '../i18n/messages.ts';
import type { FailureCode } from './codes.ts';
import type { FailureWords } from './failure-words.ts';

/** Why a file of trials cannot be read. */
export const TRIAL_WORDS: Readonly<Record<Extract<FailureCode, `trials/${string}`>, FailureWords>> = {
  'trials/unreadable': {
    title: m.failure_trials_unreadable_title,
    cause: m.failure_trials_unreadable_cause,
    remedy: m.failure_trials_unreadable_remedy,
  },
  'trials/not-ctml': {
    title: m.failure_trials_not_ctml_title,
    cause: m.failure_trials_not_ctml_cause,
    remedy: m.failure_trials_not_ctml_remedy,
  },
  'trials/too-large': {
    title: m.failure_trials_too_large_title,
    cause: m.failure_trials_too_large_cause,
    remedy: m.failure_trials_too_large_remedy,
  },
  'trials/too-many': {
    title: m.failure_trials_too_many_title,
    cause: m.failure_trials_too_many_cause,
    remedy: m.failure_trials_too_many_remedy,
  },
  'trials/too-many-aliases': {
    title: m.failure_trials_too_many_aliases_title,
    cause: m.failure_trials_too_many_aliases_cause,
    remedy: m.failure_trials_too_many_aliases_remedy,
  },
};
