import type { Ranked } from './ranker.ts';

/**
 * How far a place of the differential is to be believed, if the disease is in the list at all: below 20 %, 20 to 60 %, above 60 % of published cases.
 * The figures behind it were good enough for bands and not for a percentage.
 */
export const BANDS = ['low', 'middle', 'high'] as const;
export type Band = (typeof BANDS)[number];

/** Scores are held against each other among so many of the best. */
export const COMPARED = 250;
const [MIDDLE_FROM, HIGH_FROM] = [0.2, 0.6];

/** Shares of the best places, which add up to 1: the softmax of their scores. */
export function sharesOf(ranked: readonly Ranked[]): number[] {
  const most = ranked[0]?.score ?? 0;
  const powers = ranked.map(({ score }) => Math.exp(score - most));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / all);
}

/** The band of a share. */
export function bandOf(share: number): Band {
  return share < MIDDLE_FROM ? 'low' : share <= HIGH_FROM ? 'middle' : 'high';
}
