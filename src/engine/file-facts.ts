import { type BuildMarker, type BuildVote, type MarkerRows, voteOnBuild } from '../domain/genotype/build-vote.ts';
import type { GenotypeColumns } from '../domain/genotype/columns.ts';
import { type Build, type Chromosome, genomeKey } from '../domain/genotype/genome.ts';
import { genotypeLetters, NO_CALL } from '../domain/genotype/genotype-code.ts';
import { checkStrand, type StrandCheck } from '../domain/genotype/strand-check.ts';
import { parseKeptRecord } from '../formats/vcf-record.ts';
import type { GenotypeTable } from './kernel/genotype-table.ts';

/** Share of rows with a variant above which a VCF is taken to leave out what equals the reference. */
const VARIANTS_ONLY_SHARE = 0.99;

/** The table as the domain sees it. Its views are valid until the kernel allocates. */
export function columnsOf(table: GenotypeTable): GenotypeColumns {
  return {
    keys: table.keys(),
    genotypes: table.genotypes(),
    id: (row) => table.id(row),
    isParCoded: (row) => table.isParCoded(row),
    textDiffers: (row) => hasTwoTexts(table, row),
  };
}

/** Whether the text kept of a row names two different alleles: by GT, or as spelled (`ATCT/A`). */
function hasTwoTexts(table: GenotypeTable, row: number): boolean {
  const record = table.rawRecord(row);
  const alleles: readonly unknown[] =
    record === null ? (table.alleleText(row)?.split(/[^A-Za-z-]+/) ?? []) : parseKeptRecord(record, '.').genotype;
  return new Set(alleles).size > 1;
}

function lettersAt(table: GenotypeTable, row: number): string {
  return (genotypeLetters(table.genotypes()[row] ?? NO_CALL) ?? '').replaceAll('-', '');
}

function rowsAt(table: GenotypeTable, chromosome: Chromosome, position: number): number[] {
  const key = genomeKey(chromosome, position);
  const rows: number[] = [];
  if (key === 0) return rows;
  const keys = table.keys();
  for (let row = table.lowerBound(key); keys[row] === key; row++) rows.push(row);
  return rows;
}

/** Whether the file lists a place, with or without a call. */
export function hasPlace(table: GenotypeTable, chromosome: Chromosome, position: number): boolean {
  const key = genomeKey(chromosome, position);
  return key !== 0 && table.keys()[table.lowerBound(key)] === key;
}

/** Votes of the markers for each assembly, at the file's own positions. */
export function voteOnTable(table: GenotypeTable, markers: readonly BuildMarker[]): BuildVote {
  const hasRsids = table.hasRsids();
  const rows: MarkerRows = {
    hasRsids,
    at: (chromosome, position) =>
      rowsAt(table, chromosome, position).map((row) => ({
        rsNumber: table.rsNumber(row),
        // Ids decide where there are any: spelling thousands of genotypes would be for nothing.
        letters: hasRsids ? '' : lettersAt(table, row),
      })),
  };
  return voteOnBuild(rows, markers);
}

/** The letters of the markers against the plus strand, at the file's own positions. */
export function checkTableStrand(table: GenotypeTable, markers: readonly BuildMarker[], build: Build): StrandCheck {
  const letters = (marker: BuildMarker, position: number): string => {
    const row = rowsAt(table, marker.chromosome, position).find((one) => table.rsNumber(one) === marker.rsid);
    return row === undefined ? '' : lettersAt(table, row);
  };
  return checkStrand(letters, markers, build);
}

/** Whether a VCF without blocks lists hardly anything but variants: what it does not list is then not known. */
export function isVariantsOnly(table: GenotypeTable): boolean {
  const { rows, noCalls, variants } = table.counts;
  return table.addresses.blockCount === 0 && rows > 0 && variants >= (rows - noCalls) * VARIANTS_ONLY_SHARE;
}
