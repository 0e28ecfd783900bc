import type { GenotypeColumns } from './columns.ts';
import type { Chromosome } from './genome.ts';
import { ALLELE, firstAllele, NO_CALL, secondAllele } from './genotype-code.ts';
import type { FileReport } from './report.ts';

/** A place where two files give different genotypes. */
export interface Discordance {
  key: number;
  first: number;
  second: number;
}

/** A genome to compare: its rows, and what it says of places that it has no row for. */
export interface ComparedGenome extends Pick<GenotypeColumns, 'keys' | 'genotypes'> {
  /**
   * The genotype where a confident reference block of a gVCF covers the place: twice the reference base, or
   * {@link UNNAMED_REFERENCE} where that base is not known here. null: no block. Asked in ascending order of keys.
   */
  referenceAt?(key: number): number | null;
}

/** Twice the reference, whichever base that is. */
export const UNNAMED_REFERENCE = (ALLELE.other << 4) | ALLELE.other;

/** What two files have in common, counted by place. */
export interface Comparison {
  /** Places that both files have: both list them, or one lists them and a reference block of the other covers them. */
  shared: number;
  /** Shared places that one of the files has by a reference block only. */
  inBlocks: number;
  /** Shared places where one file or both have no call, or an allele of several bases that letters cannot tell. */
  notBothCalled: number;
  /** Places called in both with the same bases. A haploid call agrees with the same base doubled. */
  agree: number;
  /** Places called in both, where both letters differ, one letter differs, or only the strand may differ. */
  opposite: number;
  oneAlleleDiffers: number;
  strandOnly: number;
  onlyFirst: number;
  onlySecond: number;
  /** The first {@link MAX_DISCORDANCES} places that disagree, in genome order. */
  discordant: Discordance[];
  /** Whether the files can come from one person: by the share of called places that agree. */
  samePerson: 'yes' | 'no' | 'undecided';
}

export const MAX_DISCORDANCES = 1000;
/** Fewer places called in both say nothing about the person. */
export const LEAST_SHARED_CALLS = 500;
/**
 * A rule of ours, printed beside the result: room for the errors of two chips above, none for a relative, who differs at every place
 * where only one of the two alleles came down. Between the lines the answer is "undecided".
 */
export const SAME_PERSON_SHARE = 0.98;
/** At this share or less the files are of two people. */
export const OTHER_PERSON_SHARE = 0.9;

/** The genotype without order, a haploid call doubled. */
function diploid(code: number): number {
  const first = firstAllele(code);
  const second = secondAllele(code) === ALLELE.none ? first : secondAllele(code);
  return first <= second ? (first << 4) | second : (second << 4) | first;
}

/** Whether a call has an allele that only the text of its record tells: a chip's I and D cannot be held against it. */
function hasOther(code: number): boolean {
  return firstAllele(code) === ALLELE.other || secondAllele(code) === ALLELE.other;
}

function isCalled(code: number): boolean {
  return firstAllele(code) !== ALLELE.noCall && secondAllele(code) !== ALLELE.noCall;
}

function complementOf(nibble: number): number {
  return nibble >= ALLELE.A && nibble <= ALLELE.T ? 5 - nibble : nibble;
}

function complemented(code: number): number {
  return diploid((complementOf(firstAllele(code)) << 4) | complementOf(secondAllele(code)));
}

/** The call of a place: its rows agree, or one of them is called. Rows that contradict each other are no call. */
export function placeCall(columns: Pick<GenotypeColumns, 'keys' | 'genotypes'>, from: number, to: number): number {
  let call = NO_CALL;
  for (let row = from; row < to; row++) {
    const code = columns.genotypes[row] ?? NO_CALL;
    if (!isCalled(code)) continue;
    if (isCalled(call) && diploid(call) !== diploid(code)) return NO_CALL;
    call = code;
  }
  return call;
}

