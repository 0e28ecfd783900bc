// VCF -> columns, for one sample. Calls of single bases become letters. Records that letters cannot tell whole (indels, MNPs,
// symbolic alleles) and those at watched positions are kept as text too. gVCF reference blocks go to a table of their own.

import { ALLELE_NO_CALL, ALLELE_NONE, ALLELE_OTHER, alleleNibble } from './alleles';
import {
  BLOCK_BYTES, CONFIDENT_BLOCK_GQ, FLAG_IMPUTED, FLAG_IMPUTED_MARKED, FLAG_KEEP_RECORDS, ID_IMPUTED, MAX_LINE_BYTES, SCAN_BLOCKS, SCAN_BLOCK_CAPACITY, SCAN_BLOCK_COUNT,
  SCAN_CHROMOSOME_END, SCAN_CHROMOSOME_START, SCAN_CHROMOSOME_TAG, SCAN_DOUBTFUL, SCAN_FILTERED, SCAN_FLAGS, SCAN_ID_KINDS, SCAN_IMPUTED, SCAN_LAST_KEY, SCAN_NEXT_LINE,
  SCAN_PHASED, SCAN_RAW_TEXT, SCAN_REFERENCES, SCAN_RAW_TEXT_CAPACITY, SCAN_RAW_TEXT_USED, SCAN_ROW_CAPACITY, SCAN_ROW_COUNT, SCAN_SAMPLE,
  SCAN_SAMPLE_COUNT, SCAN_SKIPPING, SCAN_STATUS, SCAN_VARIANTS, SCAN_WATCH, SCAN_WATCH_COUNT, SCAN_WATCH_CURSOR, STATUS_BLOCKS_FULL,
  STATUS_OK, STATUS_RAW_TEXT_FULL, STATUS_ROWS_FULL,
} from './layout'; // prettier-ignore
import { enterChromosome, keepBadLine, parseNumber, writeId, writeRow } from './row';
import { findLineEnd } from './scan';
import { LINE_BAD, LINE_FULL, LINE_ROW, LINE_SKIPPED } from './text-row';
import { chancesArePhased, readChances } from './vcf-chances';
import {
  FIELD_ALT, FIELD_CHROM, FIELD_FILTER, FIELD_FORMAT, FIELD_ID, FIELD_POS, FIELD_REF, FIELD_SAMPLE, fieldLength, fieldStart,
  hasChancesOnly, hasPosteriors, infoEnd, IMPUTATION_IMPUTED, IMPUTATION_TYPED, infoImputation, sampleEnd, sampleNumber, splitVcfLine,
} from './vcf-fields'; // prettier-ignore

const NAME_GQ: u32 = 0x5147;
/** Illumina's callers state the quality of a block as GQX. */
const NAME_GQX: u32 = 0x585147;
const NAME_DP: u32 = 0x5044;
const NAME_GT: u32 = 0x5447;
/** Allele index of a missing half. */
const MISSING: u32 = 0xfffd;
/** A GT with one allele only: the second is not there. */
const HAPLOID: u32 = 0xfffc;

/** Whether the record that is being read has a GT, or states chances alone. */
let hasGt = true;

/** Reads whole lines, as {@link scanText} does. */
export function scanVcf(state: usize, start: usize, length: u32, final: bool): u32 {
  const limit = start + length;
  store<u32>(state + SCAN_STATUS, STATUS_OK);
  let at = start;
  while (at < limit) {
    let end = findLineEnd(at, limit);
    const whole = end != 0;
    if (!whole) {
      if (!final && limit - at < <usize>MAX_LINE_BYTES * 16) break;
      end = limit;
    }
    const line = load<u32>(state + SCAN_NEXT_LINE);
    if (load<u32>(state + SCAN_SKIPPING) != 0) {
      if (whole) {
        store<u32>(state + SCAN_SKIPPING, 0);
        store<u32>(state + SCAN_NEXT_LINE, line + 1);
      }
      at = whole ? end + 1 : end;
      continue;
    }
    if (!whole && !final) {
      keepBadLine(state, line, at, <u32>(end - at));
      store<u32>(state + SCAN_SKIPPING, 1);
      at = end;
      continue;
    }
    if (load<u32>(state + SCAN_ROW_COUNT) >= load<u32>(state + SCAN_ROW_CAPACITY)) {
      store<u32>(state + SCAN_STATUS, STATUS_ROWS_FULL);
      break;
    }
    const outcome = readVcfRow(state, at, end);
    if (outcome == LINE_FULL) break;
    if (outcome == LINE_BAD) keepBadLine(state, line, at, <u32>(end - at));
    store<u32>(state + SCAN_NEXT_LINE, line + 1);
    at = whole ? end + 1 : end;
  }
  return <u32>(at - start);
}

