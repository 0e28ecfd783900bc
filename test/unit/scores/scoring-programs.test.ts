import { describe, expect, test } from 'vitest';
import { fromGenomeKey } from '../../../src/domain/genotype/genome.ts';
import { packScore } from '../../../src/domain/scores/packed-score.ts';
import { EFFECT, type ScoreDefinition } from '../../../src/domain/scores/score-definition.ts';
import { termAlleles } from '../../../src/domain/scores/term-alleles.ts';
import { parseScoringFiles } from '../../../src/formats/scoring-file.ts';

function read(text: string): ScoreDefinition[] {
  const parsed = parseScoringFiles(new TextEncoder().encode(text));
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
}

/** `rs:place:effect/other=weight` of every term, rounded: what a reader must make of a table, whoever wrote it. */
function told({ terms, unplacedKeys }: ScoreDefinition): string[] {
  const keys = terms.keys.GRCh37 ?? terms.keys.GRCh38 ?? unplacedKeys;
  return Array.from({ length: terms.count }, (_, term) => {
    const key = keys?.[term] ?? 0;
    const { chromosome, position } = key === 0 ? { chromosome: '', position: '' } : fromGenomeKey(key);
    const { effect, other } = termAlleles(terms, term, null);
    const weight = Math.round((terms.weight[term] ?? 0) * 1e6) / 1e6;
    return `rs${String(terms.rsid[term])} ${chromosome}:${String(position)} ${effect}/${other ?? '?'} ${String(weight)}`;
  });
}

const ONE = ['rs11 1:1000 A/G 0.5', 'rs12 2:2000 T/C -0.2'];

