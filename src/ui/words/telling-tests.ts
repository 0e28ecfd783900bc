import type { TellingTest } from '../../domain/pgx/tests-that-tell.ts';
import { m } from '../../i18n/messages.ts';

const WORDS: Readonly<Record<TellingTest, () => string>> = {
  copies: () => m.overview_test_copies(),
  hla: () => m.overview_test_hla(),
  positions: () => m.overview_test_positions(),
  phase: () => m.overview_test_phase(),
  anew: () => m.overview_test_anew(),
  none: () => m.overview_test_none(),
};

/** What to ask for where a file leaves a gene open. */
export function tellingTestWords(test: TellingTest): string {
  return WORDS[test]();
}
