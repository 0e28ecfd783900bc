import { CHROMOSOME_OFFSETS, CHROMOSOMES } from '../../domain/genotype/genome.ts';

/** Columns as the kernel makes them (`src/domain/genotype/genotype-code.ts`, u32 keys, id numbers). */
export interface ParsedColumns {
  keys: Uint32Array;
  genotypes: Uint8Array;
  /** Number of an `rs` or `i` id. */
  ids: Uint32Array;
  noCalls: number;
  badLines: number;
}

const TAB = 9;
const LF = 10;
const CR = 13;
const HASH = 35;
const ZERO = 48;
const SMALL_I = 105;
const SMALL_R = 114;
const SMALL_S = 115;
const NOT_AN_ALLELE = 64;
/** Shortest row: `i1 1 1 A` with three tabs and a line feed. */
const SHORTEST_ROW_BYTES = 9;
const NO_CALL = 0xff;

/** Nibble of each byte as an allele. */
const ALLELES: Uint8Array = (() => {
  const table = new Uint8Array(256).fill(NOT_AN_ALLELE);
  'ACGTDI'.split('').forEach((letter, index) => (table[letter.charCodeAt(0)] = index + 1));
  table['-'.charCodeAt(0)] = 15;
  return table;
})();

/** Offset and last position of each chromosome by the bytes of its name (second byte in the high half). */
const OFFSETS_BY_TAG = new Uint32Array(65536);
const LAST_BY_TAG = new Uint32Array(65536);
CHROMOSOMES.forEach((name, index) => {
  const tag = name.charCodeAt(0) | ((name.length > 1 ? name.charCodeAt(1) : 0) << 8);
  const offset = CHROMOSOME_OFFSETS[index + 1] ?? 0;
  OFFSETS_BY_TAG[tag] = offset;
  LAST_BY_TAG[tag] = (CHROMOSOME_OFFSETS[index + 2] ?? 0) - offset - 1;
});

/**
 * The yardstick of `npm run bench`: the fastest reader of 23andMe's layout that we know how to write in JavaScript. One pass
 * over the bytes, no strings, typed columns, table look-ups for alleles and chromosomes, int32 arithmetic throughout. It
 * makes the columns that the kernel makes, and checks as much: a line of another shape is counted, not guessed at.
 *
 * @param bytes whole lines, the last one ended
 */
export function parseTwentyThreeAndMe(bytes: Uint8Array): ParsedColumns {
  const capacity = Math.ceil(bytes.length / SHORTEST_ROW_BYTES);
  const keys = new Uint32Array(capacity);
  const genotypes = new Uint8Array(capacity);
  const ids = new Uint32Array(capacity);
  const length = bytes.length;
  let row = 0;
  let noCalls = 0;
  let badLines = 0;
  let at = 0;
  while (at < length) {
    let byte = bytes[at]!;
    if (byte === HASH) {
      at = bytes.indexOf(LF, at) + 1 || length;
      continue;
    }
    const lineStart = at;
    let isRow = false;
    if (byte === SMALL_R && bytes[at + 1] === SMALL_S) at += 2;
    else if (byte === SMALL_I) at++;
    let id = 0;
    let digit = bytes[at]! - ZERO;
    while (digit >= 0 && digit <= 9) {
      id = (Math.imul(id, 10) + digit) | 0;
      digit = bytes[++at]! - ZERO;
    }
    if (digit === TAB - ZERO && at > lineStart + 1) {
      let tag = bytes[++at]!;
      byte = bytes[++at]!;
      if (byte !== TAB) {
        tag |= byte << 8;
        byte = bytes[++at]!;
      }
      const last = LAST_BY_TAG[tag]!;
      let position = 0;
      digit = bytes[++at]! - ZERO;
      while (digit >= 0 && digit <= 9) {
        position = (Math.imul(position, 10) + digit) | 0;
        digit = bytes[++at]! - ZERO;
      }
      if (byte === TAB && digit === TAB - ZERO && position > 0 && position <= last) {
        const first = ALLELES[bytes[++at]!]!;
        let second = 0;
        byte = bytes[++at]!;
        if (byte > CR) {
          second = ALLELES[byte]!;
          byte = bytes[++at]!;
        }
        if (byte === CR) byte = bytes[++at]!;
        if (byte === LF && ((first | second) & NOT_AN_ALLELE) === 0) {
          const code = (first << 4) | second;
          const isNoCall = code === NO_CALL || code === 0xf0;
          keys[row] = OFFSETS_BY_TAG[tag]! + position;
          genotypes[row] = isNoCall ? NO_CALL : code;
          ids[row] = id;
          if (isNoCall) noCalls++;
          row++;
          at++;
          isRow = true;
        }
      }
    }
    if (!isRow) {
      badLines++;
      at = bytes.indexOf(LF, lineStart) + 1 || length;
    }
  }
  return {
    keys: keys.subarray(0, row),
    genotypes: genotypes.subarray(0, row),
    ids: ids.subarray(0, row),
    noCalls,
    badLines,
  };
}
