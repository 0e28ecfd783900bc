import type { RareKnowledge } from '../rare/knowledge.ts';
import { type Json, textOf } from './json.ts';

/** Marks have so many values: two descriptions that differ share one in one case of so many. */
const MARKS = 36 ** 4;
const RADIX = 36;
/** Two odd constants of a multiplicative hash, below 2^21 so that products stay whole numbers of a double. */
const [TERM_FACTOR, SHARE_FACTOR] = [1_664_525, 69_069];

/** A mark of what a list says of each disease: its signs and how often each is there. */
export function marksOf({ diseases, termIds, signStarts, signs, frequencies }: RareKnowledge): Map<string, string> {
  return new Map(
    diseases.map(({ id }, d) => {
      let mark = 0;
      for (let s = signStarts[d] ?? 0; s < (signStarts[d + 1] ?? 0); s++) {
        const sign = (termIds[signs[s] ?? 0] ?? 0) * TERM_FACTOR + (frequencies[s] ?? 0) * SHARE_FACTOR + 1;
        mark = (mark * 31 + (sign % MARKS)) % MARKS;
      }
      return [id, mark.toString(RADIX)];
    }),
  );
}

/** Marks by the prefix of the ids, ids as distances: a list of 9,281 diseases in some 70 KB. */
export function packMarks(marks: ReadonlyMap<string, string>): Record<string, string> {
  const packed: Record<string, string> = {};
  const ids = [...marks.keys()].map((id) => id.split(':') as [string, string]);
  for (const prefix of [...new Set(ids.map(([first]) => first))].sort()) {
    const numbers = ids.flatMap(([first, number]) => (first === prefix ? [Number(number)] : [])).sort((a, b) => a - b);
    let before = 0;
    packed[prefix] = numbers
      .map((number) => {
        const apart = number - before;
        before = number;
        return `${apart.toString(RADIX)}.${marks.get(`${prefix}:${String(number)}`) ?? ''}`;
      })
      .join(' ');
  }
  return packed;
}

/** The other way; null for anything else. */
export function unpackMarks(packed: Json | null): Map<string, string> | null {
  if (packed === null) return null;
  const marks = new Map<string, string>();
  for (const [prefix, value] of Object.entries(packed)) {
    let number = 0;
    for (const token of (textOf(value) ?? '').split(' ').filter(Boolean)) {
      const [apart = '', mark = ''] = token.split('.');
      number += parseInt(apart, RADIX);
      if (!Number.isSafeInteger(number)) return null;
      marks.set(`${prefix}:${String(number)}`, mark);
    }
  }
  return marks;
}
