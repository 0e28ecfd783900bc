import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { zipOf } from '../../support/archives.ts';
import { bgzf } from '../../support/bgzf.ts';
import { readBytes } from '../../support/read-file.ts';
import { HEAD_23, linesOf, NAMES_23, person, type Row } from '../../support/tables.ts';

const ROWS = person(60);
const file23 = (format: (row: Row, index: number) => string): string => `${HEAD_23}${NAMES_23}${linesOf(ROWS, format)}`;
const csv = (mark: string, format: (row: Row, index: number) => string[]): string =>
  ['rsid', 'chromosome', 'position', 'genotype'].join(mark) +
  '\n' +
  linesOf(ROWS, (row, index) => format(row, index).join(mark));
const grouped = (position: number, mark: string): string => position.toLocaleString('en-US').replaceAll(',', mark);
const rounded = (position: number): string =>
  position
    .toExponential(2)
    .toUpperCase()
    .replace(/E\+(\d)$/, 'E+0$1');
const fields = (row: Row, position: string, genotype = row.genotype): string[] => [
  row.id,
  row.chromosome,
  position,
  genotype,
];

describe('what a spreadsheet has changed', () => {
  test.each([
    ['"752,566"', csv(',', (row) => fields(row, `"${grouped(row.position, ',')}"`))],
    ['752,566 between tabs', file23((row) => fields(row, grouped(row.position, ',')).join('\t'))],
    ['752,566 between commas', csv(',', (row) => fields(row, grouped(row.position, ',')))],
    ['752.566', file23((row) => fields(row, grouped(row.position, '.')).join('\t'))],
    ['752.566 between semicolons', csv(';', (row) => fields(row, grouped(row.position, '.')))],
    ['752 566', file23((row) => fields(row, grouped(row.position, ' ')).join('\t'))],
    ['752 566 between blanks', csv(' ', (row) => fields(row, grouped(row.position, ' ')))],
    ['752 566 with a blank that does not break', file23((row) => fields(row, grouped(row.position, '\u00a0')).join('\t'))],
    ['752 566 with a narrow blank', csv(';', (row) => fields(row, grouped(row.position, '\u202f')))],
    ["752'566", csv(';', (row) => fields(row, grouped(row.position, "'")))],
    ['752’566', csv('\t', (row) => fields(row, grouped(row.position, '’')))],
    ['752.566,00', csv(';', (row) => fields(row, `${grouped(row.position, '.')},00`))],
    ['without names', linesOf(ROWS, (row) => fields(row, `"${grouped(row.position, ',')}"`).join('\t'))],
    ['one in ten rows', file23((row, index) => fields(row, index % 10 === 0 ? grouped(row.position, ',') : String(row.position)).join('\t'))],
    ['7.53E+05', csv(',', (row) => fields(row, rounded(row.position)))],
    ['7.53E+05 between tabs', file23((row) => fields(row, rounded(row.position)).join('\t'))],
    ['ids that became dates', file23((row, index) => fields({ ...row, id: index === 5 ? '01-Mar' : row.id }, String(row.position)).join('\t'))],
    ['ids that became errors', file23((row, index) => fields({ ...row, id: index === 5 ? '#NAME?' : row.id }, String(row.position)).join('\t'))],
    ['genotypes that became dates', file23((row, index) => fields(row, String(row.position), index === 5 ? '02-Jan' : row.genotype).join('\t'))],
    ['genotypes that became TRUE', file23((row, index) => fields(row, String(row.position), index === 5 ? 'TRUE' : row.genotype).join('\t'))],
    ['genotypes that became #NAME?', file23((row, index) => fields(row, String(row.position), index % 3 === 0 ? '#NAME?' : row.genotype).join('\t'))],
    ['from the second chunk on', `${NAMES_23}${Array.from({ length: 9000 }, (_, index) => `rs${String(index + 1)}\t1\t${index < 8000 ? String(index + 1) : grouped(1_000_000 + index, ',')}\t${index % 2 === 0 ? 'AA' : 'AG'}\n`).join('')}`],
    ['rounded from the second chunk on', `${NAMES_23}${Array.from({ length: 9000 }, (_, index) => `rs${String(index + 1)}\t1\t${index < 7000 ? String(index + 1) : '1.23E+08'}\t${index % 2 === 0 ? 'AA' : 'AG'}\n`).join('')}`],
  ])('%s', async (_what, text) => {
    const { file } = await readBytes(text);
    expect([file.status, file.errorCode, file.rows]).toEqual(['refuse', 'SPREADSHEET_DAMAGE', 0]);
    expect(file.remedy).toMatch(/Download the file again/);
  }); // prettier-ignore

  test('a round number written with an exponent is no damage', async () => {
    const text = file23((row, index) => fields({ ...row, chromosome: '1' }, index === 5 ? '1e+06' : String(2_000_000 + index)).join('\t'));
    const { file, records } = await readBytes(text);
    expect([file.status, file.rows, records[0]?.pos]).toEqual(['ok', 60, 1_000_000]);
  }); // prettier-ignore
});

