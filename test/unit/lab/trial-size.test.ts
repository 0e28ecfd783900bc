import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peoplePerArm, type TrialPlan, trialDesigns } from '../../../src/domain/lab/trial-size.ts';

describe('people in an arm', () => {
  // The examples of the documentation of `power.prop.test` (R, package stats), with the digits that it prints.
  it.each([
    [0.5, 0.75, 0.05, 0.9, 76.7, 1],
    [0.9, 1, 0.05, 0.8, 73.37, 2],
    [0.5, 0.75, 0.05, 0.74, 50, 0],
    [0.5, 0.8026, 0.05, 0.9, 50, 1],
    [0.5, 0.9, 0.00131, 0.9, 50, 0],
    [0.5, 0.501, 0.001, 0.9, 10451937, 0],
  ])('%d against %d, level %d, power %d: %d', (p1, p2, level, power, people, digits) => {
    expect(peoplePerArm(p1, p2, level, power)).toBeCloseTo(people, digits);
    expect(peoplePerArm(p2, p1, level, power)).toBeCloseTo(people, digits);
  });

  it('are endless where there is nothing to find', () => {
    expect(peoplePerArm(0.3, 0.3)).toBe(Infinity);
  });
});

const PLAN: TrialPlan = {
  carriers: 0.1,
  usual: 0.2,
  withMarker: 0.5,
  withoutMarker: 0.2,
  sensitivity: 1,
  specificity: 1,
};
const share = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100);

describe('two trials', () => {
  it('a test without errors takes carriers alone', () => {
    const { everybody, tested } = trialDesigns(PLAN);
    expect(tested).toMatchObject({ carriers: 1, response: 0.5, people: 2 * Math.ceil(peoplePerArm(0.5, 0.2)), carriersLeftOut: 0, takenByMistake: 0 }); // prettier-ignore
    expect(tested.tested).toBe(10 * tested.people);
    expect(tested.othersLeftOut).toBe(9 * tested.people);
    expect(everybody.response).toBeCloseTo(0.23, 12);
    expect(everybody.people).toBeGreaterThan(20 * tested.people);
  });

  it('where the medicine does nothing, no number of people shows anything', () => {
    const { everybody, tested } = trialDesigns({ ...PLAN, withMarker: 0.2 });
    expect([everybody.people, tested.people, tested.tested]).toEqual([Infinity, Infinity, Infinity]);
  });

  it('where everybody responds alike, a test saves nobody', () => {
    const { everybody, tested } = trialDesigns({ ...PLAN, withoutMarker: 0.5, sensitivity: 0.9, specificity: 0.9 });
    expect(tested.people).toBe(everybody.people);
  });

  it('a test that tells nothing takes in the same share of carriers', () => {
    const { everybody, tested } = trialDesigns({ ...PLAN, sensitivity: 0.5, specificity: 0.5 });
    expect(tested.carriers).toBeCloseTo(everybody.carriers, 12);
  });

  it('count everybody who was tested once', () => {
    fc.assert(
      fc.property(share, share, share, share, (carriers, sensitivity, specificity, withMarker) => {
        const { tested } = trialDesigns({ ...PLAN, carriers, sensitivity, specificity, withMarker });
        if (!Number.isFinite(tested.tested)) return;
        expect(Math.abs(tested.people + tested.carriersLeftOut + tested.othersLeftOut - tested.tested)).toBeLessThanOrEqual(2); // prettier-ignore
        expect(tested.takenByMistake).toBeLessThanOrEqual(tested.people);
      }),
    );
  });
});
