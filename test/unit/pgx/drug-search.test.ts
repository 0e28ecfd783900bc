import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDrugs, similarDrugs } from '../../../src/domain/pgx/drugs/find-drugs.ts';
import { editDistance, fold } from '../../../src/domain/pgx/drugs/fold.ts';
import { readMedicineList } from '../../../src/domain/pgx/drugs/medicine-list.ts';
import { builtCatalogue } from '../../support/drug-packs.ts';

const { index } = builtCatalogue();
const names = (query: string): string[] => findDrugs(index, query).map(({ drug }) => drug.name);
const first = (query: string): [string | undefined, string | undefined] => {
  const [hit] = findDrugs(index, query);
  return [hit?.drug.name, hit?.by];
};

describe('searching drugs', () => {
  it('finds every drug of the table by its name, first of all', () => {
    const table = readFileSync(
      path.resolve(import.meta.dirname, '../../../src/reference/tables/drugs/drugs.tsv'),
      'utf8',
    );
    const listed = table.split('\n').filter((line) => line !== '' && !line.startsWith('#')).slice(1).map((line) => line.split('\t')[0] ?? ''); // prettier-ignore
    expect(listed.length).toBe(319);
    for (const name of listed) {
      expect(first(name)).toEqual([name, 'name']);
      expect(first(` ${name.toUpperCase()} `)).toEqual([name, 'name']);
    }
  });

  it('finds every drug by each of its other names', () => {
    for (const { drug, names: own } of index.drugs) {
      for (const { text } of own) expect([text, names(text).includes(drug.name)]).toEqual([text, true]);
    }
  });

  it.each([
    ['Zoloft', 'sertraline', 'brand'],
    ['plavix', 'clopidogrel', 'brand'],
    ['Kivexa', 'abacavir', 'combination'],
    ['5-FU', 'fluorouracil', 'synonym'],
    ['codeína', 'codeine', 'synonym'],
    ['codeina', 'codeine', 'synonym'],
    ['ACIDE VALPROIQUE', 'valproic acid', 'synonym'],
    ['sertalin', 'sertraline', 'spelling'],
    ['setraline', 'sertraline', 'spelling'],
    ['clopidrogel', 'clopidogrel', 'spelling'],
    ['amitryptiline', 'amitriptyline', 'spelling'],
    ['omeprasole', 'omeprazole', 'spelling'],
    ['warfrain', 'warfarin', 'spelling'],
  ])('%s is %s, by %s', (query, name, by) => {
    expect(first(query)).toEqual([name, by]);
  });

  it('finds the drugs of a gene, of a class and of an ATC code', () => {
    expect(names('dpyd')).toEqual(expect.arrayContaining(['capecitabine', 'fluorouracil', 'tegafur']));
    expect(names('HLA-B')).toEqual(expect.arrayContaining(['abacavir', 'allopurinol', 'carbamazepine']));
    expect(names('statin')).toEqual(expect.arrayContaining(['atorvastatin', 'simvastatin']));
    expect(names('tricyclic')).toEqual(expect.arrayContaining(['amitriptyline', 'nortriptyline']));
    expect(names('ssri')).toEqual(expect.arrayContaining(['citalopram', 'sertraline']));
    expect(names('N06AB')).toEqual(expect.arrayContaining(['citalopram', 'escitalopram', 'sertraline']));
  });

  it('puts names that begin so before those that hold it', () => {
    expect(
      names('met')
        .slice(0, 3)
        .every((name) => name.startsWith('met')),
    ).toBe(true);
    expect(names('codeine')[0]).toBe('codeine');
  });

  it('finds nothing for what is nothing', () => {
    for (const query of ['', '   ', 'notadrugatall', '((', '.*']) expect([query, names(query)]).toEqual([query, []]); // prettier-ignore
  });
});

describe('reading a list of medicines', () => {
  const read = (text: string): { found: string[]; unknown: string[] } => {
    const list = readMedicineList(index, text);
    return { found: list.found.map(({ drug }) => drug.name), unknown: [...list.unknown] };
  };

  it.each([
    ['Sertraline 50 mg, codeine\nno such drug', ['sertraline', 'codeine'], ['no such drug']],
    ['• Zoloft 50mg tablets once daily\n• PLAVIX 75 mg', ['sertraline', 'clopidogrel'], []],
    ['omeprazole 20mg capsules, 1 cap in the morning before food', ['omeprazole'], []],
    ['simvastatin and warfarin', ['simvastatin', 'warfarin'], []],
    ['sertraline + clopidogrel', ['sertraline', 'clopidogrel'], []],
    ['Ascorbic acid (vitamin C), plain', ['Ascorbic acid (vitamin C), plain'], []],
    ['metoprolol succinate ER 25 mg; divalproex sodium 500 mg', ['metoprolol', 'divalproex sodium'], []],
    ['codeine ibuprufen', ['codeine'], ['ibuprufen']],
    ['Sertaline 50 mg', [], ['Sertaline']],
    ['5-FU', ['fluorouracil'], []],
    ['', [], []],
    ['sertraline\nZoloft\nsertraline', ['sertraline'], []],
  ])('%j', (text, found, unknown) => {
    expect(read(text)).toEqual({ found, unknown });
  });

  it('drops no word of a list silently', () => {
    const { found, unknown } = read('Foo barbaz 10 mg, Plavix');
    expect(found).toEqual(['clopidogrel']);
    expect(unknown).toEqual(['Foo barbaz']);
  });

  it('says that a product holds other substances too', () => {
    expect(readMedicineList(index, 'Kivexa').found[0]).toMatchObject({ by: 'combination', typed: 'Kivexa' });
  });

  it('offers names nearly like one that was not read', () => {
    expect(similarDrugs(index, 'Sertaline', 5)[0]?.drug.name).toBe('sertraline');
    expect(similarDrugs(index, 'clopidrogel', 5)[0]?.drug.name).toBe('clopidogrel');
    expect(similarDrugs(index, 'qqqqqqqq', 5)).toEqual([]);
  });
});

describe('comparing names', () => {
  it('takes case, accents and marks away', () => {
    expect(fold('  Acide VALPROÏQUE ')).toBe('acide valproique');
    expect(fold('Straße-Œuvre')).toBe('strasse oeuvre');
  });

  it('counts edits, neighbours swapped as one', () => {
    expect(editDistance('abcd', 'abdc', 3)).toBe(1);
    expect(editDistance('kitten', 'sitting', 3)).toBe(3);
    expect(editDistance('abc', 'xyz', 1)).toBe(2);
  });
});
