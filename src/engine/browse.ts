import { writeUnseen } from '../domain/report/unseen-text.ts';
import {
  type Chromosome,
  CHROMOSOME_OFFSETS,
  chromosomeCode,
  genomeKey,
  parseChromosome,
} from '../domain/genotype/genome.ts';
import { firstAllele, genotypeLetters, isNoCall, NO_CALL, secondAllele } from '../domain/genotype/genotype-code.ts';
import type { RowRange, VariantRow } from '../domain/genotype/variant-row.ts';
import type { PgxPack } from '../domain/pgx/definition.ts';
import type { Genome } from './genome.ts';

/** Most rows of one page. */
const MAX_PAGE_ROWS = 500;

/**
 * Rows that a search means: an id of any kind (rsid, `i6000001`, `kgp9988208`, `VG12S34`), a position (`7:117120016`), a span (`chr7:117,120,016-117,308,718`),
 * a chromosome (`chr7`), or a gene of the pharmacogenomics pack. Null where it means nothing that is known here.
 */
export function findRows({ table, build }: Genome, text: string, pgx: PgxPack | null): RowRange | null {
  const query = text.trim();
  if (query === '') return { from: 0, to: table.rowCount };
  const [, prefix, number] = /^(rs|i)(\d+)$/i.exec(query) ?? [];
  if (prefix !== undefined) {
    const row =
      table.rowOfNumber(prefix.toLowerCase() === 'rs' ? 'rs' : 'i', Number(number)) ?? table.rowOfTextId(query);
    return row === null ? { from: 0, to: 0 } : { from: row, to: row + 1 };
  }
  const gene = pgx?.genes.find(({ gene: name }) => name.toLowerCase() === query.toLowerCase());
  if (gene !== undefined && build !== null) {
    const places = gene.positions.map(({ position, position37 }) =>
      build === 'GRCh38' ? position : build === 'GRCh37' ? position37 : null,
    );
    const known = places.filter((place) => place !== null);
    if (gene.chromosome === null || known.length === 0) return null;
    return span(table, gene.chromosome, Math.min(...known), Math.max(...known));
  }
  const place = rowsOfPlace(table, query);
  if (place !== null && place.to > place.from) return place;
  // `1:101` may be a place, or what a vendor calls a probe.
  const row = /^\S+$/.test(query) ? table.rowOfTextId(query) : null;
  return row === null ? place : { from: row, to: row + 1 };
}

function rowsOfPlace(table: Genome['table'], query: string): RowRange | null {
  const parts = /^([^:\s]+)(?:[:\s]+([\d,]+)(?:-([\d,]+))?)?$/.exec(query);
  const chromosome = parseChromosome(parts?.[1] ?? '');
  if (chromosome === null) return null;
  const number = (digits: string): number => Number(digits.replaceAll(',', ''));
  const from = parts?.[2];
  if (from === undefined) return span(table, chromosome, 1, Infinity);
  return span(table, chromosome, number(from), number(parts?.[3] ?? from));
}

function span(table: Genome['table'], chromosome: Chromosome, first: number, last: number): RowRange {
  const code = chromosomeCode(chromosome);
  const start = genomeKey(chromosome, Math.max(1, first));
  const end = CHROMOSOME_OFFSETS[code + 1] ?? 0;
  if (start === 0 || last < first) return { from: 0, to: 0 };
  const stop = Math.min((CHROMOSOME_OFFSETS[code] ?? 0) + last + 1, end);
  return { from: table.lowerBound(start), to: table.lowerBound(stop) };
}

/** Rows [from, from + count) as text for the screen; at most {@link MAX_PAGE_ROWS}. */
export function readRows({ table }: Genome, from: number, count: number): VariantRow[] {
  const rows: VariantRow[] = [];
  const to = Math.min(table.rowCount, Math.max(0, from) + Math.min(count, MAX_PAGE_ROWS));
  for (let row = Math.max(0, from); row < to; row++) {
    const code = table.genotypes()[row] ?? NO_CALL;
    const id = table.id(row);
    rows.push({
      row,
      id: id === null ? null : writeUnseen(id),
      ...table.place(row),
      genotype: genotypeText(table, row, code),
    });
  }
  return rows;
}

/** The alleles of a row of delimited text that letters cannot tell, as the file spells them, with one mark between; null where it has none. */
export function spelledAlleles(table: Genome['table'], row: number): string | null {
  return (
    table
      .alleleText(row)
      ?.split(/[^A-Za-z-]+/)
      .join('/') ?? null
  );
}

/** Letters of a call, or the allele texts of a record that letters cannot tell; null for a no-call. */
export function genotypeText(table: Genome['table'], row: number, code: number): string | null {
  if (isNoCall(code)) return null;
  if (firstAllele(code) !== 7 && secondAllele(code) !== 7) return genotypeLetters(code);
  const record = table.rawRecord(row);
  if (record === null) return spelledAlleles(table, row) ?? genotypeLetters(code);
  const [ref = '', alt = '', , format = '', sample = ''] = record.split('\t');
  const gt = sample.split(':')[format.split(':').indexOf('GT')] ?? '';
  const alleles = [ref, ...alt.split(',')];
  return gt
    .split(/[/|]/)
    .map((index) => alleles[Number(index)] ?? '-')
    .join('/');
}
