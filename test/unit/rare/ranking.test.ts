import { describe, expect, it } from 'vitest';
import { bandOf, sharesOf } from '../../../src/domain/rare/confidence.ts';
import { Differential } from '../../../src/domain/rare/differential.ts';
import { onsetDistance, onsetRange, yearsOf } from '../../../src/domain/rare/onset.ts';
import type { RareTelling } from '../../../src/domain/rare/phenopacket.ts';
import { buildRareIndex } from '../../../src/domain/rare/rare-index.ts';
import { termIdOf } from '../../../src/domain/rare/knowledge.ts';
import { builtDifferential, builtKnowledge, smallKnowledge } from '../../support/rare.ts';

const told = (present: readonly string[], more: Partial<RareTelling> = {}): RareTelling => ({ present, absent: [], sex: null, age: null, onset: null, ...more }); // prettier-ignore
const small = new Differential(smallKnowledge());
/** Ids of the small list's terms. */
const [BROAD_FINGER, BROAD_THUMB, SHORT_FINGER, SMALL_HEAD] = [121, 122, 123, 124].map(termIdOf) as [string, string, string, string]; // prettier-ignore

describe('the index of a list', () => {
  const index = buildRareIndex(smallKnowledge());

  it('carries every sign up to the root, with the largest share below', () => {
    const { starts, items } = index.carriers;
    const carriersOf = (term: number): number[] => [...items.slice(starts[term], starts[term + 1])];
    expect(carriersOf(0)).toEqual([0, 1, 2, 3]);
    expect(carriersOf(3)).toEqual([0, 1]);
    expect(carriersOf(1)).toEqual([0, 1, 2]);
    const shareAt = (term: number, place: number): number => index.carrierShares[(starts[term] ?? 0) + place] ?? 0;
    expect(shareAt(3, 0)).toBe(1);
    expect(shareAt(3, 1)).toBeCloseTo(0.8);
  });

  it('counts what is rare as telling, and a term against those that carry all of its parents', () => {
    expect(index.information[0]).toBe(-0);
    expect(index.information[4]).toBeCloseTo(Math.log(4));
    expect(index.weight[8]).toBeCloseTo(-Math.log2(1 / 2));
    expect(index.weight[0]).toBe(0);
  });
});

describe('ranking', () => {
  it.each([
    ['the very sign', [BROAD_THUMB], 'Thumbs'],
    ['two signs', [BROAD_FINGER, SHORT_FINGER], 'Fingers'],
    ['a sign that one disease has more often', [SMALL_HEAD], 'Heads'],
    ['an id that is not used any more', ['HP:0000007'], 'Thumbs'],
  ])('%s finds its disease first', (_, present, name) => {
    expect(small.answer(told(present)).candidates[0]?.disease.name).toBe(name);
  });

  it('says nothing where nothing was told, and names what it does not know', () => {
    const { candidates, next, unknown } = small.answer(told(['HP:9999999']));
    expect([candidates, next, unknown]).toEqual([[], [], ['HP:9999999']]);
  });

  it('does not rank by what was looked for in vain', () => {
    const present = [BROAD_THUMB];
    expect(small.rank(told(present, { absent: [SMALL_HEAD] }), 4)).toEqual(small.rank(told(present), 4));
  });

  it("finds Pfeiffer syndrome first by the four signs of Exomiser's example", () => {
    const four = told(['HP:0001156', 'HP:0001363', 'HP:0011304', 'HP:0010055']);
    expect(builtDifferential().rank(four, 1)[0]?.id).toBe('OMIM:101600');
  });

  it('finds nearly every well described disease by eight of its own most common signs', () => {
    const { diseases, signStarts, signs, frequencies, termIds } = builtKnowledge();
    const tried = [...diseases.keys()].filter((d) => d % 97 === 0 && (signStarts[d + 1] ?? 0) - (signStarts[d] ?? 0) >= 15); // prettier-ignore
    const missed = tried.filter((d) => {
      const own = [...signs.slice(signStarts[d], signStarts[d + 1]).entries()].sort(([a], [b]) => (frequencies[(signStarts[d] ?? 0) + b] ?? 0) - (frequencies[(signStarts[d] ?? 0) + a] ?? 0) || a - b); // prettier-ignore
      const present = own.slice(0, 8).map(([, term]) => termIdOf(termIds[term] ?? 0));
      return !builtDifferential().rank(told(present), 10).some(({ id }) => id === diseases[d]?.id); // prettier-ignore
    });
    expect(tried.length).toBeGreaterThan(30);
    expect(missed.length).toBeLessThanOrEqual(tried.length * 0.05);
  });
});

