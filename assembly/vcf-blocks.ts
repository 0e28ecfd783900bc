// gVCF reference blocks, and the spans of structural variants.

import {
  BLOCK_BYTES, CONFIDENT_BLOCK_GQ, FLAG_KEEP_RECORDS, SCAN_BLOCKS, SCAN_BLOCK_CAPACITY, SCAN_BLOCK_COUNT, SCAN_CHROMOSOME_END, SCAN_FLAGS, SCAN_SPANS,
  SCAN_SPAN_CAPACITY, SCAN_SPAN_COUNT, SCAN_STATUS, SPAN_BYTES, STATUS_BLOCKS_FULL, STATUS_SPANS_FULL,
} from './layout'; // prettier-ignore
import { alleleNibble } from './alleles';
import { LINE_FULL, LINE_ROW } from './text-row';
import { blockDepth, blockQuality } from './vcf-evidence';
import { FIELD_REF, fieldLength, fieldStart, infoInteger, NO_NUMBER, sampleInteger, sampleSubfield } from './vcf-fields';
import { isWatched } from './vcf-watch';

const NAME_LEN: u64 = 0x4e454c;
const NAME_END: u64 = 0x444e45;
const NAME_SVLEN: u64 = 0x4e454c5653;
const NAME_CN: u64 = 0x4e43;

/**
 * Last position of the block that starts at `position`: by the sample's LEN (VCF 4.5: it outranks END, and `.` means one base), else by
 * INFO's END. 0 where neither is stated.
 */
export function blockEnd(position: u32): u32 {
  if (sampleSubfield(NAME_LEN) != 0) {
    const length = sampleInteger(NAME_LEN);
    return length == NO_NUMBER || length == 0 ? position : endOf(position, length);
  }
  const end = infoInteger(NAME_END);
  return end == NO_NUMBER ? 0 : end;
}

function endOf(position: u32, length: u32): u32 {
  const end = <u64>position + length - 1;
  return end > 0xfffffffe ? 0xfffffffe : <u32>end;
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

function packedDepth(): u32 {
  const depth = blockDepth();
  return depth == 0xffff ? NO_DEPTH : min(depth, NO_DEPTH - 1);
}

/**
 * Notes a reference block. Blocks that touch and are equally confident are joined, unless every record is to be kept or the base that a block
 * starts with is asked for.
 */
export function keepBlock(state: usize, first: u32, last: u32): u32 {
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
  store<u16>(entry, <u16>(packedDepth() | (base << DEPTH_BITS)), 10);
  store<u32>(state + SCAN_BLOCK_COUNT, count + 1);
  return LINE_ROW;
}

/**
 * Notes the span of a structural variant that the sample carries, by its genotype or by a copy number other than two; false where the table
 * is full. Where a deletion or duplication lies over a gene, its letters tell neither how many copies there are.
 */
export function keepSpan(state: usize, key: u32, position: u32, isCarried: bool): bool {
  const copies = sampleInteger(NAME_CN);
  if (!isCarried && (copies == NO_NUMBER || copies == 2)) return true;
  const end = infoInteger(NAME_END);
  const length = infoInteger(NAME_SVLEN);
  let last = position + fieldLength(FIELD_REF) - 1;
  if (end != NO_NUMBER && end > last) last = end;
  if (length != NO_NUMBER && endOf(position, length) > last) last = endOf(position, length);
  const count = load<u32>(state + SCAN_SPAN_COUNT);
  if (count >= load<u32>(state + SCAN_SPAN_CAPACITY)) {
    store<u32>(state + SCAN_STATUS, STATUS_SPANS_FULL);
    return false;
  }
  const lastKey = <u64>key + (last - position);
  const border = load<u32>(state + SCAN_CHROMOSOME_END) - 1;
  const entry = <usize>load<u32>(state + SCAN_SPANS) + <usize>(count * SPAN_BYTES);
  store<u32>(entry, key);
  store<u32>(entry, lastKey > <u64>border ? border : <u32>lastKey, 4);
  store<u32>(state + SCAN_SPAN_COUNT, count + 1);
  return true;
}
