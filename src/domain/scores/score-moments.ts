import { NO_DOSAGE } from '../genotype/dosage.ts';
import { CHROMOSOME_OFFSETS } from '../genotype/genome.ts';
import { CompensatedSum, termMoments, termSteps, writePoints } from './expectation.ts';
import { EFFECT, type ScoreTerms } from './score-definition.ts';
import { haploidRange } from './score-engine.ts';
import { type Standing, standing } from './score-standing.ts';
import type { ScoredTerms, Tally } from './score-tally.ts';
import { HAPLOID_BIT, STATUS, type TermCalls } from './term-status.ts';

/** What is known of a score's distribution for this person, and what missing rows add to the sum (null: no term's frequency is known). */
export function describeScore(input: ScoredTerms): { expected: Float64Array | null; describe(sum: number): Standing } {
  const { calls, frequencies } = input;
  const { terms } = input.packed;
  const { fractional, imputed } = calls;
  const expected = frequencies.sources.size === 0 ? null : new Float64Array(terms.count).fill(NaN);
  const tally = emptyTally(frequencies.sources.size === 0 ? 0 : terms.count);
  const copies = frequencies.sources.size === 0 ? () => TWO_COPIES : copyNumbers(input);
  // One triple for all terms: a score may have seven million.
  const points = new Float64Array(3);
  const isBare = frequencies.sources.size === 0 && fractional === undefined && imputed === undefined && isAllAdditive(terms.effect); // prettier-ignore
  const isOwn = input.packed.header.distribution === 'own';
  if (isBare) tallyBare(tally, terms, calls);
  for (let term = 0; !isBare && term < terms.count; term++) {
    const copiesHere = copies(term);
    if (copiesHere === null) continue;
    writePoints(points, terms, term);
    const frequency = frequencies.frequency[term] ?? NaN;
    const dosage = calls.dosage[term] ?? NO_DOSAGE;
    const weight = terms.weight[term] ?? 0;
    const copiesRead = dosage === NO_DOSAGE && fractional !== undefined ? fractional.get(term) : undefined;
    const isRead = dosage !== NO_DOSAGE || copiesRead !== undefined;
    const isComputed = isRead || isMissing((calls.status[term] ?? 0) & ~HAPLOID_BIT);
    const size = largestSquare(points);
    const open = imputed === undefined ? 0 : weight * weight * (imputed.get(term) ?? 0);
    const isDescribed = frequencies.ofPerson[term] === 1;
    const value = copiesRead === undefined ? (points[dosage] ?? 0) : weight * copiesRead;
    tally.weighed += size;
    if (isDescribed) tally.described += size;
    else tally.undescribed += size;
    if (Number.isNaN(frequency)) {
      tally.unknownSize += size;
      if (isRead) tally.mean.add(value);
      else tally.unreadUnknownSize += size;
      if (!isRead && isComputed) tally.missingUnknown++;
      else if (!isRead) tally.leftOutUnknown++;
      continue;
    }
    tally.weighedKnown += size;
    const moments = termMoments(points, frequency, copiesHere.copies, copiesHere.perCopy);
    tally.variances[term] = moments.variance;
    tally.all += moments.variance;
    if (isOwn) tally.steps.push(termSteps(points, frequency, copiesHere.copies, copiesHere.perCopy));
    if (isRead) {
      // What is read says where the person stands only against a frequency of people like them.
      tally.mean.add(isDescribed ? moments.mean : value);
      tally.seen += Math.max(0, moments.variance - open);
      tally.imputed += open;
      if (!isDescribed) tally.undescribedVariance += Math.max(0, moments.variance - open);
    } else if (isComputed) {
      tally.mean.add(moments.mean);
      tally.unread += moments.variance;
      tally.missingMean.add(moments.mean);
      if (expected !== null) expected[term] = moments.mean;
    } else {
      tally.unread += moments.variance;
      tally.leftOutMean.add(moments.mean);
    }
  }
  for (const { weight } of input.packed.refused) if (weight !== null) tally.refusedSize += 4 * weight * weight;
  return {
    expected,
    describe: (sum) => {
      if (isBare) tally.mean.add(sum);
      return standing(sum, tally, input);
    },
  };
}