describe('reasons', () => {
  const reasons = (present: readonly string[], absent: readonly string[] = []) =>
    small.answer(told(present, { absent })).candidates;
  const fitOf = (name: string, present: string) =>
    reasons([present]).find(({ disease }) => disease.name === name)?.fits[0];

  it.each([
    ['the very sign', 'Fingers', BROAD_FINGER, 'exact', 'Broad finger'],
    ['a special form of it', 'Thumbs', BROAD_FINGER, 'more-special', 'Broad thumb'],
    ['nothing alike', 'Large heads', BROAD_THUMB, 'none', undefined],
  ] as const)('%s', (_, name, present, fit, by) => {
    expect(fitOf(name, present)).toMatchObject({ fit });
    expect(fitOf(name, present)?.by?.label).toBe(by);
  });

  it('a sign of which the disease lists something more general', () => {
    const pfeiffer = builtDifferential().answer(told(['HP:0011304', 'HP:0001363', 'HP:0010055', 'HP:0001156']), 40);
    const fits = pfeiffer.candidates.flatMap(({ fits: list }) => list);
    expect(fits.some(({ fit }) => fit === 'more-general')).toBe(true);
    for (const { fit, by } of fits) expect(by === null).toBe(fit === 'none');
  });

  it('a sign of which nobody says how often it is there has no share', () => {
    const fingers = reasons([BROAD_FINGER]).find(({ disease }) => disease.name === 'Fingers');
    expect(fingers?.missing.map(({ label, share }) => [label, share])).toEqual([['Short finger', null]]);
  });

  it('what was looked for in vain contradicts, and is missing no more', () => {
    const thumbs = reasons([BROAD_THUMB], [SMALL_HEAD]).find(({ disease }) => disease.name === 'Thumbs');
    expect(thumbs?.contradictions.map(({ label, absent }) => [label, absent.label])).toEqual([['Small head', 'Small head']]); // prettier-ignore
    expect(thumbs?.missing).toEqual([]);
  });

  it('diseases of one gene point at each other, and a disease with few signs is marked', () => {
    const [first, second] = reasons([BROAD_THUMB]);
    expect([first?.sameGene, second?.sameGene]).toEqual([[2], [1]]);
    expect(first?.isThin).toBe(true);
  });
});

describe('how far a place is to be believed', () => {
  it.each([
    [0, 'low'],
    [0.19, 'low'],
    [0.2, 'middle'],
    [0.6, 'middle'],
    [0.61, 'high'],
  ] as const)('a share of %s is %s', (share, band) => {
    expect(bandOf(share)).toBe(band);
  });

  it('shares add up to 1', () => {
    const shares = sharesOf([3, 2, 1].map((score, disease) => ({ disease, score })));
    expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
    expect(shares[0]).toBeGreaterThan(shares[1] ?? 1);
  });
});

describe('ages', () => {
  it.each([
    ['P3Y6M', 3.5],
    ['P6M', 0.5],
    ['P14M', 14 / 12],
    ['P1D', 1 / 365.25],
    ['Congenital onset', 0],
    ['Infantile onset', 0.1],
    ['Young adult onset', 16],
    ['Middle age onset', 40],
    ['P', null],
    ['soon', null],
  ])('%s is %s years', (text, years) => {
    const found = yearsOf(text);
    if (years === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(years);
  });

  it.each([
    ['inside', 3, null, 0],
    ['too early', 0, null, Math.log(1.5 / 0.5)],
    ['too late', 49.5, null, Math.log(50 / 5.5)],
    ['only the age today: a later one is no contradiction', null, 49.5, 0],
    ['only the age today: a disease that starts later is', null, 0, Math.log(1.5 / 0.5)],
    ['nothing told', null, null, 0],
  ])('%s', (_, onset, age, distance) => {
    expect(onsetDistance(onsetRange(['childhood']), onset, age)).toBeCloseTo(distance);
  });
});

describe('what to look for next', () => {
  it('is what tells the first places apart, not what was told or looked for', () => {
    const { next } = small.answer(told([BROAD_FINGER]));
    expect(next.length).toBeGreaterThan(0);
    expect(next.map(({ sign }) => sign.id)).not.toContain(BROAD_FINGER);
    for (const { gain, expected } of next) {
      expect(gain).toBeGreaterThan(0);
      expect(expected).toBeGreaterThan(0);
      expect(expected).toBeLessThan(1);
    }
    const [first] = next;
    const again = small.answer(told([BROAD_FINGER], { absent: [first?.sign.id ?? ''] }));
    expect(again.next.map(({ sign }) => sign.id)).not.toContain(first?.sign.id);
  });

  it('gains most first', () => {
    const { next } = builtDifferential().answer(told(['HP:0001156', 'HP:0001363', 'HP:0011304']));
    expect(next).toHaveLength(5);
    expect(next.map(({ gain }) => gain)).toEqual(next.map(({ gain }) => gain).sort((a, b) => b - a));
  });
});
