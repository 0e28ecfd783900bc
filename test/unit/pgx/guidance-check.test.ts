import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIGURE_ROLES } from '../../../src/domain/pgx/drugs/drug-pack.ts';
import { decodeDrugPack } from '../../../src/reference/drug-pack.ts';
import { buildDrugPacks } from '../../../src/tools/packs/drugs.ts';
import { contradictionOf } from '../../../src/tools/packs/guidance-check.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const guidelines = buildDrugPacks(ROOT).flatMap(({ bytes }) => {
  const pack = decodeDrugPack(bytes);
  return pack.ok ? pack.value.guidelines : [];
});

describe('a row that contradicts itself stops the packs', () => {
  it.each([
    ['lower_dose', ['lower_dose', 'higher_dose'], '', 'lower and higher'],
    ['alternative', ['consider_alternative', 'standard_dose', 'not_recommended'], '', 'usual use and another advice'],
    ['contraindicated', ['contraindicated', 'no_change'], '', 'usual use and another advice'],
    ['standard_dose_with_care', ['standard_dose', 'avoid'], '', 'usual use and advised against'],
    ['lower_dose', ['lower_dose', 'contraindicated'], '', 'a lower dose and advised against'],
    ['contraindicated', ['contraindicated', 'monitor'], '', 'advised against and watched'],
    ['dose_cap', ['dose_cap', 'higher_dose'], '', 'a limit and a higher dose'],
    ['avoid', ['avoid', 'no_dose_figure_possible'], 'percent=50%', 'no figure possible, and figures'],
    ['see_guideline', ['see_guideline', 'lower_dose'], '', 'more than that there is advice'],
    ['see_guideline', ['see_guideline'], 'share=50%', 'more than that there is advice'],
    ['see_guideline', ['see_guideline'], '', null],
    ['standard_dose_with_care', ['standard_dose', 'lower_dose', 'slow_titration'], '', null],
    ['avoid', ['avoid', 'lower_dose', 'tdm'], '', null],
    ['higher_dose', ['higher_dose', 'dose_cap'], '', null],
  ])('%s: %j', (category, codes, numbers, found) => {
    expect(contradictionOf({ category, codes, numbers })).toBe(found);
  });
});

describe('what the packs say', () => {
  it.each([
    ['DPWG', 'eliglustat', 'CYP2D6', '0.5'],
    ['DPWG', 'eliglustat', 'CYP2D6', '0.0'],
    ['DPWG', 'metoprolol', 'CYP2D6', '3.0'],
    ['DPWG', 'zuclopenthixol', 'CYP2D6', '3.0'],
    ['DPWG', 'tramadol', 'CYP2D6', '3.0'],
    ['DPWG', 'efavirenz', 'CYP2B6', 'Poor Metabolizer'],
    ['DPWG', 'tegafur', 'DPYD', '1.0 (Intermediate Metabolizer)'],
    ['DPWG', 'irinotecan', 'UGT1A1', 'Poor Metabolizer'],
    ['DPWG', 'flucloxacillin', 'HLA-B', '*57:01 positive'],
    ['DPWG', 'simvastatin', 'SLCO1B1', 'Poor Function'],
    ['DPWG', 'atorvastatin', 'SLCO1B1', 'Decreased Function'],
  ])('%s, %s, %s %s: only that there is advice', (source, drug, gene, key) => {
    const found = guidelines
      .filter((one) => one.source === source && one.drug === drug)
      .flatMap(({ recommendations }) => recommendations)
      .filter(({ lookups }) => lookups.flat().some((part) => part.gene === gene && part.key === key));
    expect(found.map(({ category, codes, numbers }) => [category, codes, numbers])).toEqual([['see_guideline', ['see_guideline'], {}]]); // prettier-ignore
  });

  it('a figure has a role', () => {
    const kinds = new Set(guidelines.flatMap(({ recommendations }) => recommendations.flatMap(({ numbers }) => Object.keys(numbers)))); // prettier-ignore
    expect([...kinds].sort()).toEqual([...FIGURE_ROLES].sort());
  });

  it('a warning stays a warning', () => {
    const of = (drug: string, category: string): boolean =>
      guidelines.some((one) => one.source === 'CPIC' && one.drug === drug && one.recommendations.some((row) => row.category === category)); // prettier-ignore
    expect([of('succinylcholine', 'contraindicated'), of('clopidogrel', 'avoid'), of('codeine', 'avoid')]).toEqual([true, true, true]); // prettier-ignore
  });
});
