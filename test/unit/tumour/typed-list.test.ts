import { describe, expect, it } from 'vitest';
import type { Alteration } from '../../../src/domain/tumour/profile.ts';
import { suggestVariants } from '../../../src/domain/tumour/suggest-variants.ts';
import { readTypedList } from '../../../src/domain/tumour/typed-list.ts';
import { builtTumour } from '../../support/tumour.ts';

const { index } = builtTumour();
const read = (text: string): ReturnType<typeof readTypedList> => readTypedList(text, index);

/** A change in one line, as the table below says it. */
function short(one: Alteration): string {
  switch (one.kind) {
    case 'protein':
      return `${one.gene} ${one.change.text}`;
    case 'codon':
      return `${one.gene} ${one.ref}${String(one.codon)}`;
    case 'exon':
      return `${one.gene} exon ${String(one.first)}-${String(one.last)} ${one.effect}`;
    case 'region':
      return `${one.gene} ${one.region} ${one.effect}`;
    case 'category':
      return `${one.gene} ${one.category}`;
    case 'fusion':
      return `${one.gene}::${one.partner ?? '?'}`;
    case 'named':
      return `${one.gene} "${one.name}"`;
    case 'coding':
      return `${one.gene} c.${one.coding}`;
    case 'wildtype':
      return `${one.gene} wt`;
    case 'absent':
      return `no ${short({ ...one.what, told: '' })}`;
    case 'allele':
      return one.told;
  }
}

it.each([
  ['BRAF V600E', 'BRAF V600E'],
  ['BRAF p.Val600Glu', 'BRAF V600E'],
  ['BRAF p.V600E', 'BRAF V600E'],
  ['BRAF:p.V600E', 'BRAF V600E'],
  ['BRAF (p.V600E)', 'BRAF V600E'],
  ['braf v600e', 'BRAF V600E'],
  ['BRAF V600E mutation', 'BRAF V600E'],
  ['BRAF V600E detected', 'BRAF V600E'],
  ['BRAFV600E', 'BRAF V600E'],
  ['- BRAF V600E.', 'BRAF V600E'],
  ['ERBB2 amplification', 'ERBB2 amplification'],
  ['HER2 amp', 'ERBB2 amplification'],
  ['HER2 amplified', 'ERBB2 amplification'],
  ['amplification of ERBB2', 'ERBB2 amplification'],
  ['EML4-ALK fusion', 'EML4::ALK'],
  ['EML4::ALK', 'EML4::ALK'],
  ['EML4 – ALK fusion', 'EML4::ALK'],
  ['EML4\u2011ALK', 'EML4::ALK'],
  ['BRAF\u200B V600E', 'BRAF V600E'],
  ['ＢＲＡＦ Ｖ６００Ｅ', 'BRAF V600E'],
  ['NM_005228.5(EGFR):c.2573T>G (p.Leu858Arg)', 'EGFR L858R'],
  ['BRAF V600E 34 %', 'BRAF V600E'],
  ['TP53 R175H (homozygous)', 'TP53 R175H'],
  ['TP53 R175H heterozygous', 'TP53 R175H'],
  ['EGFR exon 19 deletion (E746_A750del)', 'EGFR E746_A750del'],
  ['Her-2 amplification', 'ERBB2 amplification'],
  ['HER2/neu amplification', 'ERBB2 amplification'],
  ['K-RAS G12C', 'KRAS G12C'],
  ['APC p.Arg876X', 'APC R876*'],
  ['EML4-ALK', 'EML4::ALK'],
  ['ALK fusion', 'ALK::?'],
  ['ALK rearrangement', 'ALK rearrangement'],
  ['BCR-ABL1', 'BCR::ABL1'],
  ['EGFR exon 19 deletion', 'EGFR exon 19-19 deletion'],
  ['EGFR ex19del', 'EGFR exon 19-19 deletion'],
  ['EGFR Exon 19 del', 'EGFR exon 19-19 deletion'],
  ['exon 19 deletion in EGFR', 'EGFR exon 19-19 deletion'],
  ['EGFR deletion in exon 19', 'EGFR exon 19-19 deletion'],
  ['EGFR exon 20 insertion', 'EGFR exon 20-20 insertion'],
  ['MET exon 14 skipping', 'MET exon 14-14 skipping'],
  ['METex14', 'MET exon 14-14 skipping'],
  ['KRAS G12', 'KRAS G12'],
  ['KRAS codon G12', 'KRAS G12'],
  ['CDKN2A loss', 'CDKN2A loss'],
  ['CDKN2A homozygous deletion', 'CDKN2A deletion'],
  ['TP53 truncating', 'TP53 truncating'],
  ['TP53 truncating mutation', 'TP53 truncating'],
  ['TP53 R213Ter', 'TP53 R213*'],
  ['KRAS wild type', 'KRAS wt'],
  ['KRAS wild-type', 'KRAS wt'],
  ['KRAS WT', 'KRAS wt'],
  ['KRAS mutation not detected', 'KRAS wt'],
  ['no KRAS mutation', 'KRAS wt'],
  ['BRAF V600E not detected', 'no BRAF V600E'],
  ['BRAF V600E negative', 'no BRAF V600E'],
  ['ALK fusion negative', 'no ALK::?'],
  ['HER2 not amplified', 'no ERBB2 amplification'],
  ['FLT3-ITD', 'FLT3 itd'],
  ['FLT3 ITD', 'FLT3 itd'],
  ['EGFRvIII', 'EGFR "VIII"'],
  ['PTEN overexpression', 'PTEN overexpression'],
  ['NPM1 W288fs', 'NPM1 W288fs'],
  ['KIT E554_K558del', 'KIT E554_K558del'],
  ['EGFR exon 21 L858R', 'EGFR L858R'],
  ['EGFR L858R in exon 21', 'EGFR L858R'],
  ['EGFR p.L858R (exon 21)', 'EGFR L858R'],
  ['BRAF c.1799T>A p.V600E', 'BRAF V600E'],
  ['BRAF c.1799T>A (p.Val600Glu)', 'BRAF V600E'],
  ['BRAF V600E VAF 23%', 'BRAF V600E'],
  ['BRAF V600E (VAF: 23.5 %)', 'BRAF V600E'],
  ['BRAF/V600E', 'BRAF V600E'],
])('%s is read as %s', (written, expected) => {
  const { alterations, notUnderstood } = read(written);
  expect({ read: alterations.map(short), notUnderstood }).toEqual({ read: [expected], notUnderstood: [] });
});

