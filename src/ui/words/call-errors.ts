import { type ErrorRateQuestion, missedShare, positivePredictiveValue } from '../../domain/findings/error-rate.ts';
import { formatCount } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

/** People that the picture is of. */
const ICONS = 1000;

/** Shares of non-carriers of whom a test says so; steps of a slider. */
export const SPECIFICITIES: readonly number[] = [0.99, 0.999, 0.9999, 0.99999, 0.999999];
/** Shares of people who carry the variant; steps of a slider, from common to rare. */
export const CARRIERS: readonly number[] = [1 / 20, 1 / 100, 1 / 1000, 1 / 5000, 1 / 20_000, 1 / 100_000];

/** A share of one in a whole number. */
export function shareWords(share: number): string {
  return m.findings_errors_one_in({ count: formatCount(Math.round(1 / share)) });
}

/** How often somebody who carries nothing is called by mistake. */
export function wrongCallWords(specificity: number): string {
  return shareWords(1 - specificity);
}

/** What the picture of calls shows: its people, its sentence, and the same as a table. */
export interface ErrorFigures {
  /** Null where nobody gets the call. */
  kinds: { form: 'solid' | 'hollow'; count: number; words: string }[] | null;
  sentence: string;
  missed: string;
  /** Carriers, right and wrong calls of a thousand. */
  table: { carriers: { words: string; share: number }; right: number | null; wrong: number | null }[];
}

function rightOf(question: ErrorRateQuestion): number | null {
  const value = positivePredictiveValue(question);
  return value === null ? null : Math.round(ICONS * value);
}

/** Of a thousand people with a call, how many carry the variant. */
export function errorFigures(question: ErrorRateQuestion): ErrorFigures {
  const right = rightOf(question);
  const missed = missedShare(question);
  return {
    kinds:
      right === null
        ? null
        : [
            { form: 'solid', count: right, words: m.findings_errors_right() },
            { form: 'hollow', count: ICONS - right, words: m.findings_errors_wrong() },
          ],
    sentence:
      right === null
        ? m.findings_errors_never()
        : m.findings_errors_sentence({ right: formatCount(right), wrong: formatCount(ICONS - right) }),
    missed:
      missed === null || missed === 0
        ? m.findings_errors_missed_none()
        : m.findings_errors_missed({ count: formatCount(Math.round(1 / missed)) }),
    table: CARRIERS.map((carriers) => {
      const of = rightOf({ ...question, carriers });
      return {
        carriers: { words: shareWords(carriers), share: carriers },
        right: of,
        wrong: of === null ? null : ICONS - of,
      };
    }),
  };
}
