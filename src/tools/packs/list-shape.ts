import { type Group, GROUPS } from '../../domain/ancestry/groups.ts';
import { MOST_POINTS_FROM_NORMAL, MOST_POINTS_SHARED } from '../../domain/scores/score-standing.ts';
import { distanceFromNormal, type DrawnRow, largestShare } from './list-checks.ts';

/** What a list's distribution is like among people of each group. */
export interface ListShape {
  /** Groups in which its values differ enough for a percentile. */
  groups: Group[];
  /** Lines of the header of its table. */
  facts: { 'distance-from-normal': string; distribution: 'own' | 'normal'; 'people-of-one-value': string };
}

/** How a list is spread, by its rows of known frequency in each group. */
export function shapeOfList(rowsIn: (group: Group) => DrawnRow[]): ListShape {
  const shapes = GROUPS.map((group) => {
    const rows = rowsIn(group);
    return { group, distance: 100 * distanceFromNormal(rows), shared: 100 * largestShare(rows) };
  });
  const isOwn = shapes.some(({ distance }) => distance > MOST_POINTS_FROM_NORMAL);
  return {
    groups: shapes.filter(({ shared }) => shared / 2 <= MOST_POINTS_SHARED).map(({ group }) => group),
    facts: {
      'distance-from-normal': `${shapes.map(({ group, distance }) => `${group} ${distance.toFixed(1)}`).join(', ')} percentile points; where it is more than ${String(MOST_POINTS_FROM_NORMAL)} in a group, percentiles are read off the list's own distribution`,
      distribution: isOwn ? 'own' : 'normal',
      'people-of-one-value': `${shapes.map(({ group, shared }) => `${group} ${shared.toFixed(1)}`).join(', ')} %; frequencies are given where half of it is at most ${String(MOST_POINTS_SHARED)} points`,
    },
  };
}
