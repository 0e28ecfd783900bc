import { describe, expect, it } from 'vitest';
import { readOutsideLines } from '../../../src/domain/pgx/outside-lines.ts';
import { outsideReport } from '../../../src/domain/pgx/outside-report.ts';
import { parseOutsideCalls } from '../../../src/domain/pgx/outside.ts';
import { builtPgxPack } from '../../support/pgx-vectors.ts';

const { genes } = builtPgxPack();
const calls = (text: string): string[] =>
  readOutsideLines(genes, text).flatMap(({ call }) => (call === '' ? [] : [call]));
const report = (text: string) => {
  const lines = calls(text);
  const gene = genes.find((one) => one.gene === lines[0]?.split('\t')[0]);
  if (gene === undefined) throw new Error('nothing was read');
  return outsideReport(gene, parseOutsideCalls(lines.join('\n')));
};

describe('HLA, compared on two fields', () => {
  it.each([
    ['HLA-B\tB*57:01:01:01/B*07:02', '*15:02 negative; *57:01 positive; *58:01 negative', 'altered'],
    ['HLA-B\tB*5701/B*0702', '*15:02 negative; *57:01 positive; *58:01 negative', 'altered'],
    ['HLA-B\tHLA-B*57:01P/HLA-B*07:02P', '*15:02 negative; *57:01 positive; *58:01 negative', 'altered'],
    ['HLA-B\t*15:02:01G\t*07:02:01G', '*15:02 positive; *57:01 negative; *58:01 negative', 'altered'],
    ['B*57:01 B*07:02', '*15:02 negative; *57:01 positive; *58:01 negative', 'altered'],
    ['HLA-B 15:01/44:02', '*15:02 negative; *57:01 negative; *58:01 negative', 'normal'],
    ['hla b *58:01, *58:01', '*15:02 negative; *57:01 negative; *58:01 positive', 'altered'],
    ['HLA-B\t*57:01', '*57:01 positive', 'altered'],
    ['HLA-B\t*57:01/-', '*57:01 positive', 'altered'],
    ['HLA-B\t*07:02', null, 'indeterminate'],
    ['HLA-B*57:01 positive', '*57:01 positive', 'altered'],
    ['HLA-B*57:01\tNEGATIVE', '*57:01 negative', 'nothing-found'],
    ['B*57:01 negative', '*57:01 negative', 'nothing-found'],
    ['HLA-B\t\t*57:01 positive', '*57:01 positive', 'altered'],
    ['HLA-B: B*58:01 not detected', '*58:01 negative', 'nothing-found'],
    ['HLA-B\t*58:01 present', '*58:01 positive', 'altered'],
    ['HLA-B*15:02: absent', '*15:02 negative', 'nothing-found'],
    ['HLA-B positive for *57:01', '*57:01 positive', 'altered'],
    ['HLA-B\t*57:01 negative; *58:01 positive', '*57:01 negative; *58:01 positive', 'altered'],
    ['HLA-B\t*57:01 negative\nHLA-B\t*15:02 negative\nHLA-B\t*58:01 negative', '*15:02 negative; *57:01 negative; *58:01 negative', 'normal'],
    ['HLA-A*31:01 negative', '*31:01 negative', 'normal'],
    ['HLA-A\t*31:01:02/*02:01:01:01', '*31:01 positive', 'altered'],
    ['HLA-B\t*57:01 positive\nHLA-B\t*57:01 negative', '*57:01 positive', 'indeterminate'],
    ['HLA-B\t*57:01/*07:02\nHLA-B\t*08:01/*07:02', '*15:02 negative; *57:01 positive; *58:01 negative', 'indeterminate'],
  ])('%s', (text, phenotype, verdict) => {
    expect(report(text)).toMatchObject({ phenotype, verdict, firm: verdict === 'normal' || verdict === 'altered' });
  }); // prettier-ignore

  it.each(['HLA-B\t*57/*07', 'HLA-B\t*57:AB/*07:02', 'HLA-B\tpositive', 'HLA-B\t*57:01 maybe', 'HLA-B\t*57:01<b>'])(
    '%s is refused',
    (text) => {
      expect(readOutsideLines(genes, text)[0]?.problem).toBe('outside/hla-unreadable');
    },
  );
});

