/** Rates per year of age; index 0 is the first year of life. */
export interface AgeRates {
  /** Rate of the disease among those who do not have it. */
  incidence: readonly number[];
  /** Rate of death from anything else: people who die first never get the disease. */
  competingMortality: readonly number[];
}

/** Relative risks of a reference population: a sample of people, or points of a distribution with their weights. */
export interface RiskDistribution {
  relativeRisks: readonly number[];
  weights: readonly number[];
}

/**
 * Rate of the disease at relative risk 1, for each age, such that the reference population as a whole has the published incidence:
 * `λ0(t) = λ(t) / E[RR | without disease at t]`. Those at high risk leave the group at risk first, so the expectation falls with age.
 *
 * Choudhury et al. 2020 (iCARE), doi:10.1371/journal.pone.0228198.
 */
export function baselineRates(incidence: readonly number[], { relativeRisks, weights }: RiskDistribution): number[] {
  let cumulated = 0;
  return incidence.map((rate) => {
    let atRisk = 0;
    let risks = 0;
    relativeRisks.forEach((relativeRisk, index) => {
      const left = (weights[index] ?? 0) * Math.exp(-cumulated * relativeRisk);
      atRisk += left;
      risks += left * relativeRisk;
    });
    const baseline = (rate * atRisk) / risks;
    cumulated += baseline;
    return baseline;
  });
}

/**
 * Probability of getting the disease from one age up to another, by somebody who is alive and without it at the first.
 *
 * @param baseline from {@link baselineRates}
 */
export function absoluteRisk(
  relativeRisk: number,
  baseline: readonly number[],
  rates: AgeRates,
  ages: { from: number; years: number },
): number {
  let risk = 0;
  let hazard = 0;
  for (let age = ages.from; age < ages.from + ages.years; age++) {
    const disease = (baseline[age] ?? 0) * relativeRisk;
    risk += disease * Math.exp(-hazard);
    hazard += disease + (rates.competingMortality[age] ?? 0);
  }
  return risk;
}

const GRID_POINTS = 401;
const GRID_REACH_SD = 6;

/** Relative risks `exp(x)` of a score whose logarithm is normal in the population, as points of a fine grid. */
export function logNormalRisks(mean: number, sd: number, points = GRID_POINTS): RiskDistribution {
  const relativeRisks: number[] = [];
  const weights: number[] = [];
  for (let point = 0; point < points; point++) {
    const z = GRID_REACH_SD * ((2 * point) / (points - 1) - 1);
    relativeRisks.push(Math.exp(mean + z * sd));
    weights.push(Math.exp((-z * z) / 2));
  }
  return { relativeRisks, weights };
}

/**
 * How a family history and a score go together: relatives share half of their genes, so part of what a family history says is what the
 * score says. Its own effect falls by half the score's variance, and the score of those who have it lies that much higher.
 *
 * iCARE (Choudhury et al. 2020): rare disease, multiplicative effects, Mendelian inheritance.
 *
 * @param variance of the score on the scale of log relative risk
 */
export function familyHistoryBesideScore(logRisk: number, variance: number): { logRisk: number; shift: number } {
  return { logRisk: logRisk - variance / 2, shift: variance / 2 };
}

/** Several distributions in one, each with its share. */
export function mixRisks(parts: readonly { share: number; risks: RiskDistribution }[]): RiskDistribution {
  const relativeRisks: number[] = [];
  const weights: number[] = [];
  for (const { share, risks } of parts) {
    const total = risks.weights.reduce((sum, weight) => sum + weight, 0);
    risks.relativeRisks.forEach((risk, index) => {
      relativeRisks.push(risk);
      weights.push((share * (risks.weights[index] ?? 0)) / total);
    });
  }
  return { relativeRisks, weights };
}
