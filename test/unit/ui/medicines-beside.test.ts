import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { indexDrugs } from '../../../src/domain/pgx/drugs/drug-index.ts';
import { readMedicineList } from '../../../src/domain/pgx/drugs/medicine-list.ts';
import { standingBeside } from '../../../src/domain/pgx/drugs/standing.ts';
import type { DrugReport } from '../../../src/domain/pgx/drugs/report.ts';
import { decodeDrugPack } from '../../../src/reference/drug-pack.ts';
import { decodeInteractionPack } from '../../../src/reference/interaction-pack.ts';
import { cautionsBeside, cautionWords } from '../../../src/ui/words/cautions.ts';

const PACKS = path.resolve(import.meta.dirname, '../../../public/packs');
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(PACKS, name)));
const interactions = decodeInteractionPack(bytesOf('interactions.bin'));
const drugs = decodeDrugPack(bytesOf('drugs.bin'));
if (!interactions.ok || !drugs.ok) throw new Error('a pack does not decode');
const pack = interactions.value;
const index = indexDrugs(drugs.value.drugs, drugs.value.classes);

const row = (drug: string, genes: string[]): DrugReport => ({ drug, genes, source: 'CPIC', category: 'standard_dose', strength: null, url: null, pmid: null, date: null, certainty: 'certain' }); // prettier-ignore
const beside = (drug: string, gene: string, mine: string[], unknown: string[] = []) =>
  cautionsBeside(pack, { name: drug, rows: [row(drug, [gene])] }, { mine, unknown, others: [] });

describe('medicines of one list see each other', () => {
  it.each([
    ['codeine', 'CYP2D6', ['codeine', 'fluoxetine'], [], 'discuss'],
    ['tramadol', 'CYP2D6', ['tramadol', 'paroxetine'], [], 'discuss'],
    ['metoprolol', 'CYP2D6', ['metoprolol', 'paroxetine'], [], 'care'],
    ['clopidogrel', 'CYP2C19', ['clopidogrel', 'fluconazole'], [], 'care'],
    ['codeine', 'CYP2D6', ['codeine'], ['Quinidine'], 'discuss'],
    ['codeine', 'CYP2D6', ['codeine', 'warfarin'], [], 'same'],
    ['fluoxetine', 'CYP2D6', ['fluoxetine'], [], 'same'],
  ])('%s (%s) beside %j %j: %s', (drug, gene, mine, unknown, standing) => {
    const cautions = beside(drug, gene, mine, unknown);
    expect(standingBeside('same', cautions)).toBe(standing);
    expect(cautionWords(cautions).length > 0).toBe(standing !== 'same');
  });

  it('what is open stays open', () => {
    expect(standingBeside('open', beside('codeine', 'CYP2D6', ['codeine', 'fluoxetine']))).toBe('open');
  });
});

describe('a list as people write it', () => {
  it.each([
    ['codeine x3', ['codeine'], []],
    ['Clopidogrel 75 mg abends', ['clopidogrel'], []],
    ['omeprazole 20 mg 1-0-1', ['omeprazole'], []],
    ['tramadol 2x tägl. bei Bedarf', ['tramadol'], []],
    ['metoprolol ½ Tablette morgens', ['metoprolol'], []],
    ['PLAVIX 75 mg, 1 comprimé par jour le matin', ['clopidogrel'], []],
    ['TOPALGIC LP 100 mg matin et soir', ['tramadol'], []],
    ['Tegretol 200 mg 1 comprimido cada 12 horas', ['carbamazepine'], []],
    ['fluoxetin', ['fluoxetine'], []],
    ['codine', [], ['codine']],
  ])('%s', (text, found, unknown) => {
    const list = readMedicineList(index, text);
    expect([list.found.map(({ drug }) => drug.name), list.unknown]).toEqual([found, unknown]);
  });
});
