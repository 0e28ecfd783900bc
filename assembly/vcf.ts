// VCF -> columns, for one sample. Calls of single bases become letters. Records that letters cannot tell whole (indels, MNPs,
// symbolic alleles) and those at watched positions are kept as text too. gVCF reference blocks go to a table of their own, and so do the
// spans of structural variants.

import { ALLELE_OTHER } from './alleles';
import {
  FLAG_IMPUTED, FLAG_IMPUTED_INFO, FLAG_IMPUTED_MARKED, FLAG_KEEP_RECORDS, ID_IMPUTED, MAX_LINE_BYTES, SCAN_CHROMOSOME_END, SCAN_CHROMOSOME_START,
  SCAN_CHROMOSOME_TAG, SCAN_DOUBTFUL, SCAN_FILTERED, SCAN_FLAGS, SCAN_ID_KINDS, SCAN_IMPUTED, SCAN_NEXT_LINE, SCAN_PHASED,
  SCAN_REFERENCES, SCAN_ROW_CAPACITY, SCAN_ROW_COUNT, SCAN_SAMPLE, SCAN_SAMPLE_COUNT, SCAN_SKIPPING, SCAN_STATUS, SCAN_STRUCTURAL, SCAN_UNPLACED,
  SCAN_UNREAD, SCAN_VARIANTS, STATUS_OK, STATUS_RAW_TEXT_FULL, STATUS_ROWS_FULL,
} from './layout'; // prettier-ignore
import { enterChromosome, keepBadLine, parseNumber, writeId, writeRow } from './row';
import { findLineEnd } from './scan';
import { LINE_BAD, LINE_FULL, LINE_ROW, LINE_SKIPPED } from './text-row';
import { blockEnd, keepBlock, keepSpan } from './vcf-blocks';
import { chancesArePhased, readChances } from './vcf-chances';
import { hasFailed, restsOnNoRead } from './vcf-evidence';
import {
  FIELD_ALT, FIELD_CHROM, FIELD_ID, FIELD_POS, FIELD_REF, FIELD_SAMPLE, fieldLength, fieldStart, hasChancesOnly, hasPosteriors, hasReads, IMPUTATION_IMPUTED,
  IMPUTATION_SILENT, IMPUTATION_TYPED, infoImputation, sampleEnd, splitVcfLine,
} from './vcf-fields'; // prettier-ignore
import { afterAllele, HAPLOID, hasOnlyBases, isAnyAllele, isStructural, MISSING, nibbleOf, NO_GT, readGt } from './vcf-genotype'; // prettier-ignore
import { keepRecord } from './vcf-keep';
import { joinPlace } from './vcf-place';
import { isWatched } from './vcf-watch';
import { BAR, DOT, HASH, LESS } from './bytes';

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
  if (end == start) return LINE_SKIPPED;
  // A second column line is another header: the host looks whose.
  if (load<u8>(start) == HASH) return isColumnLine(start, end) ? LINE_BAD : LINE_SKIPPED;
  if (!splitVcfLine(start, end, load<u32>(state + SCAN_SAMPLE), load<u32>(state + SCAN_SAMPLE_COUNT))) return LINE_BAD;

  const chrom = fieldStart(FIELD_CHROM);
  const chromLength = fieldLength(FIELD_CHROM);
  const position = parseNumber(fieldStart(FIELD_POS), fieldLength(FIELD_POS));
  const tag = vcfTag(chrom, chromLength);
  if (tag == 0 || tag != load<u32>(state + SCAN_CHROMOSOME_TAG)) {
    if (!enterChromosome(state, chrom, chromLength, tag)) {
      if (chromLength == 0 || position == u64.MAX_VALUE) return LINE_BAD;
      // Alternative, decoy and HLA contigs are no place of these packs.
      store<u32>(state + SCAN_UNPLACED, load<u32>(state + SCAN_UNPLACED) + 1);
      return LINE_SKIPPED;
    }
  }
  const axisStart = load<u32>(state + SCAN_CHROMOSOME_START);
  const axisSpan = <u64>(load<u32>(state + SCAN_CHROMOSOME_END) - axisStart);
  if (position == 0 || position >= axisSpan) return LINE_BAD;
  const refLength = fieldLength(FIELD_REF);
  if (refLength == 0 || fieldLength(FIELD_ALT) == 0) return LINE_BAD;

  const key = axisStart + <u32>position;
  const alt = <u32>load<u8>(fieldStart(FIELD_ALT));
  let pair = readGt();
  hasGt = pair != NO_GT;
  if (!hasGt) {
    // freebayes states the reads of a block, and no genotype: with nothing but "any other allele" beside it the block is the reference.
    if (alt == LESS && isAnyAllele() && !hasChancesOnly()) pair = 0;
    else if (!hasChancesOnly()) return LINE_BAD;
    else pair = readChances(!isImputed(load<u32>(state + SCAN_FLAGS)));
  }
  const first = pair >> 16;
  const second = pair & 0xffff;
  if (first == 0 && (second == 0 || second == HAPLOID) && (alt == DOT || (alt == LESS && isAnyAllele()))) {
    const last = blockEnd(<u32>position);
    if (last >= <u32>position && <u64>last < axisSpan && (last > <u32>position || alt == LESS)) return keepBlock(state, key, axisStart + last);
  }
  return keepCall(state, key, <u32>position, first, second);
}

