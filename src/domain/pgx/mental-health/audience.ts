/** Whom a row is written for, beyond everybody: read from the guideline's own population words. */
export type Audience = 'children' | 'adults' | 'new-users' | 'long-users';

/** The audience of a row; `null` where it is for everybody or for a group that no factor here decides. */
export function audienceOf(population: string | undefined): Audience | null {
  const words = population ?? '';
  if (/^ped/i.test(words)) return 'children';
  if (/^adults$/i.test(words)) return 'adults';
  if (/ naive$/i.test(words)) return 'new-users';
  return / use >\s?3\s?mos$/i.test(words) ? 'long-users' : null;
}
