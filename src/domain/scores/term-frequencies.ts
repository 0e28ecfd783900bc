import type { Group } from '../ancestry/groups.ts';
import type { PackedScore } from './packed-score.ts';
import type { Placement } from './placement.ts';
import type { ScoreOptions } from './score-options.ts';
import { termAlleles } from './term-alleles.ts';

/** Where a term's frequency comes from. */
export type FrequencySource = 'table' | 'reference' | 'stated';

/** Effect-allele frequencies for one person and score, by term. */
export interface TermFrequencies {
  /** NaN where no source knows the term; empty where none knows any. */
  frequency: Float64Array;
  /** Whether the frequency describes people like this person (table or reference shares), not only the score's own cohort; empty where none is known. */
  ofPerson: Uint8Array;
  /** Sources that gave at least one value. */
  sources: ReadonlySet<FrequencySource>;
}

/**
 * The best known frequency of each term: the table handed in, else the mixture of reference groups by the person's shares, else what
 * the scoring file itself states of its cohort. The last fills a missing row, but never makes a percentile.
 */
export function termFrequencies(
  packed: PackedScore,
  { build, columns }: Placement,
  options: ScoreOptions,
): TermFrequencies {
  const { terms } = packed;
  // Made with the first value: of a score that somebody brought, mostly no term has one.
  let frequency = new Float64Array(0);
  let ofPerson = new Uint8Array(0);
  const sources = new Set<FrequencySource>();
  const put = (term: number, value: number, source: FrequencySource): void => {
    if (Number.isNaN(value) || !Number.isNaN(frequency[term] ?? NaN)) return;
    if (sources.size === 0) {
      frequency = new Float64Array(terms.count).fill(NaN);
      ofPerson = new Uint8Array(terms.count);
    }
    frequency[term] = value;
    ofPerson[term] = source === 'stated' ? 0 : 1;
    sources.add(source);
  };
  const { frequencies: table, reference } = options;
  if (table !== undefined && columns !== null) {
    columns.term.forEach((term, index) => {
      const { effect, other } = termAlleles(terms, term, packed.assumedBuild === null ? build : null);
      put(term, table.effectFrequency(columns.keys[index] ?? 0, effect, other), 'table');
    });
  }
  if (reference !== undefined) {
    const mixture = mixtureOf(packed, reference.shares);
    for (let term = 0; mixture !== null && term < terms.count; term++) put(term, mixed(mixture, term), 'reference');
  }
  for (let term = 0; term < terms.statedFrequency.length; term++)
    put(term, terms.statedFrequency[term] ?? NaN, 'stated');
  return { frequency, ofPerson, sources };
}

interface Mixture {
  shares: readonly number[];
  frequencies: readonly Float64Array[];
}

/** The groups of a mixture that have a share; null where the score knows no frequencies of one of them. */
function mixtureOf(packed: PackedScore, shares: Partial<Record<Group, number>>): Mixture | null {
  const groups = (Object.entries(shares) as [Group, number][]).filter(([, share]) => share !== 0);
  const frequencies = groups.flatMap(([group]) => packed.frequencies[group] ?? []);
  return frequencies.length < groups.length ? null : { shares: groups.map(([, share]) => share), frequencies };
}

/** `Σ q_k·f_k`, kept between 0 and 1; NaN where a group of the mixture has no frequency for the term. */
function mixed({ shares, frequencies }: Mixture, term: number): number {
  let sum = 0;
  for (let index = 0; index < shares.length; index++) sum += (shares[index] ?? 0) * (frequencies[index]?.[term] ?? NaN);
  return Math.min(1, Math.max(0, sum));
}

/** `Σ q_k·f_k` of one term, kept between 0 and 1; NaN where a group of the mixture has no frequency for it. */
export function mixedFrequency(packed: PackedScore, term: number, shares: Partial<Record<Group, number>>): number {
  const mixture = mixtureOf(packed, shares);
  return mixture === null ? NaN : mixed(mixture, term);
}