describe('rows without a place', () => {
  const none = (position: string): string => file23((row) => fields(row, position).join('\t'));
  test.each([
    ['positions of zero', none('0')],
    ['empty positions', none('')],
    ['NA', none('NA')],
    ['zero, nearly all', file23((row, index) => fields(row, index === 3 ? '752566' : '0').join('\t'))],
    ['no column of positions', `rsid,chromosome,genotype\n${linesOf(ROWS, (row) => `${row.id},${row.chromosome},${row.genotype}`)}`],
    ['ids and genotypes', `rsid\tgenotype\n${linesOf(ROWS, (row) => `${row.id}\t${row.genotype}`)}`],
    ['ids and genotypes, no names', linesOf(ROWS, (row) => `${row.id}\t${row.genotype}`)],
    ['ids and two alleles', `SNP Name\tSample ID\tAllele1 - Plus\tAllele2 - Plus\n${linesOf(ROWS, (row) => `${row.id}\tS1\t${row.genotype[0] ?? ''}\t${row.genotype[1] ?? ''}`)}`],
    ['a FinalReport as it comes', `[Header]\nGSGT Version\t2.0.4\n[Data]\nSNP Name\tSample ID\tAllele1 - Forward\tAllele2 - Forward\tGC Score\n${linesOf(ROWS, (row) => `${row.id}\tS1\t${row.genotype[0] ?? ''}\t${row.genotype[1] ?? ''}\t0.8`)}`],
    ['zero, more rows than are kept', `${NAMES_23}${Array.from({ length: 30_000 }, (_, index) => `rs${String(index + 1)}\t1\t${index < 1000 ? String(index + 1) : '0'}\tAA\n`).join('')}`],
  ])('%s', async (_what, text) => {
    const { file } = await readBytes(text);
    expect([file.status, file.errorCode]).toEqual(['refuse', 'NO_POSITIONS']);
    expect(file.remedy).toMatch(/\w/);
  }); // prettier-ignore
});

const VCF =
  '##fileformat=VCFv4.2\n##contig=<ID=1,length=249250621>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n';
const sv = (count: number, alt: string, info = 'SVTYPE=DEL;END=9000000', format = 'GT', sample = '0/1'): string =>
  Array.from(
    { length: count },
    (_, index) => `1\t${String(1000 + index)}\tsv${String(index)}\tN\t${alt}\t.\tPASS\t${info}\t${format}\t${sample}\n`,
  ).join('');
const SNV = '1\t9000000\trs1\tA\tG\t.\tPASS\t.\tGT\t0/1\n';

