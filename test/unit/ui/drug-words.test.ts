import { describe, expect, it } from 'vitest';
import type { DrugCategory, DrugCode } from '../../../src/domain/pgx/drugs/codes.ts';
import type { DrugReport } from '../../../src/domain/pgx/drugs/report.ts';
import { guidelineTables } from '../../../src/domain/pgx/drugs/guideline-table.ts';
import { m } from '../../../src/i18n/messages.ts';
import {
  categoryWords,
  codeWords,
  populationWords,
  statusWords,
  strengthWords,
} from '../../../src/ui/words/drug-codes.ts';
import { alsoWords, figuresWords, groupWords, isNotToldApart } from '../../../src/ui/words/drugs.ts';
import { builtDrugPacks } from '../../support/drug-packs.ts';

const packs = builtDrugPacks();
const guidelines = packs.flatMap((pack) => pack.guidelines);
const drugs = packs.flatMap((pack) => pack.drugs);
const rows = guidelines.flatMap(({ recommendations }) => recommendations);

const unique = (codes: readonly string[]): string[] => [...new Set(codes)].filter((code) => code !== '').sort();

describe('every code of the drug packs has words', () => {
  it.each([
    ['categories', unique(rows.map(({ category }) => category)), (word) => categoryWords(word as DrugCategory)],
    ['codes', unique(rows.flatMap(({ codes }) => codes)), (word) => codeWords(word as DrugCode)],
    ['strengths', unique([...rows.map(({ strength }) => strength), ...drugs.flatMap(({ pairs }) => pairs.map(({ fdaLabel }) => fdaLabel))]), strengthWords], // prettier-ignore
    ['populations', unique(rows.map(({ population }) => population)), populationWords],
    ['statuses', unique(drugs.flatMap(({ pairs }) => pairs.map(({ status }) => status))), statusWords],
  ])('%s', (_, codes, words) => {
    expect(codes.length).toBeGreaterThan(1);
    const spelt = codes.map((code) => [code, words(code)] as const);
    // Words may equal a code that is a word already, but not one that is spelt like a code.
    for (const [code, text] of spelt) expect([code, text === code && /[_>-]|^[a-z]/.test(code) && code !== 'adults']).toEqual([code, false]); // prettier-ignore
    expect(new Set(spelt.map(([, text]) => text)).size).toBe(codes.length);
  });

  it('never tells anybody to stop, start or change a medicine', () => {
    const texts = [
      ...rows.map(({ category }) => categoryWords(category)),
      ...rows.flatMap(({ codes }) => codes.map(codeWords)),
    ];
    for (const text of texts)
      expect(text).not.toMatch(/\b(stop|start|change|switch|discontinue|take|increase|reduce)\b/i);
  });
});

describe('words of rows', () => {
  it('do not repeat the kind of advice', () => {
    expect(alsoWords({ category: 'lower_dose', codes: ['lower_dose', 'tdm'] })).toBe(m.drugs_code_tdm());
    expect(alsoWords({ category: 'contraindicated', codes: ['not_recommended'] })).toBe('');
  });

  it('give figures with what they are figures of, and no others', () => {
    expect(figuresWords({ less: ['25%'] })).toBe('25 % less than the usual dose');
    expect(figuresWords({ share: ['40%'], ceiling: ['75 mg/day'] })).toBe('40 % of the usual dose · at most 75 mg/day');
    expect(figuresWords({ percent: ['25%'], dose: ['maximum of150 mg'] })).toBe('');
  });

  it('write neighbouring scores as a range and words with commas', () => {
    expect(groupWords({ keys: ['1.25', '1.5', '2.25'] })).toBe('1.25 to 2.25');
    expect(groupWords({ keys: ['2.5', '2.75', '≥6.0'] })).toBe('2.5 and above');
    expect(groupWords({ keys: ['0.0'] })).toBe('0.0');
    expect(groupWords({ keys: ['Rapid Metabolizer', 'No Result'] })).toBe('Rapid Metabolizer, no result');
  });

  it('say which rows cannot be told apart', () => {
    const row = { drug: 'd', source: 'DPWG', category: 'avoid', strength: null, url: null, pmid: null, date: null, guideline: 'g', results: { DPYD: '1.0' } } as const; // prettier-ignore
    const rowsOf: DrugReport[] = [
      { ...row, genes: ['DPYD'] },
      { ...row, genes: ['DPYD'], category: 'lower_dose' },
    ];
    const [first, second] = rowsOf;
    expect(first !== undefined && isNotToldApart(first, rowsOf)).toBe(true);
    expect(second !== undefined && isNotToldApart(second, [second])).toBe(false);
  });
});

describe('tables of guidelines', () => {
  it('hold every lookup of every guideline, once and in its place', () => {
    for (const guideline of guidelines) {
      const tables = guidelineTables(guideline);
      const listed = guideline.recommendations.filter(({ lookups }) => lookups.length > 0);
      if (guideline.genes.length > 2 || listed.length === 0) {
        expect(tables).toEqual([]);
        continue;
      }
      for (const recommendation of listed) {
        const table = tables.find(({ population }) => population === recommendation.population);
        for (const lookup of recommendation.lookups) {
          const keyOf = (gene: string | undefined): string | undefined =>
            lookup.find((part) => part.gene === gene)?.key;
          const row = table?.rows.findIndex(({ gene, keys }) => keys.includes(keyOf(gene) ?? '')) ?? -1;
          const column = table?.columns?.findIndex(({ gene, keys }) => keys.includes(keyOf(gene) ?? '')) ?? 0;
          expect([guideline.id, lookup, table?.cells[row]?.[column]?.includes(recommendation)]).toEqual([guideline.id, lookup, true]); // prettier-ignore
        }
      }
    }
  });

  it('fold the scores of the tricyclics into ranges', () => {
    const amitriptyline = guidelines.find(({ drug, source }) => drug === 'amitriptyline' && source === 'CPIC');
    if (amitriptyline === undefined) throw new Error('no guideline');
    const [table] = guidelineTables(amitriptyline);
    expect(table?.columns?.map(groupWords)).toEqual([
      '0.0',
      '0.25 to 1.0',
      '1.25 to 2.25',
      '2.5 and above',
      'n/a',
      'no result',
    ]);
  });
});
