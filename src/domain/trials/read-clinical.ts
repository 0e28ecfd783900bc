import type { OncoTree } from '../tumour/oncotree.ts';
import type { Condition } from './condition.ts';
import { readMarker } from './read-genomic.ts';
import { booleanOf, comparisonOf, lookUp, notUnderstood, RECEPTOR_KEYS, writtenValue } from './values.ts';

/** Names of trials for all tumours that are solid, or liquid. */
const KINDS: Readonly<Record<string, boolean>> = {
  _solid_: false,
  'all solid tumors': false,
  _liquid_: true,
  'all liquid tumors': true,
};

/**
 * Reads a `clinical` leaf. Each of its keys is a condition of its own, and an exclamation mark turns round that one alone: `>=18` and `!Melanoma` is an adult
 * whose tumour is no melanoma.
 */
export function readClinical(value: Readonly<Record<string, unknown>>, path: string, tree: OncoTree): Condition {
  const parts = Object.entries(value).map(([key, held]) => {
    const written = writtenValue(held);
    if (written === null) return notUnderstood(`${path}.${key}`, 'value', key, held);
    const part = readOne(key.toLowerCase(), written.text, `${path}.${key}`, tree);
    if (part === undefined) return notUnderstood(`${path}.${key}`, 'key', key, held);
    if (part === null) return notUnderstood(`${path}.${key}`, key.toLowerCase().startsWith('oncotree') ? 'tumour-type' : 'value', key, held); // prettier-ignore
    return written.isNegated ? ({ kind: 'not', path: part.path, part } as const) : part;
  });
  const [only] = parts;
  if (only === undefined) return notUnderstood(path, 'empty', 'clinical', value);
  return parts.length === 1 ? only : { kind: 'and', path, parts };
}

/** Undefined where the key is not known, null where the value is not. */
function readOne(key: string, text: string, path: string, tree: OncoTree): Condition | null | undefined {
  const receptor = lookUp(RECEPTOR_KEYS, key);
  if (receptor !== undefined) {
    const isPositive = booleanOf(text);
    return isPositive === null ? null : { kind: 'receptor', path, receptor, isPositive };
  }
  switch (key) {
    case 'age_numerical': {
      const age = comparisonOf(text);
      return age === null ? null : { kind: 'age', path, comparison: age.comparison, years: age.value };
    }
    case 'tmb_numerical': {
      const burden = comparisonOf(text);
      return burden === null ? null : { kind: 'burden', path, ...burden };
    }
    case 'gender': {
      const sex = text.toLowerCase();
      return sex === 'female' || sex === 'male' ? { kind: 'sex', path, sex } : null;
    }
    case 'oncotree_primary_diagnosis':
      return readTumourType(text, path, tree);
    case 'mmr_status':
    case 'ms_status':
      return readMarker(key, text, path);
    default:
      return undefined;
  }
}

/** A tumour type by its name, its code, or the broader name of trials; null where OncoTree has none of these. */
export function readTumourType(text: string, path: string, tree: OncoTree): Condition | null {
  const isLiquid = lookUp(KINDS, text.toLowerCase());
  if (isLiquid !== undefined) return { kind: 'tumour-kind', path, isLiquid };
  const named = tree.named(text);
  const node = tree.node(text);
  const nodes = named.length > 0 ? named : node !== undefined ? [node] : tree.nodes.filter(({ mainType }) => mainType.toLowerCase() === text.toLowerCase() && text !== ''); // prettier-ignore
  return nodes.length === 0 ? null : { kind: 'tumour-type', path, name: text, codes: nodes.map(({ code }) => code) };
}
