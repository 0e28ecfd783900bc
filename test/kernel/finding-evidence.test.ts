import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { Build } from '../../src/domain/genotype/genome.ts';
import { findingRules } from '../../src/domain/findings/rules.ts';
import type { FindingReason, FindingVerdict } from '../../src/domain/findings/finding.ts';
import { parseMarkersTable } from '../../src/reference/markers-table.ts';
import { chip, chipRows, findingsOf, findingVariants, line, type Line, vcf } from '../support/gene-file.ts';
import { vectorRows } from '../support/vectors.ts';

const GENES = ['TPMT', 'DPYD', 'CYP2C19', 'SLCO1B1', 'UGT1A1'];
const background = GENES.flatMap((gene) => chipRows(gene));
const file = (...rows: string[]): string => chip([...background, ...rows]);
/** Rows of X as a woman's and a man's file have them; with none of them the sex stays unknown. */
const X_PLACES = Array.from({ length: 40 }, (_, at) => 5_000_000 + at * 1_000_000);
const womansX = X_PLACES.map(
  (place, at) => `rs9${String(100 + at)}\tX\t${String(place)}\t${at % 3 === 0 ? 'AG' : 'AA'}`,
);
const mansX = X_PLACES.map((place, at) => `rs9${String(100 + at)}\tX\t${String(place)}\tA`);
const mansY = Array.from(
  { length: 30 },
  (_, at) => `rs8${String(100 + at)}\tY\t${String(7_000_000 + at * 100_000)}\tA`,
);

const F5 = 'rs6025\t1\t169519049\t';
const BRCA1_DEL = 'rs80357914\t17\t41276044\t';
const G6PD = 'rs1050828\tX\t153764217\t';

const markerTable = new URL('../../src/reference/tables/markers/build-markers.tsv', import.meta.url);
/** Rows of build markers, at their places on one build. */
function markerRows(from: number, to: number, build: Build): string[] {
  const { markers } = parseMarkersTable(readFileSync(markerTable, 'utf8'));
  return markers
    .filter(({ alleles, positions }) => alleles.length === 2 && positions[build] > 0)
    .slice(from, to)
    .map(({ rsid, chromosome, positions, alleles }) => `rs${String(rsid)}\t${chromosome}\t${String(positions[build])}\t${alleles}`); // prettier-ignore
}

interface Row {
  what: string;
  text: string;
  rsid: string;
  verdict: FindingVerdict;
  reason?: FindingReason;
}

const ancestry = (...rows: string[]): string => {
  const lines = [...background, ...rows].map((one) => one.replace(/(.)(.)$/, '$1\t$2'));
  return `#AncestryDNA raw data download\n#Data is formatted using AncestryDNA array version: V2.0\nrsid\tchromosome\tposition\tallele1\tallele2\n${lines.join('\n')}\n`;
};
const complement = (rows: readonly string[]): string[] =>
  rows.map((one) => one.replace(/[ACGT]+$/, (letters) => Array.from(letters, (letter) => ({ A: 'T', C: 'G', G: 'C', T: 'A' })[letter] ?? letter).join(''))); // prettier-ignore

