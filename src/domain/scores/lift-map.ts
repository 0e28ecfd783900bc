import type { Build } from '../genotype/genome.ts';
import type { ScoreDefinition, ScoreTerms } from './score-definition.ts';

/** Stretches of one build that have a counterpart on another, in the order of their keys; none overlaps the next. */
export interface LiftMap {
  source: Build;
  target: Build;
  /** Genome key of each stretch's first base on the source build. */
  start: Uint32Array;
  length: Uint32Array;
  /** Key on the target build of the base at `start`. */
  to: Uint32Array;
  /** 1 where the target runs the other way: keys go down as those of the source go up, and bases are complemented. */
  minus: Uint8Array;
}

/** Keys on another build, 0 where a place has no single counterpart. */
export interface LiftedKeys {
  keys: Uint32Array<ArrayBuffer>;
  /** 1 where the target's plus strand is the other one; null where it never is. */
  minusStrand: Uint8Array<ArrayBuffer> | null;
}

/** Carries places over by one map. Keys may stand in any order; in ascending order it is one walk. */
export function liftKeys({ start, length, to, minus }: LiftMap, keys: Uint32Array): LiftedKeys {
  const lifted = new Uint32Array(keys.length);
  let minusStrand: Uint8Array<ArrayBuffer> | null = null;
  let at = 0;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? 0;
    if (key === 0) continue;
    if ((start[at] ?? Infinity) > key || (start[at + 1] ?? Infinity) <= key) at = lastNotAbove(start, key);
    const away = at < 0 ? Infinity : key - (start[at] ?? 0);
    if (at < 0) at = 0;
    if (away >= (length[at] ?? 0)) continue;
    const isMinus = minus[at] === 1;
    lifted[index] = isMinus ? (to[at] ?? 0) - away : (to[at] ?? 0) + away;
    if (isMinus) (minusStrand ??= new Uint8Array(keys.length))[index] = 1;
  }
  return { keys: lifted, minusStrand };
}

/** Index of the last stretch that starts at a key or before it; −1 where none does. */
function lastNotAbove(start: Uint32Array, key: number): number {
  let low = 0;
  let high = start.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((start[middle] ?? 0) <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const BUILDS: readonly Build[] = ['GRCh37', 'GRCh38', 'NCBI36'];

/**
 * The same score with places on every build that a map leads to, so that a file of another build is read by place. Builds that the score
 * itself has places on stay as they are, and a score whose build nobody names stays without. Rows of several bases that land on the other
 * strand are lost: their place would be another one.
 */
export function withLiftedPlaces(definition: ScoreDefinition, maps: readonly LiftMap[]): ScoreDefinition {
  let { terms } = definition;
  const lifted: Partial<Record<Build, Build>> = {};
  // A build that was reached leads further: NCBI36 to GRCh38 goes by GRCh37.
  for (const source of [...BUILDS].sort((a, b) => rank(terms, a) - rank(terms, b)).concat(BUILDS)) {
    for (const map of maps) {
      if (map.source !== source || terms.keys[source] === undefined || terms.keys[map.target] !== undefined) continue;
      terms = liftTerms(terms, map);
      lifted[map.target] = lifted[source] ?? source;
    }
  }
  return Object.keys(lifted).length === 0 ? definition : { ...definition, terms, lifted };
}

function rank({ keys }: ScoreTerms, build: Build): number {
  return keys[build] === undefined ? 1 : 0;
}

function liftTerms(terms: ScoreTerms, map: LiftMap): ScoreTerms {
  const { keys, minusStrand } = liftKeys(map, terms.keys[map.source] ?? new Uint32Array(0));
  const before = terms.minusStrand[map.source];
  const minus = minusStrand ?? (before === undefined ? null : new Uint8Array(keys.length));
  if (minus !== null && before !== undefined) for (let term = 0; term < minus.length; term++) minus[term] = (minus[term] ?? 0) ^ (before[term] ?? 0); // prettier-ignore
  if (minus !== null) for (const term of terms.alleleTexts.keys()) if (minus[term] === 1) keys[term] = minus[term] = 0;
  return {
    ...terms,
    keys: { ...terms.keys, [map.target]: keys },
    minusStrand: minus === null ? terms.minusStrand : { ...terms.minusStrand, [map.target]: minus },
  };
}
