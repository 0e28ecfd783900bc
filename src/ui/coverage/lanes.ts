import type { ChromosomeCoverage, CoverageBin, Presence } from '../../domain/genotype/position-coverage.ts';

/** Height of a chromosome's bar, in the units of its picture. */
export const BAR_HEIGHT = 20;

/** Where the marks of each state stand in a bar: by height, so that they differ without their colours. */
export const LANES: Readonly<Record<Presence, { top: number; height: number }>> = {
  read: { top: 2, height: 8 },
  // A gap inside the lane of what was read: hollow boxes of the same height.
  imputed: { top: 2, height: 8 },
  noCall: { top: 11, height: 3 },
  absent: { top: 15, height: 4 },
};

/** The states in the order of their lanes. */
export const PRESENCES: readonly Presence[] = ['read', 'imputed', 'noCall', 'absent'];

/** Bins that a mark is wide: a little more than its own, so that a lone one is seen on a phone. */
const MARK_BINS = 1.6;

/** Marks of one state, one a bin: boxes, and for what is not in the file slanted strokes. The unit of x is a bin. */
export function lanePath(bins: readonly CoverageBin[], presence: Presence): string {
  const { top, height } = LANES[presence];
  const isStroke = presence === 'absent';
  const shape = isStroke ? `l${MARK_BINS} ${-height}` : `h${MARK_BINS}v${height}h${-MARK_BINS}z`;
  return bins
    .filter((bin) => bin[presence] > 0)
    .map(({ bin }) => `M${Math.max(0, bin - (MARK_BINS - 1) / 2)} ${isStroke ? top + height : top}${shape}`)
    .join('');
}

/** Positions of a chromosome or a pack. */
export function positionsOf({ read, imputed, noCall, absent }: Pick<ChromosomeCoverage, Presence>): number {
  return read + imputed + noCall + absent;
}