function readVcfRow(state: usize, start: usize, end: usize): u32 {
  while (end > start && load<u8>(end - 1) <= 0x20) end--;
  if (end == start || load<u8>(start) == 0x23) return LINE_SKIPPED;
  if (!splitVcfLine(start, end, load<u32>(state + SCAN_SAMPLE), load<u32>(state + SCAN_SAMPLE_COUNT))) return LINE_BAD;

  const chrom = fieldStart(FIELD_CHROM);
  const chromLength = fieldLength(FIELD_CHROM);
  const tag = vcfTag(chrom, chromLength);
  if (tag == 0 || tag != load<u32>(state + SCAN_CHROMOSOME_TAG)) {
    if (!enterChromosome(state, chrom, chromLength, tag)) return LINE_BAD;
  }
  const position = parseNumber(fieldStart(FIELD_POS), fieldLength(FIELD_POS));
  const axisStart = load<u32>(state + SCAN_CHROMOSOME_START);
  const axisSpan = <u64>(load<u32>(state + SCAN_CHROMOSOME_END) - axisStart);
  if (position == 0 || position >= axisSpan) return LINE_BAD;
  const refLength = fieldLength(FIELD_REF);
  if (refLength == 0 || fieldLength(FIELD_ALT) == 0) return LINE_BAD;

  let pair = readGt();
  hasGt = pair != u32.MAX_VALUE;
  if (!hasGt) {
    if (!hasChancesOnly()) return LINE_BAD;
    pair = readChances(!isImputed(load<u32>(state + SCAN_FLAGS)));
  }
  const key = axisStart + <u32>position;
  const first = pair >> 16;
  const second = pair & 0xffff;
  const alt = <u32>load<u8>(fieldStart(FIELD_ALT));
  if (first == 0 && second == 0 && (alt == 0x2e || isAnyAllele())) {
    const last = infoEnd();
    if (last >= <u32>position && <u64>last < axisSpan && (last > <u32>position || alt == 0x3c)) return keepBlock(state, key, axisStart + last);
  }
  return keepCall(state, key, first, second);
}

/**
 * Whether ALT stands for "any other allele" (`<NON_REF>`, `<*>`). A 0/0 beside `<DEL>` or `<CN0>` denies that one
 * variant only: its span is no reference block.
 */
function isAnyAllele(): bool {
  const start = fieldStart(FIELD_ALT);
  const length = fieldLength(FIELD_ALT);
  if (length == 3) return load<u16>(start) == 0x2a3c && load<u8>(start, 2) == 0x3e;
  return length == 9 && load<u64>(start) == 0x4645525f4e4f4e3c && load<u8>(start, 8) == 0x3e;
}

/** Tag of a chromosome name for the run-length cache, different for every name of up to four bytes or `c` + four; 0 for others. */
function vcfTag(start: usize, length: u32): u32 {
  if (length == 0 || length > 5) return 0;
  if (length < 5) return load<u32>(start) & (0xffffffff >> (32 - (length << 3)));
  return (load<u8>(start) | 0x20) == 0x63 ? load<u32>(start, 1) : 0;
}

