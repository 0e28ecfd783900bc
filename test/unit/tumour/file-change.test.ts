import { expect, it } from 'vitest';
import type { Consequence } from '../../../src/domain/tumour/profile.ts';
import { type FileAllele, takeFile } from '../../../src/domain/tumour/tumour-file.ts';
import { answerTo, builtTumour } from '../../support/tumour.ts';

const { index } = builtTumour();

/** What becomes of one row of a file; its place is in no list unless another is given. */
function taken(row: Partial<FileAllele>) {
  const allele = { build: 'GRCh37', chromosome: '1', position: 5, ref: 'A', alt: 'G' } as const;
  const file = { kind: 'maf', build: 'GRCh37', rows: 1, filtered: 0, excluded: 0, alleles: [{ allele, gene: null, protein: null, exon: null, consequence: null, ...row }] } as const; // prettier-ignore
  return takeFile(file, index).alterations;
}

// X was a stop in the HGVS of before 2013 and is an amino acid that is not known since: only the file's own class decides.
it.each<[string, string, Consequence | null, object]>([
  ['TP53', 'p.R213X', 'Nonsense_Mutation', { kind: 'protein', change: { text: 'R213*', kind: 'nonsense' } }],
  ['TP53', 'p.Arg213X', 'Nonsense_Mutation', { kind: 'protein', change: { text: 'R213*' } }],
  ['TP53', 'p.R213X', null, { kind: 'category', category: 'mutation' }],
  ['TP53', 'p.R213X', 'Splice_Site', { kind: 'category', category: 'splice' }],
  ['BRAF', 'p.V600X', 'Missense_Mutation', { kind: 'codon', ref: 'V', codon: 600 }],
  ['BRAF', 'p.Val600Xaa', 'Missense_Mutation', { kind: 'codon', ref: 'V', codon: 600 }],
  ['BRAF', 'ENSP1:p.(Val600X)', 'Missense_Mutation', { kind: 'codon', ref: 'V', codon: 600 }],
  ['TP53', 'p.R213*', null, { kind: 'protein', change: { text: 'R213*' } }],
  ['TP53', 'p.R213Ter', null, { kind: 'protein', change: { text: 'R213*' } }],
  ['TP53', 'p.Q192fsX10', 'Frame_Shift_Del', { kind: 'protein', change: { text: 'Q192fs*10' } }],
])('%s %s of class %s', (gene, protein, consequence, expected) => {
  expect(taken({ gene, protein, consequence })).toMatchObject([expected]);
});

it.each([
  ['a splice site keeps the exon that its file names', { gene: 'MET', consequence: 'Splice_Site', exon: 14 }, 14],
  ['a place within an exon that the list places', { gene: 'EGFR', protein: 'p.E746_A750del', allele: { build: 'GRCh37', chromosome: '7', position: 55242465, ref: 'GGAATTAAGAGAAGC', alt: '-' } }, 19], // prettier-ignore
  ['the same on the other build', { gene: 'EGFR', protein: 'p.E746_A750del', allele: { build: 'GRCh38', chromosome: '7', position: 55174772, ref: 'GGAATTAAGAGAAGC', alt: '-' } }, 19], // prettier-ignore
  ['a change that leaves the exon', { gene: 'EGFR', protein: 'p.E746_A763del', allele: { build: 'GRCh37', chromosome: '7', position: 55242510, ref: 'GGAATTAAGAGAAGC', alt: '-' } }, null], // prettier-ignore
  ['the exon of the file stands before that of the list', { gene: 'EGFR', protein: 'p.E746_A750del', exon: 18, allele: { build: 'GRCh37', chromosome: '7', position: 55242465, ref: 'GGAATTAAGAGAAGC', alt: '-' } }, 18], // prettier-ignore
] as const)('%s', (_, row, exon) => {
  expect(taken(row)).toMatchObject([{ exon }]);
});

it('a splice site of another exon is not asked whether it is that of the list', () => {
  const skipping = (exon: number): number => {
    const [one] = taken({ gene: 'MET', consequence: 'Splice_Site', exon });
    if (one === undefined) throw new Error('not taken');
    return answerTo('', 'LUAD', { alterations: [one] }).items.filter(({ variant }) => variant.startsWith("EXON 14 SKIPPING")).length; // prettier-ignore
  };
  expect(skipping(14)).toBeGreaterThan(0);
  expect(skipping(3)).toBe(0);
});
