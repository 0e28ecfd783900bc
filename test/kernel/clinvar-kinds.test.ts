import { describe, expect, test } from 'vitest';
import { type ClinvarLine, clinvarText } from '../support/clinvar-file.ts';
import {
  reported,
  chipFile,
  deep,
  reference,
  genomeFile,
  verdictOf,
  ON_38,
  SNV,
  DELETION,
  INSERTION,
  PAIR,
} from '../support/clinvar-genome.ts';
import type { Line } from '../support/gene-file.ts';

describe('a chip’s letters at a record', () => {
  test.each<[string, ClinvarLine, string, string]>([
    ['one copy', SNV, 'rs77\t2\t5000000\tAG', 'one-copy'],
    ['one copy, letters turned', SNV, 'rs77\t2\t5000000\tGA', 'one-copy'],
    ['two copies', SNV, 'rs77\t2\t5000000\tAA', 'two-copies'],
    ['the reference', SNV, 'rs77\t2\t5000000\tGG', 'reference'],
    ['no call', SNV, 'rs77\t2\t5000000\t--', 'no call: no-call'],
    ['another base', SNV, 'rs77\t2\t5000000\tTT', 'no call: other-bases'],
    ['another base beside the reference', SNV, 'rs77\t2\t5000000\tGT', 'no call: other-bases'],
    [
      'another base beside the variant: the other strand of something else',
      { ...SNV, alt: 'T' },
      'rs77\t2\t5000000\tCT',
      'no call: other-bases',
    ],
    [
      'I and D where as many bases change for as many',
      { ...SNV, ref: 'GC', alt: 'AT' },
      'i77\t2\t5000000\tDD',
      'no call: other-bases',
    ],
    ['Y written twice', { ...SNV, chrom: 'Y' }, 'rs77\tY\t5000000\tAA', 'one-copy of one'],
    ['Y, two different letters', { ...SNV, chrom: 'Y' }, 'rs77\tY\t5000000\tAG', 'no call: no-call'],
    ['by its place, under another name', SNV, 'i500\t2\t5000000\tAG', 'one-copy'],
    ['at the next place', SNV, 'rs77\t2\t5000001\tAG', 'not in file'],
    ['on another chromosome', SNV, 'rs77\t3\t5000000\tAG', 'not in file'],
    ['nothing there', SNV, 'rs500\t2\t6000000\tAG', 'not in file'],
    ['C for G, two copies: perhaps the other strand', PAIR, 'rs77\t2\t5000000\tCC', 'no call: strand'],
    ['C for G, the reference: perhaps the other strand', PAIR, 'rs77\t2\t5000000\tGG', 'no call: strand'],
    ['C for G, one of each', PAIR, 'rs77\t2\t5000000\tCG', 'one-copy'],
    ['a deletion by I and D', DELETION, 'rs78\t2\t5000001\tDI', 'one-copy'],
    ['a deletion, two copies', DELETION, 'rs78\t2\t5000000\tDD', 'two-copies'],
    ['an insertion, none', INSERTION, 'rs79\t2\t5000000\tDD', 'reference'],
    ['a deletion under another rsid', DELETION, 'rs99\t2\t5000000\tDI', 'not in file'],
    ['a base where a deletion is looked for', DELETION, 'rs99\t2\t5000000\tAG', 'not in file'],
  ])('%s', async (_, record, row, expected) => {
    expect(verdictOf(await reported(chipFile(row), clinvarText([record])))).toBe(expected);
  });
});

