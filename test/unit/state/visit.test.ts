import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_REFERENCE_LENGTH, Visit } from '../../../src/state/visit.svelte.ts';

let visit: Visit;
beforeEach(() => {
  visit = new Visit();
});

describe('a visit at the kiosk', () => {
  it.each([
    [true, 'medicines'],
    [false, 'overview'],
  ] as const)('begins with medicines only where they are asked for (%s)', (asks, page) => {
    visit.begin('en', asks);
    expect(visit.page).toBe(page);
  });

  it.each([
    ['2026-17', '2026-17'],
    ['a\nb\tc\u0000', 'a b c '],
    ['x'.repeat(99), 'x'.repeat(MAX_REFERENCE_LENGTH)],
  ])('keeps a number on one line: %j', (typed, kept) => {
    visit.reference = typed;
    expect(visit.reference).toBe(kept);
  });

  it('counts printing and saving as taking along', () => {
    expect(visit.hasTaken).toBe(false);
    visit.notePrinted();
    expect(visit.hasTaken).toBe(true);
    visit.clear();
    visit.noteSaved();
    expect(visit.hasTaken).toBe(true);
  });

  it('keeps nothing when it is cleared', () => {
    const fresh = (one: Visit): unknown => [
      one.textSize, one.sheet, one.language, one.agreed, one.page, one.reference, one.hasTaken, one.saved, one.asking,
    ]; // prettier-ignore
    visit.begin('en', false);
    visit.agree();
    visit.textSize = 'largest';
    visit.sheet = 'slip';
    visit.reference = '12';
    visit.notePrinted();
    visit.noteSaved();
    visit.ask();
    visit.clear();
    expect(fresh(visit)).toEqual(fresh(new Visit()));
  });
});