const chipKinds: Row[] = [
  // Mistakes seen in other programs.
  { what: 'founders swapped: 5382insC is an insertion, so D is the reference', text: file('rs80357906\t17\t41209079\tDD'), rsid: 'rs80357906', verdict: 'not-detected' },
  { what: 'an insertion reads I', text: file('rs80357906\t17\t41209079\tDI'), rsid: 'rs80357906', verdict: 'one-copy' },
  { what: 'a deletion reads D, never a base', text: file(`${BRCA1_DEL}AG`), rsid: 'rs80357914', verdict: 'no-call', reason: 'letters-unreadable' },
  { what: 'rs80358981 is not 6174delT', text: file('rs80358981\t13\t32914500\tTT'), rsid: 'rs80359550', verdict: 'not-in-file' },
  { what: 'K3326X is read, and is a trap', text: file('rs11571833\t13\t32972626\tAT'), rsid: 'rs11571833', verdict: 'one-copy' },
  { what: 'D409H, 45 bases from V394L, is another variant', text: file('rs1064651\t1\t155205518\tCG'), rsid: 'rs80356769', verdict: 'not-in-file' },
  // Letters that are neither allele.
  { what: 'a third base, twice', text: file(`${F5}GG`), rsid: 'rs6025', verdict: 'no-call', reason: 'letters-other-strand' },
  { what: 'a third base beside the reference', text: file('rs17580\t14\t94847262\tTC'), rsid: 'rs17580', verdict: 'no-call', reason: 'letters-unreadable' },
  { what: 'a third base beside the variant', text: file(`${F5}TG`), rsid: 'rs6025', verdict: 'no-call', reason: 'letters-unreadable' },
  { what: 'I and D at a single base', text: file(`${F5}DI`), rsid: 'rs6025', verdict: 'no-call', reason: 'letters-unreadable' },
  { what: 'a harmless third base that the table names', text: file('rs12948217\t17\t3397702\tTT'), rsid: 'rs12948217', verdict: 'not-detected' },
  { what: 'the variant beside that harmless base', text: file('rs12948217\t17\t3397702\tAT'), rsid: 'rs12948217', verdict: 'one-copy' },
  // One call a place.
  { what: 'two probes disagree', text: file(`${BRCA1_DEL}DI`, 'i4000377\t17\t41276045\tII'), rsid: 'rs80357914', verdict: 'no-call', reason: 'probes-disagree' },
  { what: 'two probes agree', text: file(`${BRCA1_DEL}DI`, 'i4000377\t17\t41276045\tID'), rsid: 'rs80357914', verdict: 'one-copy' },
  { what: 'one probe was not called', text: file(`${BRCA1_DEL}--`, 'i4000377\t17\t41276045\tII'), rsid: 'rs80357914', verdict: 'not-detected' },
  { what: 'a probe at the place disagrees', text: file(`${F5}CT`, 'i88\t1\t169519049\tCC'), rsid: 'rs6025', verdict: 'no-call', reason: 'probes-disagree' },
  { what: 'an insertion’s probe at the place of a base is another variant', text: file(`${F5}CT`, 'i88\t1\t169519049\tDD'), rsid: 'rs6025', verdict: 'one-copy' },
  { what: 'one name at two bases of a repeat, disagreeing', text: file(`${BRCA1_DEL}II`, 'rs80357914\t17\t41276045\tDI'), rsid: 'rs80357914', verdict: 'no-call', reason: 'probes-disagree' },
  { what: 'one name at two bases of a repeat, the first beyond', text: file('rs80357914\t17\t41276043\tDI', 'rs80357914\t17\t41276050\tII'), rsid: 'rs80357914', verdict: 'no-call', reason: 'probes-disagree' },
  { what: 'one name at two bases of a repeat, agreeing', text: file(`${BRCA1_DEL}DI`, 'rs80357914\t17\t41276045\tID'), rsid: 'rs80357914', verdict: 'one-copy' },
  { what: 'the rsid at another place', text: file('rs6025\t1\t169519999\tTT'), rsid: 'rs6025', verdict: 'no-call', reason: 'other-place' },
  { what: 'the rsid on another chromosome', text: file('rs6025\t2\t169519049\tTT'), rsid: 'rs6025', verdict: 'no-call', reason: 'other-place' },
  { what: 'another variant at an indel’s anchor', text: file('rs123\t17\t41276044\tAG'), rsid: 'rs80357914', verdict: 'not-in-file' },
  { what: 'another indel at an indel’s anchor', text: file('rs123\t17\t41276044\tDD'), rsid: 'rs80357914', verdict: 'not-in-file' },
  { what: 'a vendor’s probe at an indel’s anchor', text: file('i77\t17\t41276044\tDI'), rsid: 'rs80357914', verdict: 'one-copy' },
  // Half calls.
  { what: 'one letter on an autosome', text: file(`${F5}T`), rsid: 'rs6025', verdict: 'no-call', reason: 'one-letter' },
  { what: 'a half-missing call', text: file(`${F5}-T`), rsid: 'rs6025', verdict: 'no-call' },
  // Another vendor's I and D.
  { what: 'I and D of AncestryDNA', text: ancestry(`${BRCA1_DEL}DI`), rsid: 'rs80357914', verdict: 'no-call', reason: 'indel-letters-unknown' },
  { what: 'bases of AncestryDNA', text: ancestry(`${F5}CT`), rsid: 'rs6025', verdict: 'one-copy' },
  // X.
  { what: 'one letter of a man', text: file(...mansX, ...mansY, `${G6PD}T`), rsid: 'rs1050828', verdict: 'one-copy' },
  { what: 'a man’s letter written twice', text: file(...mansX, ...mansY, `${G6PD}TT`), rsid: 'rs1050828', verdict: 'one-copy' },
  { what: 'two different letters of a man', text: file(...mansX, ...mansY, `${G6PD}CT`), rsid: 'rs1050828', verdict: 'no-call' },
  { what: 'two letters of a woman', text: file(...womansX, `${G6PD}TT`), rsid: 'rs1050828', verdict: 'two-copies' },
  { what: 'one letter of a woman', text: file(...womansX, `${G6PD}T`), rsid: 'rs1050828', verdict: 'no-call', reason: 'one-letter' },
  { what: 'two equal letters of somebody whose sex is not told', text: file(`${G6PD}TT`), rsid: 'rs1050828', verdict: 'two-copies', reason: 'sex-unknown' },
  { what: 'two different letters of somebody whose sex is not told', text: file(`${G6PD}CT`), rsid: 'rs1050828', verdict: 'one-copy' },
  // The file as a whole.
  { what: 'letters of the other strand throughout', text: chip(complement([...background, `${F5}CT`])), rsid: 'rs6025', verdict: 'no-call', reason: 'strand-unknown' },
  { what: 'a palindromic place in a file of the other strand', text: chip(complement([...background, 'rs334\t11\t5248232\tTT'])), rsid: 'rs334', verdict: 'no-call', reason: 'strand-unknown' },
  { what: 'every variant at once is nobody', text: file(...findingVariants.filter((one) => one.ref.length === 1 && one.alt.length === 1).map((one) => `${one.rsid}\t${one.chromosome}\t${String(one.position37)}\t${one.effect}${one.effect}`)), rsid: 'rs28897672', verdict: 'no-call', reason: 'implausible-genome' },
]; // prettier-ignore

