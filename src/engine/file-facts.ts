import { type BuildMarker, type BuildVote, voteOnBuild } from '../domain/genotype/build-vote.ts';
import type { ChipSignature } from '../domain/genotype/chip.ts';
import type { GenotypeColumns } from '../domain/genotype/columns.ts';
import { type Build, type Chromosome, genomeKey } from '../domain/genotype/genome.ts';
import { genotypeLetters, NO_CALL } from '../domain/genotype/genotype-code.ts';
import { checkStrand, type StrandCheck } from '../domain/genotype/strand-check.ts';
import { parseKeptRecord } from '../formats/vcf-record.ts';
import type { GenotypeTable } from './kernel/genotype-table.ts';
import { countCodes, findRows, nextRepeat, NO_ROW } from './kernel/survey.ts';

/** Share of rows with a variant above which a VCF is taken to leave out what equals the reference. */
const VARIANTS_ONLY_SHARE = 0.99;

/** The table as the domain sees it. Its views are valid until the kernel allocates. */
export function columnsOf(table: GenotypeTable): GenotypeColumns {
  return {
    keys: table.keys(),
    genotypes: table.genotypes(),
    countCodes: (...rows) => countCodes(table, ...rows),
    nextRepeat: (from) => nextRepeat(table, from),
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
  return key === 0 ? [] : rowsFrom(table, table.lowerBound(key), key);
}

/** A row and those that follow it at its place, or at the place of a key; none without a row. */
function rowsFrom(table: GenotypeTable, first: number | undefined, place?: number): number[] {
  const rows: number[] = [];
  if (first === undefined) return rows;
  const keys = table.keys();
  const key = place ?? keys[first];
  for (let row = first; row < keys.length && keys[row] === key; row++) rows.push(row);
  return rows;
}

/** Keys of the places of chips that the file lists, with or without a call. */
export function listedPlaces(table: GenotypeTable, signatures: readonly ChipSignature[]): ReadonlySet<number> {
  const keys = table.keys();
  const places = signatures.flatMap(({ places }) => places.map((place) => genomeKey(...place)));
  return new Set(places.filter((key) => key !== 0 && keys[table.lowerBound(key)] === key));
}

/** The first row of each place of the markers that the file has, by its key: they are looked up at once. */
function rowsOfMarkers(table: GenotypeTable, markers: readonly BuildMarker[]): ReadonlyMap<number, number> {
  const places = markers.flatMap(({ chromosome, positions }) =>
    Object.values(positions).map((position) => genomeKey(chromosome, position)),
  );
  const keys = Uint32Array.from(places).sort();
  const found = new Map<number, number>();
  findRows(table, keys).forEach((row, index) => {
    if (row !== NO_ROW) found.set(keys[index] ?? 0, row);
  });
  return found;
}

/** Ids decide where there are any: spelling thousands of genotypes would be for nothing. */
function markerRowAt(table: GenotypeTable, row: number, hasRsids: boolean): { rsNumber: number; letters: string } {
  return { rsNumber: table.rsNumber(row), letters: hasRsids ? '' : lettersAt(table, row) };
}

/** Votes of the markers for each assembly, at the file's own positions. Views of the table that were taken before are not valid afterwards. */
export function voteOnTable(table: GenotypeTable, markers: readonly BuildMarker[]): BuildVote {
  const hasRsids = table.hasRsids();
  const first = rowsOfMarkers(table, markers);
  const byKey = new Map<number, { rsNumber: number; letters: string }[]>();
  for (const [key, row] of first)
    byKey.set(
      key,
      rowsFrom(table, row).map((one) => markerRowAt(table, one, hasRsids)),
    );
  return voteOnBuild({ hasRsids, byKey }, markers);
}

/** The letters of the markers against the plus strand, at the file's own positions. */
export function checkTableStrand(table: GenotypeTable, markers: readonly BuildMarker[], build: Build): StrandCheck {
  const letters = new Map<BuildMarker, string>();
  for (const marker of markers) {
    const rows = rowsAt(table, marker.chromosome, marker.positions[build]);
    const row = rows.find((one) => table.rsNumber(one) === marker.rsid);
    if (row !== undefined) letters.set(marker, lettersAt(table, row));
  }
  return checkStrand(letters);
}

/** Whether a VCF without blocks lists hardly anything but variants: what it does not list is then not known. */
export function isVariantsOnly(table: GenotypeTable): boolean {
  const { rows, noCalls, variants } = table.counts;
  return table.addresses.blockCount === 0 && rows > 0 && variants >= (rows - noCalls) * VARIANTS_ONLY_SHARE;
}
