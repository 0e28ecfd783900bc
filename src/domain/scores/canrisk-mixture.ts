/** Effect-allele frequencies by group, by term. */
type Frequencies = Partial<Record<string, Float64Array>>;

/** What a mixed-ancestry scoring file states of one group. */
export interface GroupCalibration {
  mean: number;
  sd: number;
  /** How much log-risk one standard deviation of the score stands for in this group, relative to the whole polygenic part. */
  alpha: number;
  /** A person with at least this share of the group is taken as of that group alone. */
  threshold: number;
}

export interface MixtureInput {
  /** Raw score of the person. */
  sum: number;
  shares: Partial<Record<string, number>>;
  groups: Partial<Record<string, GroupCalibration>>;
  weights: Float64Array;
  frequencies: Frequencies;
}

const SHARE_TOLERANCE = 0.01;

/**
 * Standardised score and alpha of a person of mixed ancestry, as BOADICEA's mixed-ancestry files define them: the variance of a mixture is
 * that of its groups plus that of the differences between their frequencies.
 *
 * null where the shares do not add up to 1, or name a group without calibration or frequencies.
 */
export function mixtureScore(input: MixtureInput): { z: number; alpha: number } | null {
  const named = Object.entries(input.shares).filter(([, share]) => (share ?? 0) > 0) as [string, number][];
  const total = named.reduce((sum, [, share]) => sum + share, 0);
  const shares = named.map(([group, share]): [string, number] => [group, share / total]);
  if (Math.abs(total - 1) > SHARE_TOLERANCE || shares.some(([group]) => input.groups[group] === undefined)) return null;
  for (const [group, share] of shares) {
    const one = input.groups[group];
    if (one !== undefined && share >= one.threshold) return { z: (input.sum - one.mean) / one.sd, alpha: one.alpha };
  }
  const sd = Math.sqrt(mixtureVariance(input, shares));
  if (Number.isNaN(sd)) return null;
  let above = 0;
  let below = 0;
  let alpha = 0;
  for (const [group, share] of shares) {
    const one = input.groups[group];
    if (one === undefined) return null;
    above += (one.alpha * share * (input.sum - one.mean)) / one.sd;
    below += (one.alpha * share) / one.sd;
    alpha += one.alpha * share * one.sd;
  }
  return { z: above / below / sd, alpha: alpha / sd };
}

/** `Σ p_a σ_a² + 4 Σ_j β_j² (Σ p_a f_ja² − (Σ p_a f_ja)²)` */
function mixtureVariance({ weights, frequencies, groups }: MixtureInput, shares: readonly [string, number][]): number {
  let variance = 0;
  for (const [group, share] of shares) variance += share * (groups[group]?.sd ?? NaN) ** 2;
  weights.forEach((weight, term) => {
    let mean = 0;
    let square = 0;
    for (const [group, share] of shares) {
      const frequency = frequencies[group]?.[term] ?? NaN;
      mean += share * frequency;
      square += share * frequency * frequency;
    }
    variance += 4 * weight * weight * (square - mean * mean);
  });
  return variance;
}