describe('spellings of laboratories', () => {
  it.each([
    ['CYP2D6\tPM', 'CYP2D6\t\tPoor Metabolizer'],
    ['CYP2D6\t\tPM', 'CYP2D6\t\tPoor Metabolizer'],
    ['CYP2D6\tintermediate metaboliser', 'CYP2D6\t\tIntermediate Metabolizer'],
    ['CYP2D6\tUltra-Rapid Metaboliser', 'CYP2D6\t\tUltrarapid Metabolizer'],
    ['CYP2D6 EM', 'CYP2D6\t\tNormal Metabolizer'],
    ['CYP2D6 extensive', 'CYP2D6\t\tNormal Metabolizer'],
    ['CYP2C19 rm', 'CYP2C19\t\tRapid Metabolizer'],
    ['CYP2C19\tlikely PM', 'CYP2C19\t\tLikely Poor Metabolizer'],
    ['TPMT possible intermediate metabolizer', 'TPMT\t\tPossible Intermediate Metabolizer'],
    ['SLCO1B1 poor', 'SLCO1B1\t\tPoor Function'],
    ['CYP2D6\t*4.001/*4.013', 'CYP2D6\t*4/*4'],
    ['CYP2D6\t(*1/*2)x3', 'CYP2D6\t(*1/*2)x3'],
    ['CYP2D6\t*1xN/*1', 'CYP2D6\t*1xN/*1'],
    ['CYP2D6\t*2X2/*4', 'CYP2D6\t*2x2/*4'],
    ['CYP2D6\t*68 + *4 / *1', 'CYP2D6\t*68+*4/*1'],
    ['TPMT\t*1/*3a', 'TPMT\t*1/*3A'],
    ['DPYD *1/*2A', 'DPYD\tReference/c.1905+1G>A (*2A)'],
    ['DPYD\tc.1905+1G>A heterozygous', 'DPYD\tReference/c.1905+1G>A (*2A)'],
    ['DPYD\tReference/HapB3', 'DPYD\tReference/c.1129-5923C>G, c.1236G>A (HapB3)'],
    ['DPYD\tReference/c.1129-5923C>G, c.1236G>A (HapB3)', 'DPYD\tReference/c.1129-5923C>G, c.1236G>A (HapB3)'],
    ['CFTR Reference/Reference', 'CFTR\tivacaftor non-responsive CFTR sequence/ivacaftor non-responsive CFTR sequence'],
    ['SLCO1B1\t*1/*45', 'SLCO1B1\t*1/*45'],
    ['CYP2D6   *4/*4', 'CYP2D6\t*4/*4'],
    ['CYP2D6,*4/*4', 'CYP2D6\t*4/*4'],
    ['CYP2D6;*4/*4;Poor Metabolizer;0', 'CYP2D6\t*4/*4\tPoor Metabolizer\t0'],
    ['"CYP2D6","*4/*4","Poor Metabolizer"', 'CYP2D6\t*4/*4\tPoor Metabolizer'],
    ['CYP2D6: *4/*4', 'CYP2D6\t*4/*4'],
    ['CYP2D6\tGenotype: *4/*4\tPhenotype: PM\tAS: 0', 'CYP2D6\t*4/*4\tPoor Metabolizer\t0'],
    ['CYP2D6 *4/*4 poor metabolizer 0.0', 'CYP2D6\t*4/*4\tPoor Metabolizer\t0.0'],
    ['CYP2D6\t*4\t*4', 'CYP2D6\t*4/*4'],
    ['CYP2D6\t*1\t*4\tIM', 'CYP2D6\t*1/*4\tIntermediate Metabolizer'],
    ['\ufeffCYP2D6\t*4/*4', 'CYP2D6\t*4/*4'],
    ['CYP2D6\u00a0*4/*4', 'CYP2D6\t*4/*4'],
    ['CYP2D6 *4 | *4', 'CYP2D6\t*4/*4'],
    ['CYP2D6\t*1/*4\t\t1,0', 'CYP2D6\t*1/*4\t\t1.0'],
  ])('%s', (text, call) => {
    expect(calls(text)).toEqual([call]);
    // What the reader makes of its own calls is those calls: saved people pass it again.
    expect(calls(call)).toEqual([call]);
  });

  it.each([
    ['CYP2D6\t(*1/*2)x3', 'Ultrarapid Metabolizer', 3],
    ['CYP2D6\t(*1/*4)x3', 'Indeterminate', null],
    ['CYP2D6\t*1xN/*1', 'Ultrarapid Metabolizer', 3],
    ['CYP2D6\t*1xN/*4', 'Indeterminate', null],
    ['CYP2D6\t*4xN/*4', 'Poor Metabolizer', 0],
    ['CYP2D6\t*4/*36x2+*10x2', 'Intermediate Metabolizer', 0.5],
    ['CYP2D6\t*4/*13+*68x2+*4', 'Poor Metabolizer', 0],
  ])('%s means %s', (text, phenotype, activityScore) => {
    expect(report(text)).toMatchObject({ phenotype, activityScore });
  });
});

