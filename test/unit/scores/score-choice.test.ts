import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Group, GROUPS } from '../../../src/domain/ancestry/groups.ts';
import { effectFor, effectSize, isMeasurable, ratioFor, type ScoreKnowledge } from '../../../src/domain/scores/published-effects.ts'; // prettier-ignore
import type { ScoreReport } from '../../../src/domain/scores/report.ts';
import type { PublishedEffect } from '../../../src/domain/scores/score-card.ts';
import { chooseScores } from '../../../src/domain/scores/score-choice.ts';
import { KNOWLEDGE } from '../../../src/ui/words/score-cards.ts';
import { knownEffectWords } from '../../../src/ui/words/score-effects.ts';
import { scoreReport } from '../../support/hand-made-report.ts';

const EFFECT_RATIOS = path.resolve(import.meta.dirname, '../../../src/reference/tables/lab/effect-ratios.tsv');

const effect = (more: Partial<PublishedEffect> & { id: string }): PublishedEffect => ({
  metric: 'OR', value: 1.5, low: 1.4, high: 1.6, group: 'EUR', ancestry: 'European', people: 1000, cases: 100, endpoint: 'it', adjusted: null, doi: null, source: 'PPM000001', ...more,
}); // prettier-ignore

/** Two or three scores of one made-up condition; `log` and `other` are lists that nobody evaluated, the first one in log odds. */
const MADE_UP: ScoreKnowledge = {
  cards: [
    { id: 'strong', condition: 'coronary', sources: 'European 100 %' },
    { id: 'weak', condition: 'coronary', sources: 'European 100 %' },
    { id: 'log', condition: 'coronary', sources: null, isLogOdds: true },
    { id: 'log2', condition: 'coronary', sources: null, isLogOdds: true },
    { id: 'other', condition: 'coronary', sources: null },
    { id: 'nothing', condition: 'coronary', sources: null },
    { id: 'curve', condition: 'coronary', sources: null },
    { id: 'overlap', condition: 'coronary', sources: null },
    { id: 'r', condition: 'coronary', sources: null },
    { id: 'r2', condition: 'coronary', sources: null },
    { id: 'r0', condition: 'coronary', sources: null },
    { id: 'none', condition: 'coronary', sources: 'European 100 %' },
  ],
  effects: [
    effect({ id: 'strong', value: 1.6 }),
    effect({ id: 'weak', value: 1.3, low: 1.2, high: 1.4 }),
    effect({ id: 'weak', value: 1.28, low: 1.2, high: 1.4, group: 'AFR' }),
    effect({ id: 'nothing', value: 1.02, low: 0.97, high: 1.08 }),
    effect({ id: 'curve', metric: 'AUC', value: 0.6, low: 0.58, high: 0.62 }),
    effect({ id: 'overlap', metric: 'AUC', value: 0.7, low: 0.68, high: 0.72, caution: 'overlap' }),
    effect({ id: 'r', metric: 'r', value: 0.3, low: 0.28, high: 0.32 }),
    effect({ id: 'r2', metric: 'r', value: 0.2, low: 0.18, high: 0.22 }),
    effect({ id: 'none', value: 1.05, low: 0.95, high: 1.16 }),
    effect({ id: 'r0', metric: 'r', value: 0.014, low: 0.01, high: 0.02 }),
  ],
  portability: [
    { condition: 'coronary', from: 'European only', group: 'AFR', ratio: 0.4, low: 0.3, high: 0.5, pairs: 3 },
    { condition: 'coronary', from: 'European only', group: 'SAS', ratio: 1.6, low: 1.5, high: 1.7, pairs: 3 },
  ],
};

const seen = (id: string, varianceSeen: number | null, more: Partial<ScoreReport> = {}): ScoreReport =>
  scoreReport({ id, varianceSeen, interpretable: true, sd: 0.3, ...more });

