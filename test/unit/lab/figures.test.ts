import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Group } from '../../../src/domain/ancestry/groups.ts';
import { type ChipView, percentileBand, throughChip } from '../../../src/domain/lab/chip-view.ts';
import { distanceOf, fitLine, placedGroups } from '../../../src/domain/lab/continuum.ts';
import { drawScores, expectedShift, histogram, summariseDrift } from '../../../src/domain/lab/drift.ts';
import { flaggedShare, groupShifts } from '../../../src/domain/lab/group-shift.ts';
import { bothAbove, normalQuantile } from '../../../src/domain/lab/normal.ts';
import { comparableGroups, type ScoreTable, scoreTableOf } from '../../../src/domain/lab/score-table.ts';
import { screen } from '../../../src/domain/lab/screening.ts';
import { spectra } from '../../../src/domain/lab/spectrum.ts';
import { decodeLabPack } from '../../../src/reference/lab-pack.ts';
import { nodeReferences } from '../../../src/tools/analyse/node-packs.ts';
import { buildLabPack, readLabData } from '../../../src/tools/packs/lab.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const data = readLabData(ROOT);
const references = nodeReferences(ROOT);
if (!references.ok) throw new Error('no packs');
const tables = references.value.scores.map(scoreTableOf).filter((table) => table !== null);
const table = (id: string): ScoreTable => tables.find((one) => one.id === id) ?? expect.fail(id);

describe('the pack', () => {
  it('decodes to what was packed, frequencies to half a step', () => {
    const decoded = decodeLabPack(buildLabPack(ROOT).bytes);
    if (!decoded.ok) expect.fail('pack-schema');
    const { markers, ...rest } = decoded.value;
    const { markers: packed, ...others } = data;
    expect(rest).toEqual(others);
    markers.AFR.forEach((frequency, marker) => {
      expect(Math.abs(frequency - (packed.AFR[marker] ?? NaN))).toBeLessThanOrEqual(0.00201);
    });
  });

  it('is refused where it is cut or of another kind', () => {
    const { bytes } = buildLabPack(ROOT);
    expect(decodeLabPack(bytes.slice(0, -3)).ok).toBe(false);
    expect(decodeLabPack(Uint8Array.of(1, 2, 3)).ok).toBe(false);
    expect(decodeLabPack(Uint8Array.from([...bytes, 0])).ok).toBe(false);
  });

  it('names a source, a date and terms for every table', () => {
    for (const [name, { source, date, licence }] of Object.entries(data.sources))
      expect([name, source !== '', /^\d{4}-\d{2}-\d{2}$/.test(date), licence !== '']).toEqual([name, true, true, true]);
  });
});

describe('normal distribution', () => {
  it('has the quantiles of printed tables', () => {
    expect(normalQuantile(0.5)).toBeCloseTo(0, 10);
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 10);
    expect(normalQuantile(0.025)).toBeCloseTo(-1.959963984540054, 10);
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
  });

  it('gives both tails of two values: independent ones multiply, and Sheppard’s formula holds at the middle', () => {
    expect(bothAbove(1, 0.5, 0)).toBeCloseTo(0.15865525393145707 * 0.3085375387259869, 9);
    for (const rho of [0.1, 0.5, -0.7])
      expect(bothAbove(0, 0, rho)).toBeCloseTo(0.25 + Math.asin(rho) / (2 * Math.PI), 7);
  });
});

