import { writeUnseen } from '../../domain/report/unseen-text.ts';

/** A name longer than this is cut in the middle: both ends tell entries of an archive apart. */
const LONGEST = 120;

/** A name out of a file as plain text: what cannot be seen is written out, as `⟨U+202E⟩`. */
export function plainName(name: string): string {
  const half = LONGEST / 2;
  const letters = Array.from(name);
  const short =
    letters.length <= LONGEST ? name : `${letters.slice(0, half).join('')}…${letters.slice(-half).join('')}`;
  return writeUnseen(short);
}
