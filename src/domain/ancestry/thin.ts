import { NO_DOSAGE } from '../genotype/dosage.ts';
import type { AncestryPanel } from './panel.ts';

/** Markers nearer than this are linked and would be counted twice. A rule of ours, said on the methods page (`ancestry-mixture`). */
export const SPACING_BASES = 50_000;

/** The same genotypes without those that lie close to an earlier one that was read. */
export function thinned({ columns }: Pick<AncestryPanel, 'columns'>, dosage: Uint8Array): Uint8Array {
  const places = columns.GRCh37;
  if (places === undefined) return dosage;
  const kept = new Uint8Array(dosage.length).fill(NO_DOSAGE);
  let last = -Infinity;
  for (let index = 0; index < places.keys.length; index++) {
    const [key, marker] = [places.keys[index] ?? 0, places.term[index] ?? 0];
    if (dosage[marker] === NO_DOSAGE || key - last < SPACING_BASES) continue;
    kept[marker] = dosage[marker] ?? NO_DOSAGE;
    last = key;
  }
  return kept;
}
