import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readBytes } from '../../support/read-file.ts';
import { type ArchiveFile, zipOf } from '../../support/archives.ts';

const HEADER = '# rsid\tchromosome\tposition\tgenotype\n';
const GENOME = `${HEADER}rs3094315\t1\t752566\tGG\nrs2341354\t1\t918573\tAG\n`;
const text = (content: string): Buffer => Buffer.from(content);
const binary = (...bytes: number[]): Buffer => Buffer.concat([Buffer.from(bytes), Buffer.alloc(300, 0xa5)]);
const zip = (...files: ArchiveFile[]): Buffer => zipOf(files);
const genome = (name: string): ArchiveFile => ({ name, bytes: text(GENOME) });

/** Deterministic noise. */
function noise(length: number): Buffer {
  let seed = 7;
  return Buffer.from(Array.from({ length }, () => (seed = (seed * 48271) % 2147483647) & 255));
}

const REFUSED: readonly (readonly [string, Buffer, string])[] = [
  ['an empty file', text(''), 'EMPTY'],
  ['blank lines', text('\n\r\n  \n'), 'EMPTY'],
  ['an empty zip', zip(), 'EMPTY'],
  ['a zip of an empty file', zip({ name: 'genome.txt', bytes: text('') }), 'EMPTY'],
  ['an empty file, gzipped', gzipSync(''), 'EMPTY'],
  ['a PDF', text('%PDF-1.7\n1 0 obj'), 'PDF'],
  ['a PDF in a zip', zip({ name: 'report.pdf', bytes: text('%PDF-1.7\n1 0 obj') }), 'PDF'],
  ['an HTML page', text('  <!DOCTYPE html><html></html>'), 'HTML_PAGE'],
  ['an HTML page after a byte-order mark', text('\ufeff<html><body>23andMe</body></html>'), 'HTML_PAGE'],
  ['random bytes', noise(5000), 'NOT_GENOTYPE_DATA'],
  ['a JPEG', binary(0xff, 0xd8, 0xff, 0xe0), 'NOT_GENOTYPE_DATA'],
  ['a PNG', binary(0x89, 0x50, 0x4e, 0x47), 'NOT_GENOTYPE_DATA'],
  ['zeros', Buffer.alloc(100_000), 'NOT_GENOTYPE_DATA'],
  ['prose', text('Dear reader,\nthis is a letter about rs429358.\nYours\n'), 'NOT_GENOTYPE_DATA'],
  ['a table of something else', text('name,age,city\nAda,36,London\nAlan,41,Wilmslow\n'), 'NOT_GENOTYPE_DATA'],
  ['a program', text('import x from "y";\nexport const a = 1;\n'), 'NOT_GENOTYPE_DATA'],
  ['a header without rows', text(`# 23andMe\n${HEADER}`), 'NO_GENOTYPES'],
  ['a vendor header alone', text('#AncestryDNA raw data download\n#array version: V2.0\n'), 'NO_GENOTYPES'],
  [
    'a VCF without samples',
    text('##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n1\t100\t.\tA\tG\t.\t.\t.\n'),
    'NO_GENOTYPES',
  ],
  [
    'a VCF without rows',
    text('##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n'),
    'NO_GENOTYPES',
  ],
  ['nothing but missing calls', text(`${HEADER}rs1\t1\t100\t--\nrs2\t1\t200\t--\n`), 'NO_GENOTYPES'],
  ['effects of alleles', text(`SNP\tCHR\tBP\tA1\tA2\tBETA\n${sites('\tA\tG\t0.1')}`), 'NOT_GENOTYPE_DATA'],
  ['alleles of sites', text(`SNP\tCHR\tBP\tA1\tA2\n${sites('\tA\tG')}`), 'NOT_GENOTYPE_DATA'],
  ['alleles of sites without names', text(sites('\tA\tG')), 'NOT_GENOTYPE_DATA'],
  ['variations', text(`rsid,chromosome,position,alleles\n${sites(',A/G').replaceAll('\t', ',')}`), 'NOT_GENOTYPE_DATA'],
  ['a BAM', gzipSync(text('BAM\u0001abc')), 'ALIGNMENT_FILE'],
  ['a CRAM', text('CRAM\u0003\u0000'), 'ALIGNMENT_FILE'],
  ['a SAM', text('@HD\tVN:1.6\nr1\t0\t1\t1\t0\t*\n'), 'ALIGNMENT_FILE'],
  ['a FASTQ', gzipSync(text('@r1\nACGTACGTACGTACGT\n+\nIIIIIIIIIIIIIIII\n')), 'ALIGNMENT_FILE'],
  ['a FASTA', text('>chr1\nACGTACGTACGTACGT\n'), 'ALIGNMENT_FILE'],
  ['a RAR', text('Rar!\u001a\u0007\u0000'), 'UNSUPPORTED_ARCHIVE'],
  ['a 7z', binary(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), 'UNSUPPORTED_ARCHIVE'],
  ['a bzip2', text('BZh91AY&SY'), 'UNSUPPORTED_ARCHIVE'],
  ['a zip in a zip in a zip', nestedZip(3), 'UNSUPPORTED_ARCHIVE'],
  ['a gzip in a gzip in a gzip in a gzip', gzipSync(gzipSync(gzipSync(gzipSync(text(GENOME))))), 'UNSUPPORTED_ARCHIVE'],
  ['an entry of a method that is not known', zip({ ...genome('a.txt'), method: 14 }), 'UNSUPPORTED_ARCHIVE'],
  ['an encrypted entry', zip({ ...genome('a.txt'), flags: 1 }), 'ENCRYPTED_ARCHIVE'],
  [
    'a workbook',
    zip({ name: '[Content_Types].xml', bytes: text('<x/>') }, { name: 'xl/workbook.xml', bytes: text('<x/>') }),
    'SPREADSHEET',
  ],
  ['an old workbook', binary(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'SPREADSHEET'],
  [
    'a Word document',
    zip({ name: '[Content_Types].xml', bytes: text('<x/>') }, { name: 'word/document.xml', bytes: text('<x/>') }),
    'NOT_GENOTYPE_DATA',
  ],
  [
    'a zip of photos',
    zip(...[1, 2, 3].map((n) => ({ name: `${String(n)}.jpg`, bytes: binary(0xff, 0xd8, 0xff, n) }))),
    'NOT_GENOTYPE_DATA',
  ],
  ['a truncated zip', zip(genome('a.txt')).subarray(0, 120), 'TRUNCATED_ARCHIVE'],
  ['a truncated gzip', gzipSync(text(GENOME)).subarray(0, 50), 'TRUNCATED_ARCHIVE'],
  ['a gzip with a wrong checksum', flipped(gzipSync(text(GENOME)), -6), 'TRUNCATED_ARCHIVE'],
  ['an entry with a wrong checksum', zip({ ...genome('a.txt'), crc: 1 }), 'TRUNCATED_ARCHIVE'],
  ['a stored entry with a wrong checksum', zip({ ...genome('a.txt'), stored: true, crc: 1 }), 'TRUNCATED_ARCHIVE'],
  ['a bomb in a zip', zip({ name: 'a.txt', bytes: Buffer.alloc(4 << 20) }), 'ARCHIVE_BOMB'],
  ['a bomb in a gzip', gzipSync(Buffer.concat([text(GENOME), Buffer.alloc(4 << 20, '\n')])), 'ARCHIVE_BOMB'],
  ['one endless line', text('A'.repeat(70_000)), 'NOT_GENOTYPE_DATA'],
];

function nestedZip(depth: number): Buffer {
  return depth === 1 ? zip(genome('b.txt')) : zip({ name: 'a.zip', bytes: nestedZip(depth - 1) });
}

function sites(alleles: string): string {
  return Array.from({ length: 30 }, (_, row) => `rs${String(row + 1)}\t1\t${String(1000 + row)}${alleles}\n`).join('');
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  const index = at < 0 ? copy.length + at : at;
  copy[index] = (copy[index] ?? 0) ^ 0x40;
  return copy;
}

describe('files that hold no readable genotypes', () => {
  test.each(REFUSED)('%s', async (_what, bytes, code) => {
    const { file } = await readBytes(bytes);
    expect([file.status, file.errorCode, file.rows]).toEqual(['refuse', code, 0]);
    expect(file.remedy).toMatch(/\w/);
  });
});

describe('archives', () => {
  const rows = async (bytes: Uint8Array) => {
    const { file, records } = await readBytes(bytes);
    return [file.container, records.map((record) => record.genotype)];
  };

  test.each([
    ['stored', zip({ ...genome('a.txt'), stored: true }), 'zip'],
    ['deflated', zip(genome('a.txt')), 'zip'],
    ['gzip in zip', zip({ name: 'a.txt.gz', bytes: gzipSync(text(GENOME)) }), 'zip>gzip'],
    ['zip in gzip', gzipSync(zip(genome('a.txt'))), 'gzip>zip'],
    ['gzip in gzip', gzipSync(gzipSync(text(GENOME))), 'gzip>gzip'],
    ['zip in zip', nestedZip(2), 'zip>zip'],
    [
      'zip in zip, with a report',
      zip({ name: 'report.pdf', bytes: text('%PDF-1.7\n') }, { name: 'a.zip', bytes: nestedZip(1) }),
      'zip>zip',
    ],
    ['gzip in zip in gzip', gzipSync(zip({ name: 'a.txt.gz', bytes: gzipSync(text(GENOME)) })), 'gzip>zip>gzip'],
    [
      'with what other tools add',
      zip(
        { name: '__MACOSX/._a.txt', bytes: text('x') },
        { name: 'README.txt', bytes: text('Read me first.\n') },
        genome('data/a.txt'),
      ),
      'zip',
    ],
    ['with a report beside it', zip({ name: 'report.pdf', bytes: text('%PDF-1.7\n') }, genome('a.txt')), 'zip'],
  ] as const)('%s', async (_what, bytes, container) => {
    expect(await rows(bytes)).toEqual([container, ['GG', 'AG']]);
  });

  test('several genotype files are a question, with their names', async () => {
    const { file, choices } = await readBytes(zip(genome('b.txt'), genome('a.txt')));
    expect([file.status, file.errorCode, choices]).toEqual(['needs-choice', 'ARCHIVE_AMBIGUOUS', ['b.txt', 'a.txt']]);
  });

  test('of a zip in a zip, too, one is chosen: by the names of both', async () => {
    const outer = zip(genome('x.txt'), { name: 'b.zip', bytes: zip(genome('c.txt'), genome('d.txt')) });
    const { choices } = await readBytes(outer);
    expect(choices).toEqual(['x.txt', 'b.zip/c.txt', 'b.zip/d.txt']);
    const only = zip({ name: 'b.zip', bytes: zip(genome('c.txt'), genome('d.txt')) });
    expect((await readBytes(only)).choices).toEqual(['c.txt', 'd.txt']);
    for (const [archive, entry] of [
      [outer, 'b.zip/d.txt'],
      [outer, 'x.txt'],
      [only, 'd.txt'],
    ] as const) {
      expect((await readBytes(archive, { entry })).file).toMatchObject({ status: 'ok', rows: 2 });
    }
  });

  test('entries of one name are told apart', async () => {
    const other = { name: 'a.txt', bytes: text(GENOME.replace('AG', 'TT')) };
    const twice = zip(genome('a.txt'), other, genome('a.txt (2)'));
    const { choices } = await readBytes(twice);
    expect(choices).toEqual(['a.txt', 'a.txt (3)', 'a.txt (2)']);
    const { records } = await readBytes(twice, { entry: 'a.txt (3)' });
    expect(records.map(({ genotype }) => genotype)).toEqual(['GG', 'TT']);
  });

  test('of the files of Genes for Good the measured one is read', async () => {
    const measured = {
      name: 'x/GFG_filtered_unphased_genotypes_23andMe.txt',
      bytes: text(`# Genes for Good\n# build 37\n${GENOME}`),
    };
    const imputed = {
      name: 'x/GFG_filtered_imputed_genotypes_23andMe.txt',
      bytes: text(`# Genes for Good\n${HEADER}rs1\t1\t5\tTT\n`),
    };
    expect(await rows(zip(imputed, measured))).toEqual(['zip', ['GG', 'AG']]);
  });
});
