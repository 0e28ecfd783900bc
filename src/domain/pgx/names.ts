/** Order of allele names as 2.6 of the algorithm's description has it: embedded numbers count as numbers. */

interface ParsedName {
  parts: readonly string[];
  combination: boolean;
}

const NUMBER_OR_TEXT = /\d+|\D+/g;

/** Parts of `[*2 + *5]`, or the name alone. */
export function nameParts(name: string): readonly string[] {
  return name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1).split(' + ') : [name];
}

/** Builds `[a + b]` from parts in any order; one part stays as it is. */
export function joinParts(parts: readonly string[]): string {
  const sorted = [...parts].sort(compareNames);
  const [only] = sorted;
  return sorted.length === 1 && only !== undefined ? only : `[${sorted.join(' + ')}]`;
}

function parse(name: string): ParsedName {
  const parts = nameParts(name);
  return { parts, combination: parts.length > 1 };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares with runs of digits as numbers: `*2` before `*10`, `c.85` before `c.1129`. */
export function compareNatural(a: string, b: string): number {
  const left = a.match(NUMBER_OR_TEXT) ?? [];
  const right = b.match(NUMBER_OR_TEXT) ?? [];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const x = left[i] ?? '';
    const y = right[i] ?? '';
    const numeric = /^\d/.test(x) && /^\d/.test(y);
    const order = numeric ? Number(x) - Number(y) || compareText(x, y) : compareText(x, y);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function comparePart(a: string, b: string): number {
  if (a === b) return 0;
  if (a === 'Reference' || b === 'Reference') return a === 'Reference' ? -1 : 1;
  const partials = Number(a.startsWith('g.')) - Number(b.startsWith('g.'));
  return partials !== 0 ? partials : compareNatural(a, b);
}

/** Name order: plain before combinations, combinations by number of parts, then part by part; genomic partials last. */
export function compareNames(a: string, b: string): number {
  const left = parse(a);
  const right = parse(b);
  if (left.combination !== right.combination) return left.combination ? 1 : -1;
  if (left.parts.length !== right.parts.length) return left.parts.length - right.parts.length;
  for (let i = 0; i < left.parts.length; i++) {
    const order = comparePart(left.parts[i] ?? '', right.parts[i] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/** A pair in name order. */
export function orderPair(a: string, b: string): readonly [string, string] {
  return compareNames(a, b) <= 0 ? [a, b] : [b, a];
}