/** Whether the line names columns (`#CHROM…`). */
function isColumnLine(start: usize, end: usize): bool {
  return end - start > 6 && load<u32>(start) == 0x52484323 && <u32>load<u16>(start, 4) == 0x4d4f;
}

/** Tag of a chromosome name for the run-length cache, different for every name of up to four bytes or `c` + four; 0 for others. */
function vcfTag(start: usize, length: u32): u32 {
  if (length == 0 || length > 5) return 0;
  if (length < 5) return load<u32>(start) & (0xffffffff >> (32 - (length << 3)));
  return (load<u8>(start) | 0x20) == 0x63 ? load<u32>(start, 1) : 0;
}

function isCarried(index: u32): bool {
  return index > 0 && index < HAPLOID;
}

function keepCall(state: usize, key: u32, position: u32, first: u32, second: u32): u32 {
  const row = load<u32>(state + SCAN_ROW_COUNT);
  const flags = load<u32>(state + SCAN_FLAGS);
  const alone = load<u32>(state + SCAN_SAMPLE_COUNT) == 1;
  const imputed = isImputed(flags);
  const isReference = first == 0 && (second == 0 || second == HAPLOID);
  const isUnread = isReference && hasGt && !imputed && restsOnNoRead(alone);
  const structural = isStructural();
  if (structural && !keepSpan(state, key, position, isCarried(first) || isCarried(second))) return LINE_FULL;
  // A symbolic variant (`<DEL>`, `<CN0>`) says nothing about the base at its place, not even with 0/0.
  const a = structural && first != MISSING ? ALLELE_OTHER : nibbleOf(first);
  const b = structural && second < HAPLOID ? ALLELE_OTHER : nibbleOf(second);
  const watched = isWatched(state, key);
  const onlyBases = hasOnlyBases();
  const kept = watched || !onlyBases || a == ALLELE_OTHER || b == ALLELE_OTHER || (flags & FLAG_KEEP_RECORDS) != 0;
  if (!writeId(state, row, fieldStart(FIELD_ID), fieldLength(FIELD_ID))) return LINE_FULL;
  if (kept && !keepRecord(state, row, (first << 16) | second, !watched && (flags & FLAG_KEEP_RECORDS) == 0, hasGt)) {
    // The id is written again when the line is read again: an entry of the id text table is then left unused.
    store<u32>(state + SCAN_STATUS, STATUS_RAW_TEXT_FULL);
    return LINE_FULL;
  }
  if (structural) store<u32>(state + SCAN_STRUCTURAL, load<u32>(state + SCAN_STRUCTURAL) + 1);
  if (isUnread) store<u32>(state + SCAN_UNREAD, load<u32>(state + SCAN_UNREAD) + 1);
  if (hasFailed()) store<u32>(state + SCAN_FILTERED, load<u32>(state + SCAN_FILTERED) + 1);
  if (isCarried(first) || isCarried(second)) store<u32>(state + SCAN_VARIANTS, load<u32>(state + SCAN_VARIANTS) + 1);
  const isPhased = hasGt ? load<u8>(afterAllele(fieldStart(FIELD_SAMPLE), sampleEnd())) == BAR : chancesArePhased();
  if (isPhased) store<u32>(state + SCAN_PHASED, load<u32>(state + SCAN_PHASED) + 1);
  if (isReference && !structural && !isUnread) store<u32>(state + SCAN_REFERENCES, load<u32>(state + SCAN_REFERENCES) + 1);
  if (imputed) {
    const kind = <usize>load<u32>(state + SCAN_ID_KINDS) + row;
    store<u8>(kind, load<u8>(kind) | <u8>ID_IMPUTED);
    const counted = first != MISSING ? SCAN_IMPUTED : SCAN_DOUBTFUL;
    if (first != MISSING || (!hasGt && hasPosteriors())) store<u32>(state + counted, load<u32>(state + counted) + 1);
  }
  const code = isUnread ? (nibbleOf(MISSING) << 4) | nibbleOf(second == HAPLOID ? HAPLOID : MISSING) : (a << 4) | b;
  writeRow(state, key, joinPlace(state, key, code, onlyBases && !structural));
  return LINE_ROW;
}

/** Whether the record's genotype is a guess from a reference panel, by its FORMAT or by INFO. */
function isImputed(flags: u32): bool {
  if (hasGt && (flags & FLAG_IMPUTED) == 0) return false;
  const posteriors = !hasGt || hasPosteriors();
  if (!posteriors && ((flags & FLAG_IMPUTED_INFO) == 0 || hasReads())) return false;
  const said = infoImputation();
  if (said == IMPUTATION_TYPED) return false;
  if ((flags & FLAG_IMPUTED_MARKED) != 0) return said == IMPUTATION_IMPUTED;
  return posteriors || said != IMPUTATION_SILENT;
}
