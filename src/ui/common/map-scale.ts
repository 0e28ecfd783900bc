import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { AncestryMap } from '../../domain/ancestry/map.ts';
import { ownLabel, spreadLabels } from './map-labels.ts';

/** One pane of the map: two components against each other. */
export interface MapPane {
  /** Indices of the components, from 0. */
  first: number;
  second: number;
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
  /** By group: all its people as one path of dots. */
  dots: string[];
  /** By group: where its name stands, at its middle or as near as there is room. */
  middles: { group: string; count: number; x: number; y: number }[];
  place: { x: number; y: number };
  /** Middle of the words beside it. */
  own: { x: number; y: number };
  /** Path of the 95 % ellipse of the place's error. */
  error: string;
}

export const PANE_SIZE = 320;
const MARGIN = 18;
/** Root of the 95 % quantile of chi-squared with two degrees of freedom. */
const ELLIPSE_95 = 2.4477;
const ELLIPSE_STEPS = 48;

/** Lays out two components of the map. The same scale serves both axes, so that distances can be compared. */
export function mapPane(map: AncestryMap, first: number, second: number): MapPane {
  const values = (component: number): number[] => [
    ...Array.from(map.groupOf, (_, person) => map.people[person * map.components + component] ?? 0),
    map.place[component] ?? 0,
  ];
  const [across, down] = [values(first), values(second)];
  const half = Math.max(span(across), span(down)) / 2;
  const scale = (all: readonly number[], range: [number, number]): ScaleLinear<number, number> => {
    const middle = (Math.min(...all) + Math.max(...all)) / 2;
    return scaleLinear()
      .domain([middle - half, middle + half])
      .range(range);
  };
  const x = scale(across, [MARGIN, PANE_SIZE - MARGIN]);
  const y = scale(down, [PANE_SIZE - MARGIN, MARGIN]);
  const place = { x: x(map.place[first] ?? 0), y: y(map.place[second] ?? 0) };
  const middles = map.groups.map((group, index) => middleOf(map, { group, index }, { first, second, x, y }));
  return {
    first,
    second,
    x,
    y,
    dots: map.groups.map((_, group) => dotsOf(map, group, { first, second, x, y })),
    middles: spreadLabels(middles, place, PANE_SIZE),
    place,
    own: ownLabel(place, PANE_SIZE),
    error: errorPath(map, { first, second, x, y }),
  };
}

type Axes = Pick<MapPane, 'first' | 'second' | 'x' | 'y'>;

function span(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

function dotsOf({ groupOf, people, components }: AncestryMap, group: number, { first, second, x, y }: Axes): string {
  let path = '';
  groupOf.forEach((own, person) => {
    if (own !== group) return;
    const [a, b] = [people[person * components + first] ?? 0, people[person * components + second] ?? 0];
    path += `M${x(a).toFixed(1)} ${y(b).toFixed(1)}h0`;
  });
  return path;
}

function middleOf(
  { groupOf, people, components }: AncestryMap,
  { group, index }: { group: string; index: number },
  { first, second, x, y }: Axes,
): MapPane['middles'][number] {
  const own = Array.from(groupOf.keys()).filter((person) => groupOf[person] === index);
  const mean = (component: number): number =>
    own.reduce((sum, person) => sum + (people[person * components + component] ?? 0), 0) / own.length;
  return { group, count: own.length, x: x(mean(first)), y: y(mean(second)) };
}

function errorPath({ covariance, components, place }: AncestryMap, { first, second, x, y }: Axes): string {
  const cell = (row: number, column: number): number => covariance[row * components + column] ?? 0;
  // Cholesky's factor carries a circle to the ellipse.
  const a = Math.sqrt(cell(first, first));
  const b = cell(second, first) / a;
  const c = Math.sqrt(Math.max(0, cell(second, second) - b * b));
  const points = Array.from({ length: ELLIPSE_STEPS }, (_, step) => {
    const angle = (2 * Math.PI * step) / ELLIPSE_STEPS;
    const [u, v] = [ELLIPSE_95 * Math.cos(angle), ELLIPSE_95 * Math.sin(angle)];
    return `${x((place[first] ?? 0) + a * u).toFixed(1)} ${y((place[second] ?? 0) + b * u + c * v).toFixed(1)}`;
  });
  return `M${points.join('L')}Z`;
}

/** Distance from the place to each group's middle, all components together, in thousandths of the map's unit. */
export function groupDistances(map: AncestryMap): { group: string; people: number; distance: number }[] {
  return map.groups.map((group, index) => {
    const own = Array.from(map.groupOf.keys()).filter((person) => map.groupOf[person] === index);
    const square = map.place.reduce((sum, value, i) => {
      const mean =
        own.reduce((total, person) => total + (map.people[person * map.components + i] ?? 0), 0) / own.length;
      return sum + (value - mean) ** 2;
    }, 0);
    return { group, people: own.length, distance: 1000 * Math.sqrt(square) };
  });
}

/** Standard error of the place, all components together, in thousandths of the map's unit. */
export function placeErrorOf({ covariance, components }: AncestryMap): number {
  const trace = Array.from({ length: components }, (_, i) => covariance[i * components + i] ?? 0);
  return 1000 * Math.sqrt(trace.reduce((sum, value) => sum + value, 0));
}
