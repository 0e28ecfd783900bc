import { describe, expect, it } from 'vitest';
import { activityScales } from '../../../src/domain/pgx/activity-scale.ts';
import { outsideReport } from '../../../src/domain/pgx/outside-report.ts';
import { readOutsideLines } from '../../../src/domain/pgx/outside-lines.ts';
import { parseOutsideCalls } from '../../../src/domain/pgx/outside.ts';
import { builtPgxPack } from '../../support/pgx-vectors.ts';

const { genes } = builtPgxPack();
const one = (text: string) => {
  const [line, ...rest] = readOutsideLines(genes, text);
  expect(rest).toEqual([]);
  if (line === undefined) throw new Error('no line');
  return line;
};

describe('what is understood of results from elsewhere', () => {
  it.each([
    ['CYP2D6\t*1/*4x2', 'CYP2D6\t*1/*4x2', '*1/*4x2', 'Intermediate Metabolizer', 1],
    ['cyp2d6 *1/*4', 'CYP2D6\t*1/*4', '*1/*4', 'Intermediate Metabolizer', 1],
    ['CYP2D6*4/*1', 'CYP2D6\t*4/*1', '*1/*4', 'Intermediate Metabolizer', 1],
    ['CYP2D6: CYP2D6*10/CYP2D6*10', 'CYP2D6\t*10/*10', '*10/*10', 'Intermediate Metabolizer', 0.5],
    ['CYP2D6\t∗4/∗5', 'CYP2D6\t*4/*5', '*4/*5', 'Poor Metabolizer', 0],
    ['CYP2D6\t*36+*10/*1', 'CYP2D6\t*36+*10/*1', '*1/*36+*10', 'Normal Metabolizer', 1.25],
    ['CYP2D6\t\tPoor Metabolizer\t0', 'CYP2D6\t\tPoor Metabolizer\t0', '', 'Poor Metabolizer', 0],
    ['CYP2C19\t*2|*17', 'CYP2C19\t*2/*17', '*2/*17', 'Intermediate Metabolizer', null],
    ['HLA-B\t*15:02/*07:02', 'HLA-B\t*15:02/*07:02', '*07:02/*15:02', /\*15:02 positive/, null],
    ['HLA-B B*15:02', 'HLA-B\t*15:02', '*15:02', /\*15:02 positive/, null],
    ['HLA-A\t*31:01/*02:01', 'HLA-A\t*31:01/*02:01', '*02:01/*31:01', '*31:01 positive', null],
    ['MT-RNR1\tm.1555A>G', 'MT-RNR1\tm.1555A>G', 'm.1555A>G', /increased risk/, null],
    ['DPYD\tReference/c.1905+1G>A (*2A)', 'DPYD\tReference/c.1905+1G>A (*2A)', /./, 'Intermediate Metabolizer', 1],
  ])('%s', (text, call, diplotype, phenotype, score) => {
    const line = one(text);
    expect([line.problem, line.call]).toEqual([null, call]);
    expect(line.diplotype).toMatch(diplotype instanceof RegExp ? diplotype : new RegExp(`^${escaped(diplotype)}$`));
    expect(line.phenotype).toMatch(phenotype instanceof RegExp ? phenotype : new RegExp(`^${escaped(phenotype)}$`));
    expect(line.activityScore).toBe(score);
  });

  it.each([
    ['CYP9Z9\t*1/*1', 'outside/unknown-gene'],
    ['hello', 'outside/unknown-gene'],
    ['CYP2D6', 'outside/nothing-after-gene'],
    ['CYP2D6\t*1/*2/*4', 'outside/too-many-alleles'],
    ['CYP2D6\t*4', 'outside/one-allele'],
    ['MT-RNR1\tReference/m.1555A>G', 'outside/two-alleles-of-one'],
    ['CYP2D6\t*1/', 'outside/allele-unreadable'],
    ['HLA-B\t*15/*07', 'outside/hla-unreadable'],
    ['CYP2D6\t*1/*4\t\thigh', 'outside/score-unreadable'],
    [`CYP2D6\t${'*1'.repeat(300)}`, 'outside/line-too-long'],
  ])('%s is refused: %s', (text, problem) => {
    const line = one(text);
    expect([line.problem, line.call]).toEqual([problem, '']);
  });

  it('says what it has no row for, without a phenotype of its own making', () => {
    expect(one('CYP2D6\t*1/*9999')).toMatchObject({
      problem: null,
      remarks: ['outside/allele-not-in-tables'],
      about: ['*9999'],
      phenotype: 'Indeterminate',
      verdict: 'indeterminate',
    });
    expect(one('CYP2D6\t./.')).toMatchObject({ problem: null, remarks: ['outside/no-call'], phenotype: null });
  });

  it('keeps line numbers, skips headings, blanks and comments', () => {
    const lines = readOutsideLines(genes, 'Gene\tDiplotype\r\n\r\n# laboratory\r\nCYP2D6\t*1/*1\r\nTPMT\t*1\r\n');
    expect(lines.map(({ line, gene, problem }) => [line, gene, problem])).toEqual([
      [4, 'CYP2D6', null],
      [5, 'TPMT', 'outside/one-allele'],
    ]);
    expect(readOutsideLines(genes, '  \n\n')).toEqual([]);
  });

  it('several results of one gene are told as such', () => {
    const lines = readOutsideLines(genes, 'CYP2D6\t*1/*1\nCYP2D6\t*1/*4');
    expect(lines.map(({ remarks }) => remarks)).toEqual([['outside/several-results'], ['outside/several-results']]);
  });

  it('is what the analysis then makes of it', () => {
    for (const text of ['CYP2D6 *1/*4x2', 'CYP2D6\t*1/*1x5', 'HLA-B *57:01', 'NUDT15\t*1/*3', 'UGT1A1 *80+*28/*1']) {
      const line = one(text);
      const gene = genes.find((row) => row.gene === line.gene);
      if (gene === undefined) throw new Error('no gene');
      const report = outsideReport(gene, parseOutsideCalls(line.call));
      expect([report.phenotype, report.activityScore, report.verdict]).toEqual([
        line.phenotype,
        line.activityScore,
        line.verdict,
      ]);
    }
  });

  it('takes every gene and every matchable allele of the tables', () => {
    for (const gene of genes) {
      if (gene.chromosome === null) continue;
      for (const { name } of gene.alleles) {
        const pair = gene.chromosome === 'MT' ? name : `${name}/${name}`;
        expect([gene.gene, name, one(`${gene.gene}\t${pair}`).problem]).toEqual([gene.gene, name, null]);
      }
    }
  });
});

describe('scales of activity scores', () => {
  it('are those of the phenotype tables', () => {
    const scales = new Map(activityScales(genes).map(({ gene, ranges }) => [gene, ranges]));
    expect([...scales.keys()].sort()).toEqual(['CYP2C9', 'CYP2D6', 'DPYD']);
    expect(scales.get('CYP2D6')).toEqual([
      { phenotype: 'Poor Metabolizer', from: 0, to: 0 },
      { phenotype: 'Intermediate Metabolizer', from: 0.25, to: 1 },
      { phenotype: 'Normal Metabolizer', from: 1.25, to: 2.25 },
      { phenotype: 'Ultrarapid Metabolizer', from: 2.5, to: null },
    ]);
    expect(scales.get('CYP2C9')?.at(-1)).toEqual({ phenotype: 'Normal Metabolizer', from: 2, to: 2 });
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