test.each(chipKinds.map((one) => [one.what, one] as const))('%s', async (_, { text, rsid, verdict, reason }) => {
  const finding = (await findingsOf(text)).get(rsid);
  expect(finding?.verdict).toBe(verdict);
  if (reason !== undefined) expect(finding?.reasons).toContain(reason);
});

test('the classes stand for the vendor’s own test: another vendor’s file has the class of the frequency', async () => {
  expect((await findingsOf(file(`${BRCA1_DEL}DI`))).get('rs80357914')).toMatchObject({ class: 'authorised', standing: 'authorised' }); // prettier-ignore
  expect((await findingsOf(ancestry(`${F5}CT`))).get('rs6025')).toMatchObject({
    class: 'authorised',
    standing: 'rare',
  });
  expect((await findingsOf(ancestry('rs1800562\t6\t26093141\tGA'))).get('rs1800562')).toMatchObject({ class: 'authorised', standing: 'common' }); // prettier-ignore
  // A place that this chip is known to read badly.
  expect((await findingsOf(ancestry('rs429358\t19\t45411941\tTC'))).get('rs429358')).toMatchObject({ standing: 'rare', reasons: ['weak-on-chip'] }); // prettier-ignore
});

const GRCH38 = ['##reference=GRCh38', '##contig=<ID=chr1,length=248956422>'];
const call = (pos: number, ref: string, alt: string, sample: string, more: Partial<Line> = {}): string =>
  line({ chrom: 'chr1', pos, ref, alt, format: 'GT:DP:GQ:AD', sample, ...more });
