import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { throughChip } from '../../../src/domain/lab/chip-view.ts';
import { groupShifts } from '../../../src/domain/lab/group-shift.ts';
import { mixedStanding } from '../../../src/domain/lab/mixed.ts';
import { bothAbove, normalDensity, normalQuantile } from '../../../src/domain/lab/normal.ts';
import { riskAtRank } from '../../../src/domain/lab/rank-risk.ts';
import { comparableGroups, type ScoreTable, scoreTableOf } from '../../../src/domain/lab/score-table.ts';
import { spectra } from '../../../src/domain/lab/spectrum.ts';
import { settingOf, traitSlug } from '../../../src/domain/lab/view-settings.ts';
import { LAB_VIEWS, type LabViewId } from '../../../src/domain/lab/views.ts';
import { nodeReferences } from '../../../src/tools/analyse/node-packs.ts';
import { readLabData } from '../../../src/tools/packs/lab.ts';
import { viewAnswers } from '../../../src/ui/lab/answers.ts';
import { lessonHtml, lessonSteps } from '../../../src/ui/lab/lesson.ts';
import { viewWords } from '../../../src/ui/lab/words.ts';
import { parseHash } from '../../../src/state/route.svelte.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const data = readLabData(ROOT);
const references = nodeReferences(ROOT);
if (!references.ok) throw new Error('no packs');
const tables = references.value.scores.map(scoreTableOf).filter((table) => table !== null);
const facts = { data, tables };
/** The score that a view begins with. */
const first = (view: LabViewId): ScoreTable =>
  tables.find(({ id }) => id === settingOf(view, 'score')?.at) ?? expect.fail(view);

describe('mixed people', () => {
  const table = first('mixed');

  it('are the one group or the other at the ends, and the middle among themselves everywhere', () => {
    const [none, half, all] = [0, 0.5, 1].map((share) => mixedStanding(table, 'EUR', 'AFR', share) ?? expect.fail('rows'));
    expect(none?.middle.first).toBeCloseTo(50, 10);
    expect(all?.middle.second).toBeCloseTo(50, 10);
    expect(half?.own.mean).toBeCloseTo(((half?.first.mean ?? 0) + (half?.second.mean ?? 0)) / 2, 10);
    // What the view is about: an ordinary person is far from the middle in either reference, on opposite sides.
    const ranks = [half?.middle.first ?? 50, half?.middle.second ?? 50].sort((a, b) => a - b);
    expect(ranks[0]).toBeLessThan(30);
    expect(ranks[1]).toBeGreaterThan(70);
  });

  it('vary at least as much as the mean of both groups does: mixing adds variance and takes none', () => {
    const half = mixedStanding(table, 'EUR', 'AFR', 0.5) ?? expect.fail('rows');
    expect(half.own.sd ** 2).toBeGreaterThanOrEqual((half.first.sd ** 2 + half.second.sd ** 2) / 2);
  });

  it('are not compared where a group has no frequencies', () => {
    expect(mixedStanding(tables.find(({ id }) => id === 'GWAS-19060906-TG') ?? expect.fail('table'), 'EUR', 'AFR', 0.5)).toBeNull();
  });
}); // prettier-ignore

describe('risk at a rank', () => {
  it('is the prevalence at every rank where the score explains nothing, and climbs where it does', () => {
    for (const rank of [1, 50, 99]) expect(riskAtRank(rank, { r2: 0, prevalence: 0.05 })).toBeCloseTo(0.05, 12);
    const risks = [1, 25, 50, 75, 99].map((rank) => riskAtRank(rank, { r2: 0.1, prevalence: 0.05 }));
    expect(risks).toEqual([...risks].sort((a, b) => a - b));
  });

  it('adds up to the prevalence over all ranks, and above a rank to what both tails say', () => {
    const question = { r2: 0.1, prevalence: 0.05 };
    const step = 0.01;
    let [all, above] = [0, 0];
    for (let z = -8; z < 8; z += step) {
      const middle = z + step / 2;
      const rank = 100 * 0.5 * (1 + erf(middle / Math.SQRT2));
      if (rank <= 0 || rank >= 100) continue;
      const risk = riskAtRank(rank, question) * normalDensity(middle) * step;
      all += risk;
      if (middle > normalQuantile(0.95)) above += risk;
    }
    expect(all).toBeCloseTo(0.05, 4);
    expect(above).toBeCloseTo(bothAbove(normalQuantile(0.95), normalQuantile(0.95), Math.sqrt(0.1)), 3);
  });
});