describe('tables of programs that make scores say one thing, whoever wrote them', () => {
  test.each<[string, string[]]>([
    ['PRS-CS: no header', ['1\trs11\t1000\tA\tG\t5e-01', '2\trs12\t2000\tT\tC\t-0.2']],
    ['LDpred: nt1 is scored, the shrunk effect counts', ['chrom    pos    sid    nt1    nt2    raw_beta     ldpred_beta', 'chrom_1    1000    rs11    A    G    9e-1    5e-1', 'chrom_2    2000    rs12    T    C    9e-1    -2e-1']],
    ['LDpred-inf', ['chrom    pos    sid    nt1    nt2    raw_beta    ldpred_inf_beta', 'chrom_1    1000    rs11    A    G    9e-1    5e-1', 'chrom_2    2000    rs12    T    C    9e-1    -2e-1']],
    ['LDpred2: a1 is scored, a0 the other', ['chr,pos,a0,a1,rsid,beta,beta_se,n_eff,beta_auto', '1,1000,G,A,rs11,0.9,0.1,1000,0.5', '2,2000,C,T,rs12,0.9,0.1,1000,-0.2']],
    ['bigsnpr map', ['chromosome marker.ID genetic.dist physical.pos allele1 allele2 beta', '1 rs11 0 1000 A G 0.5', '2 rs12 0 2000 T C -0.2']],
    ['GCTB', ['   Id                 Name  Chrom     Position     A1     A2        A1Frq     A1Effect           SE            PIP  LastSampleEff', '    1                 rs11      1         1000      A      G     0.300000     0.500000     0.001     0.1  0', '    2                 rs12      2         2000      T      C     0.300000    -0.200000     0.001     0.1  0']],
    ['PLINK 2, linear', ['#CHROM\tPOS\tID\tREF\tALT\tA1\tOMITTED\tA1_FREQ\tTEST\tOBS_CT\tBETA\tSE\tT_STAT\tP\tERRCODE', '1\t1000\trs11\tG\tA\tA\tG\t0.1\tADD\t9\t0.5\t0.1\t1\t1\t.', '2\t2000\trs12\tT\tC\tT\tC\t0.1\tADD\t9\t-0.2\t0.1\t1\t1\t.']],
    ['PLINK 2, AX', ['#CHROM\tPOS\tID\tREF\tALT\tA1\tAX\tTEST\tOBS_CT\tBETA\tP', '1\t1000\trs11\tG\tA\tA\tG\tADD\t9\t0.5\t1', '2\t2000\trs12\tT\tC\tT\tC\tADD\t9\t-0.2\t1']],
    ['PLINK 2, REF and ALT alone', ['#CHROM\tPOS\tID\tREF\tALT\tA1\tTEST\tOBS_CT\tBETA\tP', '1\t1000\trs11\tG\tA\tA\tADD\t9\t0.5\t1', '2\t2000\trs12\tT\tC\tT\tADD\t9\t-0.2\t1']],
    ['REGENIE', ['CHROM GENPOS ID ALLELE0 ALLELE1 A1FREQ N TEST BETA SE CHISQ LOG10P EXTRA', '1 1000 rs11 G A 0.1 9 ADD 0.5 1 1 1 NA', '2 2000 rs12 C T 0.1 9 ADD -0.2 1 1 1 NA']],
    ['semicolons and decimal commas', ['rsID;chr_name;chr_position;effect_allele;other_allele;effect_weight', 'rs11;1;1000;A;G;0,5', 'rs12;2;2000;T;C;-0,2']],
    ['quoted semicolons', ['"rsID";"chr_name";"chr_position";"effect_allele";"other_allele";"effect_weight"', '"rs11";"1";"1000";"A";"G";"0.5"', '"rs12";"2";"2000";"T";"C";"-0.2"']],
    ['chromosomes and positions of tables of numbers', ['rsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight', 'rs11\t01\t1000.0\tA\tG\t0.5', 'rs12\tchr02\t2e+03\tT\tC\t-0.2']],
    ['chromosomes as decimals', ['rsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight', 'rs11\t1.0\t1,000\tA\tG\t0.5', 'rs12\tNC_000002.11\t2000\tT\tC\t-0.2']],
    ['lower case', ['rsid\tchr\tpos\tea\tnea\tbeta', 'rs11\tChr1\t1000\ta\tg\t0.5', 'rs12\tCHR2\t2000\tt\tc\t-0.2']],
  ])('%s', (_, lines) => {
    expect(read(`${lines.join('\n')}\n`).map(told)).toEqual([ONE]);
    expect(read(`${lines.join('\r\n')}\r\n`).map(told)).toEqual([ONE]);
    expect(read(`${lines.join('\r')}\r`).map(told)).toEqual([ONE]);
    expect(read(`\uFEFF${lines.join('\n')}`).map(told)).toEqual([ONE]);
  }); // prettier-ignore

  test('odds ratios count by their logarithm', () => {
    const [score] = read('CHR BP SNP A1 A2 OR\n1 1000 rs11 A G 2\n2 2000 rs12 T C 0.5\n3 3000 rs13 T C 0\n');
    expect(score === undefined ? [] : told(score)).toEqual(['rs11 1:1000 A/G 0.693147', 'rs12 2:2000 T/C -0.693147']);
    expect(score?.refused).toEqual([{ row: 3, reason: 'ratio-not-positive', weight: null }]);
  });

  test.each([
    ['a negative one', ['0.9', '-0.1', '1.2']],
    ['numbers around 0', ['0.002', '0.0004', '0.01', '0.9']],
  ])('a column of odds ratios with %s holds none', (_, ratios) => {
    const rows = ratios.map((ratio, at) => `1 ${String(1000 + at)} rs1${String(at)} A G ${ratio}`);
    expect(() => read(['CHR BP SNP A1 A2 OR', ...rows].join('\n'))).toThrow('score/ratio-implausible');
  });

  test('of the tests of PLINK only the effect of an allele counts, as dominant and recessive where it says so', () => {
    const [score] = read(
      ['#CHROM POS ID REF ALT A1 OMITTED TEST BETA', '1 1000 rs11 G A A G ADD 0.5', '1 1000 rs11 G A A G SEX 0.9', '1 1000 rs11 G A A G GENO_2DF 0.9', '2 2000 rs12 T C T C DOM -0.2', '3 2000 rs13 T C T C REC -0.2', '4 4000 rs14 T C T C ADD NA'].join('\n'),
    ); // prettier-ignore
    expect([...(score?.terms.effect ?? [])]).toEqual([EFFECT.additive, EFFECT.dominant, EFFECT.recessive]);
    expect(score?.refused.map(({ reason }) => reason)).toEqual(['other-test', 'other-test', 'weight-missing']);
  });
});

