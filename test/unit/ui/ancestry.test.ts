import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_UNLIKE, NEAREST_PEOPLE } from '../../../src/domain/ancestry/panel.ts';
import { SPACING_BASES } from '../../../src/domain/ancestry/thin.ts';
import { formatCount } from '../../../src/i18n/format.ts';
import { ownLabel, spreadLabels } from '../../../src/ui/common/map-labels.ts';
import { PANE_SIZE } from '../../../src/ui/common/map-scale.ts';
import { methodSections } from '../../../src/ui/methods/sections.ts';

describe('names on the map', () => {
  const point = fc.record({
    x: fc.double({ min: 25, max: PANE_SIZE - 25, noNaN: true }),
    y: fc.double({ min: 10, max: PANE_SIZE - 10, noNaN: true }),
  });

  it('stand neither on one another nor on the ringed point, and inside the pane', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 5 }), point, (middles, place) => {
        const names = spreadLabels(middles, place, PANE_SIZE);
        expect(names).toHaveLength(middles.length);
        names.forEach((one, index) => {
          expect(one.y).toBeGreaterThan(0);
          expect(one.y).toBeLessThan(PANE_SIZE);
          expect(Math.abs(one.x - place.x) > 15 || Math.abs(one.y - place.y) > 15).toBe(true);
          for (const other of names.slice(index + 1))
            expect(Math.abs(one.x - other.x) > 30 || Math.abs(one.y - other.y) > 12).toBe(true);
        });
      }),
    );
  });

  it('find room beside one another at the edge of a pane', () => {
    const middles = [{ x: 153, y: 303 }, { x: 163, y: 292 }, { x: 168, y: 275 }]; // prettier-ignore
    const place = { x: 151, y: 304 };
    const names = spreadLabels(middles, place, PANE_SIZE);
    names.forEach((one, index) => {
      expect(Math.abs(one.x - place.x) >= 30 || Math.abs(one.y - place.y) >= 18).toBe(true);
      for (const other of names.slice(index + 1))
        expect(Math.abs(one.x - other.x) >= 38 || Math.abs(one.y - other.y) >= 15).toBe(true);
    });
  });

  it('stay where they are when there is room', () => {
    const middles = [{ x: 60, y: 40 }, { x: 200, y: 250 }]; // prettier-ignore
    expect(spreadLabels(middles, { x: 300, y: 120 }, PANE_SIZE)).toEqual(middles);
  });

  it('and the words beside the point stay in the pane', () => {
    fc.assert(
      fc.property(point, (place) => {
        const own = ownLabel(place, PANE_SIZE);
        expect(own.x).toBeGreaterThan(25);
        expect(own.x).toBeLessThan(PANE_SIZE - 25);
        expect(own.y).toBeGreaterThan(0);
        expect(own.y).toBeLessThan(PANE_SIZE);
      }),
    );
  });
});

describe('the methods page on ancestry', () => {
  const sections = methodSections();
  const textOf = (anchor: string): string => {
    const found = sections.find((one) => one.anchor === anchor);
    return [...(found?.paragraphs ?? []), ...(found?.formulas ?? [])].join(' ');
  };

  it('has each anchor once, and no place left empty in its words', () => {
    expect(new Set(sections.map(({ anchor }) => anchor)).size).toBe(sections.length);
    for (const { anchor } of sections) expect(textOf(anchor)).not.toMatch(/[{}]|undefined|NaN|@@/);
  });

  it('states the limits that the code has', () => {
    expect(textOf('ancestry-place')).toContain(`the ${formatCount(NEAREST_PEOPLE)} nearest people`);
    expect(textOf('ancestry-mixture')).toContain(`${formatCount(SPACING_BASES)} bases`);
    expect(textOf('ancestry-outside')).toContain(`up to ${formatCount(MOST_UNLIKE)} standard deviations`);
    expect(textOf('ancestry-use')).toContain('never used for medicines');
  });
});
