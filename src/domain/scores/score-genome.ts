import { NO_DOSAGE } from '../genotype/dosage.ts';
import { type Build, BUILD_NUMBERS, CHROMOSOME_OFFSETS } from '../genotype/genome.ts';
import type { GenotypeSource } from './genotype-source.ts';
import { idTerms } from './id-terms.ts';
import type { PackedScore } from './packed-score.ts';
import { type Placement, placeScore } from './placement.ts';
import type { PersonRefusal, RefusalReason } from './reasons.ts';
import type { RefusedRow, ScoreReport } from './report.ts';
import { resolveTerms } from './resolve-terms.ts';
import { haploidRange, type MergeRules } from './score-engine.ts';
import { describeScore } from './score-moments.ts';
import type { ScoreOptions } from './score-options.ts';
import { countStrands, isScoreOnPlusStrand } from './strand-proof.ts';
import { type TermFrequencies, termFrequencies } from './term-frequencies.ts';
import { HAPLOID_BIT, STATUS, type TermCalls } from './term-status.ts';

/** Status codes that refuse a row in this file, with the word that the report prints. */
export const REFUSAL_REASONS: Readonly<Record<number, PersonRefusal>> = {
  [STATUS.thirdAllele]: 'third-allele',
  [STATUS.indelExcluded]: 'indel-excluded',
  [STATUS.noOtherAllele]: 'no-other-allele',
  [STATUS.indelUnreadable]: 'indel-unreadable',
  [STATUS.notOnBuild]: 'not-on-this-build',
};

/** A row without a place on a build whose places were carried over has lost it there. */
function refusalReason(status: number, lifted: boolean): PersonRefusal {
  return status === STATUS.notOnBuild && lifted ? 'lost-in-lift' : (REFUSAL_REASONS[status] ?? 'unknown');
}

/**
 * Computes one score for one person.
 *
 * Every row of the scoring file ends in exactly one of `matched`, `ambiguous`, `refused`, `noCall`, `absent`. Rows left out by choice
 * (ambiguous, indels) or refused are no part of the computed score; rows that this file lacks, or contradicts, are: `missing` says
 * what they add. `sum` is `Σ weight·copies` in file order, compensated.
 */
export function scoreGenome(packed: PackedScore, source: GenotypeSource, options: ScoreOptions): ScoreReport {
  return computeScore(packed, source, options).report;
}

/** A score of one person with what became of each of its terms. */
export interface ComputedScore {
  report: ScoreReport;
  placement: Placement;
  calls: TermCalls;
  frequencies: TermFrequencies;
  /** What terms without a whole dosage add to the sum, NaN for nothing; null where none adds anything. */
  added: Float64Array | null;
}

/** {@link scoreGenome} with its workings, for those who ask why. */
export function computeScore(packed: PackedScore, source: GenotypeSource, options: ScoreOptions): ComputedScore {
  const placement = placeScore(packed, source);
  const calls = callTerms(packed, placement, source, options);
  const frequencies = termFrequencies(packed, placement, options);
  const statistics = describeScore({ packed, calls, frequencies, options, placement, sex: source.sex });
  const added = addedValues(packed, calls, options, statistics.expected);
  const sum = source.engine.sum(packed.terms, calls.dosage, added);
  const counts = countTerms(packed, calls, placement.build);
  const imputed = source.lettersImputed === true ? counts.matched : (calls.imputed?.size ?? 0);
  const report = {
    id: packed.header.id,
    trait: packed.header.trait,
    sum,
    ...counts,
    ...(imputed === 0 ? {} : { imputed }),
    ...((calls.ambiguousKept ?? 0) === 0 ? {} : { ambiguousKept: calls.ambiguousKept }),
    ...statistics.describe(sum),
    ...provenance(packed),
    ...liftedFrom(packed, placement.build),
  };
  return { report, placement, calls, frequencies, added };
}

/** Where a score comes from that is no bundled one. */
function provenance({ sha256, header }: PackedScore): Pick<ScoreReport, 'imported'> {
  return sha256 === undefined ? {} : { imported: { sha256, licence: header.licence, citation: header.citation } };
}

/** Set where the score's places on the file's build were carried over from another one. */
function liftedFrom({ lifted }: PackedScore, build: Build): Pick<ScoreReport, 'liftedFrom'> {
  const source = lifted?.[build];
  return source === undefined ? {} : { liftedFrom: BUILD_NUMBERS[source] };
}

/** What terms without a whole dosage add: nothing, what is expected of them, or the weight of an imputed dosage. */
function addedValues(
  packed: PackedScore,
  calls: TermCalls,
  options: ScoreOptions,
  expected: Float64Array | null,
): Float64Array | null {
  const kept = options.missing === 'drop' ? null : expected;
  if (calls.fractional === undefined) return kept;
  const values = kept ?? new Float64Array(packed.terms.count).fill(NaN);
  for (const [term, copies] of calls.fractional) values[term] = (packed.terms.weight[term] ?? 0) * copies;
  return values;
}

