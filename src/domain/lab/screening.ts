import { bothAbove, normalQuantile } from './normal.ts';

/** A screening by a score, on the liability scale. Shares of everybody. */
export interface Screening {
  /** Flagged and affected. */
  trueFlags: number;
  /** Flagged and not affected. */
  falseFlags: number;
  /** Affected and not flagged. */
  missed: number;
}

export interface ScreeningQuestion {
  /** Share of the liability's variance that the score explains, 0 to 1. */
  r2: number;
  prevalence: number;
  /** Share of people who are flagged: those with the highest scores. */
  flagged: number;
}

/**
 * Flags and misses where score and liability are normal with correlation √r². The cut is made within the group, so that shifts of the
 * mean play no part.
 */
export function screen({ r2, prevalence, flagged }: ScreeningQuestion): Screening {
  const trueFlags = bothAbove(normalQuantile(1 - flagged), normalQuantile(1 - prevalence), Math.sqrt(r2));
  return { trueFlags, falseFlags: flagged - trueFlags, missed: prevalence - trueFlags };
}