/** One past the last row of the place of `row`. */
export function placeEnd(keys: Uint32Array, row: number): number {
  let end = row + 1;
  while (end < keys.length && keys[end] === keys[row]) end++;
  return end;
}

/** Compares two genomes of one build, place by place. Both are sorted by key. */
export function compareGenotypes(first: ComparedGenome, second: ComparedGenome): Comparison {
  const counts: Comparison = {
    shared: 0,
    inBlocks: 0,
    notBothCalled: 0,
    agree: 0,
    opposite: 0,
    oneAlleleDiffers: 0,
    strandOnly: 0,
    onlyFirst: 0,
    onlySecond: 0,
    discordant: [],
    samePerson: 'undecided',
  };
  let a = 0;
  let b = 0;
  while (a < first.keys.length || b < second.keys.length) {
    const keyA = first.keys[a] ?? Infinity;
    const keyB = second.keys[b] ?? Infinity;
    const endA = keyA <= keyB ? placeEnd(first.keys, a) : a;
    const endB = keyB <= keyA ? placeEnd(second.keys, b) : b;
    if (keyA < keyB) {
      const block = second.referenceAt?.(keyA) ?? null;
      if (block === null) counts.onlyFirst++;
      else countInBlock(counts, keyA, { first: placeCall(first, a, endA), second: block, isFirst: false });
    } else if (keyB < keyA) {
      const block = first.referenceAt?.(keyB) ?? null;
      if (block === null) counts.onlySecond++;
      else countInBlock(counts, keyB, { first: block, second: placeCall(second, b, endB), isFirst: true });
    } else countShared(counts, keyA, placeCall(first, a, endA), placeCall(second, b, endB));
    a = endA;
    b = endB;
  }
  return { ...counts, samePerson: samePerson(counts) };
}

/**
 * A call held against a reference block. Where the reference base is not known here, two different bases differ from twice the same one
 * whatever it is; a homozygous call cannot be judged.
 */
function countInBlock(
  counts: Comparison,
  key: number,
  { first, second, isFirst }: { first: number; second: number; isFirst: boolean },
): void {
  counts.inBlocks++;
  const [block, call] = isFirst ? [first, second] : [second, first];
  const isHeterozygous = isCalled(call) && !hasOther(call) && diploid(call) >> 4 !== (diploid(call) & 15);
  if (block !== UNNAMED_REFERENCE || !isHeterozygous) {
    countShared(counts, key, first, second);
    return;
  }
  counts.shared++;
  counts.oneAlleleDiffers++;
  if (counts.discordant.length < MAX_DISCORDANCES) counts.discordant.push({ key, first, second });
}

function countShared(counts: Comparison, key: number, first: number, second: number): void {
  counts.shared++;
  if (!isCalled(first) || !isCalled(second) || hasOther(first) || hasOther(second)) {
    counts.notBothCalled++;
    return;
  }
  const [one, two] = [diploid(first), diploid(second)];
  if (one === two) {
    counts.agree++;
    return;
  }
  if (counts.discordant.length < MAX_DISCORDANCES) counts.discordant.push({ key, first, second });
  if (complemented(first) === two) counts.strandOnly++;
  else if ([one >> 4, one & 15].some((allele) => allele === two >> 4 || allele === (two & 15)))
    counts.oneAlleleDiffers++;
  else counts.opposite++;
}

function samePerson(counts: Comparison): Comparison['samePerson'] {
  const called = counts.shared - counts.notBothCalled - counts.strandOnly;
  if (called < LEAST_SHARED_CALLS) return 'undecided';
  if (counts.agree >= called * SAME_PERSON_SHARE) return 'yes';
  return counts.agree <= called * OTHER_PERSON_SHARE ? 'no' : 'undecided';
}

/** A second file held against the first. */
export interface ComparisonReport extends Omit<Comparison, 'discordant'> {
  second: FileReport;
  discordant: { id: string | null; chromosome: Chromosome; position: number; first: string; second: string }[];
}
