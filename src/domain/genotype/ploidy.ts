import { chromosomeRows, codeCounts, countWhere, type GenotypeColumns, lowerBound, positionOn } from './columns.ts';
import {
  type Build,
  type Chromosome,
  chromosomeCode,
  CHROMOSOME_OFFSETS,
  isPseudoautosomal,
  isPseudoautosomalY,
  PAR_X,
  PAR_Y,
} from './genome.ts';
import { ALLELE, firstAllele, isNoCall, NO_CALL, secondAllele } from './genotype-code.ts';
import type { Sex, SexCounts } from './sex.ts';

/** Whether a row on X lies where men have two copies: by its position, or because the file says so. */
export function isParRow(columns: GenotypeColumns, row: number, build: Build): boolean {
  return columns.isParCoded(row) || isPseudoautosomal(build, positionOn('X', columns.keys[row] ?? 0));
}

/** Rows of a chromosome that lie outside of some stretches of it, in order: first, and one past the last. */
function rowsOutside(
  keys: Uint32Array,
  chromosome: Chromosome,
  stretches: readonly (readonly [number, number])[],
): [number, number][] {
  const [from, to] = chromosomeRows(keys, chromosome);
  const axis = CHROMOSOME_OFFSETS[chromosomeCode(chromosome)] ?? 0;
  let next = from;
  const rows = stretches.map(([start, end]): [number, number] => {
    const before: [number, number] = [next, Math.min(to, lowerBound(keys, axis + start))];
    next = Math.min(to, lowerBound(keys, axis + end + 1));
    return before;
  });
  return [...rows, [next, to]];
}

/** Counts of the codes of several stretches of rows. */
function countsOf(columns: GenotypeColumns, stretches: readonly (readonly [number, number])[]): Uint32Array {
  const all = new Uint32Array(256);
  for (const [from, to] of stretches)
    codeCounts(columns, from, to, true).forEach((count, code) => (all[code] = (all[code] ?? 0) + count));
  return all;
}

const isHaploid = (code: number): boolean => isComplete(code) && secondAllele(code) === ALLELE.none;
const isDiploid = (code: number): boolean => isComplete(code) && secondAllele(code) !== ALLELE.none;
const isHomozygous = (code: number): boolean => firstAllele(code) === secondAllele(code);

/** Counts what X outside the pseudoautosomal regions and Y show. */
export function countSexCalls(columns: GenotypeColumns, build: Build, variantsOnly: boolean): SexCounts {
  const { keys } = columns;
  const x = rowsOutside(keys, 'X', PAR_X[build]);
  const onX = countsOf(columns, x);
  const y = rowsOutside(keys, 'Y', PAR_Y[build]);
  // What a file calls pseudoautosomal it puts on X.
  const onY = countsOf(columns, y);
  return {
    xHeterozygous: countWhere(onX, (code) => isDiploid(code) && !isHomozygous(code)),
    xHomozygous: countWhere(onX, (code) => isDiploid(code) && isHomozygous(code)),
    xHaploid: countWhere(onX, isHaploid),
    yCalled: countWhere(onY, isComplete),
    yTotal: countWhere(onY, () => true),
    yHeterozygous: countWhere(onY, (code) => isDiploid(code) && !isHomozygous(code)),
    xSpanBases: spanOf(columns, x),
    variantsOnly,
  };
}

/** Bases from the first diploid call to the last. */
function spanOf(columns: GenotypeColumns, stretches: readonly (readonly [number, number])[]): number {
  const counts = (row: number): boolean => isDiploid(columns.genotypes[row] ?? NO_CALL) && !columns.isParCoded(row);
  let [first, last] = [-1, -1];
  for (const [from, to] of stretches) {
    for (let row = from; first < 0 && row < to; row++) if (counts(row)) first = row;
  }
  for (const [from, to] of [...stretches].reverse()) {
    for (let row = to - 1; last < 0 && row >= from; row--) if (counts(row)) last = row;
  }
  return first < 0 ? 0 : (columns.keys[last] ?? 0) - (columns.keys[first] ?? 0);
}

function isComplete(code: number): boolean {
  return !isNoCall(code) && firstAllele(code) !== ALLELE.noCall && secondAllele(code) !== ALLELE.noCall;
}

/** Rows with two different bases where the person has one copy. They are set to no-call. */
export interface DiscrepantRows {
  x: number[];
  y: number[];
  mt: number[];
}

/** Whether a row lies where a man has one copy, or anybody (MT). */
function isSingleCopy(columns: GenotypeColumns, row: number, at: { chromosome: Chromosome; build: Build }): boolean {
  if (at.chromosome === 'X') return !isParRow(columns, row, at.build);
  return at.chromosome !== 'Y' || !isPseudoautosomalY(at.build, positionOn('Y', columns.keys[row] ?? 0));
}

/** Alleles of several bases share one code: there the record's text tells whether they are two. */
function isTwiceTheSame(columns: GenotypeColumns, row: number, code: number): boolean {
  if (firstAllele(code) !== secondAllele(code)) return false;
  return firstAllele(code) !== ALLELE.other || columns.textDiffers?.(row) !== true;
}

/**
 * Gives every row on a single-copy chromosome one allele: X and Y of men outside the pseudoautosomal regions, MT of all.
 * Doubled letters lose one; different letters cannot be and become a no-call, listed in the result. Whoever reads a row's record
 * as text goes by the column: see `recordAt`.
 *
 * @param isVcf a VCF states its own ploidy and MT heteroplasmy: there only X and Y of a file that reads as male are normalised
 */
export function normalisePloidy(
  columns: GenotypeColumns,
  facts: { build: Build; sex: Sex; isVcf: boolean },
): DiscrepantRows {
  const discrepant: DiscrepantRows = { x: [], y: [], mt: [] };
  const halve = (chromosome: Chromosome, removed: number[]): void => {
    const [from, to] = chromosomeRows(columns.keys, chromosome);
    for (let row = from; row < to; row++) {
      const code = columns.genotypes[row] ?? NO_CALL;
      if (isNoCall(code) || secondAllele(code) === ALLELE.none) continue;
      if (!isSingleCopy(columns, row, { chromosome, build: facts.build })) continue;
      if (isTwiceTheSame(columns, row, code)) columns.genotypes[row] = firstAllele(code) << 4;
      else {
        columns.genotypes[row] = NO_CALL;
        removed.push(row);
      }
    }
  };
  if (facts.sex === 'male') halve('X', discrepant.x);
  if (facts.sex === 'male' || (!facts.isVcf && facts.sex === null)) halve('Y', discrepant.y);
  if (!facts.isVcf) halve('MT', discrepant.mt);
  return discrepant;
}
