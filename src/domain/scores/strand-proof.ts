import type { TermCalls } from './term-status.ts';
import { HAPLOID_BIT, STATUS } from './term-status.ts';

/** Letters that were compared with alleles of the reference's plus strand, and how many of them are on the other strand. */
export interface StrandCounts {
  plus: number;
  minus: number;
}

/**
 * Markers of a file from which its strand is told. If one place in thirty were on the other strand, a hundred would show none of them
 * three times in a hundred.
 */
export const FEWEST_MARKERS = 100;
/** The same of a score's own rows: were every second one on the other strand, twenty would show none once in a million times. */
export const FEWEST_ROWS = 20;
/** Share of the other strand that single faulty probes may make in a long list. */
const MOST_MINUS = 0.001;

/** Counts rows that were read as they stand, and rows that were read complemented. A/T and C/G tell nothing and have to be left out. */
export function countStrands({ status }: Pick<TermCalls, 'status'>): StrandCounts {
  const counts = { plus: 0, minus: 0 };
  for (const byte of status) {
    const word = byte & ~HAPLOID_BIT;
    if (word === STATUS.matched) counts.plus++;
    else if (word === STATUS.flipped) counts.minus++;
  }
  return counts;
}

/** Whether a file's letters are those of the plus strand, by markers whose alleles are known there. */
export function isFileOnPlusStrand({ plus, minus }: StrandCounts): boolean {
  return plus >= FEWEST_MARKERS && minus <= MOST_MINUS * plus;
}

/** Whether a score's rows are on the plus strand, by what the rows of this file say that is on it. */
export function isScoreOnPlusStrand({ plus, minus }: StrandCounts): boolean {
  return plus >= FEWEST_ROWS && minus <= MOST_MINUS * plus;
}
