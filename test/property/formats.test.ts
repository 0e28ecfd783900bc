import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GenotypeRecord } from '../../src/domain/genotype/records.ts';
import { zipOf } from '../support/archives.ts';
import { readBytes } from '../support/read-file.ts';

interface Row {
  id: string;
  chromosome: string;
  position: number;
  genotype: string;
}

const AUTOSOMES = Array.from({ length: 22 }, (_, index) => String(index + 1));
const GENOTYPES = ['AA', 'CC', 'GG', 'TT', 'AC', 'AG', 'CT', 'GT', 'TG', 'DI', 'II', 'DD', '--'];

const row = fc.record<Row>({
  id: fc.oneof(
    fc.integer({ min: 1, max: 4_294_967_295 }).map((number) => `rs${String(number)}`),
    fc.integer({ min: 1, max: 9_999_999 }).map((number) => `i${String(number)}`),
    fc.constantFrom('VGXS35706', 'exm2268640', 'rs12_34', 'Affx-1', '1:752566', 'JHU_1.2'),
  ),
  chromosome: fc.constantFrom(...AUTOSOMES),
  position: fc.integer({ min: 1, max: 46_000_000 }),
  genotype: fc.constantFrom(...GENOTYPES),
});

/** Rows at places of their own: what repeats is the business of other tests. */
const rows = fc
  .uniqueArray(row, {
    minLength: 3,
    maxLength: 40,
    selector: ({ chromosome, position }) => `${chromosome}:${String(position)}`,
  })
  // No list of a person's calls is without a homozygous one.
  .map((table): Row[] => [...table, { id: 'rs7', chromosome: '1', position: 47_000_000, genotype: 'GG' }]);

const PREAMBLE = '# We are using reference human assembly build 37\n';
const HEADER = 'rsid\tchromosome\tposition\tgenotype';

function lineOf({ id, chromosome, position, genotype }: Row): string {
  return [id, chromosome, String(position), genotype].join('\t');
}

function plain(table: readonly Row[]): string {
  return `${PREAMBLE}${HEADER}\n${table.map((one) => `${lineOf(one)}\n`).join('')}`;
}

function keyOf({ rsid, id, chrom, pos, genotype }: GenotypeRecord): string {
  return [rsid ?? id ?? '.', chrom, pos, genotype].join(' ');
}

async function keysOf(bytes: Uint8Array | string): Promise<string[]> {
  const { file, records } = await readBytes(bytes);
  expect(file.status).toBe('ok');
  return records.map(keyOf).sort();
}

/** The records that the rows spell, told without the parser. */
function expectedKeys(table: readonly Row[]): string[] {
  return table
    .map(({ id, chromosome, position, genotype }) =>
      [id, chromosome, position, genotype === '--' ? null : genotype].join(' '),
    )
    .sort();
}