describe('the score of a condition that stands first', () => {
  const unreadable = { interpretable: false };
  it.each<[what: string, group: Group | null, scores: ScoreReport[], order: string[], reason: string | null]>([
    ['one alone', 'EUR', [seen('weak', 0.9)], ['weak'], null],
    ['readable before a larger effect', 'EUR', [seen('strong', 0.3, unreadable), seen('weak', 0.9)], ['weak', 'strong'], 'interpretable'],
    ['readable list before an evaluated score that is not', 'EUR', [seen('strong', 0.3, unreadable), seen('log', 1)], ['log', 'strong'], 'interpretable'],
    ['the larger effect', 'EUR', [seen('weak', 0.95), seen('strong', 0.95)], ['strong', 'weak'], 'effect'],
    // log 1.6·√0.55 = 0.349 against log 1.3·√1 = 0.262; at 0.3 it is 0.257.
    ['the larger effect though less is seen', 'EUR', [seen('weak', 1), seen('strong', 0.55)], ['strong', 'weak'], 'effect'],
    ['the smaller effect where too little of the other is seen', 'EUR', [seen('weak', 1), seen('strong', 0.3)], ['weak', 'strong'], 'effect'],
    // In the other group 1.28 was measured, and of 1.6 two fifths are expected: 0.247 against 0.188.
    ['measured against carried over', 'AFR', [seen('strong', 1), seen('weak', 1)], ['weak', 'strong'], 'effect'],
    ['carried over at most whole', 'SAS', [seen('weak', 1), seen('strong', 0.4)], ['strong', 'weak'], 'effect'],
    ['no number for the group, evaluated all the same', 'EAS', [seen('other', 1), seen('weak', 0.93)], ['weak', 'other'], 'evidence'],
    ['both evaluated elsewhere: by variance', 'EAS', [seen('strong', 0.93), seen('weak', 0.95)], ['weak', 'strong'], 'variance'],
    ['no group', null, [seen('strong', 0.93), seen('weak', 0.95)], ['weak', 'strong'], 'variance'],
    ['an evaluated score before a list', 'EUR', [seen('log', 1), seen('weak', 0.93)], ['weak', 'log'], 'evidence'],
    ['lists in log odds: by what the seen part spreads', 'EUR', [seen('log', 1, { sd: 0.2 }), seen('log2', 0.93, { sd: 0.4 })], ['log2', 'log'], 'spread'],
    ['lists of different units: by variance', 'EUR', [seen('other', 1, { sd: 0.2 }), seen('log2', 0.93, { sd: 0.4 })], ['other', 'log2'], 'variance'],
    ['lists that cannot be read: by variance', 'EUR', [seen('log', 0.2, { ...unreadable, sd: null }), seen('log2', 0.4, { ...unreadable, sd: null })], ['log2', 'log'], 'variance'],
    ['frequencies unknown: by rows', 'EUR', [seen('log', null, { ...unreadable, sd: null, matched: 2 }), seen('log2', null, { ...unreadable, sd: null, matched: 3 })], ['log2', 'log'], 'rows'],
    ['measured and nothing: last', 'EUR', [seen('nothing', 1), seen('log', 0.93)], ['log', 'nothing'], 'evidence'],
    // √2·Φ⁻¹(0.6) = 0.358 against log 1.3 = 0.262.
    ['an area under the curve counts as a log odds ratio', 'EUR', [seen('weak', 1), seen('curve', 1)], ['curve', 'weak'], 'effect'],
    ['an area among its own people does not count', 'EUR', [seen('overlap', 1), seen('weak', 0.93)], ['weak', 'overlap'], 'evidence'],
    ['correlations among themselves', 'EUR', [seen('r2', 1), seen('r', 0.9)], ['r', 'r2'], 'effect'],
    ['a correlation beside a ratio is no number', 'EUR', [seen('r', 1), seen('weak', 0.9)], ['weak', 'r'], 'evidence'],
    ['a correlation that says nothing, beside a ratio: after a list', 'EUR', [seen('r0', 1), seen('log', 0.93), seen('weak', 0.9)], ['weak', 'log', 'r0'], 'evidence'],
    ['nothing, carried over, stays nothing', 'AFR', [seen('none', 1), seen('log', 0.93)], ['log', 'none'], 'evidence'],
    ['correlations beside a ratio that cannot be read', 'EUR', [seen('r2', 1), seen('r', 0.9), seen('weak', 0.3, unreadable)], ['r', 'r2', 'weak'], 'effect'],
    ['correlations beside a ratio that says nothing', 'EUR', [seen('r2', 1), seen('r', 0.9), seen('nothing', 1)], ['r', 'r2', 'nothing'], 'effect'],
  ])('%s', (_, group, scores, order, reason) => {
    for (const asked of [scores, [...scores].reverse()]) {
      const chosen = chooseScores(asked, MADE_UP, group);
      expect([chosen.scores.map(({ id }) => id), chosen.reason]).toEqual([order, reason]);
    }
  }); // prettier-ignore

  it('never depends on what the scores say', () => {
    const z = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(z, z, (one, two) => {
        const scores = [seen('strong', 0.9, { z: one, sum: one, percentile: 50 + 9 * one }), seen('weak', 0.9, { z: two, sum: two, percentile: 50 + 9 * two })]; // prettier-ignore
        expect(chooseScores(scores, MADE_UP, 'EUR').scores[0]?.id).toBe('strong');
      }),
    );
  });

  it.each<[Group | null, string, string]>([
    // log 1.61·√0.2 = 0.213 against log 1.46·√0.9 = 0.359; of both the same share is left in South Asians and Africans, where 1.27 was measured.
    ['EUR', 'PGS000001', 'effect'],
    ['SAS', 'PGS000001', 'effect'],
    ['AFR', 'PGS000001', 'effect'],
    [null, 'PGS000001', 'variance'],
  ])('of the bundled ones, for %s', (group, first, reason) => {
    const scores = [scoreReport({ id: 'PGS000004', varianceSeen: 0.2 }), scoreReport({ id: 'PGS000001', varianceSeen: 0.9 })]; // prettier-ignore
    const chosen = chooseScores(scores, KNOWLEDGE, group);
    expect([chosen.scores[0]?.id, chosen.reason]).toEqual([first, reason]);
  });
});