it.each([
  ['MSI-H', { microsatellites: 'MSI-H' }],
  ['MSI high', { microsatellites: 'MSI-H' }],
  ['MSS', { microsatellites: 'MSS' }],
  ['dMMR', { mismatchRepair: 'deficient' }],
  ['MMR proficient', { mismatchRepair: 'proficient' }],
  ['TMB 12', { mutationalBurden: 12 }],
  ['TMB: 12.5 mut/Mb', { mutationalBurden: 12.5 }],
  ['HER2 positive', { her2: 'positive' }],
  ['HER2-negative', { her2: 'negative' }],
  ['ER+', { er: 'positive' }],
  ['triple negative', { er: 'negative', pr: 'negative', her2: 'negative' }],
])('%s is a marker', (written, expected) => {
  const { markers, alterations, notUnderstood } = read(written);
  expect(markers).toMatchObject(expected);
  expect([alterations, notUnderstood]).toEqual([[], []]);
});

describe('what cannot be used is listed', () => {
  it.each([
    ['p.V600E', 'no-gene', 'BRAF V600E'],
    ['V600E', 'no-gene', 'BRAF V600E'],
    ['BARF V600E', 'no-gene', 'BRAF V600E'],
    ['BRAF', 'no-change', 'BRAF V600E'],
    ['BRAF hello world', 'no-change', 'BRAF V600E'],
    ['V600E/K', 'unclear', null],
    ['TMB high', 'unclear', null],
    ['hello', 'unclear', null],
    ['BRAF V600E/K', 'several', 'BRAF V600E'],
    ['MSI', 'several', 'MSI-H'],
    ['BRCA1 mutation (germline)', 'inherited', null],
    ['Lung: EGFR L858R', 'unclear', 'EGFR L858R'],
    ['EML4/ALK', 'unclear', 'EML4-ALK fusion'],
  ])('%s: %s', (written, reason, suggestion) => {
    const { alterations, notUnderstood } = read(written);
    expect(alterations).toEqual([]);
    expect(notUnderstood).toMatchObject([{ told: written, reason }]);
    if (suggestion !== null) expect(notUnderstood[0]?.suggestions).toContain(suggestion);
  });

  it('nothing of several lines is lost', () => {
    const list = read('BRAF V600E\nMSI-H; nonsense words\nEGFR L858R, T790M\nBRAF p.Val600Glu\n\nXYZ9 A12B');
    expect(list.alterations.map(short)).toEqual(['BRAF V600E', 'EGFR L858R', 'EGFR T790M']);
    expect(list.repeated).toEqual(['BRAF p.Val600Glu']);
    expect(list.notUnderstood.map(({ told }) => told)).toEqual(['nonsense words', 'XYZ9 A12B']);
  });

  it('two markers that contradict each other', () => {
    expect(read('MSI-H\nMSS')).toMatchObject({ markers: { microsatellites: 'MSI-H' }, notUnderstood: [{ told: 'MSS', reason: 'several' }] }); // prettier-ignore
  });

  it('a gene that the list has not is kept and named', () => {
    expect(read('ZZZ3 R100W')).toMatchObject({ unknownGenes: ['ZZZ3'], alterations: [{ gene: 'ZZZ3' }] });
  });
});

it('a slash between genes is no fusion', () => {
  expect(read('KRAS/NRAS wild type').alterations.map(short)).toEqual(['KRAS wt', 'NRAS wt']);
  expect(read('EGFR/ALK negative').alterations).toEqual([]);
  expect(read('EML4/ALK fusion').alterations.map(short)).toEqual(['EML4::ALK']);
});

it('a fusion with a change in it is both', () => {
  expect(read('BCR-ABL T315I').alterations.map(short)).toEqual(['BCR::ABL1', 'ABL1 T315I']);
});

it('suggestions are names of the list, those with the most items first', () => {
  expect(suggestVariants('BRAF V6', index)[0]).toBe('BRAF V600E');
  expect(suggestVariants('her2 amp', index)).toContain('ERBB2 AMPLIFICATION');
  expect(suggestVariants('x', index)).toEqual([]);
});
