import type { AncestryPanel } from './panel.ts';

/** Distance from a place to every reference person. */
export function distancesTo(
  { components, people, groupOf }: Pick<AncestryPanel, 'components' | 'people' | 'groupOf'>,
  place: ArrayLike<number>,
): Float64Array {
  const distances = new Float64Array(groupOf.length);
  for (let person = 0; person < distances.length; person++) {
    let square = 0;
    for (let i = 0; i < components; i++) square += ((people[person * components + i] ?? 0) - (place[i] ?? 0)) ** 2;
    distances[person] = Math.sqrt(square);
  }
  return distances;
}

/** The indices of the nearest people, nearest first; equally near people in the order of the panel. */
export function nearestPeople(distances: Float64Array, count: number): number[] {
  // Only those within the distance of the last of them are put in order.
  const reach = distances.slice().sort()[count - 1] ?? Infinity;
  const within = Array.from(distances.keys()).filter((person) => (distances[person] ?? 0) <= reach);
  return within.sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0) || a - b).slice(0, count);
}

/** Share of each group among the nearest people; groups without any are left out. */
export function sharesOf({ groups, groupOf }: AncestryPanel, nearest: readonly number[]): Record<string, number> {
  const counts = groups.map(() => 0);
  for (const person of nearest) {
    const group = groupOf[person] ?? 0;
    counts[group] = (counts[group] ?? 0) + 1;
  }
  const entries = groups.map((group, index): [string, number] => [group, (counts[index] ?? 0) / nearest.length]);
  return Object.fromEntries(entries.filter(([, share]) => share > 0));
}

/** Distance to the `rank`-th nearest person of one group; infinite where the group has fewer people. */
export function distanceToGroup(
  { groups, groupOf }: Pick<AncestryPanel, 'groups' | 'groupOf'>,
  distances: Float64Array,
  group: string,
  rank: number,
): number {
  const index = groups.indexOf(group);
  const own = distances.filter((_, person) => groupOf[person] === index).sort();
  return own[rank - 1] ?? Infinity;
}
