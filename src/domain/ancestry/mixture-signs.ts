import { boundedFrequency, type ReadMarkers } from './misfit.ts';
import type { AncestryPanel } from './panel.ts';

/** What genotypes show of a mixture along a line through the map, each in standard deviations: 0 is expected of people of one place. */
export interface MixtureSigns {
  /** Unlike copies beyond those of one population at the place, at markers that tell the ends of the line apart: a child of two groups. */
  unlikeCopies: number;
  /** Neighbouring stretches that lean to the same end of the line: a patchwork, as mixture some generations ago leaves it. */
  patchwork: number;
}

/** Bins of the genome, some 7 Mb each: markers in one bin may be linked, and are not compared. */
const BINS = 400;
/** Bins over which the likeness of stretches from one ancestor falls to a third: some 30 Mb. */
const REACH_BINS = 4;

/**
 * Two score tests against somebody of one place in Hardy-Weinberg proportions. With a frequency that is off by e, unlike copies fall by
 * e²: people whom the reference lacks score below 0.
 *
 * @param direction from one end of the line to the other, in coordinates of the map
 */
export function mixtureSigns(
  { components, mean, loadings }: Pick<AncestryPanel, 'components' | 'mean' | 'loadings'>,
  { dosage, read }: ReadMarkers,
  { place, direction }: { place: ArrayLike<number>; direction: readonly number[] },
): MixtureSigns {
  const [slopes, information] = [new Float64Array(BINS), new Float64Array(BINS)];
  let [unlike, variance] = [0, 0];
  for (const marker of read) {
    const base = marker * components;
    let [expected, step] = [mean[marker] ?? 0, 0];
    for (let i = 0; i < components; i++) {
      expected += (loadings[base + i] ?? 0) * (place[i] ?? 0);
      step += (loadings[base + i] ?? 0) * (direction[i] ?? 0);
    }
    const p = boundedFrequency(expected / 2);
    const q = 1 - p;
    const copies = dosage[marker] ?? 0;
    const bin = Math.floor((marker * BINS) / dosage.length);
    slopes[bin] = (slopes[bin] ?? 0) + (step * (copies - 2 * p)) / (p * q);
    information[bin] = (information[bin] ?? 0) + (2 * step * step) / (p * q);
    const score = copies === 1 ? 1 / (p * q) : -1 / (copies === 0 ? q * q : p * p);
    unlike += step * step * score;
    variance += ((step * step) / (p * q)) ** 2;
  }
  return {
    unlikeCopies: variance > 0 ? unlike / Math.sqrt(variance) : 0,
    patchwork: likenessOfNeighbours(slopes, information),
  };
}

/** Products of the slopes of different bins, weighed by nearness, over the spread that independent bins give them. */
function likenessOfNeighbours(slopes: Float64Array, information: Float64Array): number {
  const fade = Math.exp(-1 / REACH_BINS);
  let [before, beforeInformation, sum, variance] = [0, 0, 0, 0];
  for (let bin = 0; bin < slopes.length; bin++) {
    sum += (slopes[bin] ?? 0) * before;
    variance += (information[bin] ?? 0) * beforeInformation;
    before = fade * (before + (slopes[bin] ?? 0));
    beforeInformation = fade * fade * (beforeInformation + (information[bin] ?? 0));
  }
  return variance > 0 ? sum / Math.sqrt(variance) : 0;
}