describe('drift alone', () => {
  // Rms shifts in EUR sd as measured on 99,373 and 235,161 variants; the source of the measurement is not kept.
  it.each([
    ['AFR', 0.79],
    ['EAS', 0.68],
    ['SAS', 0.39],
    ['AMR', 0.32],
  ] as const)('expects the published shift in %s', (group, shift) => {
    expect(Math.abs(expectedShift(data.markers, group) - shift)).toBeLessThanOrEqual(0.03);
  });

  it('draws scores that shift as the formula says, and flag as was measured', () => {
    const scores = drawScores(data.markers, { seed: 7, draws: 1000, rows: 500 });
    for (const [group, flagged] of [
      ['AFR', 9.8],
      ['EAS', 8.2],
      ['SAS', 6.4],
      ['AMR', 6.1],
    ] as const) {
      const summary = summariseDrift(scores, group);
      expect(summary.rms / expectedShift(data.markers, group)).toBeGreaterThan(0.93);
      expect(summary.rms / expectedShift(data.markers, group)).toBeLessThan(1.07);
      expect(Math.abs(100 * summary.flagged.mean - flagged)).toBeLessThanOrEqual(1);
      expect(summary.flagged.low).toBeLessThan(summary.flagged.mean);
      expect(summary.flagged.high).toBeGreaterThan(summary.flagged.mean);
    }
    expect(summariseDrift(scores, 'EUR').flagged.mean).toBeCloseTo(0.05, 10);
  });

  it('draws the same scores from the same seed and others from another', () => {
    const once = drawScores(data.markers, { seed: 1, draws: 3, rows: 50 });
    expect(drawScores(data.markers, { seed: 1, draws: 3, rows: 50 })).toEqual(once);
    expect(drawScores(data.markers, { seed: 2, draws: 3, rows: 50 })).not.toEqual(once);
  });

  it('counts every value into a bin', () => {
    expect(histogram([-9, -1, 0, 0.5, 1, 9], -1, 1, 2)).toEqual([2, 4]);
  });
});

describe('threshold', () => {
  it('flags 5 % of EUR at its own 95th percentile, and others by shift and spread', () => {
    expect(flaggedShare(0.05, { shift: 0, sdRatio: 1 })).toBeCloseTo(0.05, 12);
    expect(flaggedShare(0.05, { shift: 1.6448536269514722, sdRatio: 2 })).toBeCloseTo(0.5, 12);
  });

  it('takes shifts from what was measured on genotypes where that is known', () => {
    const measured = groupShifts(table('PGS000586'));
    expect(measured?.from).toBe('measured');
    const AFR = measured?.shifts.find(({ group }) => group === 'AFR');
    // 1000 Genomes: means 5.453213 and 4.463536, standard deviations 1.054837 and 1.544004, on 944 rows.
    expect(AFR?.shift).toBeCloseTo((5.453213 - 4.463536) / 1.544004, 2);
    expect(AFR?.sdRatio).toBeCloseTo(1.054837 / 1.544004, 2);
  });

  it('leaves a group out, and never fills it in, where rows lack its frequency', () => {
    const known = table('PGS000662');
    const comparable = comparableGroups(known);
    expect(comparable?.groups).not.toContain('SAS');
    expect(groupShifts(known)?.shifts.map(({ group }) => group)).toEqual(['AFR', 'AMR', 'EAS', 'EUR']);
    const blank = { ...known, frequency: { ...known.frequency, EUR: known.frequency.EUR.map(() => NaN) } };
    expect([comparableGroups(blank), groupShifts(blank)]).toEqual([null, null]);
  });
});

describe('false alarm and false reassurance', () => {
  // For r² .10 on the liability scale, prevalence 5 % and the top 5 % flagged, per 10,000; the source of the figures is not kept.
  it.each([
    ['United Kingdom', 75, 425, 425],
    ['Italy', 70, 430, 430],
    ['Iran', 65, 435, 435],
    ['India', 62, 438, 438],
    ['China', 56, 444, 444],
    ['Caribbean', 46, 454, 454],
    ['Nigeria', 42, 458, 458],
  ])('counts true flags, false flags and missed people of %s', (group, trueFlags, falseFlags, missed) => {
    const ratio = (data.portability.find((one) => one.group === group)?.percent ?? NaN) / 100;
    const counts = screen({ r2: 0.1 * ratio, prevalence: 0.05, flagged: 0.05 });
    expect(Math.round(10_000 * counts.trueFlags)).toBe(trueFlags);
    expect(Math.round(10_000 * counts.falseFlags)).toBe(falseFlags);
    expect(Math.round(10_000 * counts.missed)).toBe(missed);
  });

  it('is chance without any accuracy', () => {
    expect(screen({ r2: 0, prevalence: 0.05, flagged: 0.05 }).trueFlags).toBeCloseTo(0.0025, 8);
  });
});