function isAllAdditive(effect: Uint8Array): boolean {
  let term = 0;
  while (term < effect.length && effect[term] === EFFECT.additive) term++;
  return term === effect.length;
}

/** By status byte, 1 for terms that belong to the computed score, and for those among them that were not read. */
const COMPUTED = new Uint8Array(256);
const MISSING = new Uint8Array(256);
for (let status = 0; status < 256; status++) {
  const bare = status & ~HAPLOID_BIT;
  MISSING[status] = isMissing(bare) ? 1 : 0;
  COMPUTED[status] = isMissing(bare) || bare === STATUS.matched || bare === STATUS.flipped ? 1 : 0;
}

/**
 * Additive terms of whole copies whose frequency nobody knows: of a score that somebody brought, mostly all are. What adds up lies in variables
 * of this function, which stay in registers over a million terms. What is expected of them is what they are: their sum.
 */
function tallyBare(tally: Tally, { weight }: ScoreTerms, { status }: TermCalls): void {
  let weighed = 0;
  let undescribed = 0;
  let missing = 0;
  let computed = 0;
  let term = 0;
  while (term < weight.length) {
    const own = weight[term] ?? 0;
    const byte = status[term] ?? 0;
    const size = 4 * own * own;
    weighed += size;
    if (COMPUTED[byte] === 1) undescribed += size;
    computed += COMPUTED[byte] ?? 0;
    missing += MISSING[byte] ?? 0;
    term++;
  }
  tally.weighed += weighed;
  tally.undescribed += undescribed;
  tally.missingUnknown += missing;
  tally.leftOutUnknown += weight.length - computed;
}

function emptyTally(terms: number): Tally {
  return {
    variances: new Float64Array(terms),
    steps: [],
    mean: new CompensatedSum(),
    missingMean: new CompensatedSum(),
    leftOutMean: new CompensatedSum(),
    leftOutUnknown: 0,
    missingUnknown: 0,
    seen: 0,
    unread: 0,
    undescribedVariance: 0,
    unknownSize: 0,
    unreadUnknownSize: 0,
    refusedSize: 0,
    imputed: 0,
    all: 0,
    weighed: 0,
    weighedKnown: 0,
    described: 0,
    undescribed: 0,
  };
}

/** Rows that belong to the computed score but were not read. Left-out and unreadable rows do not. */
function isMissing(status: number): boolean {
  return status === STATUS.absent || status === STATUS.noCall || status === STATUS.thirdAllele;
}

/** Square of the most that a term can add: weighs terms where frequencies are not known. */
function largestSquare(points: Float64Array): number {
  const zero = points[0] ?? 0;
  const [one, two] = [(points[1] ?? 0) - zero, (points[2] ?? 0) - zero];
  return Math.max(one * one, two * two);
}

/** Chromosome copies of a person at a term, and what one of them counts. */
interface Copies {
  copies: 1 | 2;
  perCopy: 1 | 2;
}

const TWO_COPIES: Copies = { copies: 2, perCopy: 1 };
const ONE_COPY: Copies = { copies: 1, perCopy: 1 };

/** Chromosome copies of the person at each term; null at the Y of a woman, whose score has no such rows. */
function copyNumbers({ placement: { build, columns }, options, sex }: ScoredTerms): (term: number) => Copies | null {
  if (columns === null) return () => TWO_COPIES;
  const oneX: Copies = { copies: 1, perCopy: options.maleX };
  const [first, last] = haploidRange(build);
  const [onY = 0, afterY = 0] = CHROMOSOME_OFFSETS.subarray(24, 26);
  const few = new Map<number, Copies | null>();
  for (let index = columns.keys.length - 1; index >= 0; index--) {
    const key = columns.keys[index] ?? 0;
    if (key < first) break;
    const term = columns.term[index] ?? 0;
    if (sex === 'female' && key >= onY && key < afterY) few.set(term, null);
    else if (key >= onY) few.set(term, ONE_COPY);
    else if (sex === 'male' && key <= last) few.set(term, oneX);
  }
  return few.size === 0 ? () => TWO_COPIES : (term) => (few.has(term) ? (few.get(term) ?? null) : TWO_COPIES);
}
