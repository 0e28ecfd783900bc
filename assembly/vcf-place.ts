// Lines of one place are one observation. A 0 in a line says "no copy of this line's ALT", not "the reference": tools that split sites
// (`bcftools norm -m-`, Minimac, PBWT) write one line for each ALT. The letters of such lines are joined; lines that name copies of one
// ALT differently, or more alleles than there are chromosomes, contradict each other, and the place has no call. The host joins the
// records that medicines are read from by the same rule (`src/domain/genotype/join-records.ts`).

import { ALLELE_NO_CALL, ALLELE_NONE, ALLELE_OTHER, NO_CALL, alleleNibble } from './alleles';
import {
  SCAN_CONFLICTS, SCAN_GENOTYPES, SCAN_KEYS, SCAN_LAST_KEY, SCAN_PLACE_ALTS, SCAN_PLACE_CALL, SCAN_PLACE_REF, SCAN_ROW_COUNT,
} from './layout'; // prettier-ignore
import { FIELD_ALT, FIELD_REF, fieldLength, fieldStart } from './vcf-fields';
import { COMMA, DOT, LESS } from './bytes';

/** Bit of "every other allele": a line without ALT, or with `<NON_REF>`, denies them all. */
const EVERY_ALT: u32 = 32;
/** Bit of a place whose lines contradict each other: no later line mends it. */
const CONTRADICTED: u32 = 64;
/** No genotype code: the lines contradict each other. */
const CONTRADICTION: u32 = 0x100;

/** The record's ALT bases, a bit each (1 << nibble). A spanning deletion (`*`) is none. */
function altBases(): u32 {
  let at = fieldStart(FIELD_ALT);
  const end = at + fieldLength(FIELD_ALT);
  let bases: u32 = 0;
  while (at < end) {
    let stop = at;
    while (stop < end && load<u8>(stop) != COMMA) stop++;
    const byte = <u32>load<u8>(at);
    const nibble = alleleNibble(byte);
    if (byte == DOT || byte == LESS) bases |= EVERY_ALT;
    else if (nibble >= 1 && nibble <= 4) bases |= 1 << nibble;
    at = stop + 1;
  }
  return bases;
}

// @ts-ignore: decorator
@inline
function copiesIn(code: u32, nibble: u32): u32 {
  return u32(code >> 4 == nibble) + u32((code & 15) == nibble);
}

/** What two lines say together, in letters; CONTRADICTION where they cannot both hold. `seen` and `alts` are the ALTs of each. */
function joinCodes(before: u32, seen: u32, code: u32, alts: u32, ref: u32): u32 {
  const missing = copiesIn(before, ALLELE_NO_CALL) + copiesIn(code, ALLELE_NO_CALL);
  const isHaploid = (before & 15) == ALLELE_NONE && (code & 15) == ALLELE_NONE;
  const ploidy: u32 = isHaploid ? 1 : 2;
  let joined: u32 = 0;
  let count: u32 = 0;
  for (let nibble: u32 = 1; nibble <= 4; nibble++) {
    if (nibble == ref) continue;
    const bit: u32 = 1 << nibble;
    const one = copiesIn(before, nibble);
    const two = copiesIn(code, nibble);
    const isOne = (seen & (bit | EVERY_ALT)) != 0;
    const isTwo = (alts & (bit | EVERY_ALT)) != 0;
    if (isOne && isTwo && one != two && missing == 0) return CONTRADICTION;
    const copies = isOne && isTwo ? (one > two ? one : two) : isOne ? one : two;
    if (count + copies > ploidy) return CONTRADICTION;
    for (let i: u32 = 0; i < copies; i++) joined = (joined << 4) | nibble;
    count += copies;
  }
  const rest = missing > 0 ? ALLELE_NO_CALL : ref;
  for (; count < ploidy; count++) joined |= rest << (count << 2);
  return isHaploid ? joined << 4 : joined;
}

/** Rows before that are given the joined letters. More lines of one place than that are no file's; where they differ, the place has no call. */
const MOST_LINES: u32 = 4096;

/** Gives the rows before of this place the joined letters; indels keep theirs. */
function writeBack(state: usize, key: u32, code: u32): void {
  const keys = <usize>load<u32>(state + SCAN_KEYS);
  const genotypes = <usize>load<u32>(state + SCAN_GENOTYPES);
  const rows = load<u32>(state + SCAN_ROW_COUNT);
  const first = rows > MOST_LINES ? rows - MOST_LINES : 0;
  for (let row = rows; row > first; row--) {
    if (load<u32>(keys + (<usize>(row - 1) << 2)) != key) return;
    const old = <u32>load<u8>(genotypes + row - 1);
    if (copiesIn(old, ALLELE_OTHER) == 0) store<u8>(genotypes + row - 1, <u8>code);
  }
}

/**
 * Joins the letters of a line with those of the lines before it at its place; the code for the row, which the rows before get too. To be
 * asked for every row, before it is written.
 *
 * @param isLetters every allele of the line is one base
 */
export function joinPlace(state: usize, key: u32, code: u32, isLetters: bool): u32 {
  const isRepeat = key == load<u32>(state + SCAN_LAST_KEY) && load<u32>(state + SCAN_ROW_COUNT) > 0;
  // An indel beside a base is another kind of statement: it neither joins nor denies.
  if (!isLetters || copiesIn(code, ALLELE_OTHER) > 0) {
    if (!isRepeat) store<u32>(state + SCAN_PLACE_REF, 0);
    return code;
  }
  const ref = alleleNibble(load<u8>(fieldStart(FIELD_REF)));
  if (!isRepeat || ref != load<u32>(state + SCAN_PLACE_REF)) {
    store<u32>(state + SCAN_PLACE_REF, ref);
    store<u32>(state + SCAN_PLACE_CALL, code);
    store<u32>(state + SCAN_PLACE_ALTS, altBases());
    return code;
  }
  const seen = load<u32>(state + SCAN_PLACE_ALTS);
  const alts = altBases();
  let joined = (seen & CONTRADICTED) != 0 ? NO_CALL : joinCodes(load<u32>(state + SCAN_PLACE_CALL), seen, code, alts, ref);
  let bits = seen | alts;
  if (joined == CONTRADICTION) {
    store<u32>(state + SCAN_CONFLICTS, load<u32>(state + SCAN_CONFLICTS) + 1);
    joined = NO_CALL;
    bits |= CONTRADICTED;
  }
  store<u32>(state + SCAN_PLACE_ALTS, bits);
  // The same record again and again changes nothing: what was written back stands.
  const before = load<u32>(state + SCAN_PLACE_CALL);
  store<u32>(state + SCAN_PLACE_CALL, joined);
  if (joined != before) writeBack(state, key, joined);
  return joined;
}