/** Ways to write the same table. */
const WRITINGS: Readonly<Record<string, (table: readonly Row[]) => Uint8Array | string>> = {
  plain,
  'other order of lines': (table) => plain([...table].reverse()),
  CRLF: (table) => plain(table).replaceAll('\n', '\r\n'),
  'CR alone': (table) => plain(table).replaceAll('\n', '\r'),
  'no last line end': (table) => plain(table).replace(/\n$/, ''),
  'blank lines and comments between': (table) => plain(table).replaceAll('\n', '\n\n# remark\n'),
  'lower case': (table) => plain(table.map((one) => ({ ...one, genotype: one.genotype.toLowerCase() }))),
  'padded fields': (table) => plain(table).replaceAll('\t', ' \t '),
  'trailing tabs': (table) => plain(table).replaceAll('\n', '\t\t\t\n'),
  commas: (table) => plain(table).replaceAll('\t', ','),
  semicolons: (table) => plain(table).replaceAll('\t', ';'),
  'quoted commas': (table) =>
    `${PREAMBLE}${HEADER.replaceAll('\t', ',')}\n${table.map((one) => `"${lineOf(one).replaceAll('\t', '","')}"\n`).join('')}`,
  'whole lines quoted': (table) =>
    `${PREAMBLE}${HEADER.replaceAll('\t', ',')}\n${table.map((one) => `"${lineOf(one).replaceAll('\t', ',')}"\n`).join('')}`,
  'chr prefix': (table) => plain(table.map((one) => ({ ...one, chromosome: `chr${one.chromosome}` }))),
  'no header': (table) => plain(table).split('\n').slice(2).join('\n'),
  'other order of columns': (table) =>
    `${PREAMBLE}genotype\tposition\tchromosome\trsid\n${table.map((one) => `${lineOf(one).split('\t').reverse().join('\t')}\n`).join('')}`,
  'two allele columns': (table) =>
    `${PREAMBLE}rsid\tchromosome\tposition\tallele1\tallele2\n${table.map((one) => `${lineOf({ ...one, genotype: `${one.genotype.charAt(0)}\t${one.genotype.charAt(1)}` })}\n`).join('')}`,
  'slash genotypes': (table) =>
    plain(table.map((one) => ({ ...one, genotype: `${one.genotype.charAt(0)}/${one.genotype.charAt(1)}` }))),
  ...Object.fromEntries(
    Object.entries({
      NBSP: '\u00a0',
      'narrow NBSP': '\u202f',
      'thin blank': '\u2009',
      'no width': '\u200b',
      'inner mark': '\ufeff',
    }).flatMap(([name, blank]) => [
      [`${name} after fields`, (table: readonly Row[]) => plain(table).replace(/[\t\n]/g, `${blank}$&`)],
      [
        `${name} round fields`,
        (table: readonly Row[]) =>
          plain(table)
            .replaceAll('\t', `${blank} \t${blank}`)
            .replace(/\n(?=.)/g, `${blank}\n${blank}`),
      ],
      [
        `${name} round quoted fields`,
        (table: readonly Row[]) =>
          `${PREAMBLE}${HEADER.replaceAll('\t', ',')}\n${table.map((one) => `"${blank}${lineOf(one).replaceAll('\t', `${blank}","${blank}`)}${blank}"\n`).join('')}`,
      ],
      [`${name} between blanks`, (table: readonly Row[]) => plain(table).replaceAll('\t', ` ${blank} `)],
    ]),
  ),
  'Latin-1 NBSP after fields': (table) => Buffer.from(plain(table).replace(/[\t\n]/g, '\u00a0$&'), 'latin1'),
  'byte-order mark': (table) => `\ufeff${plain(table)}`,
  'UTF-16': (table) => Buffer.from(`\ufeff${plain(table)}`, 'utf16le'),
  'UTF-16, other byte order': (table) => Buffer.from(`\ufeff${plain(table)}`, 'utf16le').swap16(),
  gzip: (table) => gzipSync(plain(table)),
  'gzip members': (table) =>
    Buffer.concat(
      plain(table)
        .split(/(?<=\n)/)
        .map((line) => gzipSync(line)),
    ),
  zip: (table) => zipOf([{ name: 'genome.txt', bytes: Buffer.from(plain(table)) }]),
  'stored zip': (table) => zipOf([{ name: 'genome.txt', bytes: Buffer.from(plain(table)), stored: true }]),
  'gzip in zip': (table) => zipOf([{ name: 'genome.txt.gz', bytes: gzipSync(plain(table)) }]),
};

test.each(Object.entries(WRITINGS))('%s: the same records', async (_name, write) => {
  await fc.assert(
    fc.asyncProperty(rows, async (table) => {
      expect(await keysOf(write(table))).toEqual(expectedKeys(table));
    }),
    { numRuns: 40 },
  );
});

test('damage never breaks the reader: it ends in records or a code', async () => {
  const change = fc.record({
    at: fc.nat(),
    byte: fc.integer({ min: 0, max: 255 }),
    cut: fc.nat(20),
    kind: fc.constantFrom('set', 'cut', 'insert', 'repeat'),
  });
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.constantFrom(...Object.values(WRITINGS)),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      async (table, write, changes) => {
        const written = write(table);
        let bytes = Buffer.from(typeof written === 'string' ? Buffer.from(written) : written);
        for (const { at, byte, cut, kind } of changes) {
          const place = at % (bytes.length + 1);
          const piece = kind === 'repeat' ? bytes.subarray(place, place + 50) : Buffer.from([byte]);
          const rest = bytes.subarray(kind === 'set' ? place + 1 : kind === 'cut' ? place + cut : place);
          bytes = Buffer.concat([bytes.subarray(0, place), kind === 'cut' ? Buffer.alloc(0) : piece, rest]);
        }
        const { file } = await readBytes(bytes);
        expect(file.status === 'ok' ? file.rows > 0 : file.errorCode).toBeTruthy();
        expect(file.errorCode).not.toBe('KERNEL_TRAP');
      },
    ),
    { numRuns: 600 },
  );
});