/** Allele indices of GT, first << 16 | second; u32.MAX_VALUE where the record has no GT. `.` reads MISSING, one allele HAPLOID. */
function readGt(): u32 {
  const format = fieldStart(FIELD_FORMAT);
  if (fieldLength(FIELD_FORMAT) < 2 || <u32>load<u16>(format) != NAME_GT) return u32.MAX_VALUE;
  let at = fieldStart(FIELD_SAMPLE);
  const end = at + fieldLength(FIELD_SAMPLE);
  if (at == end) return u32.MAX_VALUE;
  const first = readAllele(at, end);
  at = afterAllele(at, end);
  if (at == end || load<u8>(at) == 0x3a) return (first << 16) | HAPLOID;
  const byte = load<u8>(at);
  if (byte != 0x2f && byte != 0x7c) return u32.MAX_VALUE;
  return (first << 16) | readAllele(at + 1, end);
}

function afterAllele(at: usize, end: usize): usize {
  while (at < end && (load<u8>(at) == 0x2e || (load<u8>(at) >= 0x30 && load<u8>(at) <= 0x39))) at++;
  return at;
}

function readAllele(at: usize, end: usize): u32 {
  let value: u32 = 0;
  let digits = 0;
  while (at < end && load<u8>(at) >= 0x30 && load<u8>(at) <= 0x39 && digits < 4) {
    value = value * 10 + load<u8>(at++) - 0x30;
    digits++;
  }
  return digits == 0 ? MISSING : value;
}

/** Nibble of allele `index`: a base, or ALLELE_OTHER for anything that is not one base of a one-base REF. */
function nibbleOf(index: u32): u32 {
  if (index == MISSING) return ALLELE_NO_CALL;
  if (index == HAPLOID) return ALLELE_NONE;
  if (fieldLength(FIELD_REF) != 1) return ALLELE_OTHER;
  let at = fieldStart(FIELD_REF);
  let length: u32 = 1;
  if (index > 0) {
    at = fieldStart(FIELD_ALT);
    const end = at + fieldLength(FIELD_ALT);
    while (index > 1 && at < end) if (load<u8>(at++) == 0x2c) index--;
    let stop = at;
    while (stop < end && load<u8>(stop) != 0x2c) stop++;
    length = <u32>(stop - at);
  }
  if (length != 1) return ALLELE_OTHER;
  const nibble = alleleNibble(load<u8>(at));
  return nibble >= 1 && nibble <= 4 ? nibble : ALLELE_OTHER;
}

/** Whether every ALT is one base or `<NON_REF>`-like, so that letters tell the record. */
function hasOnlyBases(): bool {
  if (fieldLength(FIELD_REF) != 1) return false;
  let at = fieldStart(FIELD_ALT);
  const end = at + fieldLength(FIELD_ALT);
  while (at < end) {
    let stop = at;
    while (stop < end && load<u8>(stop) != 0x2c) stop++;
    if (stop - at != 1 && load<u8>(at) != 0x3c) return false;
    at = stop + 1;
  }
  return true;
}

function isWatched(state: usize, key: u32): bool {
  const watch = <usize>load<u32>(state + SCAN_WATCH);
  const count = load<u32>(state + SCAN_WATCH_COUNT);
  let cursor: u32 = key < load<u32>(state + SCAN_LAST_KEY) ? 0 : load<u32>(state + SCAN_WATCH_CURSOR);
  while (cursor < count && load<u32>(watch + (<usize>cursor << 2)) < key) cursor++;
  store<u32>(state + SCAN_WATCH_CURSOR, cursor);
  return cursor < count && load<u32>(watch + (<usize>cursor << 2)) == key;
}

/**
 * Keeps REF, ALT, FILTER, FORMAT and the sample as text, tab-separated; false where the table is full. `brief` keeps GT alone of FORMAT and
 * sample: an indel that no pack asks for is shown, but never judged.
 */