describe('words of a yes-or-no column', () => {
  test.each([
    ...['T', 'true', 'TRUE', 'yes', 'Y', '1', '1.0', 'dominant', 'DOM'].map((word) => [word, EFFECT.dominant] as const),
    ...['', 'F', 'False', 'no', 'n', '0', '.', 'NA'].map((word) => [word, EFFECT.additive] as const),
    ...['2', 'maybe', 'recessive', 'x'].map((word) => [word, 'effect-type-unknown'] as const),
  ])('is_dominant %j', (word, expected) => {
    const [score] = read(`chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\tis_dominant\n1\t1000\tA\tG\t0.5\t${word}\n`); // prettier-ignore
    expect(score?.terms.effect[0] ?? score?.refused[0]?.reason).toBe(expected);
  });

  test.each([
    ['is_recessive', 'T', EFFECT.recessive],
    ['effect_type', 'Recessive', EFFECT.recessive],
    ['effect_type', 'additive', EFFECT.additive],
  ])('%s %s', (column, word, expected) => {
    const [score] = read(`chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\t${column}\n1\t1000\tA\tG\t0.5\t${word}\n`); // prettier-ignore
    expect(score?.terms.effect[0]).toBe(expected);
  });
});

describe('several scores in one file', () => {
  const LONG = 'chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\taccession';
  const CATALOG = (id: string, row: string): string =>
    `###PGS CATALOG SCORING FILE - see x\n#pgs_id=${id}\n#trait_reported=trait of ${id}\nrsID\teffect_allele\tother_allele\teffect_weight\n${row}\n`;

  test('rows that name their score', () => {
    const scores = read(
      `${LONG}\n1\t1000\tA\tG\t1\tPGS900001\n1\t1000\tA\tG\t2\tPGS900002\n1\t2000\tA\tG\t3\tPGS900001\n`,
    );
    expect(scores.map(({ header, rows }) => [header.id, rows])).toEqual([['PGS900001', 2], ['PGS900002', 1]]); // prettier-ignore
    expect(scores.map((score) => packScore(score).refused)).toEqual([[], []]);
  });

  test('files one behind the other, each with its own header', () => {
    const scores = read(CATALOG('PGS900001', 'rs1\tA\tG\t1') + CATALOG('PGS900002', 'rs1\tA\tG\t2') + CATALOG('PGS900002', 'rs1\tA\tG\t3')); // prettier-ignore
    expect(scores.map(({ header, terms }) => [header.id, header.trait, terms.weight[0]])).toEqual([
      ['PGS900001', 'trait of PGS900001', 1],
      ['PGS900002', 'trait of PGS900002', 2],
      ['PGS900002-2', 'trait of PGS900002', 3],
    ]);
  });

  test('a second line of column names without a header cannot be told from another score', () => {
    const table = 'rsID\teffect_allele\tother_allele\teffect_weight\nrs1\tA\tG\t1\n';
    expect(() => read(table + table)).toThrow('score/several-tables');
    expect(() => read(`${table}# a remark\n${table}`)).toThrow('score/several-tables');
    expect(read(`${table}# a remark\nrs2\tA\tG\t1\n`).map(({ rows }) => rows)).toEqual([2]);
  });

  test('a column for each method of LDpred2', () => {
    const scores = read('chr,pos,a0,a1,beta,beta_inf,beta_auto\n1,1000,G,A,9,1,2\n');
    expect(scores.map(({ header, terms }) => [header.id, terms.weight[0]])).toEqual([
      ['imported-beta_inf', 1],
      ['imported-beta_auto', 2],
    ]);
  });
});