describe('large changes', () => {
  test.each([
    ['deletions', VCF + sv(5, '<DEL>')],
    ['all called 0/0', VCF + sv(5, '<DEL>', 'SVTYPE=DEL', 'GT', '0/0')],
    ['breakends', VCF + sv(4, 'N[2:321682[', 'SVTYPE=BND') + sv(4, ']13:123456]N', '.')],
    ['without GT', VCF + sv(4, '<DUP>', 'SVTYPE=DUP', 'PR:SR', '10,4:3,1')],
    ['copy numbers', VCF + sv(4, '<CN0>', '.', 'GT:CN', '0/1:1') + sv(2, '<DUP:TANDEM>', '.')],
    ['segments with and without a change', VCF + sv(4, '.', 'SVTYPE=CNV;END=9000', 'GT:CN', './.:2') + sv(4, '<DUP>', 'SVTYPE=CNV;END=9000')],
    ['long insertions by their bases', VCF + sv(4, `A${'ACGT'.repeat(30)}`, 'SVTYPE=INS')],
    ['more than the head', VCF + sv(6000, '<DEL>')],
    ['gzipped', gzipSync(VCF + sv(3000, '<INV>'))],
    ['PennCNV', 'chr1:1000-5000 numsnp=10 length=4,001 state2,cn=1 sample.txt startsnp=rs1 endsnp=rs9\nchr2:1000-9000 numsnp=12 length=8,001 state5,cn=3 sample.txt startsnp=rs1 endsnp=rs9\n'],
    ['Nexus', 'Chromosome Region\tEvent\tLength\tCytoband\tProbes\nchr1:1,000-5,000\tCN Loss\t4000\tp36\t12\n'],
    ['BED-like', 'chr1\t1000\t5000\tDEL\nchr2\t1000\t9000\tDUP\nchrX\t5\t900\tDUP\n'],
    ['BED-like with a track line', 'track name=cnv\nchr1\t1000\t2000\tloss\nchr2\t3000\t9000\tgain\n'],
    ['CNVkit', 'chromosome\tstart\tend\tgene\tlog2\tprobes\n1\t1000\t5000\tX\t-0.9\t12\n'],
    ['segments', 'ID\tchrom\tloc.start\tloc.end\tnum.mark\tseg.mean\nS1\t1\t1000\t5000\t12\t-0.8\n'],
    ['CNVnator', 'deletion\tchr1:1000-5000\t4001\t0.5\t1e-5\nduplication\tchr2:1-900\t900\t1.5\t1e-6\n'],
  ])('%s', async (_what, text) => {
    const { file } = await readBytes(text);
    expect([file.status, file.errorCode]).toEqual(['refuse', 'NOT_SMALL_VARIANTS']);
  }); // prettier-ignore

  test.each([
    ['one small variant behind them', VCF + sv(5, '<DEL>') + SNV],
    ['one small variant, far behind', VCF + sv(6000, '<DEL>') + SNV],
    ['small variants first', VCF + SNV.replace('9000000', '5') + sv(50, '<DEL>')],
    ['reference blocks', `${VCF}1\t100\t.\tA\t<NON_REF>\t.\t.\tEND=200\tGT:DP:GQ\t0/0:20:50\n${SNV}`],
  ])('are read beside small ones: %s', async (_what, text) => {
    expect((await readBytes(text)).file.status).toBe('ok');
  });
});

const filled = (...bytes: (number | string)[]): Buffer =>
  Buffer.concat([
    ...bytes.map((one) => (typeof one === 'string' ? Buffer.from(one, 'latin1') : Buffer.from([one]))),
    Buffer.alloc(400, 0),
  ]);
const pairs = (count: number): string =>
  Array.from({ length: count }, (_, index) => (index % 3 === 0 ? 'A A' : 'A G')).join(' ');

test.each([
  ['an address', 'https://you.example.test/download/genome.zip\n'],
  ['a shortcut', '[InternetShortcut]\r\nURL=https://you.example.test/\r\n'],
])('a file that is %s is a link', async (_what, text) => {
  expect((await readBytes(text)).file).toMatchObject({ status: 'refuse', errorCode: 'LINK_NOT_FILE' });
});

