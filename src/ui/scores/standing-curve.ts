import { scaleLinear } from 'd3-scale';
import { area, curveBasis, line } from 'd3-shape';

export const CURVE_WIDTH = 360;
export const CURVE_HEIGHT = 118;
const BASE = 92;
const TOP = 8;
/** How far the axis reaches to each side, in standard deviations. */
const REACH = 3.2;
const STEPS = 96;

/** Percentiles that the axis names, and where they are in standard deviations of a normal distribution. */
export const TICKS: readonly { percentile: number; z: number }[] = [
  { percentile: 2, z: -2.0537 },
  { percentile: 16, z: -0.9945 },
  { percentile: 50, z: 0 },
  { percentile: 84, z: 0.9945 },
  { percentile: 98, z: 2.0537 },
];

const x = scaleLinear([-REACH, REACH], [12, CURVE_WIDTH - 12]).clamp(true);
const y = scaleLinear([0, 1], [BASE, TOP]);

function density(z: number): number {
  return Math.exp((-z * z) / 2);
}

function points(from: number, to: number): [number, number][] {
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const z = from + ((to - from) * step) / STEPS;
    return [z, density(z)];
  });
}

/** The outline of a normal distribution. */
export function curvePath(): string {
  return line(([z]) => x(z), ([, height]) => y(height)).curve(curveBasis)(points(-REACH, REACH)) ?? '';
} // prettier-ignore

/** The part of it between two places, filled. */
export function bandPath(from: number, to: number): string {
  const bounded = (z: number): number => Math.min(REACH, Math.max(-REACH, z));
  const shape = area(([z]) => x(z), BASE, ([, height]) => y(height)); // prettier-ignore
  return shape(points(bounded(from), bounded(to))) ?? '';
}

/** Where a number of standard deviations stands on the axis, and on the curve above it. */
export function placeOnCurve(z: number): { x: number; y: number; base: number } {
  return { x: x(z), y: y(density(Math.min(REACH, Math.max(-REACH, z)))), base: BASE };
}
