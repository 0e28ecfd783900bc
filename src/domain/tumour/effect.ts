import type { CivicItem } from './civic.ts';

/** What an item says of its therapies. `no-…`: it says that this was not seen, which is never evidence of the opposite. */
export const EFFECTS = [
  'sensitivity',
  'resistance',
  'reduced',
  'adverse',
  'no-sensitivity',
  'no-resistance',
  'no-adverse',
  'unclear',
] as const;
export type Effect = (typeof EFFECTS)[number];

const EFFECT_OF: Readonly<Record<string, readonly [Effect, Effect]>> = {
  'Sensitivity/Response': ['sensitivity', 'no-sensitivity'],
  Resistance: ['resistance', 'no-resistance'],
  'Reduced Sensitivity': ['reduced', 'no-resistance'],
  'Adverse Response': ['adverse', 'no-adverse'],
};

/** What a predictive item says; null for the other types. */
export function effectOf({ type, direction, significance }: Pick<CivicItem, 'type' | 'direction' | 'significance'>): Effect | null {
  if (type !== 'Predictive') return null;
  const pair = EFFECT_OF[significance];
  if (pair === undefined || direction === 'N/A') return 'unclear';
  return direction === 'Supports' ? pair[0] : pair[1];
} // prettier-ignore

/** On which side of a page an item stands. */
export type Side = 'for' | 'against' | 'unclear';

export function sideOf(effect: Effect): Side {
  if (effect === 'sensitivity' || effect === 'no-resistance') return effect === 'sensitivity' ? 'for' : 'unclear';
  if (effect === 'unclear' || effect === 'no-adverse') return 'unclear';
  return 'against';
}

/** Therapies as they are compared: each by itself where one may stand for the other, else all together. */
export function therapyKeys({ therapies, interaction }: Pick<CivicItem, 'therapies' | 'interaction'>): string[] {
  if (interaction === 'Substitutes') return [...therapies];
  return therapies.length === 0 ? [] : [[...therapies].sort().join(' + ')];
}