test('a header of 100,000 lines costs what its bytes cost', async () => {
  const contigs = Array.from({ length: 100_000 }, (_, index) => `##contig=<ID=c${String(index)},length=${String(index)}>\n`).join('');
  const begun = performance.now();
  const { file } = await readBytes(VCF.replace('#CHROM', `${contigs}#CHROM`) + SNV);
  expect([file.status, file.rows]).toEqual(['ok', 1]);
  expect(performance.now() - begun).toBeLessThan(20_000);
}); // prettier-ignore

describe('files of other tools, by name and with the way to a VCF', () => {
  test.each([
    ['BCF', filled('BCF\u0002\u0002'), 'BCF_FILE', /bcftools view/],
    ['BCF in BGZF', Buffer.from(bgzf(`BCF\u0002\u0002${'\u0000'.repeat(300)}`, 100).bytes), 'BCF_FILE', /bcftools view/],
    ['BCF in a zip', zipOf([{ name: 'a.bcf', bytes: gzipSync(filled('BCF\u0002\u0002')) }]), 'BCF_FILE', /bcftools view/],
    ['PLINK .bed', filled(0x6c, 0x1b, 1), 'PLINK_FILE', /plink2/],
    ['PLINK .pgen', filled(0x6c, 0x1b, 0x10), 'PLINK_FILE', /--pfile/],
    ['PLINK .ped', `F1 S1 0 0 1 -9 ${pairs(300)}\n`, 'PLINK_FILE', /--recode vcf/],
    ['PLINK .ped, one long line', `F1\tS1\t0\t0\t2\t1\t${pairs(40_000).replaceAll(' ', '\t')}\n`, 'PLINK_FILE', /plink/],
    ['PLINK .tped', linesOf(ROWS, ({ id, chromosome, position, genotype }) => `${chromosome} ${id} 0 ${String(position)} ${Array.from(genotype === '--' ? '00' : genotype).join(' ')} A G`), 'PLINK_FILE', /--tfile/],
    ['PLINK .bim', linesOf(ROWS, ({ id, chromosome, position }) => `${chromosome}\t${id}\t0\t${String(position)}\tA\tG`), 'PLINK_FILE', /plink2/],
    ['PLINK .map', linesOf(ROWS, ({ id, chromosome, position }) => `${chromosome}\t${id}\t0\t${String(position)}`), 'PLINK_FILE', /plink2/],
    ['PLINK .fam', 'F1 S1 0 0 1 -9\nF2 S2 0 0 2 -9\n', 'PLINK_FILE', /plink2/],
    ['PLINK .pvar', `#CHROM\tPOS\tID\tREF\tALT\n${linesOf(ROWS, ({ id, chromosome, position }) => `${chromosome}\t${String(position)}\t${id}\tA\tG`)}`, 'PLINK_FILE', /--pfile/],
    ['PLINK .psam', '#IID\tSEX\nS1\t1\n', 'PLINK_FILE', /plink2/],
    ['PLINK .raw', 'FID IID PAT MAT SEX PHENOTYPE rs1_A rs2_G\nF1 S1 0 0 1 -9 0 1\n', 'PLINK_FILE', /plink2/],
    ['BGEN', filled(20, 0, 0, 0, 20, 0, 0, 0, 5, 0, 0, 0, 1, 0, 0, 0, 'bgen'), 'BGEN_FILE', /--bgen/],
    ['Oxford .gen', linesOf(ROWS, ({ id, chromosome, position }) => `${chromosome} ${id} ${id} ${String(position)} A G 0 1 0 1 0 0`), 'BGEN_FILE', /plink2/],
    ['Parquet', filled('PAR1'), 'PARQUET_FILE', /hl\.export_vcf/],
    ['Arrow', filled('ARROW1\u0000\u0000'), 'PARQUET_FILE', /VCF/],
    ['HDF5', filled(0x89, 'HDF\r\n', 0x1a, '\n'), 'HDF5_FILE', /VCF/],
  ])('%s', async (_what, bytes, code, command) => {
    const { file } = await readBytes(bytes);
    expect([file.status, file.errorCode]).toEqual(['refuse', code]);
    expect(file.remedy).toMatch(command);
    expect(file.remedy).toContain('VCF');
  }); // prettier-ignore
});