describe('accuracy continuum', () => {
  it('falls along distance from the United Kingdom', () => {
    const groups = placedGroups(data.portability, data.populations);
    expect(groups.map(({ group }) => group)).toEqual([
      'United Kingdom',
      'Italy',
      'India',
      'China',
      'Caribbean',
      'Nigeria',
    ]);
    const line = fitLine(groups);
    expect(line.intercept).toBeCloseTo(99.7, 0);
    expect(line.slope).toBeCloseTo(-76.3, 0);
    expect(line.r2).toBeCloseTo(0.953, 2);
    expect(Math.abs(line.worst - 17)).toBeLessThan(1);
  });

  it('puts the middle of each population near its published distance', () => {
    for (const { place, distance, population } of data.populations) {
      const put = distanceOf(place, data.populations, data.axisWeights) ?? expect.fail(population);
      expect([population, Math.abs(put.distance - distance) <= put.error + 1e-9]).toEqual([population, true]);
      expect(put.error).toBeLessThan(0.12);
    }
  });
});

describe('effects of single traits', () => {
  it('are those that were pooled from the PGS Catalog, each inside its interval', () => {
    expect(data.effects).toHaveLength(23);
    expect(data.effects.find(({ trait, ancestry }) => trait === 'Breast cancer' && ancestry === 'African')).toEqual({
      trait: 'Breast cancer',
      training: 'European',
      ancestry: 'African',
      pairs: 1,
      ratio: 0.606,
      low: 0.465,
      high: 0.789,
    });
    for (const { trait, low, ratio, high } of data.effects)
      expect([trait, low <= ratio && ratio <= high]).toEqual([trait, true]);
  });
});

describe('frequency spectrum', () => {
  it('is whole in EUR without a floor, and only falls as the floor rises', () => {
    const floors = [0, 0.005, 0.01, 0.05].map((floor) => spectra(table('PGS000586'), floor));
    const bounds = (group: Group): number[] =>
      floors.map((all) => all.find((one) => one.group === group)?.bound ?? NaN);
    expect(bounds('EUR')[0]).toBeCloseTo(1, 12);
    for (const group of ['AFR', 'EAS', 'EUR'] as const)
      expect(bounds(group)).toEqual([...bounds(group)].sort((a, b) => b - a));
    expect(bounds('EAS')[2]).toBeLessThan(bounds('EUR')[2] ?? 0);
  });

  it('sorts the differences and finds none in EUR against itself', () => {
    const [first] = spectra(table('PGS000586'), 0.01);
    expect(first?.differences).toEqual([...(first?.differences ?? [])].sort((a, b) => b - a));
    const own = spectra(table('PGS000586'), 0).find(({ group }) => group === 'EUR');
    expect(new Set(own?.differences)).toEqual(new Set([0]));
  });
});

describe('coverage', () => {
  it('has no band where all is seen, and nearly the whole axis where nothing is', () => {
    expect(percentileBand(0, 1)).toEqual([50, 50]);
    expect(percentileBand(0, 0).map(Math.round)).toEqual([3, 98]);
  });

  it('shows another share of the variance in each group through one chip, and grows with the chip', () => {
    const at = (share: number): ChipView[] => throughChip(table('PGS000586'), share, 'common-in-EUR');
    expect(new Set(at(0.4).map(({ seen }) => seen.toFixed(3))).size).toBeGreaterThan(1);
    at(0.4).forEach(({ seen, band }, index) => {
      const more = at(0.6)[index];
      expect(more?.seen).toBeGreaterThan(seen);
      expect((more?.band[1] ?? 100) - (more?.band[0] ?? 0)).toBeLessThan(band[1] - band[0]);
    });
    for (const { seen: whole } of throughChip(table('PGS000586'), 1, 'by-chance')) expect(whole).toBeCloseTo(1, 12);
    for (const { seen: none } of throughChip(table('PGS000586'), 0, 'by-chance')) expect(none).toBe(0);
  });
});