describe('records of a VCF', () => {
  test.each<[string, ClinvarLine, Line[], string]>([
    ['one copy', SNV, [{ chrom: '2', pos: 5_000_000, ref: 'G', alt: 'A', sample: deep('0/1') }], 'one-copy'],
    [
      'two copies',
      SNV,
      [{ chrom: 'chr2', pos: 5_000_000, ref: 'G', alt: 'A', sample: '1/1:40:99:0,40' }],
      'two-copies',
    ],
    [
      'one of two alternatives',
      SNV,
      [{ chrom: '2', pos: 5_000_000, ref: 'G', alt: 'T,A', sample: '1/2:40:99:0,20,20' }],
      'one-copy',
    ],
    [
      'a REF that does not fit',
      SNV,
      [{ chrom: '2', pos: 5_000_000, ref: 'C', alt: 'A', sample: deep('0/1') }],
      'no call: other-bases',
    ],
    [
      'a filter that failed',
      SNV,
      [{ chrom: '2', pos: 5_000_000, ref: 'G', alt: 'A', filter: 'LowQual', sample: deep('0/1') }],
      'no call: no-call',
    ],
    [
      'reads that contradict it',
      SNV,
      [{ chrom: '2', pos: 5_000_000, ref: 'G', alt: 'A', sample: '0/1:40:99:40,0' }],
      'no call: no-call',
    ],
    [
      'too low a quality',
      SNV,
      [{ chrom: '2', pos: 5_000_000, ref: 'G', alt: 'A', sample: '0/1:3:5:2,1' }],
      'no call: no-call',
    ],
    [
      'the reference, stated',
      SNV,
      [{ chrom: '2', pos: 5_000_000, ref: 'G', alt: '.', sample: reference() }],
      'reference',
    ],
    ...(
      [
        ['of too low a quality', { sample: '0/0:3:5:3,0' }],
        ['with a filter that failed', { filter: 'LowQual', sample: '0/0:30:50:30,0' }],
        ['that its reads contradict', { sample: '0/0:40:50:0,40' }],
        ['of no read', { sample: '0/0:0:0:0,0' }],
      ] as const
    ).map(([what, more]): [string, ClinvarLine, Line[], string] => [
      `a line of the reference ${what}`,
      SNV,
      [{ chrom: '2', pos: 5_000_000, ref: 'G', alt: 'A', ...more }],
      'no call: no-call',
    ]),
    [
      'another alternative',
      SNV,
      [{ chrom: '2', pos: 5_000_000, ref: 'G', alt: 'T', sample: deep('0/1') }],
      'no call: other-bases',
    ],
    ['nothing there', SNV, [], 'not in file'],
    [
      'C for G, two copies',
      PAIR,
      [{ chrom: '2', pos: 5_000_000, ref: 'G', alt: 'C', sample: '1/1:40:99:0,40' }],
      'two-copies',
    ],
    ['a deletion', DELETION, [{ chrom: '2', pos: 5_000_000, ref: 'GAC', alt: 'G', sample: deep('0/1') }], 'one-copy'],
    [
      'a deletion with a tail',
      DELETION,
      [{ chrom: '2', pos: 5_000_000, ref: 'GACTT', alt: 'GTT', sample: deep('0/1') }],
      'one-copy',
    ],
    [
      'a deletion written further on in its repeat',
      { ...DELETION, ref: 'GACAC', alt: 'GAC' },
      [{ chrom: '2', pos: 5_000_002, ref: 'CAC', alt: 'C', sample: deep('0/1') }],
      'one-copy',
    ],
    ...(
      [
        ['one allele on an autosome', { sample: '1:40:99:0,40' }, 'no call: no-call'],
        ['half of the call missing', { sample: './1:40:99:0,40' }, 'no call: no-call'],
        ['a failed filter', { filter: 'LowQual', sample: deep('0/1') }, 'no call: no-call'],
        ['two copies', { sample: '1/1:40:99:0,40' }, 'two-copies'],
      ] as const
    ).map(([what, more, expected]): [string, ClinvarLine, Line[], string] => [
      `a deletion written further on, ${what}`,
      { ...DELETION, ref: 'GACAC', alt: 'GAC' },
      [{ chrom: '2', pos: 5_000_002, ref: 'CAC', alt: 'C', ...more }],
      expected,
    ]),
    [
      'Y, two different alleles',
      { ...SNV, chrom: 'Y' },
      [{ chrom: 'Y', pos: 5_000_000, ref: 'G', alt: 'A', sample: deep('0/1') }],
      'no call: no-call',
    ],
    [
      'Y, written as two copies',
      { ...SNV, chrom: 'Y' },
      [{ chrom: 'Y', pos: 5_000_000, ref: 'G', alt: 'A', sample: '1/1:40:99:0,40' }],
      'one-copy of one',
    ],
    [
      'a deletion of other bases at the next place',
      DELETION,
      [{ chrom: '2', pos: 5_000_001, ref: 'ACT', alt: 'A', sample: deep('0/1') }],
      'no call: written-elsewhere',
    ],
    [
      'an insertion',
      INSERTION,
      [{ chrom: '2', pos: 5_000_000, ref: 'G', alt: 'GTT', sample: '1|1:40:99:0,40' }],
      'two-copies',
    ],
    [
      'an insertion, perhaps the same, further on',
      INSERTION,
      [{ chrom: '2', pos: 5_000_004, ref: 'T', alt: 'TTT', sample: deep('0/1') }],
      'no call: written-elsewhere',
    ],
    [
      'a base inside of a record of several',
      SNV,
      [{ chrom: '2', pos: 4_999_999, ref: 'CG', alt: 'TA', sample: deep('0/1') }],
      'one-copy',
    ],
    [
      'a base that a record of several does not change',
      SNV,
      [{ chrom: '2', pos: 4_999_999, ref: 'CGT', alt: 'TGA', sample: deep('0/1') }],
      'no call: written-elsewhere',
    ],
    [
      'a base that is deleted',
      SNV,
      [{ chrom: '2', pos: 4_999_999, ref: 'CG', alt: 'C', sample: deep('0/1') }],
      'no call: written-elsewhere',
    ],
    [
      'several bases, written apart, both chromosomes',
      { ...SNV, ref: 'GC', alt: 'AT' },
      [
        { chrom: '2', pos: 5_000_000, ref: 'G', alt: 'A', sample: '1/1:40:99:0,40' },
        { chrom: '2', pos: 5_000_001, ref: 'C', alt: 'T', sample: '1/1:40:99:0,40' },
      ],
      'two-copies',
    ],
    [
      'several bases, written apart, one of each',
      { ...SNV, ref: 'GC', alt: 'AT' },
      [
        { chrom: '2', pos: 5_000_000, ref: 'G', alt: 'A', sample: deep('0/1') },
        { chrom: '2', pos: 5_000_001, ref: 'C', alt: 'T', sample: deep('0/1') },
      ],
      'no call: phase',
    ],
    [
      'several bases, one of them only',
      { ...SNV, ref: 'GC', alt: 'AT' },
      [{ chrom: '2', pos: 5_000_000, ref: 'G', alt: 'A', sample: deep('0/1') }],
      'not in file',
    ],
    [
      'several bases in one record',
      { ...SNV, ref: 'GC', alt: 'AT' },
      [{ chrom: '2', pos: 5_000_000, ref: 'GC', alt: 'AT', sample: deep('0/1') }],
      'one-copy',
    ],
  ])('%s', async (_, record, lines, expected) => {
    expect(verdictOf(await reported(genomeFile(...lines), clinvarText([record], ON_38)))).toBe(expected);
  });

  test.each([
    ['inside of what could be called', 'chr2\t4999000\t5000100\n', 'reference'],
    ['outside', 'chr2\t4999000\t4999999\n', 'not in file'],
    ['its last base outside', 'chr2\t4999000\t5000001\n', 'not in file'],
  ])('a place that is not listed, %s', async (_, bed, expected) => {
    expect(verdictOf(await reported(genomeFile(), clinvarText([DELETION], ON_38), bed))).toBe(expected);
  });

  test('under a long deletion that is written out', async () => {
    const line = { chrom: '2', pos: 4_998_500, ref: `G${'ACGT'.repeat(500)}`, alt: 'G', sample: deep('0/1') };
    const told = async (pos: number): Promise<string> =>
      verdictOf(await reported(genomeFile(line), clinvarText([{ ...SNV, pos }], ON_38), 'chr2\t1\t9000000\n'));
    expect(await told(5_000_000)).toBe('no call: structural');
    expect(await told(5_000_501)).toBe('reference');
  });

  test('a BED says nothing of a chip', async () => {
    expect(verdictOf(await reported(chipFile(), clinvarText([SNV]), '2\t1\t9000000\n'))).toBe('not in file');
  });
});

