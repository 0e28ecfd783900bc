import { type Condition, isLeaf, type LeafCondition } from './condition.ts';

/** One way to meet a tree of conditions: all of these leaves hold, or do not where they are negated. */
export type MatchPath = readonly PathStep[];
export interface PathStep {
  leaf: LeafCondition;
  isNegated: boolean;
}

/** Most ways that are written out. The largest tree of the peers has 192. */
const MOST_PATHS = 2000;

/**
 * Writes a tree out as its ways to be met, each a set of leaves that have to hold together (disjunctive normal form). `and` joins every way of one part with
 * every way of the others, `or` takes the ways of each part, and a negation is carried down to the leaves.
 *
 * @returns null where there are more ways than are written out
 */
export function matchPaths(condition: Condition, most = MOST_PATHS): MatchPath[] | null {
  return ways(condition, false, most);
}

function ways(condition: Condition, isNegated: boolean, most: number): MatchPath[] | null {
  if (isLeaf(condition)) return [[{ leaf: condition, isNegated }]];
  if (condition.kind === 'not') return ways(condition.part, !isNegated, most);
  const joins = (condition.kind === 'and') !== isNegated;
  let all: MatchPath[] = joins ? [[]] : [];
  for (const part of condition.parts) {
    const more = ways(part, isNegated, most);
    if (more === null) return null;
    if ((joins ? all.length * more.length : all.length + more.length) > most) return null;
    all = joins ? all.flatMap((one) => more.map((other) => [...one, ...other])) : [...all, ...more];
  }
  return all;
}