const F5_AT = 169549811;
const f5 = (sample: string, more: Partial<Line> = {}): string => call(F5_AT, 'C', 'T', sample, more);
const gjb2 = (pos: number, ref: string, alt: string, sample = '0/1:32:99:16,16'): string => call(pos, ref, alt, sample, { chrom: 'chr13' }); // prettier-ignore

/** Records by which a VCF is known to be a man's. */
const mansRecords = Array.from({ length: 300 }, (_, at) => call(20_000_000 + at * 1000, 'A', 'G', at < 200 ? '1/1:40:99:0,40' : '1:40:99:0,40', { chrom: at < 200 ? 'chrX' : 'chrY' })); // prettier-ignore

const recordKinds: (Omit<Row, 'text'> & { lines: string[] })[] = [
  { what: 'a measured variant', lines: [f5('0/1:32:99:16,16')], rsid: 'rs6025', verdict: 'one-copy' },
  { what: 'no read', lines: [f5('0/0:0:0:0,0')], rsid: 'rs6025', verdict: 'no-call', reason: 'too-little-evidence' },
  { what: 'low quality', lines: [f5('0/1:4:9:2,2')], rsid: 'rs6025', verdict: 'no-call', reason: 'too-little-evidence' },
  { what: 'a failed filter', lines: [f5('0/1:32:99:16,16', { filter: 'LowQual' })], rsid: 'rs6025', verdict: 'no-call', reason: 'too-little-evidence' },
  { what: 'reads deny the genotype', lines: [f5('0/1:60:99:60,0')], rsid: 'rs6025', verdict: 'no-call', reason: 'too-little-evidence' },
  { what: 'a missing call', lines: [f5('./.:0:.:.')], rsid: 'rs6025', verdict: 'no-call' },
  { what: 'a half-missing call', lines: [f5('./1:32:99:0,32')], rsid: 'rs6025', verdict: 'no-call', reason: 'half-missing' },
  { what: 'one allele on an autosome', lines: [f5('1:32:99:0,32')], rsid: 'rs6025', verdict: 'no-call', reason: 'one-letter' },
  { what: 'the second ALT of a multi-allelic record', lines: [call(F5_AT, 'C', 'G,T', '0/2:32:99:16,0,16')], rsid: 'rs6025', verdict: 'one-copy' },
  { what: 'both ALTs of a multi-allelic record', lines: [call(F5_AT, 'C', 'G,T', '1/2:32:99:0,16,16')], rsid: 'rs6025', verdict: 'one-copy', reason: 'another-allele' },
  { what: 'only the other ALT', lines: [call(F5_AT, 'C', 'G,T', '0/1:32:99:16,16,0')], rsid: 'rs6025', verdict: 'no-call', reason: 'another-allele' },
  { what: 'ALTs split over two lines', lines: [call(F5_AT, 'C', 'G', '0/0:32:99:32,0'), f5('0/1:32:99:16,16')], rsid: 'rs6025', verdict: 'one-copy' },
  { what: 'lines that contradict each other', lines: [f5('0/1:32:99:16,16'), f5('1/1:32:99:0,32')], rsid: 'rs6025', verdict: 'no-call', reason: 'lines-contradict' },
  { what: 'another REF', lines: [call(F5_AT, 'G', 'T', '0/1:32:99:16,16')], rsid: 'rs6025', verdict: 'no-call', reason: 'another-allele' },
  { what: 'a deletion over the place', lines: [call(F5_AT - 2, 'AACG', 'A', '0/1:32:99:16,16')], rsid: 'rs6025', verdict: 'no-call', reason: 'written-elsewhere' },
  { what: 'several bases changed at once', lines: [call(F5_AT - 1, 'AC', 'GT', '0/1:32:99:16,16')], rsid: 'rs6025', verdict: 'no-call', reason: 'written-elsewhere' },
  { what: 'a structural deletion over the place', lines: [call(F5_AT - 500, 'N', '<DEL>', '0/1:32:99:16,16', { info: `SVTYPE=DEL;END=${String(F5_AT + 500)}` })], rsid: 'rs6025', verdict: 'no-call', reason: 'structural' },
  { what: 'a block that covers the place', lines: [call(F5_AT - 50, 'A', '<NON_REF>', '0/0:32:99:32', { info: `END=${String(F5_AT + 50)}` })], rsid: 'rs6025', verdict: 'not-detected' },
  { what: 'a block of low quality is no evidence', lines: [call(F5_AT - 50, 'A', '<NON_REF>', '0/0:3:9:3', { info: `END=${String(F5_AT + 50)}` })], rsid: 'rs6025', verdict: 'not-in-file' },
  { what: 'a block over a place whose reference is what is looked for', lines: [call(196690100, 'A', '<NON_REF>', '0/0:32:99:32', { info: 'END=196690200' })], rsid: 'rs1061170', verdict: 'two-copies' },
  { what: 'a block over all bases of an indel', lines: [call(20189500, 'A', '<NON_REF>', '0/0:32:99:32', { chrom: 'chr13', info: 'END=20189600' })], rsid: 'rs80338939', verdict: 'not-detected' },
  { what: 'a block over the anchor of an indel only', lines: [call(20189500, 'A', '<NON_REF>', '0/0:32:99:32', { chrom: 'chr13', info: 'END=20189546' })], rsid: 'rs80338939', verdict: 'not-in-file' },
  { what: 'a block over a change of several bases', lines: [call(90766900, 'A', '<NON_REF>', '0/0:32:99:32', { chrom: 'chr15', info: 'END=90767000' })], rsid: 'rs113993962', verdict: 'not-detected' },
  { what: 'a reference line without an ALT', lines: [f5('0/0:32:99:32', { alt: '.' })], rsid: 'rs6025', verdict: 'not-detected' },
  { what: 'X of a man, called as one copy', lines: [call(154536002, 'C', 'T', '1:32:99:0,32', { chrom: 'chrX' })], rsid: 'rs1050828', verdict: 'one-copy' },
  { what: 'X, called as two copies, of somebody whose sex is not told', lines: [call(154536002, 'C', 'T', '1/1:32:99:0,32', { chrom: 'chrX' })], rsid: 'rs1050828', verdict: 'two-copies', reason: 'sex-unknown' },
  { what: 'X, half of the call missing, of somebody whose sex is not told', lines: [call(154536002, 'C', 'T', '1|.:32:99:0,32', { chrom: 'chrX' })], rsid: 'rs1050828', verdict: 'no-call', reason: 'half-missing' },
  { what: 'X, the reference and a missing half', lines: [call(154536002, 'C', 'T', '.|0:32:99:32,0', { chrom: 'chrX' })], rsid: 'rs1050828', verdict: 'no-call', reason: 'half-missing' },
  { what: 'X of a man, written as two copies', lines: [...mansRecords, call(154536002, 'C', 'T', '1/1:32:99:0,32', { chrom: 'chrX' })], rsid: 'rs1050828', verdict: 'one-copy' },
  { what: 'X of a man, two different alleles', lines: [...mansRecords, call(154536002, 'C', 'T', '0/1:32:99:16,16', { chrom: 'chrX' })], rsid: 'rs1050828', verdict: 'no-call' },
  { what: 'an indel as the table writes it', lines: [gjb2(20189546, 'AC', 'A')], rsid: 'rs80338939', verdict: 'one-copy' },
  { what: 'an indel with more trailing bases', lines: [gjb2(20189546, 'ACC', 'AC')], rsid: 'rs80338939', verdict: 'one-copy' },
  { what: 'an indel at the other end of its repeat', lines: [gjb2(20189550, 'CC', 'C')], rsid: 'rs80338939', verdict: 'no-call', reason: 'written-elsewhere' },
  { what: 'another indel at the place', lines: [gjb2(20189546, 'ACCC', 'A')], rsid: 'rs80338939', verdict: 'no-call', reason: 'another-allele' },
  { what: 'a base changed at an indel’s anchor', lines: [gjb2(20189546, 'A', 'G')], rsid: 'rs80338939', verdict: 'no-call' },
  { what: 'a place that a file of variants does not list', lines: [f5('0/1:32:99:16,16')], rsid: 'rs34637584', verdict: 'not-in-file' },
]; // prettier-ignore

