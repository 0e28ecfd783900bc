import { describe, expect, it } from 'vitest';
import { compareEvaluations, evaluationFor } from '../../../src/domain/scores/evaluation.ts';
import type { ScoreKnowledge } from '../../../src/domain/scores/published-effects.ts';
import type { PublishedEffect } from '../../../src/domain/scores/score-card.ts';

function effect(id: string, group: PublishedEffect['group'], people: number, more: Partial<PublishedEffect> = {}): PublishedEffect {
  return { id, group, people, ancestry: String(group), endpoint: '', metric: 'OR', value: 1.5, low: 1.3, high: 1.7, cases: null, adjusted: null, source: 'made up', doi: null, ...more };
} // prettier-ignore

const knowledge: ScoreKnowledge = {
  cards: [],
  portability: [],
  effects: [
    effect('large', 'EUR', 9000),
    effect('small', 'EUR', 500),
    effect('elsewhere', 'EAS', 90_000),
    effect('nothing', 'EUR', 80_000, { value: 1.01, low: 0.9, high: 1.1 }),
  ],
};

describe('how well a score was evaluated for people of a group', () => {
  it.each([
    ['in Europeans', 'EUR', ['large', 'small', 'elsewhere', 'unknown', 'nothing']],
    ['in East Asians', 'EAS', ['elsewhere', 'nothing', 'large', 'small', 'unknown']],
    ['where the group is not known, by people alone', null, ['elsewhere', 'nothing', 'large', 'small', 'unknown']],
  ] as const)('%s', (_, group, order) => {
    const ids = ['unknown', 'nothing', 'small', 'elsewhere', 'large'];
    const of = (id: string) => evaluationFor(id, group, knowledge);
    expect(ids.sort((a, b) => compareEvaluations(of(a), of(b)))).toEqual(order);
  });
});
