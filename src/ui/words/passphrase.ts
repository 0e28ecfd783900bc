import { m } from '../../i18n/messages.ts';

/**
 * Tries, as a common logarithm, that a passphrase has to cost at least. zxcvbn calls this the most that its five classes tell: "strong
 * protection from offline slow-hash scenario". With the key of this app a core makes two to three tries a second.
 */
export const LEAST_GUESSES = 10;
/** From here on more tries change nothing for anybody. */
const MANY_GUESSES = 14;

/** What the number of tries comes to. Of a passphrase nothing is said but how many. */
export function guessWords(guesses: number): string {
  if (guesses < LEAST_GUESSES) return m.people_guesses_few();
  return guesses < MANY_GUESSES ? m.people_guesses_enough() : m.people_guesses_many();
}
