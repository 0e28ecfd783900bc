import { describe, expect, test } from 'vitest';
import { familyHistoryBesideScore } from '../../../src/domain/scores/absolute-risk.ts';
import { riskByScore } from '../../../src/domain/scores/risk-by-score.ts';
import { BREAST_CANCER_RATES } from '../../../src/reference/absolute-risk-rates.ts';

const { rates, familyHistory: family } = BREAST_CANCER_RATES;
const EFFECT = Math.log(1.61);
const risk = (z: number, familyHistory: boolean | null, logRiskPerSd = EFFECT, ages = { from: 50, years: 30 }) =>
  riskByScore({ z, logRiskPerSd, familyHistory, family, ages }, rates);

describe('absolute risk by a score', () => {
  test('the average person has what the rates say, whatever the score explains', () => {
    // Life table of the same rates: Σ λ·S with all-cause mortality.
    let alive = 1;
    let expected = 0;
    for (let age = 50; age < 80; age++) {
      expected += (rates.incidence[age] ?? 0) * alive;
      alive *= Math.exp(-(rates.incidence[age] ?? 0) - (rates.competingMortality[age] ?? 0));
    }
    for (const effect of [0.01, 0.3, Math.log(1.61)]) expect(risk(0, null, effect).average).toBeCloseTo(expected, 3);
  });

  test('rises with the score and with an affected relative; not knowing lies between', () => {
    for (const z of [-2, 0, 2]) {
      const [without, unknown, withHistory] = [risk(z, false), risk(z, null), risk(z, true)].map(
        ({ person }) => person,
      );
      expect(without).toBeLessThan(unknown ?? NaN);
      expect(unknown).toBeLessThan(withHistory ?? NaN);
    }
    expect(risk(-1, null).person).toBeLessThan(risk(1, null).person);
  });

  test('not knowing the family of people of all scores averages to the population', () => {
    let sum = 0;
    let total = 0;
    // The scores of people with an affected relative lie half a variance higher: the mixture of both densities.
    const shift = familyHistoryBesideScore(family.logRisk, EFFECT * EFFECT).shift / EFFECT;
    // From an age at which nobody has left.
    const ages = { from: 15, years: 60 };
    for (let z = -6; z <= 6; z += 0.05) {
      const density = (1 - family.share) * Math.exp((-z * z) / 2) + family.share * Math.exp(-((z - shift) ** 2) / 2);
      sum += density * risk(z, null, EFFECT, ages).person;
      total += density;
    }
    expect(sum / total).toBeCloseTo(risk(0, null, EFFECT, ages).average, 4);
  });
});
