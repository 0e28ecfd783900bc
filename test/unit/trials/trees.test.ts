import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, opposite, strongest, weakest } from '../../../src/domain/trials/answer.ts';
import { failedLeaves, judge, openLeaves } from '../../../src/domain/trials/judge.ts';
import { matchPaths } from '../../../src/domain/trials/match-paths.ts';
import { pathsAsPeers } from '../../../src/tools/peers/trials/peer-order.ts';
import { condition, ONCO_TREE, tumour } from '../../support/trials.ts';

/** A person for whom these three are yes, no and unknown. */
const TOLD = tumour({ age: 30, sex: 'female' });
const LEAVES: Record<Answer, unknown> = {
  yes: { clinical: { age_numerical: '>=18' } },
  no: { clinical: { gender: 'Male' } },
  unknown: { clinical: { her2_status: 'Positive' } },
};
const ANSWERS: readonly Answer[] = ['no', 'unknown', 'yes'];

describe('trees', () => {
  it.each(ANSWERS.flatMap((a) => ANSWERS.map((b) => [a, b] as const)))('join %s and %s', (a, b) => {
    const parts = [LEAVES[a], LEAVES[b]];
    expect(judge(condition({ and: parts }), TOLD, ONCO_TREE).answer).toBe(weakest([a, b]));
    expect(judge(condition({ or: parts }), TOLD, ONCO_TREE).answer).toBe(strongest([a, b]));
    expect(judge(condition({ not: { or: parts } }), TOLD, ONCO_TREE).answer).toBe(opposite(strongest([a, b])));
  });

  it('ask only for what can still decide', () => {
    const open = (tree: unknown) => openLeaves(judge(condition(tree), TOLD, ONCO_TREE)).map(({ leaf }) => leaf.kind);
    expect(open({ or: [LEAVES.yes, LEAVES.unknown] })).toEqual([]);
    expect(open({ and: [LEAVES.no, LEAVES.unknown] })).toEqual([]);
    expect(open({ and: [LEAVES.yes, LEAVES.unknown] })).toEqual(['receptor']);
    expect(open({ and: [{ or: [LEAVES.no, LEAVES.unknown] }, { or: [LEAVES.yes, { clinical: { pr_status: 'Positive' } }] }] })).toEqual(['receptor']); // prettier-ignore
  });

  it('say by which leaves they fail, and whether those were excluded', () => {
    const failed = (tree: unknown) => failedLeaves(judge(condition(tree), TOLD, ONCO_TREE)).map(({ leaf, isExcluded }) => [leaf.kind, isExcluded]); // prettier-ignore
    expect(failed({ and: [LEAVES.yes, LEAVES.no] })).toEqual([['sex', false]]);
    expect(failed({ and: [LEAVES.yes, { not: LEAVES.yes }] })).toEqual([['age', true]]);
    expect(failed({ or: [LEAVES.no, { not: LEAVES.yes }] })).toEqual([['sex', false], ['age', true]]); // prettier-ignore
  });

  it('have a path of where each leaf stands', () => {
    const read = judge(condition({ and: [LEAVES.yes, { or: [LEAVES.unknown, { genomic: { foo: 1 } }] }] }), TOLD, ONCO_TREE); // prettier-ignore
    expect(JSON.stringify(read)).toContain('"path":"match[0].and[1].or[1].genomic"');
  });

  it('are read to a depth that no trial has, and not further', () => {
    let deep: unknown = LEAVES.yes;
    for (let i = 0; i < 200; i++) deep = { and: [deep, LEAVES.yes] };
    expect(judge(condition(deep), TOLD, ONCO_TREE).answer).toBe('unknown');
  });
});

/** Trees of named leaves, as the peers write them. */
const tree: fc.Arbitrary<Record<string, unknown>> = fc.letrec<{ node: Record<string, unknown> }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.integer({ min: 0, max: 7 }).map((n) => ({ [`leaf_${String.fromCharCode(97 + n)}`]: {} })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((and) => ({ and })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((or) => ({ or })),
    tie('node').map((not) => ({ not })),
  ),
})).node;

function holds(node: Record<string, unknown>, truths: ReadonlySet<string>): boolean {
  return Object.entries(node).every(([word, held]) => {
    if (word === 'and') return (held as Record<string, unknown>[]).every((one) => holds(one, truths));
    if (word === 'or') return (held as Record<string, unknown>[]).some((one) => holds(one, truths));
    if (word === 'not') return !holds(held as Record<string, unknown>, truths);
    return truths.has(word);
  });
}

describe('ways to meet a tree', () => {
  it('are met exactly where the tree is', () => {
    fc.assert(
      fc.property(tree, fc.subarray('a b c d e f g h'.split(' ').map((letter) => `leaf_${letter}`)), (node, told) => {
        const truths = new Set(told);
        const paths = matchPaths(condition(node), 20_000);
        if (paths === null) return;
        const isMet = paths.some((path) => path.every(({ leaf, isNegated }) => truths.has(leaf.kind === 'not-understood' ? leaf.key : '') !== isNegated)); // prettier-ignore
        expect(isMet).toBe(holds(node, truths));
      }),
    );
  });

  it('are not written out where they are too many', () => {
    const or = Array.from({ length: 10 }, (_, at) => ({ [`leaf_${at}`]: {} }));
    expect(matchPaths(condition({ and: [{ or }, { or }, { or }, { or }] }))).toBeNull();
    expect(matchPaths(condition({ and: [{ or }, { or }] }))).toHaveLength(100);
  });

  it('differ from the peers’ where an `or` lies in an `and` in an `or`: theirs then leave out a condition', () => {
    const node = { and: [{ or: [{ a: {} }, { and: [{ b: {} }, { or: [{ c: {} }, { d: {} }] }] }] }, { or: [{ e: {} }, { f: {} }] }] }; // prettier-ignore
    const names = (path: readonly (readonly object[])[]) => path.flat().flatMap((one) => Object.keys(one)).sort().join(''); // prettier-ignore
    const theirs = new Set(pathsAsPeers(node).map(names));
    const ours = new Set(matchPaths(condition(node))?.map((path) => path.map(({ leaf }) => (leaf.kind === 'not-understood' ? leaf.key : '')).sort().join(''))); // prettier-ignore
    expect([...ours].sort()).toEqual(['ae', 'af', 'bce', 'bcf', 'bde', 'bdf']);
    const looser = [...theirs].filter((path) => !ours.has(path));
    expect(looser.length).toBeGreaterThan(0);
    for (const path of looser) expect(holds(node, new Set(path))).toBe(false);
  });
});