describe('build 36', () => {
  const places36 = (place: number): number => place - 10_000;
  const rows36 = GENES.flatMap((gene) => chipRows(gene, {}, places36));
  const header36 = chip([...markerRows(0, 120, 'NCBI36'), ...rows36, 'rs6025\t1\t167785673\tCT', 'i4000377\t17\t38529571\tDI', 'rs1800562\t7\t26201120\tAA'], '36'); // prettier-ignore
  test('variants are read by their names, wherever they lie on the right chromosome', async () => {
    const found = await findingsOf(header36);
    expect(found.get('rs6025')?.verdict).toBe('one-copy');
    expect(found.get('rs80357914')?.verdict).toBe('one-copy');
    expect(found.get('rs1800562')).toMatchObject({ verdict: 'no-call', reasons: ['other-place'] });
    expect(found.get('rs334')?.verdict).toBe('not-in-file');
  });
});

test('rows of two builds tell nothing', async () => {
  const found = await findingsOf(file(...markerRows(0, 100, 'GRCh37'), ...markerRows(100, 160, 'NCBI36'), `${F5}CT`));
  expect(found.get('rs6025')).toMatchObject({ verdict: 'no-call', reasons: ['build-mixed'] });
  expect(found.get('rs334')?.verdict).toBe('not-in-file');
});

