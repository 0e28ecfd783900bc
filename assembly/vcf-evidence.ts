// What a call rests on. The host judges kept records in full (`src/domain/genotype/evidence.ts`); here stand the rules for every row and
// block: a filter that failed, a reference that no read shows.

import { COLON, DOT } from './bytes';

import { FIELD_FILTER, fieldLength, fieldStart, infoInteger, isSampleAllZero, NO_NUMBER, sampleInteger, sampleNumber, sampleSubfield } from './vcf-fields'; // prettier-ignore

const NAME_GQ: u64 = 0x5147;
/** Illumina's callers state the quality of a block as GQX. */
const NAME_GQX: u64 = 0x585147;
const NAME_DP: u64 = 0x5044;
const NAME_MIN_DP: u64 = 0x50445f4e494d;
const NAME_AD: u64 = 0x4441;
/** Depths over every dataset; beside them AD is a net of some (GIAB), and no evidence of a call. */
const NAME_ADALL: u64 = 0x4c4c414441;
const NAME_PL: u64 = 0x4c50;
const NAME_FT: u64 = 0x5446;
/** The word of DeepVariant for "read as reference": no failure of a reference call. */
const REF_CALL: u64 = 0x6c6c614366655200;

/** A read that shows one of two alleles halves the chance of the other: a quality of 3 (Phred) for each read. */
export const QUALITY_OF_A_READ: u32 = 3;

/** Whether FILTER, or the sample's own FT, names a failed filter. */
export function hasFailed(): bool {
  if (isFailure(fieldStart(FIELD_FILTER), fieldLength(FIELD_FILTER))) return true;
  const at = sampleSubfield(NAME_FT);
  if (at == 0) return false;
  let end = at;
  while (load<u8>(end) > 0x20 && load<u8>(end) != COLON) end++;
  return isFailure(at, <u32>(end - at));
}

function isFailure(start: usize, length: u32): bool {
  if (length == 0 || (length == 1 && load<u8>(start) == DOT)) return false;
  if (length == 7 && (load<u64>(start - 1) & 0xffffffffffffff00) == REF_CALL) return false;
  return !(length == 4 && load<u32>(start) == 0x53534150);
}

/** Fewest reads of the record or block: MIN_DP of the sample or of INFO, else DP; {@link NO_NUMBER} where none is stated. */
function leastDepth(): u32 {
  let depth = sampleInteger(NAME_MIN_DP);
  if (depth == NO_NUMBER) depth = infoInteger(NAME_MIN_DP);
  return depth == NO_NUMBER ? sampleInteger(NAME_DP) : depth;
}

/** Quality of a reference block; 0 where it failed a filter or rests on no read, 0xffff where nothing is stated. */
export function blockQuality(): u32 {
  if (hasFailed() || sampleInteger(NAME_DP) == 0) return 0;
  let quality = sampleNumber(NAME_GQ);
  if (quality == 0xffff) quality = sampleNumber(NAME_GQX);
  if (quality != 0xffff) return quality;
  if (isSampleAllZero(NAME_PL)) return 0;
  const depth = leastDepth();
  return depth == NO_NUMBER ? 0xffff : depth > 0x3fff ? 0xfffe : depth * QUALITY_OF_A_READ;
}

/** Depth of a reference block; 0xffff where none is stated. */
export function blockDepth(): u32 {
  return sampleNumber(NAME_DP);
}

/**
 * Whether a reference call rests on no read at all: callers write 0/0 there too.
 *
 * @param alone the file has one sample, so that INFO's depth is the sample's
 */
export function restsOnNoRead(alone: bool): bool {
  const depth = sampleInteger(NAME_DP);
  if (depth == 0 || isSampleAllZero(NAME_PL)) return true;
  if (isSampleAllZero(NAME_AD) && sampleSubfield(NAME_ADALL) == 0) return true;
  if (depth != NO_NUMBER || !alone) return false;
  return infoInteger(NAME_DP) == 0 || infoInteger(NAME_MIN_DP) == 0;
}
