import { NO_DOSAGE } from '../scores/term-status.ts';
import { invertSymmetric, multiply } from './linear.ts';
import type { AncestryPanel } from './panel.ts';

/** A person's place among the people of a panel. */
export interface Location {
  coordinates: Float64Array;
  /** Covariance of the coordinates, row by row: how far the markers that were read leave the place open. */
  covariance: Float64Array;
  /** Markers that were read. */
  markers: number;
  /**
   * Squared differences between the genotypes and those expected at this place, over their expected variance, in the middling stretches
   * of the genome: about 1 for somebody whom the panel describes, more for somebody whose frequencies differ from all that it knows.
   */
  fit: number;
}

const ROUNDS = 4;
/** Frequencies are kept this far from 0 and 1, so that no single marker weighs without bound. */
const FREQUENCY_FLOOR = 0.02;

/**
 * Finds a person's place by least squares on the markers that were read, weighted by their binomial variance at the place of the round before:
 * `E[g] = mean + loadings · v`. Missing markers are left out, never filled with means: that would pull everybody to the middle.
 *
 * @param dosage copies of the alternate allele by marker, {@link NO_DOSAGE} where not read
 * @returns null where the markers do not determine a place
 */
export function locate(panel: AncestryPanel, dosage: Uint8Array): Location | null {
  const { components } = panel;
  let coordinates: Float64Array = new Float64Array(components);
  let covariance: Float64Array | null = null;
  const read = readMarkers(dosage);
  for (let round = 0; round < ROUNDS; round++) {
    const { matrix, right } = normalEquations(panel, { dosage, read }, coordinates);
    covariance = invertSymmetric(matrix, components);
    if (covariance === null) return null;
    coordinates = multiply(covariance, right);
  }
  return covariance === null ? null : { coordinates, covariance, ...fitOf(panel, { dosage, read }, coordinates) };
}

/** Genotypes, and the markers that have one. */
interface ReadMarkers {
  dosage: Uint8Array;
  read: Uint32Array;
}

function readMarkers(dosage: Uint8Array): Uint32Array {
  const read = new Uint32Array(dosage.length);
  let count = 0;
  for (let marker = 0; marker < dosage.length; marker++) if (dosage[marker] !== NO_DOSAGE) read[count++] = marker;
  return read.subarray(0, count);
}

function normalEquations(
  { components, mean, loadings }: AncestryPanel,
  { dosage, read }: ReadMarkers,
  at: Float64Array,
): { matrix: Float64Array; right: Float64Array } {
  const matrix = new Float64Array(components * components);
  const right = new Float64Array(components);
  for (const marker of read) {
    const copies = dosage[marker] ?? 0;
    const base = marker * components;
    let expected = mean[marker] ?? 0;
    for (let i = 0; i < components; i++) expected += (loadings[base + i] ?? 0) * (at[i] ?? 0);
    const frequency = bounded(expected / 2);
    const weight = 1 / (2 * frequency * (1 - frequency));
    const away = weight * (copies - (mean[marker] ?? 0));
    for (let i = 0; i < components; i++) {
      const loading = loadings[base + i] ?? 0;
      right[i] = (right[i] ?? 0) + away * loading;
      const weighted = weight * loading;
      for (let j = 0; j <= i; j++) {
        const cell = i * components + j;
        matrix[cell] = (matrix[cell] ?? 0) + weighted * (loadings[base + j] ?? 0);
      }
    }
  }
  for (let i = 0; i < components; i++) {
    for (let j = 0; j < i; j++) matrix[j * components + i] = matrix[i * components + j] ?? 0;
  }
  return { matrix, right };
}

/** Stretches of the genome whose misfits are compared: parents who are related make a few of them far too even. */
const BLOCKS = 40;
/** Blocks left out at the lower and at the upper end. */
const TRIMMED_LOW = 4;
const TRIMMED_HIGH = 12;
/** A normal distribution's mean between its 10th and its 70th percentile, in standard deviations, and the spread of one marker's misfit. */
const TRIMMED_MEAN = -0.287;
const MARKER_SPREAD = 1.1;

function fitOf(
  { components, mean, loadings }: AncestryPanel,
  { dosage, read }: ReadMarkers,
  at: Float64Array,
): Pick<Location, 'markers' | 'fit'> {
  const markers = read.length;
  const squares = new Float64Array(BLOCKS);
  const variance = new Float64Array(BLOCKS);
  for (const marker of read) {
    const copies = dosage[marker] ?? 0;
    let expected = mean[marker] ?? 0;
    for (let i = 0; i < components; i++) expected += (loadings[marker * components + i] ?? 0) * (at[i] ?? 0);
    const frequency = bounded(expected / 2);
    const block = Math.floor((marker * BLOCKS) / dosage.length);
    squares[block] = (squares[block] ?? 0) + (copies - 2 * frequency) ** 2;
    variance[block] = (variance[block] ?? 0) + 2 * frequency * (1 - frequency);
  }
  const ratios = squares
    .map((square, block) => square / (variance[block] ?? 0))
    .filter((ratio) => !Number.isNaN(ratio));
  const kept = ratios.sort().slice(TRIMMED_LOW, ratios.length - TRIMMED_HIGH);
  const trimmed = kept.reduce((sum, ratio) => sum + ratio, 0) / Math.max(1, kept.length);
  return { markers, fit: trimmed - TRIMMED_MEAN * MARKER_SPREAD * Math.sqrt(BLOCKS / Math.max(1, markers)) };
}

function bounded(frequency: number): number {
  return Math.min(1 - FREQUENCY_FLOOR, Math.max(FREQUENCY_FLOOR, frequency));
}
