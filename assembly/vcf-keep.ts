// The text that is kept of a record: REF, ALT, FILTER, FORMAT and the sample, tab-separated, and a sixth field with marks of INFO where it
// has any (`PR`: REF is provisional).

import { FLAG_PROVISIONAL_REF, SCAN_FLAGS, SCAN_RAW_TEXT, SCAN_RAW_TEXT_CAPACITY, SCAN_RAW_TEXT_USED } from './layout';
import { chancesArePhased } from './vcf-chances';
import { FIELD_ALT, FIELD_FILTER, FIELD_FORMAT, FIELD_REF, FIELD_SAMPLE, fieldLength, fieldStart, hasInfo, partEnd } from './vcf-fields';
import { HAPLOID } from './vcf-genotype';
import { BAR, COLON, DOT, SLASH } from './bytes';

const NAME_GT: u32 = 0x5447;
const NAME_PR: u32 = 0x5250;

/**
 * Keeps a record; false where the table is full. `brief` keeps GT alone of FORMAT and sample: an indel that no pack asks for is shown, but
 * never judged. `hasGt`: the record has one; else its chances are written as the GT that they come to.
 */
export function keepRecord(state: usize, row: u32, pair: u32, brief: bool, hasGt: bool): bool {
  const ref = fieldStart(FIELD_REF);
  const refAlt = <u32>(fieldStart(FIELD_ALT) - ref) + fieldLength(FIELD_ALT);
  const filter = fieldLength(FIELD_FILTER);
  const format = brief ? 2 : fieldLength(FIELD_FORMAT);
  const written: u32 = brief && !hasGt ? writePair(pair) : 0;
  const sample = written != 0 ? written : brief ? gtLength() : fieldLength(FIELD_SAMPLE);
  const isProvisional = (load<u32>(state + SCAN_FLAGS) & FLAG_PROVISIONAL_REF) != 0 && hasInfo(<u64>NAME_PR);
  const length = refAlt + filter + format + sample + 3 + (isProvisional ? 3 : 0);
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
  if (written != 0) store<u16>(to, <u16>NAME_GT, 1);
  else memory.copy(to + 1, fieldStart(FIELD_FORMAT), format);
  to += format + 1;
  store<u8>(to, 9);
  memory.copy(to + 1, written != 0 ? WRITTEN : fieldStart(FIELD_SAMPLE), sample);
  if (isProvisional) {
    store<u8>(to + 1 + sample, 9);
    store<u16>(to + 2 + sample, <u16>NAME_PR);
  }
  store<u32>(state + SCAN_RAW_TEXT_USED, next);
  return true;
}

const WRITTEN = memory.data(8, 8);

/** Writes a call of chances as a GT; its length. An allele beyond the ninth ALT is written as missing. */
function writePair(pair: u32): u32 {
  const first = pair >> 16;
  const second = pair & 0xffff;
  store<u8>(WRITTEN, first > 9 ? DOT : <u8>(0x30 + first));
  if (second == HAPLOID) return 1;
  store<u8>(WRITTEN, chancesArePhased() ? BAR : SLASH, 1);
  store<u8>(WRITTEN, second > 9 ? DOT : <u8>(0x30 + second), 2);
  return 3;
}

/** Bytes of the sample's first subfield: GT, as `readGt` has checked. */
function gtLength(): u32 {
  const start = fieldStart(FIELD_SAMPLE);
  return <u32>(partEnd(start, start + fieldLength(FIELD_SAMPLE), COLON) - start);
}
