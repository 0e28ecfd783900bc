import { CHROMOSOME_OFFSETS } from '../genotype/genome.ts';
import { CompensatedSum, termMoments, writePoints } from './expectation.ts';
import { EFFECT } from './score-definition.ts';
import { haploidRange } from './score-engine.ts';
import type { Standing } from './score-standing.ts';
import { standing } from './score-standing.ts';
import type { ScoredTerms, Tally } from './score-tally.ts';
import { HAPLOID_BIT, NO_DOSAGE, STATUS } from './term-status.ts';

/** What is known of a score's distribution for this person, and what missing rows add to the sum. */
export function describeScore(input: ScoredTerms): { expected: Float64Array; describe(sum: number): Standing } {
  const { calls, frequencies, options } = input;
  const { terms } = input.packed;
  const { fractional, imputed } = calls;
  const expected = new Float64Array(terms.count).fill(NaN);
  const tally = emptyTally();
  const copies = frequencies.sources.size === 0 ? () => 2 as const : copyNumbers(input);
  // One triple for all terms: a score may have seven million.
  const points = new Float64Array(3);
  const isBare = frequencies.sources.size === 0 && fractional === undefined && imputed === undefined;
  for (let term = 0; term < terms.count; term++) {
    if (isBare && terms.effect[term] === EFFECT.additive) {
      tallyBare(tally, terms.weight[term] ?? 0, calls.dosage[term] ?? NO_DOSAGE, calls.status[term] ?? 0);
      continue;
    }
    writePoints(points, terms, term);
    const frequency = frequencies.frequency[term] ?? NaN;
    const dosage = calls.dosage[term] ?? NO_DOSAGE;
    const weight = terms.weight[term] ?? 0;
    const copiesRead = dosage === NO_DOSAGE && fractional !== undefined ? fractional.get(term) : undefined;
    const isRead = dosage !== NO_DOSAGE || copiesRead !== undefined;
    const isComputed = isRead || isMissing((calls.status[term] ?? 0) & ~HAPLOID_BIT);
    const size = largestSquare(points);
    const open = imputed === undefined ? 0 : weight * weight * (imputed.get(term) ?? 0);
    tally.imputed += open;
    tally.weighed += size;
    if (isComputed && frequencies.ofPerson[term] === 1) tally.described += size;
    else if (isComputed) tally.undescribed += size;
    if (Number.isNaN(frequency)) {
      if (isRead) tally.mean.add(copiesRead === undefined ? (points[dosage] ?? 0) : weight * copiesRead);
      else if (!isComputed) tally.leftOutUnknown++;
      else tally.missingUnknown++;
      continue;
    }
    tally.weighedKnown += size;
    const moments = termMoments(points, frequency, copies(term), options.maleX);
    tally.all += moments.variance;
    if (!isComputed) {
      tally.leftOutMean.add(moments.mean);
      continue;
    }
    tally.mean.add(moments.mean);
    tally.computed += moments.variance;
    if (!isRead) {
      tally.missing += moments.variance;
      tally.missingMean.add(moments.mean);
      expected[term] = moments.mean;
    } else tally.seen += Math.max(0, moments.variance - open);
  }
  return { expected, describe: (sum) => standing(sum, tally, input) };
}

/** An additive term of whole copies whose frequency nobody knows: of a score that somebody brought, mostly all are. */
function tallyBare(tally: Tally, weight: number, dosage: number, status: number): void {
  const size = 4 * weight * weight;
  tally.weighed += size;
  if (dosage !== NO_DOSAGE) {
    tally.undescribed += size;
    tally.mean.add(weight * dosage);
  } else if (isMissing(status & ~HAPLOID_BIT)) {
    tally.undescribed += size;
    tally.missingUnknown++;
  } else tally.leftOutUnknown++;
}

function emptyTally(): Tally {
  return {
    mean: new CompensatedSum(),
    missingMean: new CompensatedSum(),
    leftOutMean: new CompensatedSum(),
    leftOutUnknown: 0,
    missingUnknown: 0,
    computed: 0,
    seen: 0,
    missing: 0,
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

/** Chromosome copies of the person at each term. */
function copyNumbers({ placement: { build, columns }, sex }: ScoredTerms): (term: number) => 1 | 2 {
  if (columns === null) return () => 2;
  const [first, last] = haploidRange(build);
  const haploidFrom = CHROMOSOME_OFFSETS[24] ?? 0;
  const single = new Set<number>();
  for (let index = columns.keys.length - 1; index >= 0; index--) {
    const key = columns.keys[index] ?? 0;
    if (key < first) break;
    if (key >= haploidFrom || (sex === 'male' && key <= last)) single.add(columns.term[index] ?? 0);
  }
  return single.size === 0 ? () => 2 : (term) => (single.has(term) ? 1 : 2);
}