describe('which records are looked for', () => {
  const row = 'rs77\t2\t5000000\tAG';
  test.each<[string, Partial<ClinvarLine>, string]>([
    ['likely pathogenic', { sig: 'Likely_pathogenic' }, 'one-copy'],
    ['both', { sig: 'Pathogenic/Likely_pathogenic|risk_factor' }, 'one-copy'],
    ['of low penetrance', { sig: 'Pathogenic,_low_penetrance' }, 'one-copy'],
    ['conflicting', { sig: 'Conflicting_classifications_of_pathogenicity' }, 'one-copy'],
    ['conflicting, the older word', { sig: 'Conflicting_interpretations_of_pathogenicity|other' }, 'one-copy'],
    ['benign', { sig: 'Benign' }, 'not looked for'],
    ['uncertain', { sig: 'Uncertain_significance' }, 'not looked for'],
    ['a risk factor', { sig: 'risk_factor' }, 'not looked for'],
    ['drug response', { sig: 'drug_response' }, 'not looked for'],
    ['not provided', { sig: 'not_provided' }, 'not looked for'],
    [
      'judged in a haplotype only',
      { sig: 'no_classification_for_the_single_variant', sigIncl: '9:Pathogenic' },
      'not looked for',
    ],
    ['judged in a haplotype only, without CLNSIG', { sig: undefined, sigIncl: '9:Pathogenic' }, 'not looked for'],
    ['without another allele', { alt: '.' }, 'not looked for'],
    ['of a symbolic allele', { alt: '<DEL>' }, 'not looked for'],
    ['seen in tumours only', { origin: '2' }, 'not looked for'],
    ['seen in tumours and in the germline', { origin: '1|2' }, 'one-copy'],
    ['on a contig', { chrom: 'NW_009646201.1' }, 'not looked for'],
  ])('%s', async (_, change, expected) => {
    const text = clinvarText([
      { ...SNV, ...change },
      { ...SNV, pos: 6_000_000, sig: 'Benign' },
    ]);
    expect(verdictOf(await reported(chipFile(row), text))).toBe(expected);
  });

  test('conflicting ones stand apart, common ones are marked, genes of the list come first, stars next', async () => {
    const places = [1, 2, 3, 4, 5].map((at) => 5_000_000 + at);
    const rows = places.map((pos) => `rs${String(pos)}\t2\t${String(pos)}\tAG`);
    const expert = 'reviewed_by_expert_panel';
    const lines: Partial<ClinvarLine>[] = [
      { af: 0.02, review: expert, gene: 'LDLR' },
      { gene: 'CFTR' },
      { gene: 'ATP7B', review: expert },
      { gene: 'LDLR' },
      { sig: 'Conflicting_classifications_of_pathogenicity' },
    ];
    const report = await reported(
      chipFile(...rows),
      clinvarText(lines.map((one, at) => ({ ...SNV, pos: places[at] ?? 0, ...one }))),
    );
    expect(
      report.hits.map(({ record, acmg, fit, isCommon }) => [record.genes[0], record.stars, acmg, fit, isCommon]),
    ).toEqual([
      ['ATP7B', 3, 'two-copies', 'carrier', false],
      ['LDLR', 1, 'one-copy', 'depends', false],
      ['CFTR', 1, '', 'depends', false],
      ['LDLR', 3, 'one-copy', 'depends', true],
    ]);
    expect(report.disputed).toHaveLength(1);
    expect(report.isSequenced).toBe(false);
    expect([report.pathogenic.records, report.conflicting.records]).toEqual([4, 1]);
  });

  test('two different variants of one recessive gene: phase is not known', async () => {
    const rows = ['rs1\t13\t5000001\tAG', 'rs2\t13\t5000002\tAG'];
    const lines = [1, 2].map((at) => ({ ...SNV, chrom: '13', pos: 5_000_000 + at, gene: 'ATP7B' }));
    const { hits } = await reported(chipFile(...rows), clinvarText(lines));
    expect(hits.map(({ hasPartner }) => hasPartner)).toEqual([true, true]);
  });
});
