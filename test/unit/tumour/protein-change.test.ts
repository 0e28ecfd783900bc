import { expect, it } from 'vitest';
import { readProteinChange } from '../../../src/domain/tumour/protein-change.ts';

it.each([
  ['V600E', 'V600E', 'missense'],
  ['p.V600E', 'V600E', 'missense'],
  ['p.Val600Glu', 'V600E', 'missense'],
  ['p.(Val600Glu)', 'V600E', 'missense'],
  ['NP_004324.2:p.Val600Glu', 'V600E', 'missense'],
  ['R213*', 'R213*', 'nonsense'],
  ['R213X', 'R213*', 'nonsense'],
  ['R213Ter', 'R213*', 'nonsense'],
  ['p.Arg213Ter', 'R213*', 'nonsense'],
  ['W288fs', 'W288fs', 'frameshift'],
  ['W288Cfs*12', 'W288Cfs*12', 'frameshift'],
  ['p.Trp288CysfsTer12', 'W288Cfs*12', 'frameshift'],
  ['R135FSX177', 'R135fs*177', 'frameshift'],
  ['E746_A750del', 'E746_A750del', 'deletion'],
  ['p.Glu746_Ala750del', 'E746_A750del', 'deletion'],
  ['E746_A750delELREA', 'E746_A750del', 'deletion'],
  ['E746_T751>I', 'E746_T751delinsI', 'delins'],
  ['L747_P753delinsS', 'L747_P753delinsS', 'delins'],
  ['p.Leu747_Pro753delinsSer', 'L747_P753delinsS', 'delins'],
  ['Y772_A775dup', 'Y772_A775dup', 'duplication'],
  ['D770_N771insNPG', 'D770_N771insNPG', 'insertion'],
  ['p.Asp770_Asn771insAsnProGly', 'D770_N771insNPG', 'insertion'],
  ['M1?', 'M1?', 'start-lost'],
  ['E55=', 'E55=', 'synonymous'],
  ['V600V', 'V600=', 'synonymous'],
])('%s is %s, %s', (written, text, kind) => {
  expect(readProteinChange(written)).toMatchObject({ text, kind });
});

it.each(['', 'V600', '600', 'MSI-H', 'amplification', 'J600B', 'E19', 'fusion', 'p.', 'V0E', 'A750_E746del', 'T790'])(
  '%s is no change of a protein',
  (written) => {
    expect(readProteinChange(written)).toBeNull();
  },
);
