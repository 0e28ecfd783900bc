// Chromosome names and the genome axis. Offsets mirror src/domain/genotype/genome.ts (a test compares them).

import { NINE, ZERO } from './bytes';

const SPAN_SLACK: u32 = 5242880;
// prettier-ignore
const LENGTHS = memory.data<u32>([
  249250621, 243199373, 198022430, 191154276, 180915260, 171115067, 159138663, 146364022, 141213431, 135534747, 135006516, 133851895,
  115169878, 107349540, 102531392, 90354753, 81195210, 78077248, 59128983, 63025520, 48129895, 51304566, 155270560, 59373566, 16569,
]);

/**
 * Bases of the longest form of each chromosome that a file may be written in (NCBI36, GRCh37, GRCh38; the mitochondrion of hg19 has two more than
 * rCRS): no position lies beyond. Mirrors src/formats/builds.ts (a test compares them).
 */
// prettier-ignore
const LONGEST = memory.data<u32>([
  249250621, 243199373, 199501827, 191273063, 181538259, 171115067, 159345973, 146364022, 141213431, 135534747, 135086622, 133851895,
  115169878, 107349540, 102531392, 90354753, 83257441, 80373285, 63811651, 64444167, 48129895, 51304566, 156040895, 59373566, 16571,
]);

export const CODE_X: u32 = 23;
export const CODE_Y: u32 = 24;
export const CODE_MT: u32 = 25;

/** Key of position 0 of the chromosome with this code (1..25); code 26 closes the axis. */
export function chromosomeStart(code: u32): u32 {
  let start: u32 = 1;
  for (let i: u32 = 1; i < code; i++) start += load<u32>(LENGTHS + ((i - 1) << 2)) + SPAN_SLACK;
  return start;
}

/** Key behind the last position that the chromosome with this code (1..25) has in any build. */
export function chromosomeEnd(code: u32): u32 {
  return chromosomeStart(code) + load<u32>(LONGEST + ((code - 1) << 2)) + 1;
}

// @ts-ignore: decorator
@inline
function upper(byte: u32): u32 {
  return byte - (byte >= 0x61 && byte <= 0x7a ? 0x20 : 0);
}

/** Number that the two digits at `at` spell; 0 where they are none. */
function twoDigits(at: usize): u32 {
  const tens = <u32>load<u8>(at) - ZERO;
  const ones = <u32>load<u8>(at, 1) - ZERO;
  return tens > 9 || ones > 9 ? 0 : tens * 10 + ones;
}

/** `NC_0000`, `CM000` and `_012920` as their bytes stand in a word; the first two letters may be of either case. */
const NC_PREFIX: u64 = 0x303030305f434e;
const NC_MASK: u64 = 0x00ffffffffffdfdf;
const CM_PREFIX: u64 = 0x3030304d43;
const CM_MASK: u64 = 0xffffffdfdf;
const RCRS_NUMBER: u64 = 0x3032393231305f;
/** First and last number of the GenBank accessions CM000663 (chromosome 1) to CM000686 (Y). */
const CM_FIRST: u32 = 663;
const CM_LAST: u32 = 686;
const DOT: u32 = 0x2e;

/**
 * The code of an accession of RefSeq (`NC_000001.11` to `NC_000024.10`, `NC_012920.1`) or GenBank (`CM000663.2` to `CM000686.2`),
 * whatever its version; 0 for any other name. The mitochondrion of hg19, NC_001807, is another sequence and has no code.
 */
function codeOfAccession(start: usize, length: u32): u32 {
  if (length > 12) return 0;
  if ((load<u64>(start) & CM_MASK) == CM_PREFIX) {
    if (length > 8 && load<u8>(start, 8) != DOT) return 0;
    const hundreds = <u32>load<u8>(start, 5) - ZERO;
    if (hundreds > 9) return 0;
    const number = hundreds * 100 + twoDigits(start + 6);
    return number >= CM_FIRST && number <= CM_LAST ? number - CM_FIRST + 1 : 0;
  }
  if (length < 9 || (length > 9 && load<u8>(start, 9) != DOT)) return 0;
  if ((load<u64>(start) & NC_MASK) == NC_PREFIX) {
    const number = twoDigits(start + 7);
    return number <= CODE_Y ? number : 0;
  }
  const isRefSeq = (<u32>load<u16>(start) & 0xdfdf) == 0x434e;
  return isRefSeq && (load<u64>(start, 2) & 0x00ffffffffffffff) == RCRS_NUMBER ? CODE_MT : 0;
}

/**
 * The code of a chromosome name (`1`, `chrX`, `23`, `XY`, `M`, `NC_000001.11`, …), 0 where it names none. Codes 25, XY and PAR mean X: PAR is
 * decided by position.
 */
export function chromosomeFromName(start: usize, length: u32): u32 {
  if (length > 3 && upper(load<u8>(start)) == 0x43 && upper(load<u8>(start, 1)) == 0x48 && upper(load<u8>(start, 2)) == 0x52) {
    start += 3;
    length -= 3;
  }
  if (length > 7) return codeOfAccession(start, length);
  if (length == 0 || length > 4) return 0;
  const first = upper(load<u8>(start));
  const second = length > 1 ? upper(load<u8>(start, 1)) : 0;
  if (length == 1) {
    if (first >= 0x31 && first <= NINE) return first - ZERO;
    if (first == 0x58) return CODE_X;
    if (first == 0x59) return CODE_Y;
    return first == 0x4d ? CODE_MT : 0;
  }
  if (length == 2) {
    if (first == 0x58 && second == 0x59) return CODE_X; // XY
    if (first == 0x4d && second == 0x54) return CODE_MT; // MT
    if (first < ZERO || first > 0x32 || second < ZERO || second > NINE) return 0;
    const code = (first - ZERO) * 10 + (second - ZERO);
    if (code == 0 || code > 26) return 0;
    if (code == 25) return CODE_X;
    return code == 26 ? CODE_MT : code;
  }
  // PAR, and plink2's PAR1 and PAR2.
  if (first != 0x50 || second != 0x41 || upper(load<u8>(start, 2)) != 0x52) return 0;
  return length == 3 || load<u8>(start, 3) == 0x31 || load<u8>(start, 3) == 0x32 ? CODE_X : 0;
}

/** Whether a name that {@link chromosomeFromName} reads as X is one of the pseudoautosomal regions: 25, XY, PAR, PAR1 or PAR2. */
export function isParName(start: usize, length: u32): bool {
  if (length < 2 || length > 7) return false;
  if (length > 3 && upper(load<u8>(start)) == 0x43 && upper(load<u8>(start, 1)) == 0x48) {
    start += 3;
    length -= 3;
  }
  const first = upper(load<u8>(start));
  if (first == 0x50) return true;
  return length == 2 && (load<u8>(start, 1) == 0x35 || upper(load<u8>(start, 1)) == 0x59);
}