describe('what is known of a score in people of a group', () => {
  it.each<[id: string, group: Group | null, kind: string, words: RegExp]>([
    ['PGS000004', 'AFR', 'measured', /Published for people like African.*1\.27/],
    ['PGS000001', 'EAS', 'carried-over', /Not published for people like East Asian.*1\.46.*84\.1%.*1 comparison\)/],
    ['PGS000065', 'EUR', 'measured', /correlation with the trait 0\.27 \(0\.25–0\.29\)/],
    ['PGS000065', 'SAS', 'elsewhere', /It was tested, but we know of no published figure/],
    ['PGS000055', 'EUR', 'elsewhere', /It was tested, but we know of no published figure/],
    ['PGS000802', 'EAS', 'measured', /area under the curve 0\.61/],
    ['PGS001808', 'EUR', 'measured', /Measured in people like European.*0\.014\. That is too little/],
    ['PGS001808', 'AFR', 'measured', /0\.034 \(0\.003–0\.066\)\. That is too little/],
    ['PGS000002', 'EUR', 'elsewhere', /It was tested, but we know of no published figure/],
    ['PGS000899', 'AFR', 'carried-over', /81\.9%.*4 comparisons\)/],
    ['PGS000004', null, 'elsewhere', /of several groups/],
    ['GWAS-25751625', 'EUR', 'unevaluated', /Nobody has published how well this score works/],
  ])('%s in %s', (id, group, kind, words) => {
    const known = effectFor(id, group, KNOWLEDGE);
    expect(known.kind).toBe(kind);
    expect(knownEffectWords(known, group)).toMatch(words);
  });

  it('says of every correlation of PGS001808 that it is none that can be told', () => {
    const all = KNOWLEDGE.effects.filter(({ id }) => id === 'PGS001808');
    expect(all.map(isMeasurable)).toEqual(all.map(() => false));
    expect(GROUPS.map((group) => effectSize(effectFor('PGS001808', group, KNOWLEDGE)))).toEqual([0, null, 0, 0, 0]);
  });

  it('opens an absolute risk only by a ratio of the whole condition in such people', () => {
    const ratio = (id: string, group: Group | null): number | undefined =>
      ratioFor(id, KNOWLEDGE.effects, group)?.value;
    expect([ratio('PGS000001', 'EUR'), ratio('PGS000004', 'EUR'), ratio('PGS000004', 'AFR')]).toEqual([1.46, 1.61, 1.27]); // prettier-ignore
    // Oestrogen-receptor positive cancers alone; other people; nobody.
    expect([ratio('PGS000002', 'EUR'), ratio('PGS000001', 'AFR'), ratio('PGS000001', null)]).toEqual([undefined, undefined, undefined]); // prettier-ignore
  });
});

it('what is kept of effects is what the lab’s table of the same source says', () => {
  const [head = [], ...rows] = readFileSync(EFFECT_RATIOS, 'utf8').trim().split('\n').filter((line) => !line.startsWith('#')).map((line) => line.split('\t')); // prettier-ignore
  expect(head.length).toBeGreaterThan(5);
  const known = new Set(rows.map((cells) => cells.filter((cell) => /^\d/.test(cell)).map(Number).sort().join())); // prettier-ignore
  for (const { ratio, low, high, pairs } of KNOWLEDGE.portability)
    expect(known.has([ratio, low, high, pairs].sort().join()), String(ratio)).toBe(true);
});