/** Status and dosage of every term. A/T and C/G count by choice, or where file and score are both proved to be on the plus strand. */
export function callTerms(
  packed: PackedScore,
  placement: Placement,
  source: GenotypeSource,
  options: ScoreOptions,
): TermCalls {
  const calls = callWith(packed, placement, source, { ...options, keepAmbiguous: options.ambiguous === 'keep' });
  if (options.ambiguous !== 'proven' || options.plusStrand !== true) return calls;
  if (!isScoreOnPlusStrand(countStrands(calls))) return calls;
  const left: number[] = [];
  calls.status.forEach((status, term) => {
    if (status === STATUS.ambiguous) left.push(term);
  });
  if (left.length === 0) return calls;
  const kept = callWith(packed, placement, source, { ...options, keepAmbiguous: true });
  const isRead = (term: number): boolean => ((kept.status[term] ?? 0) & ~HAPLOID_BIT) === STATUS.matched;
  return { ...kept, ambiguousKept: left.filter(isRead).length };
}

function callWith(
  packed: PackedScore,
  { build, columns }: Placement,
  source: GenotypeSource,
  options: ScoreOptions & { keepAmbiguous: boolean },
): TermCalls {
  const count = packed.terms.count;
  if (columns === null) {
    return { status: new Uint8Array(count).fill(STATUS.notOnBuild), dosage: new Uint8Array(count).fill(NO_DOSAGE) };
  }
  const rules: MergeRules = {
    recordsOnly: source.records !== 'letters',
    keepAmbiguous: options.keepAmbiguous,
    haploidX: haploidRange(build),
    haploidFrom: CHROMOSOME_OFFSETS[24] ?? 0,
    sex: source.sex,
    maleX: options.maleX,
  };
  const calls = source.engine.merge(columns, count, rules);
  // A file with ids that lacks this one lacks the variant; without ids nothing can be said of it.
  if (source.lookup.keysOfIds !== undefined) {
    for (const term of idTerms(packed, columns))
      if (calls.status[term] === STATUS.notOnBuild) calls.status[term] = STATUS.absent;
  }
  resolveTerms(calls, {
    packed,
    columns,
    build,
    lookup: source.lookup,
    rules,
    excludeIndels: options.indels === 'exclude',
    hasReferenceBlocks: source.records === 'gvcf',
  });
  return calls;
}

/** Statuses that are counted and not listed. */
const COUNTED: ReadonlySet<number> = new Set([STATUS.matched, STATUS.flipped, STATUS.ambiguous, STATUS.noCall, STATUS.absent]); // prettier-ignore

/** Terms by their status byte. Neighbours are counted apart: one counter that is raised again and again waits for itself. */
function statusCounts(status: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  const odd = new Uint32Array(256);
  const even = status.length & ~1;
  for (let term = 0; term < even; term += 2) {
    const [first, second] = [status[term] ?? 0, status[term + 1] ?? 0];
    counts[first] = (counts[first] ?? 0) + 1;
    odd[second] = (odd[second] ?? 0) + 1;
  }
  if (even < status.length) odd[status[even] ?? 0] = (odd[status[even] ?? 0] ?? 0) + 1;
  return counts.map((count, byte) => count + (odd[byte] ?? 0));
}

type Counts = Pick<
  ScoreReport,
  'alleleCount' | 'matched' | 'rows' | 'flipped' | 'ambiguous' | 'refused' | 'noCall' | 'absent'
>;

function countTerms(packed: PackedScore, calls: TermCalls, build: Build): Counts {
  const counts = { alleleCount: 0, matched: 0, flipped: 0, ambiguous: 0, noCall: 0, absent: 0 };
  const refused: RefusedRow[] = packed.refused.map(({ row, reason, weight }) => refusedRow(row, reason, weight));
  const refusedRows = new Set(refused.map(({ row }) => row));
  const byStatus = statusCounts(calls.status);
  const ofStatus = (status: number): number => (byStatus[status] ?? 0) + (byStatus[status | HAPLOID_BIT] ?? 0);
  counts.flipped = ofStatus(STATUS.flipped);
  counts.matched = ofStatus(STATUS.matched) + counts.flipped;
  counts.alleleCount = 2 * counts.matched - (byStatus[STATUS.matched | HAPLOID_BIT] ?? 0) - (byStatus[STATUS.flipped | HAPLOID_BIT] ?? 0); // prettier-ignore
  counts.ambiguous = ofStatus(STATUS.ambiguous);
  counts.noCall = ofStatus(STATUS.noCall);
  counts.absent = ofStatus(STATUS.absent);
  const lifted = packed.lifted?.[build] !== undefined;
  byStatus.forEach((count, byte) => {
    const status = byte & ~HAPLOID_BIT;
    if (count === 0 || COUNTED.has(status)) return;
    for (let term = calls.status.indexOf(byte); term >= 0; term = calls.status.indexOf(byte, term + 1)) {
      const row = packed.terms.row[term] ?? 0;
      // A row that says what another row says was refused when the score was packed, and has no place for that reason.
      if (!refusedRows.has(row)) refused.push(refusedRow(row, refusalReason(status, lifted), packed.terms.weight[term] ?? null)); // prettier-ignore
    }
  });
  return { ...counts, rows: packed.rows, refused: refused.sort((a, b) => a.row - b.row) };
}

function refusedRow(row: number, reason: RefusalReason, weight: number | null): RefusedRow {
  return weight === null ? { row, reason } : { row, reason, weight };
}