describe('records of a VCF', () => {
  test.each(recordKinds.map((one) => [one.what, one] as const))('%s', async (_, { lines, rsid, verdict, reason }) => {
    const elsewhere = call(1_000_000, 'A', 'G', '0/1:32:99:16,16');
    const finding = (await findingsOf(vcf([elsewhere, ...lines], GRCH38))).get(rsid);
    expect(finding?.verdict).toBe(verdict);
    if (reason !== undefined) expect(finding?.reasons).toContain(reason);
  });

  test('a record that states neither depth nor quality has no words of sequencing', async () => {
    const plain = await findingsOf(
      vcf([line({ chrom: 'chr1', pos: F5_AT, ref: 'C', alt: 'T', sample: '0/1' })], GRCH38),
    );
    expect(plain.get('rs6025')).toMatchObject({ verdict: 'one-copy', standing: 'rare' });
  });

  test('an imputed record is no result', async () => {
    const header = [...GRCH38, '##source=Minimac4', '##INFO=<ID=IMPUTED,Number=0,Type=Flag,Description="imputed">', '##INFO=<ID=R2,Number=1,Type=Float,Description="r2">', '##FORMAT=<ID=GP,Number=G,Type=Float,Description="p">']; // prettier-ignore
    const imputed = line({ chrom: 'chr1', pos: F5_AT, ref: 'C', alt: 'T', info: 'IMPUTED;R2=0.99', format: 'GT:GP', sample: '0/1:0,1,0' }); // prettier-ignore
    expect((await findingsOf(vcf([imputed], header))).get('rs6025')).toMatchObject({ verdict: 'no-call', reasons: ['imputed'] }); // prettier-ignore
  });
});

