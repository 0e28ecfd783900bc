import { describe, expect, it } from 'vitest';
import type { PublishedVariant } from '../../src/domain/published/published-pack.ts';
import { MOST_PUBLISHED } from '../../src/domain/published/commonness.ts';
import { chipFile, deep, genomeFile, reference } from '../support/clinvar-genome.ts';
import { chip, line, type Line, vcf } from '../support/gene-file.ts';
import { answerAbout, BASE, outcomeOf, SHIFT } from '../support/published-genome.ts';

const DELETION: PublishedVariant = { ...BASE, ref: 'GAC', alt: 'G' };
const INSERTION: PublishedVariant = { ...BASE, ref: 'G', alt: 'GTT' };
const DOUBLE: PublishedVariant = { ...BASE, ref: 'GC', alt: 'AT' };
const PAIR: PublishedVariant = { ...BASE, ref: 'G', alt: 'C' };
const ON_X: PublishedVariant = { ...BASE, chromosome: 'X', position37: 50_000_000, position38: 50_000_000 + SHIFT };
/** The place of the changes above on GRCh37. */
const AT = '2\t5000000';

describe('a chip’s letters at a published change', () => {
  it.each<[string, PublishedVariant, string, string]>([
    ['one copy', BASE, `rs1\t${AT}\tAG`, 'one-copy, rare'],
    ['one copy, letters turned', BASE, `rs1\t${AT}\tGA`, 'one-copy, rare'],
    ['two copies', BASE, `i500\t${AT}\tAA`, 'two-copies, rare'],
    ['the usual letter', BASE, `rs1\t${AT}\tGG`, 'not there'],
    ['no call', BASE, `rs1\t${AT}\t--`, 'no call'],
    ['another base', BASE, `rs1\t${AT}\tTT`, 'no call'],
    ['another base beside it', { ...BASE, alt: 'T' }, `rs1\t${AT}\tCT`, 'no call'],
    ['no line: never the usual letter', BASE, 'rs1\t2\t6000000\tGG', 'not in file'],
    ['its place on the other build', BASE, `rs1\t2\t${String(5_000_000 + SHIFT)}\tAG`, 'not in file'],
    ['a change without a place on this build', { ...BASE, position37: null }, `rs1\t${AT}\tAG`, 'not in file'],
    ['C for G, two copies: perhaps the other strand', PAIR, `rs1\t${AT}\tCC`, 'no call'],
    ['C for G, one of each', PAIR, `rs1\t${AT}\tCG`, 'one-copy, rare'],
    // Of which change the letters speak, the table cannot say: it names no rsid.
    ['I and D at a deletion', DELETION, `i500\t${AT}\tDI`, 'no call'],
    ['I and D at a deletion, under a name that may be another one’s', DELETION, `rs1\t${AT}\tDI`, 'not in file'],
    ['D and D at a deletion', DELETION, `i500\t${AT}\tDD`, 'no call'],
    ['I and I at a deletion', DELETION, `i500\t${AT}\tII`, 'no call'],
    ['I and D at an insertion', INSERTION, `i500\t${AT}\tDI`, 'no call'],
    ['both bases of two', DOUBLE, `rs1\t${AT}\tAA\nrs2\t2\t5000001\tTT`, 'two-copies, rare'],
    ['both bases of two, one copy each: perhaps apart', DOUBLE, `rs1\t${AT}\tAG\nrs2\t2\t5000001\tCT`, 'no call'],
    ['one base of two', DOUBLE, `rs1\t${AT}\tAA`, 'not in file'],
    ['one of two copies on X of nobody knows whom', ON_X, 'rs1\tX\t50000000\tAG', 'one-copy, rare'],
    ['the only letter on X', ON_X, 'rs1\tX\t50000000\tA', 'one-copy of one, rare'],
    ['a common one', { ...BASE, frequency: { share: 0.23, group: 'AFR', source: 's' } }, `rs1\t${AT}\tAG`, 'one-copy, common'],
    ['one of 0.4 %', { ...BASE, frequency: { share: 0.004, group: 'AFR', source: 's' } }, `rs1\t${AT}\tAG`, 'one-copy, rare'],
  ])('%s', async (_, variant, row, expected) => {
    expect(outcomeOf(await answerAbout(chipFile(row), [variant]))).toBe(expected);
  }); // prettier-ignore
});