describe('the reference of a gene that knows no "not susceptible"', () => {
  it.each(['RYR1\tReference/Reference', 'CACNA1S\tReference/Reference', 'CFTR\tReference/Reference'])('%s', (text) => {
    expect(report(text)).toMatchObject({ verdict: 'nothing-found', firm: false });
  });
});

describe('the reference of CFTR', () => {
  it.each([
    ['CFTR Reference/Reference', 'Reference/Reference', 'ivacaftor non-responsive in CF patients'],
    ['CFTR\tReference/G551D', 'G551D (heterozygous)', 'ivacaftor responsive in CF patients'],
  ])('%s prints as it does from a file', (text, label, phenotype) => {
    expect(report(text)).toMatchObject({ labels: [label], phenotype });
  });
});

describe('what cannot be used is named', () => {
  it.each([
    ['CYP2D6\t*1/*1<img src=x>', 'outside/allele-unreadable'],
    ['CYP2D6\t*1/*1; DROP', 'outside/allele-unreadable'],
    ['CYP2D6;*1/*1;DROP', 'outside/words-unknown'],
    ['CYP2D6\tfast', 'outside/words-unknown'],
    ['CYP2D6\tRapid Metabolizer', 'outside/words-unknown'],
    ['CYP2D6\tPM\tUM', 'outside/words-unknown'],
    ['CYP2D6\t*4/*4\tsee note', 'outside/words-unknown'],
    ['__proto__\t*1/*1', 'outside/unknown-gene'],
    ['constructor\t*1/*1', 'outside/unknown-gene'],
    ['VKORC1\t-1639 G/A', 'outside/allele-unreadable'],
  ])('%s', (text, problem) => {
    const [line] = readOutsideLines(genes, text);
    expect([line?.problem, line?.call]).toEqual([problem, '']);
    expect(line?.about.length).toBeGreaterThan(0);
  });

  it('a line said twice counts once', () => {
    const lines = readOutsideLines(genes, 'CYP2D6\t*4/*4\nCYP2D6 *4 / *4');
    expect(lines.map(({ call, remarks }) => [call, remarks])).toEqual([['CYP2D6\t*4/*4', []], ['', ['outside/said-before']]]); // prettier-ignore
  });

  it('nothing is taken of a gene one of whose lines cannot be read', () => {
    const lines = readOutsideLines(genes, 'CYP2D6\t*1/*1\nCYP2D6\t*4/??\nTPMT\t*1/*1');
    expect(lines.map(({ problem }) => problem)).toEqual(['outside/other-line-unreadable', 'outside/allele-unreadable', null]); // prettier-ignore
  });

  it('more results than are read are told', () => {
    const lines = readOutsideLines(genes, Array.from({ length: 205 }, (_, i) => `TPMT\t*1/*${String(i)}`).join('\n'));
    expect(lines.at(-1)).toMatchObject({ line: 201, problem: 'outside/too-many-lines' });
  });

  it.each(['Gene,Diplotype,Phenotype', 'Gene\tAllele 1\tAllele 2', 'gene result', '"Gene";"Genotype"'])(
    'headings are skipped: %s',
    (head) => {
      expect(readOutsideLines(genes, `${head}\nTPMT\t*1/*1`).map(({ line }) => line)).toEqual([2]);
    },
  );
});

describe('results that do not go together are not certain', () => {
  it.each([
    ['two results', 'CYP2D6\t*1/*2\nCYP2D6\t*4/*4', 'indeterminate'],
    ['two results of one class', 'CYP2D6\t*4/*4\nCYP2D6\t*1/*4', 'indeterminate'],
    ['two diplotypes of one phenotype', 'CYP2C19\t*1/*1\nCYP2C19\t*1/*38', 'normal'],
    ['alleles and phenotype', 'CYP2D6\t*1/*1\tPoor Metabolizer', 'indeterminate'],
    ['alleles and score', 'CYP2D6\t*1/*1\t\t0', 'indeterminate'],
    ['phenotype and score', 'CYP2D6\t\tPM\t2', 'indeterminate'],
  ])('%s', (_, text, verdict) => {
    const { firm, reasons, verdict: got } = report(text);
    expect([got, firm, reasons.includes('pgx/outside-contradicts')]).toEqual([verdict, false, true]);
  });

  it('an allele that sources disagree about is told', () => {
    expect(report('RYR1\tReference/c.6612C>G').reasons).toContain('pgx/sources-disagree');
  });
});
