// Chromosome names and the genome axis. Offsets mirror src/domain/genotype/genome.ts (a test compares them).

const SPAN_SLACK: u32 = 5242880;
// prettier-ignore
const LENGTHS = memory.data<u32>([
  249250621, 243199373, 198022430, 191154276, 180915260, 171115067, 159138663, 146364022, 141213431, 135534747, 135006516, 133851895,
  115169878, 107349540, 102531392, 90354753, 81195210, 78077248, 59128983, 63025520, 48129895, 51304566, 155270560, 59373566, 16569,
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

// @ts-ignore: decorator
@inline
function upper(byte: u32): u32 {
  return byte - (byte >= 0x61 && byte <= 0x7a ? 0x20 : 0);
}

/** The code of a chromosome name (`1`, `chrX`, `23`, `XY`, `M`…), 0 where it names none. Codes 25, XY and PAR mean X: PAR is decided by position. */
export function chromosomeFromName(start: usize, length: u32): u32 {
  if (length > 3 && upper(load<u8>(start)) == 0x43 && upper(load<u8>(start, 1)) == 0x48 && upper(load<u8>(start, 2)) == 0x52) {
    start += 3;
    length -= 3;
  }
  if (length == 0 || length > 4) return 0;
  const first = upper(load<u8>(start));
  const second = length > 1 ? upper(load<u8>(start, 1)) : 0;
  if (length == 1) {
    if (first >= 0x31 && first <= 0x39) return first - 0x30;
    if (first == 0x58) return CODE_X;
    if (first == 0x59) return CODE_Y;
    return first == 0x4d ? CODE_MT : 0;
  }
  if (length == 2) {
    if (first == 0x58 && second == 0x59) return CODE_X; // XY
    if (first == 0x4d && second == 0x54) return CODE_MT; // MT
    if (first < 0x30 || first > 0x32 || second < 0x30 || second > 0x39) return 0;
    const code = (first - 0x30) * 10 + (second - 0x30);
    if (code == 0 || code > 26) return 0;
    if (code == 25) return CODE_X;
    return code == 26 ? CODE_MT : code;
  }
  if (length == 3) return first == 0x50 && second == 0x41 && upper(load<u8>(start, 2)) == 0x52 ? CODE_X : 0; // PAR
  return 0;
}

/** Whether a name that {@link chromosomeFromName} reads as X is one of the pseudoautosomal regions: 25, XY or PAR. */
export function isParName(start: usize, length: u32): bool {
  const last = upper(load<u8>(start + length - 1));
  return length > 1 && (last == 0x35 || last == 0x59 || last == 0x52);
}
