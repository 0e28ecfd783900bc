import type { AgeRates } from './absolute-risk.ts';
import type { ScoreReport } from './report.ts';
import { partSeen, riskByScore, type ScoreRiskInput } from './risk-by-score.ts';
import type { PublishedEffect } from './score-card.ts';

/** A person's risk over some years, what it may be given what is open, and that of the average person of the same age. */
export interface PersonalRisk {
  person: number;
  average: number;
  low: number;
  high: number;
}

/**
 * The absolute risk that goes with a standing: counted with the part of the score that the file shows. Its ends are those of the whole score
 * at both ends of the interval, by both ends of the effect.
 *
 * @param effect ratio per standard deviation that was published in people like this person
 * @returns null where the report has no standing
 */
export function riskOfReport(
  { z, interval, sum, sd, varianceSeen }: ScoreReport,
  effect: PublishedEffect,
  asked: Pick<ScoreRiskInput, 'familyHistory' | 'ages'>,
  table: { rates: AgeRates; familyHistory: ScoreRiskInput['family'] },
): PersonalRisk | null {
  if (z === null || sd === null || interval === null || varianceSeen === null) return null;
  const common = { ...asked, family: table.familyHistory };
  const ends = interval.flatMap((end) =>
    [effect.low ?? effect.value, effect.high ?? effect.value].map(
      (ratio) => riskByScore({ ...common, z: (end - sum) / sd + z, logRiskPerSd: Math.log(ratio) }, table.rates).person,
    ),
  );
  const { person, average } = riskByScore({ ...common, ...partSeen(z, Math.log(effect.value), varianceSeen) }, table.rates); // prettier-ignore
  return { person, average, low: Math.min(person, ...ends), high: Math.max(person, ...ends) };
}