/** Abramowitz and Stegun 7.1.26, good to seven digits: another way than the one that is tested. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - tail * Math.exp(-x * x));
}

describe('what the views begin with', () => {
  it('threshold: measured on genotypes, all five groups, and a count that is far from that of EUR', () => {
    const shifts = groupShifts(first('threshold'));
    expect([shifts?.from, shifts?.shifts.length]).toEqual(['measured', 5]);
    expect(Math.max(...(shifts?.shifts.map(({ shift }) => Math.abs(shift)) ?? []))).toBeGreaterThan(1);
  });

  it('spectrum: with the limit that it begins with, less than half of the variance is left in its group', () => {
    const group = settingOf('spectrum', 'group')?.at;
    const one = spectra(first('spectrum'), 0.01).find((spectrum) => spectrum.group === group);
    expect(one?.bound).toBeLessThan(0.5);
    expect((one?.rows ?? 0) - (one?.kept ?? 0)).toBeGreaterThanOrEqual(5);
  });

  it('coverage: the same chip shows shares that differ by ten points or more, and real chips are counted beside it', () => {
    const table = first('coverage');
    const seen = throughChip(table, 0.4, 'common-in-EUR').map((view) => view.seen);
    expect(Math.max(...seen) - Math.min(...seen)).toBeGreaterThanOrEqual(0.1);
    expect(data.chips.some(({ score }) => score === table.id)).toBe(true);
  });

  it.each(['rulers', 'mixed'] as const)('%s: a score that all five groups have', (view) => {
    expect(comparableGroups(first(view))?.groups).toHaveLength(5);
  });
});

describe('answers', () => {
  it.each(LAB_VIEWS)('%s: one for each question, with every figure computed', (view) => {
    const { answers, mistake } = viewAnswers(view, facts);
    expect(answers).toHaveLength(viewWords(view).tasks.length);
    for (const text of [...answers, mistake]) {
      expect(text).not.toMatch(/NaN|undefined|Infinity|not known|\{/);
      expect(text).not.toMatch(/\brac(e|es|ial)\b|ethnic|high risk/i);
      expect(text.length).toBeGreaterThan(20);
    }
  });

  it('give the published counts of true flags, and where a call is as often wrong as right', () => {
    expect(viewAnswers('screening', facts).answers[0]).toContain(
      '75 of 500 in the United Kingdom and 42 of 500 in Nigeria',
    );
    expect(viewAnswers('screening', facts).answers[1]).toContain('25 of 10,000');
    expect(viewAnswers('calls', facts).answers[0]).toContain('one carrier in 9,901 people');
    expect(viewAnswers('continuum', facts).answers[1]).toContain('China and Caribbean');
  });
});

describe('the lesson', () => {
  const steps = lessonSteps(facts);

  it('fills 45 minutes without a gap, and asks something at each step', () => {
    expect(steps.map(({ from }) => from)).toEqual([0, ...steps.slice(0, -1).map(({ to }) => to)]);
    expect(steps[steps.length - 1]?.to).toBe(45);
    for (const { asked } of steps) for (const { ask, answer } of asked) expect([ask !== '', answer !== '']).toEqual([true, true]);
  }); // prettier-ignore

  it('links to views with settings that they take', () => {
    for (const { show } of steps.slice(1)) {
      const { path: [view], settings = {} } = parseHash(show.address); // prettier-ignore
      expect(LAB_VIEWS).toContain(view);
      for (const name of Object.keys(settings)) expect([view, name, settingOf(view as LabViewId, name) !== null]).toEqual([view, name, true]);
      if (settings.trait !== undefined) expect(tables.some(({ trait }) => traitSlug(trait) === settings.trait)).toBe(true);
    }
  }); // prettier-ignore

  it('prints by itself', () => {
    const html = lessonHtml(facts);
    for (const { title } of steps) expect(html).toContain(title.replaceAll('"', '&quot;'));
    expect(html).not.toMatch(/<script|<link|<img|\bsrc=|\bhref=|url\(/i);
  });
});
