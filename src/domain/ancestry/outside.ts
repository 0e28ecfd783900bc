import { invertSymmetric, multiply } from './linear.ts';
import type { Location } from './locate.ts';
import { mixtureSigns } from './mixture-signs.ts';
import { distanceToGroup } from './neighbours.ts';
import { type AncestryPanel, type Expectation, type GroupLimits, NEIGHBOUR_RANK } from './panel.ts';

/** Why somebody is near no reference group. */
export type OutsideReason = 'far-from-people' | 'frequencies-do-not-fit' | 'not-a-mixture-of-sources';

/** Errors of the place that a limit leaves room for. */
const ERRORS = 2;
/**
 * Signs of a mixture (`mixtureSigns`) less the misfit, in standard deviations, from which a mixture is likelier than frequencies that the
 * reference lacks. South Asians left out of panels without others between Europe and East Asia decided: 95 % stay below (ADR 0018).
 */
const LEAST_SIGNS = -0.25;
/** Linked markers make patches of their own: they count half. */
const PATCHES_COUNT = 0.5;
/**
 * Markers that leave no doubt by themselves: with as many common ones, 95 % of the people of groups left out of a reference of 12,930 markers
 * had more than nine tenths of the greatest misfit. Half of it is then a genome that the mixture's frequencies describe.
 */
const MANY_MARKERS = 8000;
const SMALL_MISFIT = 0.5;
/** Shares of a mixture may fall this far below zero by chance of the place. */
const SHARE_SLACK = 0.1;

/**
 * Whether a person is near no group of the panel: far from the people of the group that is nearest, or unlike all frequencies that the
 * panel knows, or near an admixed group without being a mixture of its sources. The admixed cloud is so wide that distance alone would
 * let it swallow whole groups that the reference lacks.
 *
 * @param group the commonest group among the nearest people
 */
export function outsideReason(
  panel: AncestryPanel,
  location: Location,
  distances: Float64Array,
  group: string,
): OutsideReason | null {
  const limits = panel.limits[panel.groups.indexOf(group)];
  if (limits === undefined) return 'far-from-people';
  const noise = panel.sameMarkers ? 0 : ERRORS * placeError(location);
  const distance = distanceToGroup(panel, distances, group, NEIGHBOUR_RANK);
  const isFar = distance > Math.hypot(limits.distance, noise);
  const misfit = unlikeness(panel, limits, location);
  const isMixture = (): boolean => isExplained(panel, location, { misfit, noise });
  if (isFar && !isMixture()) return 'far-from-people';
  if (misfit > panel.mostUnlike) return 'frequencies-do-not-fit';
  const { admixed } = panel;
  if (isFar || admixed?.group !== group) return null;
  const mixed = projectOnSources(panel, admixed.sources, location.coordinates);
  if (mixed === null) return isMixture() ? null : 'not-a-mixture-of-sources';
  const inPlane = mixed.residual <= Math.hypot(admixed.residual, noise);
  if (inPlane && mixed.shares.every((share) => share >= -SHARE_SLACK)) return null;
  return isMixture() ? null : 'not-a-mixture-of-sources';
}

/**
 * Whether a mixture explains a genome that is far from all reference people, or in the admixed cloud without being a mixture of its sources.
 * Its place has to be one of mixtures, and its genotypes those of one: as likely as expected there by very many markers, or with signs of
 * copies from both ends of the line between the two largest sources that outweigh the misfit. People of a group that the reference lacks
 * lie between others too, and have fewer unlike copies. A reference without admixed people does not tell how far from its sources mixtures lie.
 */
function isExplained(
  panel: AncestryPanel,
  location: Location,
  { misfit, noise }: { misfit: number; noise: number },
): boolean {
  const names = panel.sources.map(({ name }) => name);
  const mixed = projectOnSources(panel, names, location.coordinates);
  if (mixed === null || panel.admixed === null || misfit > panel.mostUnlike) return false;
  const errors = panel.sameMarkers ? [] : shareErrors(panel, names, mixed.shares, location.covariance);
  const isInside = mixed.shares.every((share, k) => share >= -Math.max(SHARE_SLACK, ERRORS * (errors[k] ?? 0)));
  if (!isInside || mixed.residual > Math.hypot(panel.admixed.residual, noise)) return false;
  if (location.markers >= MANY_MARKERS && misfit <= SMALL_MISFIT * panel.mostUnlike) return true;
  const direction = axisOf(panel, names, mixed.shares);
  const signs = mixtureSigns(panel, location.genotypes, { place: location.coordinates, direction });
  return signs.unlikeCopies + PATCHES_COUNT * Math.max(0, signs.patchwork) - misfit >= LEAST_SIGNS;
}

