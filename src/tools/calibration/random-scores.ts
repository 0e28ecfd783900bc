import { NO_DOSAGE } from '../../domain/genotype/dosage.ts';
import { CHROMOSOME_OFFSETS, genomeKey, parseChromosome } from '../../domain/genotype/genome.ts';
import {
  type GroupFrequencies,
  type MeasuredMoments,
  type PackedScore,
  packScore,
} from '../../domain/scores/packed-score.ts';
import { writePoints } from '../../domain/scores/expectation.ts';
import { EFFECT, type ScoreTerms } from '../../domain/scores/score-definition.ts';
import type { ScoreEngine } from '../../domain/scores/score-engine.ts';
import { TermBuilder } from '../../domain/scores/term-builder.ts';
import { STATUS, type TermCalls } from '../../domain/scores/term-status.ts';
import type { LabelledPeople } from '../peers/ancestry/people-file.ts';

/** Numbers from 0 to 1 that are the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A normal deviate (Box and Muller). */
export function normalFrom(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A score of sites of a panel, as the app computes it. */
export interface PanelScore {
  packed: PackedScore;
  /** Site of each term. */
  sites: number[];
}

/** What a score is made with: sites and weights, and what is known of them. */
export interface ScorePlan {
  sites: number[];
  weights: number[];
  frequencies: GroupFrequencies;
  moments: MeasuredMoments[];
}

/** A score of the alternate alleles of some sites. */
export function panelScore(people: LabelledPeople, plan: ScorePlan): PanelScore {
  const builder = new TermBuilder();
  plan.sites.forEach((site, row) => {
    const { chromosome, position, ref, alt } = people.sites[site] ?? {
      chromosome: '1',
      position: 1,
      ref: 'A',
      alt: 'G',
    };
    const index = builder.add({ row: row + 1, rsid: 0, effectAllele: alt, otherAllele: ref, effect: EFFECT.additive, weight: plan.weights[row] ?? 0, dosageWeights: null, statedFrequency: NaN }); // prettier-ignore
    const named = parseChromosome(chromosome);
    builder.place(
      index,
      'GRCh37',
      named === null ? (CHROMOSOME_OFFSETS[1] ?? 0) + position : genomeKey(named, position),
      false,
    );
  });
  const header = { id: 'random', name: null, trait: 'none', traitMapped: null, citation: null, licence: null, weightType: null, authorBuild: 'GRCh37', harmonisedBuild: null, declaredRows: null, format: 'plain', published: null } as const; // prettier-ignore
  const { terms } = builder.finish();
  const definition = { header, rows: plan.sites.length, terms, refused: [], unplacedKeys: null };
  return { packed: packScore(definition, { frequencies: plan.frequencies, moments: plan.moments }), sites: plan.sites };
}

/** One person's genotypes at a score's sites, with some of them hidden. */
export class PanelEngine implements ScoreEngine {
  readonly #dosage: Uint8Array;

  constructor(dosage: Uint8Array) {
    this.#dosage = dosage;
  }

  merge(): TermCalls {
    const dosage = this.#dosage.slice();
    const status = dosage.map((copies) => (copies === NO_DOSAGE ? STATUS.absent : STATUS.matched));
    return { status, dosage };
  }

  sum(terms: ScoreTerms, dosage: Uint8Array, expected: Float64Array | null): number {
    const points = new Float64Array(3);
    return dosage.reduce((sum, copies, term) => {
      writePoints(points, terms, term);
      const value = copies === NO_DOSAGE ? (expected?.[term] ?? 0) : (points[copies] ?? 0);
      return sum + (Number.isNaN(value) ? 0 : value);
    }, 0);
  }
}

/** Frequency of alt at each of some sites among some people. */
export function frequenciesAmong(
  people: LabelledPeople,
  members: readonly number[],
  sites: readonly number[],
): Float64Array {
  return Float64Array.from(sites, (site) => {
    let [copies, called] = [0, 0];
    for (const person of members) {
      const value = people.dosage[person]?.[site] ?? NO_DOSAGE;
      if (value === NO_DOSAGE) continue;
      copies += value;
      called += 2;
    }
    return called === 0 ? NaN : copies / called;
  });
}

/** Mean and standard deviation. */
export function momentsOf(values: readonly number[]): { mean: number; sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
}
