/** A word of a text, in the form in which words are compared, with its place. */
export interface Word {
  /** Lower case, without accents and without the s of a plural. */
  form: string;
  /** Offsets in the text, the end not included. */
  start: number;
  end: number;
}

/** Words that say nothing by themselves: a phrase is the same with and without them. */
const FILLERS: ReadonlySet<string> = new Set(['a', 'an', 'the', 'of', 'in', 'on', 'to', 'and', 'or', 'at', 'his', 'her', 'their', 'my']); // prettier-ignore
/** From this length on the s of a plural is taken off. */
const PLURAL_FROM = 4;

/** Whether a word says nothing by itself. */
export function isFiller(form: string): boolean {
  return FILLERS.has(form);
}

/** The words of a text with their places. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu)].map((match) => ({
    form: formOf(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The form in which a word is compared. */
export function formOf(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]s?$/u, '').replace(/['’]/gu, ''); // prettier-ignore
  const isPlural = plain.length >= PLURAL_FROM && plain.endsWith('s') && !/(ss|us|is)$/.test(plain);
  return isPlural ? plain.slice(0, -1) : plain;
}

/**
 * How many letters have to be changed, added, left out or exchanged with their neighbour to come from one word to the other;
 * `most + 1` where it is more than `most`.
 */
export function editDistance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let [older, old] = [new Array<number>(to.length + 1).fill(0), Array.from({ length: to.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let cost = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + (same ? 0 : 1));
      const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (isSwap) cost = Math.min(cost, (older[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [older, old] = [old, row];
  }
  return Math.min(old[to.length] ?? 0, most + 1);
}

/** So many letters may be wrong in a word of this length. */
export function allowedTypos(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}