describe('rules over several places', () => {
  const rows = (places: Readonly<Record<string, string>>): string[] =>
    Object.entries(places).map(([rsid, letters]) => {
      const variant = findingVariants.find((one) => one.rsid === rsid);
      return `${rsid}\t${variant?.chromosome ?? ''}\t${String(variant?.position37)}\t${letters}`;
    });
  // An empty result stands for null.
  const kinds = vectorRows('findings', 'rules.tsv').map((one) => {
    const places = (one.get('places') ?? '').split(';').map((place) => place.split('=') as [string, string]);
    return [one.get('gene') ?? '', one.get('result') ?? '', Object.fromEntries(places)] as const;
  });
  test.each(kinds)('%s is %s: %o', async (gene, expected, places) => {
    const found = [...(await findingsOf(file(...rows(places)))).values()];
    expect(findingRules(found)[gene as 'APOE'] ?? '').toBe(expected);
  });

  describe('a file that states phase', () => {
    const phased = (rsid: string, sample: string): string => {
      const variant = findingVariants.find((one) => one.rsid === rsid);
      if (variant === undefined) throw new Error(rsid);
      const { chromosome, position38, ref, alt } = variant;
      return line({ chrom: `chr${chromosome}`, pos: position38, ref, alt, format: 'GT:DP:GQ:AD:PS', sample });
    };
    const [first, other, second] = ['1|0:40:99:20,20:7', '1|0:40:99:20,20:8', '0|1:40:99:20,20:7'];
    const none = '0/0:40:99:40,0:.';
    const noOther = { rs5030868: none };
    it.each<[string, keyof ReturnType<typeof findingRules>, Record<string, string>, string | null]>([
      ['on both copies', 'APOE', { rs429358: first, rs7412: second }, 'e2/e4'],
      ['on one copy', 'APOE', { rs429358: first, rs7412: first }, null],
      ['in two stretches', 'APOE', { rs429358: first, rs7412: other }, 'e2/e4'],
      ['on one copy', 'HFE', { rs1800562: first, rs1799945: first }, null],
      ['on both copies', 'HFE', { rs1800562: first, rs1799945: second }, 'C282Y/H63D'],
      ['on one copy', 'SERPINA1', { rs28929474: first, rs17580: first }, null],
      ['on both copies', 'APOL1', { rs73885319: first, rs60910145: second }, null],
      ['on one copy', 'APOL1', { rs73885319: first, rs60910145: first }, 'one-G1'],
      ['on both copies', 'G6PD', { rs1050828: first, rs1050829: second, ...noOther }, null],
      ['on one copy', 'G6PD', { rs1050828: first, rs1050829: first, ...noOther }, 'A-/none'],
      ['on one copy', 'MUTYH', { rs36053993: first, rs34612342: first }, 'two-variants-phase-unknown'],
    ])('%s: %s', async (_, gene, calls, expected) => {
      const lines = Object.entries(calls).map(([rsid, sample]) => phased(rsid, sample));
      const found = await findingsOf(vcf([f5('0/0:40:99:40,0'), ...lines], GRCH38));
      expect(findingRules([...found.values()])[gene]).toBe(expected);
    });
  });

  test('letters written twice of somebody whose sex is not told are one allele of G6PD or two', async () => {
    const twice = { rs1050828: 'TT', rs1050829: 'CC', rs5030868: 'GG' };
    const told = async (...more: string[]): Promise<string | null> =>
      findingRules([...(await findingsOf(file(...more, ...rows(twice)))).values()]).G6PD;
    expect(await told()).toBeNull();
    expect(await told(...mansX, ...mansY)).toBe('A-');
    expect(await told(...womansX)).toBe('A-/A-');
  });

  test('a man’s one X is one allele of G6PD', async () => {
    const found = await findingsOf(file(...mansX, ...mansY, ...rows({ rs1050828: 'T', rs1050829: 'C', rs5030868: 'G' }))); // prettier-ignore
    expect(findingRules([...found.values()]).G6PD).toBe('A-');
  });
});
