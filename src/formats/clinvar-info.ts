import { writeUnseen } from '../domain/report/unseen-text.ts';
import type { ClinvarRecord } from '../domain/clinvar/record.ts';
import { starsOf } from '../domain/clinvar/significance.ts';

const SEMICOLON = 59;
/** ORIGIN's number for somatic. */
const SOMATIC = 2;
const NO_CONDITION = new Set(['not provided', 'not specified', '']);
const FREQUENCIES = ['AF_ESP', 'AF_EXAC', 'AF_TGP'];

export function bytesOf(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

export function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

/** Whether [start, end) is this text. */
export function isText(bytes: Uint8Array, start: number, end: number, text: readonly number[]): boolean {
  if (end - start !== text.length) return false;
  for (let at = 0; at < text.length; at++) if (bytes[start + at] !== text[at]) return false;
  return true;
}

/** Whether this text stands somewhere in [start, end). */
export function holds(bytes: Uint8Array, start: number, end: number, text: readonly number[]): boolean {
  for (let at = start; at + text.length <= end; at++) if (isText(bytes, at, at + text.length, text)) return true;
  return false;
}

/** Where the value of a field of INFO begins, found in the bytes (`name` with its equals sign); -1 where there is none. */
export function fieldAt(bytes: Uint8Array, start: number, end: number, name: readonly number[]): number {
  const first = name[0];
  for (let at = start; at + name.length <= end; at++) {
    if (bytes[at] !== first || (at > start && bytes[at - 1] !== SEMICOLON)) continue;
    if (isText(bytes, at, at + name.length, name)) return at + name.length;
  }
  return -1;
}

export function fieldEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = Math.max(start, 0);
  while (at < end && bytes[at] !== SEMICOLON) at++;
  return at;
}

/** The value of a field of INFO; null where there is none. */
export function valueAt(bytes: Uint8Array, start: number, end: number, name: readonly number[]): string | null {
  const from = fieldAt(bytes, start, end, name);
  return from < 0 ? null : ascii(bytes, from, fieldEnd(bytes, from, end));
}

/** The first number of INFO's RS as an rsid. */
export function rsidOf(value: string): string | null {
  const [first = ''] = value.split(/[|,]/);
  return /^\d+$/.test(first) ? `rs${first}` : null;
}

/** Whether ORIGIN, bits of where the variant was seen, says somatic and nothing else. */
export function isSomaticOnly(origin: string): boolean {
  const values = origin.split(/[|,]/).filter((value) => /^\d+$/.test(value));
  return values.length > 0 && values.every((value) => Number(value) === SOMATIC);
}

const readable = (text: string): string => writeUnseen(text.replaceAll('_', ' '));

/** A whole record from its place and the text of INFO. */
export function recordOf(
  place: Pick<ClinvarRecord, 'class' | 'isLowPenetrance' | 'chromosome' | 'position' | 'ref' | 'alt' | 'variationId'>,
  text: string,
): ClinvarRecord {
  const info = new Map(
    text.split(';').map((field) => {
      const at = field.indexOf('=');
      return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
    }),
  );
  const value = (name: string): string => info.get(name) ?? '';
  const list = (name: string, separator = '|'): string[] =>
    value(name)
      .split(separator)
      .filter((one) => one !== '');
  const frequencies = FREQUENCIES.flatMap((name) => (value(name) === '' ? [] : [Number(value(name))]));
  const known = frequencies.filter((frequency) => frequency >= 0 && frequency <= 1);
  const consequences = list('MC', ',').map((pair) => readable(pair.split('|')[1] ?? ''));
  return {
    ...place,
    rsid: rsidOf(value('RS')),
    words: readable(value('CLNSIG')),
    review: readable(value('CLNREVSTAT')),
    stars: starsOf(value('CLNREVSTAT')),
    conditions: [...new Set(list('CLNDN').map(readable))].filter((name) => !NO_CONDITION.has(name)),
    genes: [...new Set(list('GENEINFO').map((pair) => pair.split(':')[0] ?? ''))],
    consequences: [...new Set(consequences)].filter((one) => one !== ''),
    frequency: known.length === 0 ? null : Math.max(...known),
    isSomaticOnly: isSomaticOnly(value('ORIGIN')),
  };
}