describe('records of a VCF at a published change', () => {
  const at = { chrom: '2', pos: 5_000_000 };
  it.each<[string, PublishedVariant, Line[], string]>([
    ['one copy', BASE, [{ ...at, ref: 'G', alt: 'A', sample: deep('0/1') }], 'one-copy, sequenced'],
    ['two copies', BASE, [{ ...at, chrom: 'chr2', ref: 'G', alt: 'A', sample: '1/1:40:99:0,40' }], 'two-copies, sequenced'],
    ['the reference', BASE, [{ ...at, ref: 'G', alt: 'A', sample: reference() }], 'not there'],
    ['one of several', BASE, [{ ...at, ref: 'G', alt: 'T,A', sample: '1/2:40:99:0,20,20' }], 'one-copy, sequenced'],
    ['another of several', BASE, [{ ...at, ref: 'G', alt: 'T,A', sample: '0/1:40:99:20,20,0' }], 'no call'],
    ['a REF that does not fit', BASE, [{ ...at, ref: 'T', alt: 'A', sample: deep('0/1') }], 'no call'],
    ['no call', BASE, [{ ...at, ref: 'G', alt: 'A', sample: './.:0:0:0,0' }], 'no call'],
    ['a call without reads', BASE, [{ ...at, ref: 'G', alt: 'A', sample: '0/1:0:0:0,0' }], 'no call'],
    ['a filtered call', BASE, [{ ...at, ref: 'G', alt: 'A', filter: 'LowQual', sample: deep('0/1') }], 'no call'],
    ['no record: never the reference', BASE, [], 'not in file'],
    ['the deletion', DELETION, [{ ...at, ref: 'GAC', alt: 'G', sample: deep('0/1') }], 'one-copy, sequenced'],
    ['the deletion with a base more on both', DELETION, [{ ...at, ref: 'GACT', alt: 'GT', sample: deep('0/1') }], 'one-copy, sequenced'],
    ['the deletion not pushed to the left', { ...DELETION, ref: 'GAC' }, [{ ...at, pos: 5_000_002, ref: 'CAC', alt: 'C', sample: deep('0/1') }], 'one-copy, sequenced'],
    ['another deletion at its place', DELETION, [{ ...at, ref: 'GA', alt: 'G', sample: deep('0/1') }], 'no call'],
    ['another insertion at its place', INSERTION, [{ ...at, ref: 'G', alt: 'GTTT', sample: deep('0/1') }], 'no call'],
    ['two bases as one record', DOUBLE, [{ ...at, ref: 'GC', alt: 'AT', sample: deep('0/1') }], 'one-copy, sequenced'],
    ['a deletion of thousands of bases over it', BASE, [{ ...at, pos: 4_999_000, ref: 'T', alt: '<DEL>', info: 'END=5002000', sample: deep('0/1') }], 'no call'],
    ['a base of two that change, the table having only the base', BASE, [{ ...at, ref: 'GC', alt: 'AT', sample: deep('0/1') }], 'no call'],
    ['a base of three that change', BASE, [{ ...at, ref: 'GCA', alt: 'ACT', sample: deep('0/1') }], 'no call'],
    ['a base beside another on the same copy', BASE, [{ ...at, ref: 'G', alt: 'A', sample: deep('0|1') }, { ...at, pos: at.pos + 1, ref: 'C', alt: 'T', sample: deep('0|1') }], 'no call'],
    ['a base beside another, nobody knows on which copy', BASE, [{ ...at, ref: 'G', alt: 'A', sample: deep('0/1') }, { ...at, pos: at.pos + 2, ref: 'C', alt: 'T', sample: deep('0/1') }], 'no call'],
    ['a base beside another on the other copy', BASE, [{ ...at, ref: 'G', alt: 'A', sample: deep('0|1') }, { ...at, pos: at.pos + 1, ref: 'C', alt: 'T', sample: deep('1|0') }], 'one-copy, sequenced'],
    ['a base beside another of the next codon', BASE, [{ ...at, ref: 'G', alt: 'A', sample: deep('0/1') }, { ...at, pos: at.pos + 3, ref: 'C', alt: 'T', sample: deep('0/1') }], 'one-copy, sequenced'],
    ['a base beside another of the codon before', BASE, [{ ...at, ref: 'G', alt: 'A', sample: deep('0/1') }, { ...at, pos: at.pos - 1, ref: 'C', alt: 'T', sample: deep('0/1') }], 'one-copy, sequenced'],
    ['the same on the other strand', { ...BASE, hgvs: 'NM_1.1:c.1C>T' }, [{ ...at, ref: 'G', alt: 'A', sample: deep('0/1') }, { ...at, pos: at.pos - 1, ref: 'C', alt: 'T', sample: deep('0/1') }], 'no call'],
    ['a base beside a deletion in its codon', BASE, [{ ...at, ref: 'G', alt: 'A', sample: deep('0/1') }, { ...at, ref: 'GC', alt: 'G', sample: deep('0/1') }], 'no call'],
    ['a base beside another that is the reference', BASE, [{ ...at, ref: 'G', alt: 'A', sample: deep('0/1') }, { ...at, pos: at.pos + 1, ref: 'C', alt: 'T', sample: reference() }], 'one-copy, sequenced'],
    ['the base alone on one copy, the whole on the other', BASE, [{ ...at, ref: 'GC', alt: 'AC,AT', sample: '1/2:40:99:0,20,20' }], 'no call'],
    ['one copy on a man’s X', ON_X, [{ chrom: 'X', pos: 50_000_000, ref: 'G', alt: 'A', sample: '1:40:99:0,40' }], 'one-copy of one, sequenced'],
  ])('%s', async (_, variant, lines, expected) => {
    expect(outcomeOf(await answerAbout(genomeFile(...lines.map((one) => moved(one))), [variant]))).toBe(expected);
  }); // prettier-ignore

  it('does not believe a bare record more than a chip', async () => {
    const bare = vcf([line(moved({ ...at, ref: 'G', alt: 'A', sample: '0/1' }))]);
    expect(outcomeOf(await answerAbout(bare, [BASE]))).toBe('one-copy, rare');
  });

  it('tells two bases that change as one, and not each of them as another change', async () => {
    const genome = genomeFile(moved({ ...at, ref: 'GC', alt: 'AT', sample: deep('0/1') }));
    const { genes } = await answerAbout(genome, [DOUBLE, BASE]);
    expect(genes[0]?.hits.map(({ variant }) => variant.ref)).toEqual(['GC']);
  });
});

