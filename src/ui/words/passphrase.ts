import { m } from '../../i18n/messages.ts';
import { LEAST_PASSPHRASE_LENGTH } from '../../state/people.svelte.ts';

/** From this length on a passphrase of one's own words is hard to guess. */
const LONG = 20;

/** Characters of a passphrase as it is used. */
export function lengthOf(passphrase: string): number {
  return passphrase.normalize('NFKC').length;
}

/** What the length alone says. What a passphrase is made of is not judged: such judgements are guesses. */
export function lengthWords(passphrase: string): string {
  const count = lengthOf(passphrase);
  if (count < LEAST_PASSPHRASE_LENGTH) return m.people_length_short({ count, least: LEAST_PASSPHRASE_LENGTH });
  return count < LONG ? m.people_length_fair({ count }) : m.people_length_long({ count });
}
