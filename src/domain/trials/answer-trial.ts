import type { OncoTree } from '../tumour/oncotree.ts';
import type { TumourProfile } from '../tumour/profile.ts';
import { type Answer, strongest, weakest } from './answer.ts';
import { type Ask, askOf, mergeAsks } from './ask.ts';
import type { Condition, LeafCondition } from './condition.ts';
import { type Judged, judge, openLeaves } from './judge.ts';
import type { LeafVerdict } from './judge-alteration.ts';
import { judgeLeaf } from './judge-leaf.ts';
import { type MatchPath, matchPaths } from './match-paths.ts';
import type { Trial, TrialPlace } from './trial.ts';

/** A step, arm or dose level with its answer. */
export interface PlaceAnswer extends Omit<TrialPlace, 'condition'> {
  answer: Answer;
  /** Null where the place has no conditions of its own. */
  judged: Judged | null;
  /** Its own conditions hold, but those of the step or arm around it do not: what is meant only the trial can say. */
  isContradicted: boolean;
}

/** Something that a trial names, with whether it was told. */
export interface NamedAnswer {
  leaf: LeafCondition;
  verdict: LeafVerdict;
}

/** What a trial comes to for one person. */
export interface TrialAnswer {
  trial: Omit<Trial, 'places' | 'named' | 'excluded'>;
  /** Of the places that take people; of all of them where none does. */
  answer: Answer;
  /** Whether none of its places takes people. */
  isAllClosed: boolean;
  /** A place that is closed would match, and none that is open does. */
  wouldMatchClosed: boolean;
  places: readonly PlaceAnswer[];
  /** What a list of facts names, and by what some arm excludes, each with whether it was told. They decide nothing by themselves. */
  named: readonly NamedAnswer[];
  excluded: readonly NamedAnswer[];
  asks: readonly Ask[];
  /** Fewest questions of which the answers can decide for it; null where it is decided, no answers can, or there are too many ways. */
  fewestAsks: number | null;
}

/** Judges a trial's places and what is left to ask. */
export function answerTrial(
  { places, named, excluded, ...trial }: Trial,
  profile: TumourProfile,
  tree: OncoTree,
): TrialAnswer {
  const judged: PlaceAnswer[] = [];
  for (const { condition, ...place } of places) {
    const own = condition === null ? null : judge(condition, profile, tree);
    const above = around(judged, place.within);
    const isContradicted = own?.answer === 'yes' && above.includes('no');
    const all = own === null ? above : [own.answer, ...above];
    const answer = isContradicted || all.length === 0 ? 'unknown' : weakest(all);
    judged.push({ ...place, judged: own, answer, isContradicted });
  }
  // Nobody joins a step that has arms: only the innermost places take people, and each asks for what lies around it too.
  const isInnermost = (at: number): boolean => !places.some(({ within }) => within === at);
  const asking = judged.filter(
    (_, at) => isInnermost(at) && chainOf(places, at).some(({ condition }) => condition !== null),
  );
  const open = asking.filter(({ opening }) => opening !== 'closed');
  const isAllClosed = asking.length > 0 && open.length === 0;
  const deciding = isAllClosed ? asking : open;
  // A file without conditions says nothing of anybody.
  const answer = deciding.length === 0 ? 'unknown' : strongest(deciding.map((place) => place.answer));
  const left = answer === 'unknown' ? deciding.filter((place) => place.answer === 'unknown') : [];
  return {
    trial,
    answer,
    isAllClosed,
    wouldMatchClosed: !isAllClosed && answer !== 'yes' && asking.some((place) => place.opening === 'closed' && place.answer === 'yes'), // prettier-ignore
    places: judged,
    named: named.map((leaf) => ({ leaf, verdict: judgeLeaf(leaf, profile, tree) })),
    excluded: excluded.map((leaf) => ({ leaf, verdict: judgeLeaf(leaf, profile, tree) })),
    asks:
      answer === 'unknown'
        ? asksOf(
            left.flatMap((place) => chainOf(judged, judged.indexOf(place))),
            trial.id,
          )
        : [],
    fewestAsks: fewest(
      left.flatMap((place) => wholeOf(places, judged.indexOf(place))),
      profile,
      tree,
    ),
  };
}

/** A place and all around it, from the innermost outwards. */
function chainOf<T extends { within: number | null }>(places: readonly T[], at: number): T[] {
  const chain: T[] = [];
  for (let one = places[at]; one !== undefined; one = one.within === null ? undefined : places[one.within]) chain.push(one); // prettier-ignore
  return chain;
}

/** All that a place asks for, as one tree. */
function wholeOf(places: readonly TrialPlace[], at: number): Condition[] {
  const parts = chainOf(places, at).flatMap(({ condition }) => condition ?? []);
  return parts.length > 1 ? [{ kind: 'and', path: '', parts }] : parts;
}

/** Answers of the conditions around a place. */
function around(places: readonly PlaceAnswer[], within: number | null): Answer[] {
  const answers: Answer[] = [];
  for (let at = within; at !== null; at = places[at]?.within ?? null) {
    const place = places[at];
    if (place?.judged != null) answers.push(place.judged.answer);
  }
  return answers;
}

function asksOf(places: readonly PlaceAnswer[], trial: string): Ask[] {
  const open = places.flatMap(({ judged }) => (judged === null ? [] : openLeaves(judged)));
  const asks = open.map(({ leaf, verdict }) => askOf(leaf, verdict, trial));
  const isVague = places.length === 0 || places.some(({ isContradicted }) => isContradicted);
  const ofTrial: Ask = { what: { about: 'trial', trial }, isLessExact: false, isContradiction: false, trials: [trial] };
  return mergeAsks(isVague ? [...asks, ofTrial] : asks);
}

/** Ways to meet a tree that was written out before: trees stay as they are while a person tells more. */
const written = new WeakMap<Condition, readonly MatchPath[] | 'too-many'>();

function pathsOf(condition: Condition): readonly MatchPath[] | null {
  const paths = written.get(condition) ?? matchPaths(condition) ?? 'too-many';
  written.set(condition, paths);
  return paths === 'too-many' ? null : paths;
}

/** Of all ways that are not ruled out, the fewest questions that one leaves open. */
function fewest(conditions: readonly Condition[], profile: TumourProfile, tree: OncoTree): number | null {
  let least = Infinity;
  const known = new Map<LeafCondition, { answer: Answer; question: string }>();
  for (const condition of conditions) {
    const paths = pathsOf(condition);
    if (paths === null) return null;
    for (const path of paths) {
      const open = new Set<string>();
      const isLeft = path.every(({ leaf, isNegated }) => {
        const { answer, question } = known.get(leaf) ?? questionOf(leaf, profile, tree);
        known.set(leaf, { answer, question });
        // What only the trial itself can say is none of the answers that decide.
        if (leaf.kind === 'arms-not-kept' || leaf.kind === 'not-understood') return false;
        if (answer === 'unknown') open.add(question);
        return answer === 'unknown' || (answer === 'yes') !== isNegated;
      });
      if (isLeft) least = Math.min(least, open.size);
    }
  }
  return least === Infinity ? null : least;
}

/** The answer to a leaf, and the question that it leaves: leaves that leave the same one are answered together. */
function questionOf(leaf: LeafCondition, profile: TumourProfile, tree: OncoTree): { answer: Answer; question: string } {
  const verdict = judgeLeaf(leaf, profile, tree);
  return { answer: verdict.answer, question: JSON.stringify(askOf(leaf, verdict, '').what) };
}
