import { BLOCKS, boundedFrequency, type ReadMarkers } from './misfit.ts';
import type { AncestryPanel } from './panel.ts';

/** What each stretch of the genome says of the place, beside what all of it says together. */
export interface Stretches {
  /** By stretch: slope of the log-likelihood at the place, `components` numbers each. */
  slopes: Float64Array;
  /** By stretch: what the slope's variance would be for somebody of one place, `components`² numbers each. */
  information: Float64Array;
}

/** Slopes of the stretches at a place. */
export function stretchesAt(
  { components, mean, loadings }: Pick<AncestryPanel, 'components' | 'mean' | 'loadings'>,
  { dosage, read }: ReadMarkers,
  at: ArrayLike<number>,
): Stretches {
  const slopes = new Float64Array(BLOCKS * components);
  const information = new Float64Array(BLOCKS * components * components);
  for (const marker of read) {
    const base = marker * components;
    let expected = mean[marker] ?? 0;
    for (let i = 0; i < components; i++) expected += (loadings[base + i] ?? 0) * (at[i] ?? 0);
    const frequency = boundedFrequency(expected / 2);
    const weight = 1 / (2 * frequency * (1 - frequency));
    const away = weight * ((dosage[marker] ?? 0) - 2 * frequency);
    const block = Math.floor((marker * BLOCKS) / dosage.length);
    for (let i = 0; i < components; i++) {
      const loading = loadings[base + i] ?? 0;
      const slope = block * components + i;
      slopes[slope] = (slopes[slope] ?? 0) + away * loading;
      for (let j = 0; j < components; j++) {
        const cell = (block * components + i) * components + j;
        information[cell] = (information[cell] ?? 0) + weight * loading * (loadings[base + j] ?? 0);
      }
    }
  }
  return { slopes, information };
}

/**
 * How much the stretches differ along a line through the map: about 1 for somebody whose genome is of one place throughout, several for a
 * patchwork of stretches from its two ends, as recent mixture leaves it.
 */
export function patchworkAlong({ slopes, information }: Stretches, direction: readonly number[]): number {
  const size = direction.length;
  let [sum, count] = [0, 0];
  for (let block = 0; block < BLOCKS; block++) {
    let [slope, expected] = [0, 0];
    for (let i = 0; i < size; i++) {
      slope += (slopes[block * size + i] ?? 0) * (direction[i] ?? 0);
      for (let j = 0; j < size; j++)
        expected += (information[(block * size + i) * size + j] ?? 0) * (direction[i] ?? 0) * (direction[j] ?? 0);
    }
    if (!(expected > 0)) continue;
    sum += (slope * slope) / expected;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}
