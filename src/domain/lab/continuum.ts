import type { Portability, PopulationPoint } from './lab-data.ts';

export interface Point {
  x: number;
  y: number;
}

/** Least-squares line through points, and how well it does. */
export interface Line {
  intercept: number;
  slope: number;
  /** Share of the variance explained. */
  r2: number;
  /** Greatest error where each point is foretold by the line through the others. */
  worst: number;
}

export function fitLine(points: readonly Point[]): Line {
  const { intercept, slope } = plainLine(points);
  const mean = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  const squares = (expected: (point: Point) => number): number =>
    points.reduce((sum, point) => sum + (point.y - expected(point)) ** 2, 0);
  const errors = points.map((point) => {
    const others = plainLine(points.filter((other) => other !== point));
    return Math.abs(point.y - others.intercept - others.slope * point.x);
  });
  const r2 = 1 - squares(({ x }) => intercept + slope * x) / squares(() => mean);
  return { intercept, slope, r2, worst: Math.max(...errors) };
}

function plainLine(points: readonly Point[]): Pick<Line, 'intercept' | 'slope'> {
  const count = points.length;
  const x = points.reduce((sum, point) => sum + point.x, 0) / count;
  const y = points.reduce((sum, point) => sum + point.y, 0) / count;
  const together = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
  const slope = together / points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  return { intercept: y - slope * x, slope };
}

/** A group of the study that has a place on the axis of distance. */
export interface PlacedGroup extends Point {
  group: string;
  populations: readonly string[];
}

/** The groups of the study whose nearest reference populations are known: distance (YRI = 1) and accuracy in per cent. */
export function placedGroups(
  portability: readonly Portability[],
  populations: readonly PopulationPoint[],
): PlacedGroup[] {
  return portability.flatMap(({ group, percent, populations: names }) => {
    const own = populations.filter(({ population }) => names.includes(population));
    const people = own.reduce((sum, one) => sum + one.people, 0);
    const x = own.reduce((sum, { distance, people: count }) => sum + (distance * count) / people, 0);
    return own.length === 0 ? [] : [{ group, populations: names, x, y: percent }];
  });
}

/** Where a person lies on the axis of distance, and how far off that may be. */
export interface PersonDistance {
  distance: number;
  error: number;
}

const BASE_POPULATIONS: readonly string[] = ['GBR', 'CEU'];

/**
 * Puts a place of the reference panel on the axis of distances, which is of sixteen components where the panel has four: the distance in
 * the panel is carried over by the line through the populations, whose distances are known in both.
 *
 * @returns null for a panel without the populations that distances are taken from
 */
export function distanceOf(
  place: readonly number[],
  populations: readonly PopulationPoint[],
  axisWeights: readonly number[],
): PersonDistance | null {
  const base = populations.filter(({ population }) => BASE_POPULATIONS.includes(population));
  if (base.length === 0) return null;
  const people = base.reduce((sum, one) => sum + one.people, 0);
  const origin = axisWeights.map((_, axis) =>
    base.reduce((sum, one) => sum + ((one.place[axis] ?? 0) * one.people) / people, 0),
  );
  const length = (at: readonly number[]): number =>
    Math.hypot(...axisWeights.map((weight, axis) => weight * ((at[axis] ?? 0) - (origin[axis] ?? 0))));
  const points = populations.map((one) => ({ x: length(one.place), y: one.distance }));
  const { intercept, slope } = plainLine(points);
  const error = Math.max(...points.map(({ x, y }) => Math.abs(y - intercept - slope * x)));
  return { distance: Math.max(0, intercept + slope * length(place)), error };
}
