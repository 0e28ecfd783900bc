import {
  absoluteRisk,
  type AgeRates,
  baselineRates,
  familyHistoryBesideScore,
  logNormalRisks,
  mixRisks,
} from './absolute-risk.ts';

/** What a score of known effect says of one person's risk. */
export interface ScoreRiskInput {
  /** Standing in standard deviations of the person's own reference. */
  z: number;
  /** Logarithm of the odds or hazard ratio of one standard deviation. */
  logRiskPerSd: number;
  /** Null: nothing is known of the family. */
  familyHistory: boolean | null;
  /** Effect of an affected relative without regard to a score, and the share of people who have one. */
  family: { logRisk: number; share: number };
  ages: { from: number; years: number };
}

/**
 * A standing and an effect as of that part of a score which a file shows. The part spreads less, and one of its standard deviations stands
 * for less: `β·√share`. Its risk is that of the average person who has this part, whatever the rest of their score.
 *
 * @param z standing on the whole score, with what is not seen at its expectation
 * @param share part of the score's variance that is seen
 */
export function partSeen(z: number, logRiskPerSd: number, share: number): Pick<ScoreRiskInput, 'z' | 'logRiskPerSd'> {
  const part = Math.sqrt(Math.min(1, share));
  return part === 0 ? { z: 0, logRiskPerSd } : { z: z / part, logRiskPerSd: logRiskPerSd * part };
}

/** Absolute risk by a score and a family history, and that of the average person of the same age. */
export function riskByScore(input: ScoreRiskInput, rates: AgeRates): { person: number; average: number } {
  const { z, logRiskPerSd, familyHistory, family, ages } = input;
  const beside = familyHistoryBesideScore(family.logRisk, logRiskPerSd * logRiskPerSd);
  const population = mixRisks([
    { share: 1 - family.share, risks: logNormalRisks(0, logRiskPerSd) },
    { share: family.share, risks: logNormalRisks(beside.logRisk + beside.shift, logRiskPerSd) },
  ]);
  const baseline = baselineRates(rates.incidence, population);
  const riskOf = (relativeRisk: number): number => absoluteRisk(relativeRisk, baseline, rates, ages);
  const score = Math.exp(logRiskPerSd * z);
  const withHistory = score * Math.exp(beside.logRisk);
  const share = familyHistory === null ? historyShare(input, beside.shift) : familyHistory ? 1 : 0;
  // Those without the disease at this age: people at high risk have left.
  const before = baseline.slice(0, ages.from).reduce((sum, rate) => sum + rate, 0);
  const left = population.relativeRisks.map(
    (risk, index) => (population.weights[index] ?? 0) * Math.exp(-before * risk),
  );
  const average =
    population.relativeRisks.reduce((sum, risk, index) => sum + riskOf(risk) * (left[index] ?? 0), 0) /
    left.reduce((sum, weight) => sum + weight, 0);
  return { person: share * riskOf(withHistory) + (1 - share) * riskOf(score), average };
}

/** Share of people of this score who have an affected relative: the higher the score, the more of them (Bayes). */
function historyShare({ z, logRiskPerSd, family }: ScoreRiskInput, shift: number): number {
  const shiftSd = shift / logRiskPerSd;
  const odds = (family.share / (1 - family.share)) * Math.exp(shiftSd * z - (shiftSd * shiftSd) / 2);
  return odds / (1 + odds);
}
