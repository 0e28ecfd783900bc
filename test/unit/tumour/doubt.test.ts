import { expect, it } from 'vitest';
import { readTypedList } from '../../../src/domain/tumour/typed-list.ts';
import { builtTumour } from '../../support/tumour.ts';

const { index } = builtTumour();
/** What a text tells as found in the tumour: never what is absent, wild type or unclear. */
const found = (text: string): string[] =>
  readTypedList(text, index)
    .alterations.filter(({ kind }) => kind !== 'absent' && kind !== 'wildtype')
    .map(({ told }) => told);

it.each([
  // A state behind the gene is no partner of a fusion.
  'ALK-neg', 'ALK-ve', 'ALK-pending', 'RET-none', 'ROS1-unrearranged', 'HER2-low', 'PTEN-retained', 'KRAS-unmutated', 'KIT-positive', 'ALK-neg fusion', 'ALK-ve fusion', 'NTRK1-FOO', 'FOO-ALK', 'ALK/unrearranged', 'ROS1-negative rearrangement',
  // A word of absence over a list.
  'Negative for EGFR mutation, ALK fusion, ROS1 fusion', 'ALK fusion, ROS1 fusion negative', 'No evidence of EGFR L858R, T790M', 'Not detected: KRAS G12C, NRAS Q61K', 'Not detected: KRAS G12C; NRAS Q61K', 'KRAS G12C, BRAF V600E not detected', 'KRAS G12C; BRAF V600E not detected', 'No ALK fusion, ROS1 fusion detected', 'Negative for KRAS G12C,\nNRAS Q61K',
  // A heading.
  'Negative:\nALK fusion\nBRAF V600E', 'Negative\nALK fusion', 'Variants of unknown significance:\nBRAF G469A', 'Variants of unknown significance\nBRAF G469A', 'Benign:\n\nBRCA2 K3326*', 'Something else:\nBRAF V600E', 'Negative:\nALK fusion detected', 'Not detected: KRAS G12C\nNRAS Q61K',
  // One gene's change that others may mean.
  'EML4-ALK v3', 'AR-V7', 'AR V7', 'BRAF V600E VAF 0%', 'BRAF V600E (VAF: 0.0 %)', 'KRAS/BRAF V600E', 'ALK/ROS1 fusion', 'MYC/BCL2 rearrangement', 'KRAS/NRAS mutation',
  // A turn of the sentence that takes back what stands before it.
  'BRAF V600E but not confirmed', 'BRAF V600E, but BRAF was not confirmed', 'KRAS G12C and not BRAF V600E', 'KRAS G12C without STK11 mutation', 'no EGFR and ALK alterations', 'BRCA1 and BRCA2 negative',
  // What a person was born with, and labels that may be somebody else's.
  'BRAF V600E (germline)', 'germline BRCA1 mutation', 'BRCA1 5382insC, BRCA2 mutation (germline)', 'Germline:\nBRCA1 mutation', 'Germline: BRCA1 mutation', 'Mother: BRCA1 mutation', 'Blood: TP53 R175H', 'Sample 2: KRAS G12C', 'Benign: BRAF V600E',
  // One gene's name with a state, and the same change wild type.
  'BRAF V600E, wild type', 'BRAF V600E wild type', 'BRAF V600E: wild type', 'KRAS - BRAF', 'EML4/ALK',
  // X, and numbers without a letter.
  'EGFR G719X', 'EGFR p.Gly719X', 'EGFR p.Gly719Xaa', 'KIT p.Asp816X', 'KRAS G12X', 'KIT D816X', 'KIT p.D816X', 'TP53 R213X', 'EGFR 19del', 'EGFR E19del', 'BRCA1 185delAG', 'BRCA1 5382insC', 'BRCA2 6174delT',
])('%s tells nothing that was found', (text) => {
  expect(found(text)).toEqual([]);
}); // prettier-ignore

it.each([
  ['KRAS G12C detected, BRAF V600E not detected', ['KRAS G12C detected']],
  ['Detected:\nBRAF V600E', ['BRAF V600E']],
  ['Negative:\nALK fusion\nPathogenic variants:\nBRAF V600E', ['BRAF V600E']],
  ['EGFR L858R, T790M', ['EGFR L858R', 'T790M']],
  ['EGFR L858R, H1047R', ['EGFR L858R']],
  ['EML4-ALK, G1202R negative', []],
  ['EML4-ALK', ['EML4-ALK']],
  ['FOO1-ALK fusion', ['FOO1-ALK fusion']],
  ['CHEK2 1100delC', ['CHEK2 1100delC']],
  // Absence beside a finding, where each names its own gene.
  ['BRAF V600E, KRAS wild type', ['BRAF V600E']],
  ['KRAS wild type, BRAF V600E', ['BRAF V600E']],
  ['EGFR wild-type; ALK fusion', ['ALK fusion']],
  ['no EGFR mutation but ALK fusion', ['ALK fusion']],
  ['ALK fusion, but no EGFR mutation', ['ALK fusion']],
  ['BRAF V600E; however no NRAS mutation', ['BRAF V600E']],
  ['BRAF V600E and KRAS wild type', ['BRAF V600E and KRAS wild type']],
  ['BRAF V600E with TP53 R175H', ['BRAF V600E with TP53 R175H', 'BRAF V600E with TP53 R175H']],
  ['KRAS, NRAS and BRAF wild type', []],
  // Labels that say only that findings follow.
  ['Tumor: BRAF V600E', ['BRAF V600E']],
  ['Tumour: BRAF V600E, KRAS wild type', ['BRAF V600E']],
  ['Results: KRAS G12C detected; BRAF V600E not detected', ['KRAS G12C detected']],
])('of %s, found is %j', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

it('a part in doubt says what to type instead', () => {
  expect(readTypedList('KRAS G12C, BRAF V600E not detected', index).notUnderstood).toEqual([
    { told: 'KRAS G12C', reason: 'doubt', suggestions: ['KRAS G12C detected', 'KRAS G12C not detected'] },
  ]);
});

it.each(['TMB 1,200', 'TMB: 2,000 mut/Mb'])('%s is no number', (text) => {
  expect(readTypedList(text, index).markers.mutationalBurden).toBeNull();
});