function keepRecord(state: usize, row: u32, pair: u32, brief: bool): bool {
  const ref = fieldStart(FIELD_REF);
  const refAlt = <u32>(fieldStart(FIELD_ALT) - ref) + fieldLength(FIELD_ALT);
  const filter = fieldLength(FIELD_FILTER);
  const format = brief ? 2 : fieldLength(FIELD_FORMAT);
  const written: u32 = brief && !hasGt ? writePair(pair) : 0;
  const sample = written != 0 ? written : brief ? gtLength() : fieldLength(FIELD_SAMPLE);
  const length = refAlt + filter + format + sample + 3;
  const at = load<u32>(state + SCAN_RAW_TEXT_USED);
  const next = (at + 8 + length + 3) & ~3;
  if (next > load<u32>(state + SCAN_RAW_TEXT_CAPACITY)) return false;
  let to = <usize>load<u32>(state + SCAN_RAW_TEXT) + at;
  store<u32>(to, row);
  store<u32>(to, length, 4);
  to += 8;
  memory.copy(to, ref, refAlt);
  to += refAlt;
  store<u8>(to, 9);
  memory.copy(to + 1, fieldStart(FIELD_FILTER), filter);
  to += filter + 1;
  store<u8>(to, 9);
  if (written != 0) store<u16>(to, NAME_GT, 1);
  else memory.copy(to + 1, fieldStart(FIELD_FORMAT), format);
  to += format + 1;
  store<u8>(to, 9);
  memory.copy(to + 1, written != 0 ? WRITTEN : fieldStart(FIELD_SAMPLE), sample);
  store<u32>(state + SCAN_RAW_TEXT_USED, next);
  return true;
}

const WRITTEN = memory.data(8, 8);

/** Writes a call of chances as a GT; its length. An allele beyond the ninth ALT is written as missing. */
function writePair(pair: u32): u32 {
  const first = pair >> 16;
  const second = pair & 0xffff;
  store<u8>(WRITTEN, first > 9 ? 0x2e : <u8>(0x30 + first));
  if (second == HAPLOID) return 1;
  store<u8>(WRITTEN, chancesArePhased() ? 0x7c : 0x2f, 1);
  store<u8>(WRITTEN, second > 9 ? 0x2e : <u8>(0x30 + second), 2);
  return 3;
}

/** Bytes of the sample's first subfield: GT, as {@link readGt} has checked. */
function gtLength(): u32 {
  const start = fieldStart(FIELD_SAMPLE);
  const end = start + fieldLength(FIELD_SAMPLE);
  let at = start;
  while (at < end && load<u8>(at) != 0x3a) at++;
  return <u32>(at - start);
}

function keepCall(state: usize, key: u32, first: u32, second: u32): u32 {
  const row = load<u32>(state + SCAN_ROW_COUNT);
  // A symbolic variant (`<DEL>`, `<CN0>`) says nothing about the base at its place, not even with 0/0.
  const symbolic = load<u8>(fieldStart(FIELD_ALT)) == 0x3c && !isAnyAllele();
  const a = symbolic && first != MISSING ? ALLELE_OTHER : nibbleOf(first);
  const b = symbolic && second < HAPLOID ? ALLELE_OTHER : nibbleOf(second);
  const watched = isWatched(state, key);
  const kept = watched || !hasOnlyBases() || a == ALLELE_OTHER || b == ALLELE_OTHER || (load<u32>(state + SCAN_FLAGS) & FLAG_KEEP_RECORDS) != 0;
  if (!writeId(state, row, fieldStart(FIELD_ID), fieldLength(FIELD_ID))) return LINE_FULL;
  if (kept && !keepRecord(state, row, (first << 16) | second, !watched && (load<u32>(state + SCAN_FLAGS) & FLAG_KEEP_RECORDS) == 0)) {
    // The id is written again when the line is read again: an entry of the id text table is then left unused.
    store<u32>(state + SCAN_STATUS, STATUS_RAW_TEXT_FULL);
    return LINE_FULL;
  }
  if (hasFailed()) {
    store<u32>(state + SCAN_FILTERED, load<u32>(state + SCAN_FILTERED) + 1);
  }
  if ((first > 0 && first < HAPLOID) || (second > 0 && second < HAPLOID)) store<u32>(state + SCAN_VARIANTS, load<u32>(state + SCAN_VARIANTS) + 1);
  const isPhased = hasGt ? load<u8>(afterAllele(fieldStart(FIELD_SAMPLE), sampleEnd())) == 0x7c : chancesArePhased();
  if (isPhased) {
    store<u32>(state + SCAN_PHASED, load<u32>(state + SCAN_PHASED) + 1);
  }
  if (first == 0 && (second == 0 || second == HAPLOID) && !symbolic) store<u32>(state + SCAN_REFERENCES, load<u32>(state + SCAN_REFERENCES) + 1);
  if (isImputed(load<u32>(state + SCAN_FLAGS))) {
    const kind = <usize>load<u32>(state + SCAN_ID_KINDS) + row;
    store<u8>(kind, load<u8>(kind) | <u8>ID_IMPUTED);
    const counted = first != MISSING ? SCAN_IMPUTED : SCAN_DOUBTFUL;
    if (first != MISSING || (!hasGt && hasPosteriors())) store<u32>(state + counted, load<u32>(state + counted) + 1);
  }
  writeRow(state, key, (a << 4) | b);
  return LINE_ROW;
}

