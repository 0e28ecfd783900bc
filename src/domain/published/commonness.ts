import type { PublishedFrequency } from './published-pack.ts';

/** Changes that a published table calls causal and no table calls common: more of them than this in one file are nobody's. A rule of ours, see ADR 0025. */
export const MOST_PUBLISHED = 12;

/** A rare disease is one that at most this share of people has: the upper end of Orphanet's class "1-5 / 10 000". */
export const RARE_DISEASE = 5 / 10_000;

/**
 * From this share of copies on, more people carry the allele on both of theirs than a rare disease has. That makes a change common and no more: a
 * disease of the list need not be rare, and of a mild one a common change is the known cause.
 */
export const COMMON = Math.sqrt(RARE_DISEASE);

/** From this share on a chip reads a variant well; the same limit as that of the single findings. */
const COMMON_ON_CHIP = 0.01;

/** How common a change is, whatever it causes. `not-known`: no table here has it, so nothing is said. */
export type Commonness = 'common' | 'below' | 'not-known';

export function commonnessOf(frequency: PublishedFrequency | null): Commonness {
  if (frequency === null) return 'not-known';
  return frequency.share >= COMMON ? 'common' : 'below';
}

/** Whether a chip's call of the variant is one of a common variant. */
export function isCommonOnChip(frequency: PublishedFrequency | null): boolean {
  return frequency !== null && frequency.share >= COMMON_ON_CHIP;
}

/** Share of people with a copy or two, were copies drawn at random. */
export function carriersOf({ share }: PublishedFrequency): number {
  return 1 - (1 - share) ** 2;
}
