import { normalQuantile } from './normal.ts';

/** Two-sided level of the test that a trial ends with. */
export const LEVEL = 0.05;
/** How often the trial is to find a difference that is there. */
export const POWER = 0.9;

/**
 * People in each of two equal arms so that a two-sided test of two shares finds their difference:
 *
 *     n = (z(1 − α/2) √(2 p̄ (1 − p̄)) + z(power) √(p₁(1 − p₁) + p₂(1 − p₂)))² / (p₁ − p₂)²,  p̄ = (p₁ + p₂)/2
 *
 * Fleiss, Tytun and Ury (Biometrics 1980;36:343-346) without the continuity correction, as the documentation of `bpower` (R package Hmisc) names it; the
 * examples of R's `power.prop.test` have the same numbers.
 *
 * @returns not rounded; ∞ where the shares are equal
 */
export function peoplePerArm(p1: number, p2: number, level = LEVEL, power = POWER): number {
  if (p1 === p2) return Infinity;
  const mean = (p1 + p2) / 2;
  const [alpha, beta] = [normalQuantile(1 - level / 2), normalQuantile(power)];
  const spread = alpha * Math.sqrt(2 * mean * (1 - mean)) + beta * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return (spread / (p1 - p2)) ** 2;
}

/** What a trial of a medicine for carriers of a biomarker is planned with. All are shares, 0 to 1. */
export interface TrialPlan {
  carriers: number;
  /** People who respond to the usual treatment. */
  usual: number;
  /** Carriers, and people who carry nothing, who respond to the new one. */
  withMarker: number;
  withoutMarker: number;
  /** Carriers whom the test finds, and others whom it leaves alone. */
  sensitivity: number;
  specificity: number;
}

/** A trial of one design. Counts are whole people; ∞ where nothing can be shown. */
export interface TrialDesign {
  /** Share of carriers among those who are taken in. */
  carriers: number;
  /** Share that responds to the new treatment. */
  response: number;
  /** In both arms together. */
  people: number;
  /** Who have to be tested to find them; none where everybody is taken. */
  tested: number;
  /** Carriers among the tested whom the test misses, and others whom it does not take. */
  carriersLeftOut: number;
  othersLeftOut: number;
  /** People without the biomarker who are taken in by mistake. */
  takenByMistake: number;
}

/** The trial that takes everybody, and the one that takes people whose test is positive. */
export function trialDesigns(plan: TrialPlan): { everybody: TrialDesign; tested: TrialDesign } {
  const { carriers, sensitivity, specificity } = plan;
  const found = carriers * sensitivity;
  const positive = found + (1 - carriers) * (1 - specificity);
  const everybody = design(plan, carriers);
  const enriched = design(plan, positive === 0 ? 0 : found / positive);
  const people = positive === 0 ? Infinity : enriched.people;
  const tested = Math.ceil(people / positive);
  return {
    everybody: { ...everybody, tested: 0, carriersLeftOut: 0, othersLeftOut: 0, takenByMistake: 0 },
    tested: {
      ...enriched,
      people,
      tested,
      carriersLeftOut: whole(tested * carriers * (1 - sensitivity)),
      othersLeftOut: whole(tested * (1 - carriers) * specificity),
      takenByMistake: whole(people * (1 - enriched.carriers)),
    },
  };
}

function design(
  { usual, withMarker, withoutMarker }: TrialPlan,
  carriers: number,
): Pick<TrialDesign, 'carriers' | 'response' | 'people'> {
  const response = carriers * withMarker + (1 - carriers) * withoutMarker;
  // Shares that differ by rounding alone are equal.
  const people = Math.abs(response - usual) < 1e-9 ? Infinity : 2 * Math.ceil(peoplePerArm(response, usual) - 1e-9);
  return { carriers, response, people };
}

/** Of nobody and of an endless trial a share is what it is: none, or endless. */
function whole(people: number): number {
  return Number.isNaN(people) ? 0 : Math.round(people);
}