/** Whether the record's genotype is a guess from a reference panel. */
function isImputed(flags: u32): bool {
  if (hasGt && ((flags & FLAG_IMPUTED) == 0 || !hasPosteriors())) return false;
  const said = infoImputation();
  if (said == IMPUTATION_TYPED) return false;
  return (flags & FLAG_IMPUTED_MARKED) == 0 || said == IMPUTATION_IMPUTED;
}

/** Quality of a reference block; 0 where it failed a filter, 0xffff where none is stated. */
function blockQuality(): u32 {
  if (hasFailed()) return 0;
  const quality = sampleNumber(NAME_GQ);
  return quality == 0xffff ? sampleNumber(NAME_GQX) : quality;
}

/** Whether FILTER names a failed filter. */
function hasFailed(): bool {
  const start = fieldStart(FIELD_FILTER);
  const length = fieldLength(FIELD_FILTER);
  if (length == 0 || (length == 1 && load<u8>(start) == 0x2e)) return false;
  return !(length == 4 && load<u32>(start) == 0x53534150);
}

/** Bits of a block's depth, all of them set where none is stated; above them stands the base of a watched first place. */
const DEPTH_BITS: u32 = 12;
const NO_DEPTH: u32 = (1 << DEPTH_BITS) - 1;

/** The base that REF states for the first place of a block, where that place is watched; 0 where it is not, or is no base. */
function watchedBase(state: usize, first: u32): u32 {
  if (!isWatched(state, first)) return 0;
  const base = alleleNibble(<u32>load<u8>(fieldStart(FIELD_REF)));
  return base <= 4 ? base : 0;
}

function blockDepth(): u32 {
  const depth = sampleNumber(NAME_DP);
  return depth == 0xffff ? NO_DEPTH : min(depth, NO_DEPTH - 1);
}

/** Notes a reference block. Blocks that touch and are equally confident are joined, unless every record is to be kept or the base that a block starts with is asked for. */
function keepBlock(state: usize, first: u32, last: u32): u32 {
  const quality = blockQuality();
  const count = load<u32>(state + SCAN_BLOCK_COUNT);
  const blocks = <usize>load<u32>(state + SCAN_BLOCKS);
  const base = watchedBase(state, first);
  if (count > 0 && base == 0 && (load<u32>(state + SCAN_FLAGS) & FLAG_KEEP_RECORDS) == 0) {
    const before = blocks + <usize>((count - 1) * BLOCK_BYTES);
    const alike = <u32>load<u16>(before, 8) < CONFIDENT_BLOCK_GQ == quality < CONFIDENT_BLOCK_GQ;
    if (alike && load<u32>(before, 4) + 1 == first) {
      store<u32>(before, last, 4);
      if (quality < <u32>load<u16>(before, 8)) store<u16>(before, <u16>quality, 8);
      return LINE_ROW;
    }
  }
  if (count >= load<u32>(state + SCAN_BLOCK_CAPACITY)) {
    store<u32>(state + SCAN_STATUS, STATUS_BLOCKS_FULL);
    return LINE_FULL;
  }
  const entry = blocks + <usize>(count * BLOCK_BYTES);
  store<u32>(entry, first);
  store<u32>(entry, last, 4);
  store<u16>(entry, <u16>quality, 8);
  store<u16>(entry, <u16>(blockDepth() | (base << DEPTH_BITS)), 10);
  store<u32>(state + SCAN_BLOCK_COUNT, count + 1);
  return LINE_ROW;
}
