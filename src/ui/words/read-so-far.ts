import { m } from '../../i18n/messages.ts';

/** From which share on a sentence holds, the largest first. */
const SENTENCES: readonly (readonly [least: number, words: () => string])[] = [
  [0.95, () => m.kiosk_read_nearly()],
  [0.75, () => m.kiosk_read_three_quarters()],
  [0.5, () => m.kiosk_read_half()],
  [0.25, () => m.kiosk_read_quarter()],
  [0, () => m.kiosk_read_begun()],
];

/** How much of a file has been read, in words that change five times in all: who hears the page is not told each percent. */
export function readSoFar(share: number): string {
  return (SENTENCES.find(([least]) => share >= least)?.[1] ?? m.kiosk_read_begun)();
}
