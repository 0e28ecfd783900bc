import { describe, expect, test } from 'vitest';
import type { FindingVariant } from '../../src/domain/findings/finding-pack.ts';
import { chip, chipRows, findingsOf, findingVariants, line, vcf } from '../support/gene-file.ts';

/** Rows by which a file's build and strand are known, as a real file has hundreds of thousands. */
const GENES = ['TPMT', 'DPYD', 'CYP2C19', 'SLCO1B1', 'UGT1A1'];
const background = GENES.flatMap((gene) => chipRows(gene));

const otherOf = ({ ref, alt, effect }: FindingVariant): string => (effect === ref ? alt : ref);
/** The chip's letter of the allele that is not looked for. */
function usualLetter(variant: FindingVariant): string {
  if (variant.chipLetter === 'I') return 'D';
  return variant.chipLetter === 'D' ? 'I' : otherOf(variant);
}
function chipLetters(variant: FindingVariant, copies: number): string {
  return usualLetter(variant).repeat(2 - copies) + variant.chipLetter.repeat(copies);
}
const row = (id: string, { chromosome, position37 }: FindingVariant, letters: string): string =>
  `${id}\t${chromosome}\t${String(position37)}\t${letters}`;
const file = (...rows: string[]): string => chip([...background, ...rows]);
const verdictOf = async (text: string, rsid: string): Promise<string | undefined> =>
  (await findingsOf(text)).get(rsid)?.verdict;
const VERDICTS = ['not-detected', 'one-copy', 'two-copies'] as const;

const isIndel = ({ ref, alt }: FindingVariant): boolean => ref.length > 1 || alt.length > 1;

describe('every row of the table, in the letters of a chip', () => {
  test.each(findingVariants.map((variant) => [`${variant.gene} ${variant.name}`, variant] as const))(
    '%s',
    async (_, variant) => {
      // prettier-ignore
      for (const copies of [0, 1, 2]) {
      const letters = chipLetters(variant, copies);
      const found = await findingsOf(file(row(variant.rsid, variant, letters)));
      expect(found.get(variant.rsid)?.verdict).toBe(VERDICTS[copies]);
      // What is not in the file is no result.
      for (const [rsid, { verdict }] of found) if (rsid !== variant.rsid) expect(verdict).toBe('not-in-file');
    }
      const missing = await findingsOf(file(row(variant.rsid, variant, '--')));
      expect(missing.get(variant.rsid)).toMatchObject({ verdict: 'no-call', reasons: ['listed-without-call'] });
      // Either order of the letters.
      const turned = Array.from(chipLetters(variant, 1)).reverse().join('');
      expect(await verdictOf(file(row(variant.rsid, variant, turned)), variant.rsid)).toBe('one-copy');
    },
  );

  test.each(
    findingVariants
      .filter(({ aliases }) => aliases.length > 0)
      .map((variant) => [variant.aliases[0] ?? '', variant] as const),
  )('by the vendor’s own name %s', async (alias, variant) => {
    // prettier-ignore
    for (const shift of isIndel(variant) ? [0, 1] : [0]) {
      const placed = { ...variant, position37: variant.position37 + shift };
      expect(await verdictOf(file(row(alias, placed, chipLetters(variant, 1))), variant.rsid)).toBe('one-copy');
    }
  });

  test.each(findingVariants.filter((variant) => !isIndel(variant)).map((variant) => [variant.rsid, variant] as const))(
    '%s by its place alone, under another name',
    async (_, variant) => {
      // prettier-ignore
      expect(await verdictOf(file(row('i99999999', variant, chipLetters(variant, 1))), variant.rsid)).toBe('one-copy');
    },
  );
});

const genotype = (copies: number, variant: FindingVariant): string => {
  const alts = variant.effect === variant.alt ? copies : 2 - copies;
  return ['0/0', '0/1', '1/1'][alts] ?? '';
};
const CONTIGS = {
  GRCh37: ['##reference=GRCh37', '##contig=<ID=1,length=249250621>'],
  GRCh38: ['##reference=GRCh38', '##contig=<ID=chr1,length=248956422>'],
};
const record = (variant: FindingVariant, build: 'GRCh37' | 'GRCh38', sample: string, more: object = {}): string =>
  line({
    chrom: build === 'GRCh38' ? `chr${variant.chromosome}` : variant.chromosome,
    pos: build === 'GRCh38' ? variant.position38 : variant.position37,
    ref: variant.ref,
    alt: variant.alt,
    format: 'GT:DP:GQ',
    sample: `${sample}:32:99`,
    ...more,
  });

describe('every row of the table, in a VCF of either build', () => {
  const cases = findingVariants.flatMap((variant) =>
    (['GRCh37', 'GRCh38'] as const).map((build) => [`${variant.gene} ${variant.name}`, build, variant] as const),
  );
  test.each(cases)('%s on %s', async (_, build, variant) => {
    for (const copies of [0, 1, 2]) {
      const found = await findingsOf(vcf([record(variant, build, genotype(copies, variant))], CONTIGS[build]));
      const finding = found.get(variant.rsid);
      expect(finding?.verdict).toBe(VERDICTS[copies]);
      expect(finding?.standing).toBe(variant.callClass === 'trap' ? 'trap' : 'sequenced');
      for (const [rsid, { verdict }] of found) if (rsid !== variant.rsid) expect(['not-in-file', 'no-call']).toContain(verdict); // prettier-ignore
    }
  });
});