/** The same line on GRCh38. */
function moved(one: Line): Line {
  const end = one.info === undefined ? {} : { info: one.info.replace('5002000', String(5_002_000 + SHIFT)) };
  return { ...one, ...end, pos: one.pos + SHIFT };
}

describe('what is told of genes', () => {
  const genes: readonly PublishedVariant[] = [
    BASE,
    { ...BASE, gene: 'LATE', position37: 5_000_010 },
    { ...BASE, gene: 'UNTOLD', position37: 5_000_020 },
  ];
  const file = chipFile(`rs1\t${AT}\tAG`, 'rs2\t2\t5000010\tAG', 'rs3\t2\t5000020\tAG');

  it('answers in the order of the question, and about nothing else', async () => {
    const answer = await answerAbout(file, genes, { genes: ['NONE', 'UNTOLD', 'GENE1', 'UNTOLD'] });
    expect(answer.genes.map(({ gene, hits }) => [gene, hits.length])).toEqual([['UNTOLD', 1], ['GENE1', 1]]); // prettier-ignore
    expect(answer.without).toEqual(['NONE']);
    expect(JSON.stringify(answer)).not.toContain('LATE');
  });

  it('holds back for a minor what begins in adult life, and what nobody knows the beginning of', async () => {
    const answer = await answerAbout(file, genes, { isMinor: true });
    expect(answer.genes.map(({ gene }) => gene)).toEqual(['GENE1']);
    expect(answer.heldForMinor).toEqual(['LATE', 'UNTOLD']);
  });

  it('counts every change of a gene once', async () => {
    const more = [BASE, { ...BASE, position37: 5_000_010 }, { ...BASE, position37: 5_000_020 }, { ...BASE, position37: 5_000_030 }]; // prettier-ignore
    const { genes: told } = await answerAbout(chipFile(`rs1\t${AT}\tAG`, 'rs2\t2\t5000010\tGG', 'rs3\t2\t5000020\t--'), more); // prettier-ignore
    const [gene] = told;
    expect(gene).toMatchObject({ inTable: 4, read: 2, noCall: 1, notInFile: 1 });
  });

  it.each([
    [MOST_PUBLISHED, null],
    [MOST_PUBLISHED + 1, 'implausible-genome'],
  ])('of %i rare published changes in one file', async (count, withheld) => {
    const many = Array.from({ length: count }, (_, at) => ({ ...BASE, position37: 5_000_000 + 10 * at }));
    const rows = many.map(({ position37 }, at) => `rs${String(at + 1)}\t2\t${String(position37)}\tAG`);
    const answer = await answerAbout(chipFile(...rows), many);
    expect(answer.withheld).toBe(withheld);
    expect(answer.genes[0]?.hits.every(({ isSuspect }) => isSuspect === (withheld !== null))).toBe(true);
    expect(answer.genes[0]?.read).toBe(withheld === null ? count : 0);
  });

  it.each([
    [0.0223, 'below'],
    [0.0224, 'common'],
  ])('a change that %f of the copies are is %s', async (share, expected) => {
    const variant = { ...BASE, frequency: { share, group: 'EAS', source: 's' } };
    const { genes: told } = await answerAbout(chipFile(`rs1\t${AT}\tAG`), [variant]);
    expect(told[0]?.hits[0]?.commonness).toBe(expected);
  });

  it('tells nothing of a file of an older build', async () => {
    const answer = await answerAbout(chip([`rs1\t${AT}\tAG`], '36'), [BASE]);
    expect(answer.withheld).toBe('older-build');
    expect(answer.genes).toEqual([]);
  });
});
