import { NO_DOSAGE } from '../genotype/dosage.ts';
import { invertSymmetric } from './linear.ts';

/** Genotypes and source frequencies of the markers that a mixture is estimated from. */
export interface MixtureData {
  /** Copies of the alternate allele, {@link NO_DOSAGE} where not read. */
  dosage: Uint8Array;
  /** Frequency of the alternate allele in each source, marker by marker. */
  frequencies: Float64Array;
  sources: number;
}

export interface Mixture {
  shares: Float64Array;
  /** Standard errors, from the curvature of the likelihood along mixtures that add up to 1. */
  errors: Float64Array;
}

/** Newton steps; the likelihood is concave and two or three suffice. */
const MOST_STEPS = 50;
const HALVINGS = 40;
const ROUNDING = 1e-13;
const PAIR_ROUNDS = 200;
/** Most that a share could still raise the log-likelihood, per marker, at the end. */
const GAP_PER_MARKER = 1e-6;

interface Slope {
  logLikelihood: number;
  gradient: Float64Array;
  /** Negative second derivatives. */
  curvature: Float64Array;
  markers: number;
}

/**
 * Shares of sources in a person, with the sources' frequencies held fixed: maximum of
 * `Σ g log(p·q) + (2−g) log((1−p)·q)` over mixtures q, by Newton steps on the simplex (the likelihood of supervised ADMIXTURE, Alexander
 * 2009). Plain expectation-maximisation needs thousands of steps for the same answer.
 *
 * @returns null where nothing was read
 */
export function estimateMixture(data: MixtureData): Mixture | null {
  const { sources } = data;
  let shares: Float64Array = new Float64Array(sources).fill(1 / sources);
  let slope = slopeAt(data, shares);
  if (slope.markers === 0) return null;
  for (let step = 0; step < MOST_STEPS && gapOf(slope, shares) > GAP_PER_MARKER * slope.markers; step++) {
    const target = climb(slope, shares);
    // At the maximum the sums differ by their rounding only.
    const floor = slope.logLikelihood - ROUNDING * Math.abs(slope.logLikelihood);
    let next = slope;
    let scale = 1;
    let moved = target;
    for (let halving = 0; halving < HALVINGS; halving++, scale /= 2) {
      const from = shares;
      moved = target.map((value, k) => (from[k] ?? 0) + scale * (value - (from[k] ?? 0)));
      next = slopeAt(data, moved);
      if (next.logLikelihood >= floor) break;
    }
    if (next.logLikelihood < floor) break;
    [shares, slope] = [moved, next];
  }
  return { shares, errors: errorsOf(slope.curvature, sources) };
}

function slopeAt({ dosage, frequencies, sources }: MixtureData, shares: Float64Array): Slope {
  const gradient = new Float64Array(sources);
  const curvature = new Float64Array(sources * sources);
  let logLikelihood = 0;
  let markers = 0;
  for (let marker = 0; marker < dosage.length; marker++) {
    const copies = dosage[marker] ?? NO_DOSAGE;
    if (copies === NO_DOSAGE) continue;
    const base = marker * sources;
    let alternate = 0;
    for (let k = 0; k < sources; k++) alternate += (frequencies[base + k] ?? 0) * (shares[k] ?? 0);
    const other = 1 - alternate;
    markers++;
    logLikelihood += copies * Math.log(alternate) + (2 - copies) * Math.log(other);
    const [a, b] = [copies / alternate, (2 - copies) / other];
    const [aa, bb] = [a / alternate, b / other];
    for (let k = 0; k < sources; k++) {
      const p = frequencies[base + k] ?? 0;
      gradient[k] = (gradient[k] ?? 0) + a * p + b * (1 - p);
      for (let l = 0; l <= k; l++) {
        const r = frequencies[base + l] ?? 0;
        curvature[k * sources + l] = (curvature[k * sources + l] ?? 0) + aa * p * r + bb * (1 - p) * (1 - r);
      }
    }
  }
  for (let k = 0; k < sources; k++)
    for (let l = 0; l < k; l++) curvature[l * sources + k] = curvature[k * sources + l] ?? 0;
  return { logLikelihood, gradient, curvature, markers };
}

/** By how much the best source would raise the log-likelihood, to first order: zero at the maximum. */
function gapOf({ gradient }: Slope, shares: Float64Array): number {
  const now = gradient.reduce((sum, slope, k) => sum + slope * (shares[k] ?? 0), 0);
  return Math.max(...gradient) - now;
}

/** Maximum of the quadratic model on the simplex, by moving shares from one source to another, pair by pair. */
function climb({ gradient, curvature }: Slope, shares: Float64Array): Float64Array {
  const size = shares.length;
  const q = shares.slice();
  const slope = gradient.slice();
  for (let round = 0; round < PAIR_ROUNDS; round++) {
    let moved = 0;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) {
        const bend =
          (curvature[i * size + i] ?? 0) + (curvature[j * size + j] ?? 0) - 2 * (curvature[i * size + j] ?? 0);
        if (!(bend > 0)) continue;
        const best = ((slope[i] ?? 0) - (slope[j] ?? 0)) / bend;
        const step = Math.max(-(q[i] ?? 0), Math.min(q[j] ?? 0, best));
        q[i] = (q[i] ?? 0) + step;
        q[j] = (q[j] ?? 0) - step;
        for (let k = 0; k < size; k++) {
          slope[k] = (slope[k] ?? 0) - step * ((curvature[k * size + i] ?? 0) - (curvature[k * size + j] ?? 0));
        }
        moved = Math.max(moved, Math.abs(step));
      }
    }
    if (moved < 1e-12) break;
  }
  return q;
}

/** Standard errors from the inverse curvature along directions that keep the sum of the shares. */
function errorsOf(curvature: Float64Array, size: number): Float64Array {
  const free = size - 1;
  const cell = (k: number, l: number): number => curvature[k * size + l] ?? 0;
  const reduced = new Float64Array(free * free);
  for (let k = 0; k < free; k++) {
    for (let l = 0; l < free; l++)
      reduced[k * free + l] = cell(k, l) - cell(k, free) - cell(free, l) + cell(free, free);
  }
  const inverse = invertSymmetric(reduced, free);
  if (inverse === null) return new Float64Array(size).fill(NaN);
  const variances = new Float64Array(size);
  for (let k = 0; k < free; k++) variances[k] = inverse[k * free + k] ?? NaN;
  variances[free] = inverse.reduce((sum, value) => sum + value, 0);
  return variances.map(Math.sqrt);
}
