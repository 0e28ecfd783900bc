import { describe, expect, it } from 'vitest';
import type { DrugCategory, DrugCode } from '../../../src/domain/pgx/drugs/codes.ts';
import type { DrugReport } from '../../../src/domain/pgx/drugs/report.ts';
import { audienceOf } from '../../../src/domain/pgx/mental-health/audience.ts';
import { exposureOf } from '../../../src/domain/pgx/mental-health/exposure.ts';
import { type ClinicalFactors, NO_FACTORS } from '../../../src/domain/pgx/mental-health/factors.ts';
import { concerns, NOTES, notesFor } from '../../../src/domain/pgx/mental-health/notes.ts';

const row = (drug: string, more: Partial<DrugReport> = {}): DrugReport => ({
  drug,
  genes: ['CYP2D6'],
  source: 'CPIC',
  category: 'standard_dose',
  strength: null,
  url: null,
  pmid: null,
  date: null,
  ...more,
});
const factors = (more: Partial<ClinicalFactors>): ClinicalFactors => ({ ...NO_FACTORS, ...more });

const ROWS = [
  row('atomoxetine', { population: 'adults' }),
  row('atomoxetine', { population: 'pediatrics' }),
  row('carbamazepine', { population: 'CBZ naive' }),
  row('carbamazepine', { population: 'CBZ use >3mos' }),
  row('oxcarbazepine', { population: 'OXC use >3 mos' }),
  row('venlafaxine', { source: 'DPWG', codes: ['indication_specific', 'avoid'] }),
  row('citalopram'),
];

const DRUGS = [
  { name: 'atomoxetine', audiences: ['adults', 'children'] as const, byIndication: false },
  { name: 'carbamazepine', audiences: ['new-users', 'long-users'] as const, byIndication: false },
  { name: 'citalopram', audiences: [], byIndication: false },
  { name: 'venlafaxine', audiences: [], byIndication: true },
];

describe('for whom a row is written', () => {
  it.each([
    ['pediatrics', 'children'],
    ['adults', 'adults'],
    ['CBZ naive', 'new-users'],
    ['PHT use >3mos', 'long-users'],
    ['OXC use >3 mos', 'long-users'],
    ['CBZ-no alternatives', null],
    [undefined, null],
  ])('%s: %s', (population, audience) => {
    expect(audienceOf(population)).toBe(audience);
  });

  it.each<[string, Partial<ClinicalFactors>, string[]]>([
    ['atomoxetine', {}, ['adults', 'pediatrics']],
    ['atomoxetine', { age: 'adult' }, ['adults']],
    ['atomoxetine', { age: 'older' }, ['adults']],
    ['atomoxetine', { age: 'child' }, ['pediatrics']],
    ['carbamazepine', {}, ['CBZ naive', 'CBZ use >3mos']],
    ['carbamazepine', { earlier: { carbamazepine: 'over-three-months' } }, ['CBZ use >3mos']],
    ['carbamazepine', { earlier: { carbamazepine: 'side-effects' } }, ['CBZ naive']],
    ['carbamazepine', { earlier: { sertraline: 'over-three-months' } }, ['CBZ naive', 'CBZ use >3mos']],
  ])('%s with %j', (drug, said, populations) => {
    const shown = ROWS.filter((one) => one.drug === drug && concerns(one, factors(said)));
    expect(shown.map(({ population }) => population)).toEqual(populations);
  });
});

describe('notes', () => {
  it.each<[Partial<ClinicalFactors>, [code: string, drugs: string[]][]]>([
    [{}, []],
    [{ age: 'adult' }, []],
    [{ age: 'older' }, [['note/older', []]]],
    [
      { age: 'child' },
      [
        ['note/rows-for-children', ['atomoxetine']],
        ['note/children-elsewhere', []],
      ],
    ],
    [{ diagnoses: ['depression'] }, [['note/differs-by-indication', ['venlafaxine']]]],
    [
      { circumstances: ['qt', 'pregnancy'] },
      [
        ['note/qt', []],
        ['note/pregnancy', []],
      ],
    ],
    [
      { earlier: { carbamazepine: 'over-three-months', sertraline: 'over-three-months', citalopram: 'side-effects' } },
      [
        ['note/rows-for-earlier-use', ['carbamazepine']],
        ['note/earlier-use', ['sertraline']],
        ['note/earlier-side-effects', ['citalopram']],
      ],
    ],
    [{ earlier: { citalopram: 'no-benefit' } }, [['note/earlier-no-benefit', ['citalopram']]]],
    [{ taken: ['paroxetine'] }, []],
  ])('%j', (said, expected) => {
    expect(notesFor(DRUGS, factors(said)).map(({ code, drugs }) => [code, [...drugs]])).toEqual(expected);
  });

  it('a diagnosis that no row depends on calls for no note', () => {
    expect(notesFor(DRUGS.slice(0, 1), factors({ diagnoses: ['adhd'] }))).toEqual([]);
  });

  it('a note that names a source’s rows names medicines', () => {
    const all = notesFor(DRUGS, factors({ age: 'child', diagnoses: ['pain'], earlier: { carbamazepine: 'over-three-months' } })); // prettier-ignore
    for (const { code, drugs } of all) expect([code, NOTES[code] === 'source']).toEqual([code, drugs.length > 0]);
  });
});

describe('exposure that a row is written for', () => {
  it.each<[DrugCode[], DrugCategory, string]>([
    [['consider_alternative', 'lower_dose', 'slow_titration'], 'alternative', 'higher'],
    [['dose_cap'], 'dose_cap', 'higher'],
    [['consider_alternative', 'higher_dose'], 'alternative', 'lower'],
    [['standard_dose'], 'standard_dose', 'usual'],
    [['no_change'], 'no_change', 'usual'],
    [['titration_schedule', 'higher_dose', 'lower_dose', 'tdm'], 'titration_schedule', 'unsaid'],
    [['avoid', 'consider_alternative'], 'avoid', 'unsaid'],
    [['no_recommendation'], 'no_recommendation', 'unsaid'],
    [['standard_dose', 'consider_alternative'], 'standard_dose_with_care', 'unsaid'],
  ])('%j', (codes, category, exposure) => {
    expect(exposureOf(row('a', { codes, category }))).toBe(exposure);
  });

  it('a flag of the FDA says nothing of it', () => {
    expect(exposureOf(row('a', { source: 'FDA', category: 'label' }))).toBe('unsaid');
  });
});
