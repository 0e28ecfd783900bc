import { readFileSync } from 'node:fs';
import type { AncestryPanel, AncestryReference } from '../../src/domain/ancestry/panel.ts';
import { NO_DOSAGE } from '../../src/domain/genotype/dosage.ts';
import { decodeAncestryPack } from '../../src/reference/ancestry-pack.ts';

/** The pack that ships with the app. */
export function shippedAncestry(): AncestryReference {
  const decoded = decodeAncestryPack(new Uint8Array(readFileSync('public/packs/ancestry.bin')));
  if (!decoded.ok) throw new Error(decoded.error.code);
  return decoded.value;
}

/** Numbers from 0 to 1, the same in every run. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Frequency of each marker's alternate allele at a place of a panel. */
export function frequenciesAt({ mean, loadings, components }: AncestryPanel, place: ArrayLike<number>): number[] {
  return Array.from(mean, (copies, marker) => {
    let expected = copies;
    for (let i = 0; i < components; i++) expected += (loadings[marker * components + i] ?? 0) * (place[i] ?? 0);
    return Math.min(0.999, Math.max(0.001, expected / 2));
  });
}

/** Genotypes drawn from frequencies: a synthetic person. Markers past the share `read` are missing. */
export function drawPerson(frequencies: readonly number[], random: () => number, read = 1): Uint8Array {
  return Uint8Array.from(frequencies, (frequency) => {
    if (random() >= read) return NO_DOSAGE;
    return Number(random() < frequency) + Number(random() < frequency);
  });
}

/** Mean place of the people of a group. */
export function middleOf({ people, components, groups, groupOf }: AncestryPanel, group: string): number[] {
  const own = Array.from(groupOf.keys()).filter((person) => groupOf[person] === groups.indexOf(group));
  return Array.from({ length: components }, (_, i) =>
    own.reduce((sum, person) => sum + (people[person * components + i] ?? 0) / own.length, 0),
  );
}
