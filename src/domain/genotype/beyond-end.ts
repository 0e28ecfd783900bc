import { type GenotypeColumns, lowerBound } from './columns.ts';
import { CHROMOSOME_OFFSETS } from './genome.ts';
import { NO_CALL } from './genotype-code.ts';

/**
 * Sets rows to no-call whose position lies beyond the end of their chromosome in the build that the file was read as: no such place exists.
 *
 * @param lengths - bases of each chromosome of that build, 1 to 22, X and Y; the mitochondrion has one length in all that are read
 * @returns the rows
 */
export function setAsideBeyondEnd(columns: GenotypeColumns, lengths: readonly number[]): number[] {
  const beyond: number[] = [];
  lengths.forEach((length, index) => {
    const start = CHROMOSOME_OFFSETS[index + 1] ?? 0;
    const from = lowerBound(columns.keys, start + length + 1);
    const to = lowerBound(columns.keys, CHROMOSOME_OFFSETS[index + 2] ?? 0);
    for (let row = from; row < to; row++) beyond.push(row);
  });
  for (const row of beyond) columns.genotypes[row] = NO_CALL;
  return beyond;
}
