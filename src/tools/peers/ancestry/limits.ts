import { quantile } from '../../../domain/ancestry/describe-panel.ts';
import { likeliestGroup } from '../../../domain/ancestry/likeliest-group.ts';
import type { Misfit } from '../../../domain/ancestry/misfit.ts';
import { distancesTo } from '../../../domain/ancestry/neighbours.ts';
import { outsideReason, unlikeness } from '../../../domain/ancestry/outside.ts';
import type { AncestryPanel, Expectation, GroupLimits } from '../../../domain/ancestry/panel.ts';

/** A reference person as the others place them. */
export interface Probe extends Misfit {
  place: number[];
}

type Misfits = Pick<GroupLimits, keyof Misfit>;

const NOTHING: Expectation = { middle: NaN, spread: NaN };
export const UNKNOWN: Misfits = { fit: NOTHING, surprise: NOTHING };

/** A spread is that of the upper half: this percentile of a normal distribution, in standard deviations. */
const UPPER_SHARE = 0.9;
const UPPER_DEVIATIONS = 1.2816;
/** Share of the cross-placed people who may be called outside for any reason. */
const OUTSIDE_SHARE = 0.02;

/** What the misfits of cross-placed people are: groups differ in the middle, and are too small each to have a spread of their own. */
export function misfitExpectations(
  probes: readonly Probe[],
  groupOf: readonly string[],
  groups: readonly string[],
): Misfits[] {
  const expectationsOf = (kind: keyof Misfit): Expectation[] => {
    const values = probes.map((probe) => probe[kind]);
    const middles = groups.map((group) => quantile(values.filter((_, index) => groupOf[index] === group), 0.5)); // prettier-ignore
    const away = values.map((value, index) => value - (middles[groups.indexOf(groupOf[index] ?? '')] ?? NaN));
    const spread = quantile(away, UPPER_SHARE) / UPPER_DEVIATIONS;
    return middles.map((middle) => ({ middle, spread }));
  };
  const [fits, surprises] = [expectationsOf('fit'), expectationsOf('surprise')];
  return groups.map((_, index) => ({ fit: fits[index] ?? NOTHING, surprise: surprises[index] ?? NOTHING }));
}

/**
 * The greatest misfit that leaves {@link OUTSIDE_SHARE} of the cross-placed people outside, those included whom the other rules already
 * leave there. People who are to be found outside have no part in it.
 *
 * @param panel a panel without such a limit
 */
export function unlikenessLimit(panel: AncestryPanel, probes: readonly Probe[]): number {
  const kept: number[] = [];
  // Of cross-placed people the genotypes are not kept: they decide for those only whom a mixture explains.
  const genotypes = { dosage: new Uint8Array(0), read: new Uint32Array(0) };
  probes.forEach(({ place, fit, surprise }, person) => {
    const coordinates = Float64Array.from(place);
    const location = {
      coordinates,
      covariance: new Float64Array(place.length ** 2),
      markers: 1,
      fit,
      surprise,
      genotypes,
    };
    const distances = distancesTo(panel, coordinates);
    distances[person] = Infinity;
    const group = likeliestGroup(panel, location);
    const limits = panel.limits[panel.groups.indexOf(group)] ?? { distance: NaN, ...UNKNOWN };
    if (outsideReason(panel, location, distances, group) === null) kept.push(unlikeness(panel, limits, location));
  });
  const allowed = OUTSIDE_SHARE * probes.length - (probes.length - kept.length);
  return quantile(kept, 1 - Math.max(0, allowed) / kept.length);
}
