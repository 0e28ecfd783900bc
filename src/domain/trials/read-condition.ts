import type { OncoTree } from '../tumour/oncotree.ts';
import type { Condition } from './condition.ts';
import { readClinical } from './read-clinical.ts';
import { readGenomic } from './read-genomic.ts';
import { notUnderstood } from './values.ts';

/** Deepest nesting that is read. Trees of trials have four or five levels. */
const MOST_DEPTH = 32;

/**
 * Reads a `match` tree. A list without a word is `and`; so are several words side by side in one object.
 *
 * @returns null where the list is empty: this place of the trial asks for nothing of its own
 */
export function readMatch(value: unknown, path: string, tree: OncoTree): Condition | null {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return null;
  return Array.isArray(value)
    ? readList('and', value, path, { tree, depth: 0 })
    : readNode(value, path, { tree, depth: 0 });
}

interface Reading {
  tree: OncoTree;
  depth: number;
}

function readNode(value: unknown, path: string, reading: Reading): Condition {
  if (!isRecord(value)) return notUnderstood(path, 'shape', '', value);
  if (reading.depth > MOST_DEPTH) return notUnderstood(path, 'depth', '', '');
  const within = { ...reading, depth: reading.depth + 1 };
  const parts = Object.entries(value).map(([key, held]) => readWord(key, held, path === '' ? key : `${path}.${key}`, within)); // prettier-ignore
  const [only] = parts;
  if (only === undefined) return notUnderstood(path, 'empty', '', value);
  return parts.length === 1 ? only : { kind: 'and', path, parts };
}

function readWord(key: string, held: unknown, path: string, reading: Reading): Condition {
  switch (key.toLowerCase().replace(/_?\d+$/, '')) {
    case 'and':
      return readList('and', held, path, reading);
    case 'or':
      return readList('or', held, path, reading);
    case 'not': {
      const part = Array.isArray(held) ? readList('and', held, path, reading) : readNode(held, path, reading);
      return { kind: 'not', path, part };
    }
    case 'genomic':
      return isRecord(held) ? readGenomic(held, path) : notUnderstood(path, 'shape', key, held);
    case 'clinical':
      return isRecord(held) ? readClinical(held, path, reading.tree) : notUnderstood(path, 'shape', key, held);
    default:
      return notUnderstood(path, 'key', key, held);
  }
}

function readList(kind: 'and' | 'or', held: unknown, path: string, reading: Reading): Condition {
  if (!Array.isArray(held)) return notUnderstood(path, 'shape', kind, held);
  const parts = held.map((one: unknown, index) => readNode(one, `${path}[${index}]`, reading));
  const [only] = parts;
  if (only === undefined) return notUnderstood(path, 'empty', kind, held);
  return parts.length === 1 ? only : { kind, path, parts };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
