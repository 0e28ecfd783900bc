import { distanceLimits } from '../ancestry/describe-panel.ts';
import type { AncestryMap } from '../ancestry/map.ts';
import { distanceToGroup, distancesTo, nearestPeople } from '../ancestry/neighbours.ts';
import { NEAREST_PEOPLE, NEIGHBOUR_RANK } from '../ancestry/panel.ts';

/** What a place is called when only some groups are in the reference. */
export interface Naming {
  /** People of each remaining group among the nearest; groups without any are left out. Most first. */
  nearest: readonly { group: string; people: number }[];
  /** The commonest group among the nearest; null where no group is left. */
  group: string | null;
  /** Distance to the fifth nearest person of that group, and the farthest at which its own people are from one another. */
  distance: number;
  limit: number;
  isNear: boolean;
}

/** By group: how far its own people are from one another. Slow enough to be asked for once a map. */
export function groupLimits({ groups, groupOf, people, components }: AncestryMap): number[] {
  const places = Array.from(groupOf, (group, person) => ({
    group: groups[group] ?? '',
    population: '',
    coordinates: Array.from(people.subarray(person * components, (person + 1) * components)),
  }));
  return distanceLimits(places, places, groups);
}

/** Names a place by the nearest people of the groups that are left, as a classifier must that knows no others. */
export function nameAmong(map: AncestryMap, limits: readonly number[], removed: ReadonlySet<string>): Naming {
  const distances = distancesTo(map, map.place);
  map.groupOf.forEach((group, person) => {
    if (removed.has(map.groups[group] ?? '')) distances[person] = Infinity;
  });
  const counts = new Map<string, number>();
  for (const person of nearestPeople(distances, NEAREST_PEOPLE)) {
    const group = map.groups[map.groupOf[person] ?? 0] ?? '';
    if (distances[person] !== Infinity) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const nearest = [...counts].map(([group, people]) => ({ group, people })).sort((a, b) => b.people - a.people);
  const group = nearest[0]?.group ?? null;
  if (group === null) return { nearest, group, distance: Infinity, limit: NaN, isNear: false };
  const distance = distanceToGroup(map, distances, group, NEIGHBOUR_RANK);
  const limit = limits[map.groups.indexOf(group)] ?? NaN;
  return { nearest, group, distance, limit, isNear: distance <= limit };
}