/** Standard errors of the shares at a place, from the error of the place: shares are linear in it. */
function shareErrors(
  panel: Pick<AncestryPanel, 'sources' | 'components'>,
  names: readonly string[],
  shares: readonly number[],
  covariance: Float64Array,
): number[] {
  const { components } = panel;
  const origin = projectOnSources(panel, names, new Float64Array(components))?.shares ?? [];
  const slopes = Array.from({ length: components }, (_, i) => {
    const unit = Float64Array.from({ length: components }, (__, j) => (i === j ? 1 : 0));
    return projectOnSources(panel, names, unit)?.shares.map((share, k) => share - (origin[k] ?? 0)) ?? [];
  });
  return shares.map((_, k) => {
    let variance = 0;
    for (let i = 0; i < components; i++)
      for (let j = 0; j < components; j++)
        variance += (slopes[i]?.[k] ?? 0) * (slopes[j]?.[k] ?? 0) * (covariance[i * components + j] ?? 0);
    return Math.sqrt(Math.max(0, variance));
  });
}

/** The line between the two largest sources of a mixture. */
function axisOf(
  { sources }: Pick<AncestryPanel, 'sources'>,
  names: readonly string[],
  shares: readonly number[],
): number[] {
  const order = names.map((name, index) => ({ name, share: shares[index] ?? 0 })).sort((a, b) => b.share - a.share);
  const [first, second] = order.map(({ name }) => sources.find((source) => source.name === name)?.coordinates ?? []);
  return (first ?? []).map((value, i) => value - (second?.[i] ?? 0));
}

/**
 * Both misfits of a genome together: the length of what each is above its expectation, in standard deviations. Less misfit than expected
 * counts for nothing.
 */
export function unlikeness(
  { chance }: Pick<AncestryPanel, 'chance'>,
  limits: Pick<GroupLimits, 'fit' | 'surprise'>,
  { fit, surprise, markers }: Pick<Location, 'fit' | 'surprise' | 'markers'>,
): number {
  const above = (value: number, { middle, spread }: Expectation): number =>
    Math.max(0, value - middle) / (spread + chance / Math.sqrt(markers));
  return Math.hypot(above(fit, limits.fit), above(surprise, limits.surprise));
}

/** Standard error of a place, all directions together. */
export function placeError({ covariance, coordinates }: Pick<Location, 'covariance' | 'coordinates'>): number {
  let trace = 0;
  for (let i = 0; i < coordinates.length; i++) trace += covariance[i * coordinates.length + i] ?? 0;
  return Math.sqrt(trace);
}

/** The mixture of source points nearest to a place, and how far from it the place is; null where a source is not in the panel. */
export function projectOnSources(
  panel: Pick<AncestryPanel, 'sources'>,
  names: readonly string[],
  place: ArrayLike<number>,
): { shares: number[]; residual: number } | null {
  const points = names.map((name) => panel.sources.find((source) => source.name === name)?.coordinates);
  const [origin, ...others] = points;
  if (origin === undefined) return null;
  const axes: number[][] = [];
  for (const point of others) {
    if (point === undefined) return null;
    axes.push(point.map((value, i) => value - (origin[i] ?? 0)));
  }
  const away = Array.from(place, (value, i) => value - (origin[i] ?? 0));
  const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
  const gram = Float64Array.from(axes.flatMap((a) => axes.map((b) => dot(a, b))));
  const inverse = invertSymmetric(gram, axes.length);
  if (inverse === null) return null;
  const steps = multiply(
    inverse,
    axes.map((axis) => dot(axis, away)),
  );
  const left = away.map((value, i) => value - axes.reduce((sum, axis, a) => sum + (axis[i] ?? 0) * (steps[a] ?? 0), 0));
  const total = steps.reduce((sum, step) => sum + step, 0);
  return { shares: [1 - total, ...steps], residual: Math.sqrt(dot(left, left)) };
}
