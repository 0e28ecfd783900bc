import type { OncoTree } from '../tumour/oncotree.ts';
import type { TumourProfile } from '../tumour/profile.ts';
import { type Answer, opposite, strongest, weakest } from './answer.ts';
import { type Condition, isLeaf, type LeafCondition } from './condition.ts';
import type { LeafVerdict } from './judge-alteration.ts';
import { judgeLeaf } from './judge-leaf.ts';

/** A tree with the answer at each of its nodes: the explanation of a trial's answer. */
export type Judged =
  | { kind: 'and' | 'or' | 'not'; path: string; answer: Answer; parts: readonly Judged[] }
  | { kind: 'leaf'; answer: Answer; leaf: LeafCondition; verdict: LeafVerdict };

/** Answers a tree: `and` is its weakest part, `or` its strongest, and what is not known stays so under a negation. */
export function judge(condition: Condition, profile: TumourProfile, tree: OncoTree): Judged {
  if (isLeaf(condition)) {
    const verdict = judgeLeaf(condition, profile, tree);
    return { kind: 'leaf', answer: verdict.answer, leaf: condition, verdict };
  }
  const { kind, path } = condition;
  if (kind === 'not') {
    const part = judge(condition.part, profile, tree);
    return { kind, path, answer: opposite(part.answer), parts: [part] };
  }
  const parts = condition.parts.map((one) => judge(one, profile, tree));
  const answers = parts.map(({ answer }) => answer);
  return { kind, path, answer: kind === 'and' ? weakest(answers) : strongest(answers), parts };
}

/** Leaves that leave a tree open: an answer to one of them can change the whole. None where the tree is decided. */
export function openLeaves(judged: Judged): Extract<Judged, { kind: 'leaf' }>[] {
  if (judged.answer !== 'unknown') return [];
  return judged.kind === 'leaf' ? [judged] : judged.parts.flatMap(openLeaves);
}

/** Leaves by which a tree is `no`, each with whether it was asked for or excluded. */
export function failedLeaves(
  judged: Judged,
  isExcluded = false,
): { leaf: LeafCondition; verdict: LeafVerdict; isExcluded: boolean }[] {
  if (judged.answer !== (isExcluded ? 'yes' : 'no')) return [];
  if (judged.kind === 'leaf') return [{ leaf: judged.leaf, verdict: judged.verdict, isExcluded }];
  return judged.parts.flatMap((part) => failedLeaves(part, judged.kind === 'not' ? !isExcluded : isExcluded));
}
