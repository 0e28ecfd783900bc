import { NO_DOSAGE } from '../genotype/dosage.ts';
import { invertSymmetric, multiply } from './linear.ts';
import { boundedFrequency, misfitOf, type ReadMarkers } from './misfit.ts';
import type { AncestryPanel } from './panel.ts';

/** A person's place among the people of a panel. */
export interface Location {
  coordinates: Float64Array;
  /** Covariance of the coordinates, row by row: how far the markers that were read leave the place open. */
  covariance: Float64Array;
  /** Markers that were read. */
  markers: number;
  /** {@link misfitOf}: about 1 for somebody whom the panel describes. */
  fit: number;
  /** {@link misfitOf}: about 0 for somebody whom the panel describes. */
  surprise: number;
  /** The genotypes that it was found from: what they show of a mixture is asked of few. */
  genotypes: ReadMarkers;
}

const ROUNDS = 4;
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
  if (covariance === null) return null;
  const genotypes = { dosage, read };
  return {
    coordinates,
    covariance,
    markers: read.length,
    ...misfitOf(panel, genotypes, coordinates),
    genotypes,
  };
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
    const frequency = boundedFrequency(expected / 2);
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
