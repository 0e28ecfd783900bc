import { normalCdf } from '../scores/expectation.ts';
import { normalQuantile } from './normal.ts';

export interface RankQuestion {
  /** Share of the liability's variance that the score explains, 0 to below 1. */
  r2: number;
  prevalence: number;
}

/**
 * Share of people at one rank of a score who fall ill, on the liability scale: `1 − Φ((t − √r²·z)/√(1 − r²))`, with t the threshold that
 * the prevalence sets and z the rank's place on a normal curve.
 *
 * @param percentile between 0 and 100
 */
export function riskAtRank(percentile: number, { r2, prevalence }: RankQuestion): number {
  const threshold = normalQuantile(1 - prevalence);
  const z = normalQuantile(percentile / 100);
  return 1 - normalCdf((threshold - Math.sqrt(r2) * z) / Math.sqrt(1 - r2));
}
