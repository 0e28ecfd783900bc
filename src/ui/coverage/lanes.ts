import type { ChromosomeCoverage, CoverageBin, Presence } from '../../domain/genotype/position-coverage.ts';

/** Height of a chromosome's bar, in the units of its picture. */
export const BAR_HEIGHT = 20;

/** Where the marks of each state stand in a bar: by height, so that they differ without their colours. */
export const LANES: Readonly<Record<Presence, { top: number; height: number }>> = {
  read: { top: 2, height: 8 },
  noCall: { top: 11, height: 3 },
  absent: { top: 15, height: 4 },
};

/** The states in the order of their lanes. */
export const PRESENCES: readonly Presence[] = ['read', 'noCall', 'absent'];

/** Marks of one state, one a bin: boxes, and for what is not in the file slanted strokes. The unit of x is a bin. */
export function lanePath(bins: readonly CoverageBin[], presence: Presence): string {
  const { top, height } = LANES[presence];
  const shape = presence === 'absent' ? `l1 ${String(-height)}` : `h1v${String(height)}h-1z`;
  const start = presence === 'absent' ? top + height : top;
  return bins
    .filter((bin) => bin[presence] > 0)
    .map(({ bin }) => `M${String(bin)} ${String(start)}${shape}`)
    .join('');
}

/** Positions of a chromosome or a pack. */
export function positionsOf({ read, noCall, absent }: Pick<ChromosomeCoverage, Presence>): number {
  return read + noCall + absent;
}