describe('one variant twice', () => {
  const HEAD = 'rsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight';
  test.each<[string, string[], number]>([
    ['word for word', ['rs1\t1\t1000\tA\tG\t1', 'rs1\t1\t1000\tA\tG\t1'], 2],
    ['on the other strand', ['rs1\t1\t1000\tA\tG\t1', 'rs1\t1\t1000\tT\tC\t1'], 2],
    ['columns swapped, sign turned', ['rs1\t1\t1000\tA\tG\t1', 'rs1\t1\t1000\tG\tA\t-1'], 2],
    ['swapped on the other strand', ['rs1\t1\t1000\tA\tG\t1', 'rs1\t1\t1000\tC\tT\t-1'], 2],
    ['A/T either way', ['rs1\t1\t1000\tA\tT\t1', 'rs1\t1\t1000\tT\tA\t1'], 2],
    ['an indel on the other strand', ['rs1\t1\t1000\tAG\tA\t1', 'rs1\t1\t1000\tTC\tT\t1'], 2],
    ['once without its other allele', ['rs1\t1\t1000\tA\tG\t1', 'rs1\t1\t1000\tA\t\t1'], 2],
    ['another variant of the place', ['rs1\t1\t1000\tA\tG\t1', 'rs1\t1\t1000\tA\tC\t1'], 0],
    ['another place', ['rs1\t1\t1000\tA\tG\t1', 'rs1\t1\t1001\tA\tG\t1'], 0],
  ])('%s', (_, rows, refused) => {
    const [score] = read(['#genome_build=GRCh37', HEAD, ...rows].join('\n'));
    const packed = score === undefined ? null : packScore(score);
    expect(packed?.refused.map(({ reason }) => reason)).toEqual(Array(refused).fill('duplicate-row'));
  });
});

describe('frequencies by group', () => {
  test.each([
    ['allelefrequency_effect_European', 'EUR'],
    ['allelefrequency_effect_African', 'AFR'],
    ['allelefrequency_effect_Hispanic', 'AMR'],
    ['eaf_EAS', 'EAS'],
    ['SAS_EAF', 'SAS'],
    ['allelefrequency_effect_East Asian', 'EAS'],
  ] as const)('%s', (column, group) => {
    const [score] = read(`chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\t${column}\n1\t1000\tA\tG\t0.5\t0.25\n`); // prettier-ignore
    expect(score?.frequencies).toEqual({ [group]: Float64Array.of(0.25) });
  });

  test.each(['allelefrequency_effect_Asian', 'AFR_AF', 'MAF'])('%s names no group of people and allele', (column) => {
    const [score] = read(`chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\t${column}\n1\t1000\tA\tG\t0.5\t0.25\n`); // prettier-ignore
    expect(score?.frequencies).toBeUndefined();
  });
});

describe('ids', () => {
  test.each(['exm123', 'kgp9988', 'i6018896', 'AX-11086612', 'GSA-rs11', 'rs1_A', 'rs1:1000:A:G', 'rs1;rs2', 'SNP_A-1234', '.', '', 'ss66185476', 'affx-123', '1000'])(
    'a row with its place and both alleles is read there, whatever %j is',
    (id) => {
      const [score] = read(`#genome_build=GRCh37\nrsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\n${id}\t1\t1000\tA\tG\t0.5\n`);
      expect([score?.terms.count, score?.refused.length]).toEqual([1, 0]);
    },
  ); // prettier-ignore
});

describe('text that is not seen', () => {
  test('is written out in everything that a header says', () => {
    const [score] = read('#pgs_id=PGS\u202E1\n#trait_reported=heart\u200B\u2067\n#pgs_name=a\u00ADb\nrsID\teffect_allele\tother_allele\teffect_weight\nrs1\tA\tG\t1\n'); // prettier-ignore
    expect(score?.header).toMatchObject({ id: 'PGS⟨U+202E⟩1', trait: 'heart⟨U+200B⟩⟨U+2067⟩', name: 'a⟨U+00AD⟩b' });
  });

  test('and in the ids that rows and columns name', () => {
    const [, second] = read('effect_allele\tother_allele\teffect_weight\trsID\taccession\nA\tG\t1\trs1\tA\nA\tG\t1\trs1\tB\u202E\n'); // prettier-ignore
    expect(second?.header.id).toBe('B⟨U+202E⟩');
  });
});

describe('numbers that a header may not be believed in', () => {
  const body = 'rsID\teffect_allele\tother_allele\teffect_weight\nrs1\tA\tG\t1\n';
  test.each(['-1', '0', '1e999', 'NaN', 'x'])('sd = %s is no standard deviation', (sd) => {
    expect(read(`mean = 0.1\nsd = ${sd}\nalpha = 0.5\n${body}`)[0]?.header.published).toBeNull();
  });

  test('a line of blanks is judged at once', () => {
    const start = performance.now();
    expect(() => read(`${' '.repeat(200_000)}x\n`)).toThrow('score/unreadable-file');
    expect(() => read(`1${' '.repeat(200_000)}# x\n`)).toThrow('score/unreadable-file');
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
