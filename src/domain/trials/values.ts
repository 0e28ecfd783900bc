import { writeUnseen } from '../report/unseen-text.ts';
import type { Comparison, NotUnderstood, Receptor } from './condition.ts';

/** A value as a file of trials gives it: what is left when an exclamation mark is taken off, and whether there was one. */
export interface WrittenValue {
  text: string;
  isNegated: boolean;
}

/** Longest piece of a file that is repeated on the page. */
const MOST_SHOWN = 80;

/** A single value of a file; null for lists and objects. */
export function writtenValue(value: unknown): WrittenValue | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  const text = String(value).trim();
  return text.startsWith('!') ? { text: text.slice(1).trim(), isNegated: true } : { text, isNegated: false };
}

/** A value as it is shown where it was not understood. */
export function shownValue(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  return writeUnseen(text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);
}

/** `>=18`, `< 12`, `==40`, `>0.5`; null on anything else. */
export function comparisonOf(text: string): { comparison: Comparison; value: number } | null {
  const found = /^(>=|<=|==|=|>|<)\s*(\d+(?:\.\d+)?|\.\d+)$/.exec(text);
  if (found === null) return null;
  const [, sign = '', number = ''] = found;
  return { comparison: sign === '==' ? '=' : (sign as Comparison), value: Number(number) };
}

/** Yes and no, as JSON and both dialects of YAML write them. */
export function booleanOf(text: string): boolean | null {
  const word = text.toLowerCase();
  if (['yes', 'y', 'true', 'present', 'positive'].includes(word)) return true;
  if (['no', 'n', 'false', 'absent', 'negative'].includes(word)) return false;
  return null;
}

/** A gene's symbol, in capitals; `any` for any gene, `none` where a file needs the key and means nothing by it. */
export function geneOf(text: string): { gene: string } | 'any' | 'intergenic' | 'none' | null {
  const word = text.toUpperCase();
  if (word === 'ANY_GENE') return 'any';
  if (word === 'INTERGENIC') return 'intergenic';
  if (word === 'NONE' || word === '' || word === '1' || word === 'NULL') return 'none';
  return /^[A-Z][A-Z0-9]*(?:[-.@][A-Z0-9]+)*$/.test(word) && word.length <= 20 ? { gene: word } : null;
}

export const RECEPTOR_KEYS: Readonly<Record<string, Receptor>> = {
  er_status: 'er',
  pr_status: 'pr',
  her2_status: 'her2',
};

/** The leaf of a part that was not understood. */
export function notUnderstood(path: string, why: NotUnderstood, key: string, value: unknown) {
  return { kind: 'not-understood', path, why, key, value: shownValue(value) } as const;
}

/** What a table holds under a key of a file; names that every object has by birth (`constructor`) are none of its keys. */
export function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
