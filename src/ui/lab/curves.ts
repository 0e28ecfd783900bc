import { area, curveBasis } from 'd3-shape';

/** A normal curve as an outline above a line: `height` high at a spread of 1, and lower as it is wider. */
export function bellPath(
  x: (value: number) => number,
  base: number,
  { shift, sdRatio }: { shift: number; sdRatio: number },
  height: number,
): string {
  const points = Array.from({ length: 65 }, (_, step) => shift + sdRatio * (step / 8 - 4));
  const top = (z: number): number => base - (height * Math.exp(-(((z - shift) / sdRatio) ** 2) / 2)) / sdRatio;
  return area<number>(x, base, top).curve(curveBasis)(points) ?? '';
}
