import { chromosomeRows, type GenotypeColumns, positionOn } from './columns.ts';
import { type Build, type Chromosome, isPseudoautosomal, isPseudoautosomalY } from './genome.ts';
import { ALLELE, firstAllele, isNoCall, NO_CALL, secondAllele } from './genotype-code.ts';
import type { Sex, SexCounts } from './sex.ts';

/** Whether a row on X lies where men have two copies: by its position, or because the file says so. */
export function isParRow(columns: GenotypeColumns, row: number, build: Build): boolean {
  return columns.isParCoded(row) || isPseudoautosomal(build, positionOn('X', columns.keys[row] ?? 0));
}

/** Counts what X outside the pseudoautosomal regions and Y show. */
export function countSexCalls(columns: GenotypeColumns, build: Build, variantsOnly: boolean): SexCounts {
  const counts = { xHeterozygous: 0, xHomozygous: 0, xHaploid: 0, yCalled: 0, yTotal: 0, yHeterozygous: 0 };
  let first = 0;
  let last = 0;
  const [xFrom, xTo] = chromosomeRows(columns.keys, 'X');
  for (let row = xFrom; row < xTo; row++) {
    const code = columns.genotypes[row] ?? NO_CALL;
    if (!isComplete(code) || isParRow(columns, row, build)) continue;
    if (secondAllele(code) === ALLELE.none) {
      counts.xHaploid++;
      continue;
    }
    last = columns.keys[row] ?? 0;
    if (first === 0) first = last;
    if (firstAllele(code) === secondAllele(code)) counts.xHomozygous++;
    else counts.xHeterozygous++;
  }
  const [yFrom, yTo] = chromosomeRows(columns.keys, 'Y');
  for (let row = yFrom; row < yTo; row++) {
    const code = columns.genotypes[row] ?? NO_CALL;
    if (isPseudoautosomalY(build, positionOn('Y', columns.keys[row] ?? 0))) continue;
    counts.yTotal++;
    if (!isComplete(code)) continue;
    counts.yCalled++;
    if (secondAllele(code) !== ALLELE.none && firstAllele(code) !== secondAllele(code)) counts.yHeterozygous++;
  }
  return { ...counts, xSpanBases: last - first, variantsOnly };
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
