import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Group, GROUPS } from '../../domain/ancestry/groups.ts';
import { NO_DOSAGE } from '../../domain/genotype/dosage.ts';
import { isAmbiguousPair, isBases } from '../../domain/scores/alleles.ts';
import { normalCdf, termMoments, termPoints } from '../../domain/scores/expectation.ts';
import type { PackedScore } from '../../domain/scores/packed-score.ts';
import { EFFECT } from '../../domain/scores/score-definition.ts';
import { scoreGenome } from '../../domain/scores/score-genome.ts';
import { spreadFactor } from '../../domain/scores/spread-factor.ts';
import { termAlleles } from '../../domain/scores/term-alleles.ts';
import { STATUS } from '../../domain/scores/term-status.ts';
import { decodeScorePack } from '../../reference/score-pack.ts';
import { rankIn } from './empirical-rank.ts';
import { LeavingEngine } from './leaving-engine.ts';
import { randomBits } from './reliability.ts';

/** People of each cell; scores of more rows take too long and are named. */
const PEOPLE = 400;
const MOST_ROWS = 60_000;
const OTHERS = 200_000;

/** How one score held in one group, by share of rows hidden. */
export interface BundledCell {
  id: string;
  group: Group;
  rows: number;
  /** Share of the variance that no reading of a chip counts: A/T and C/G, indels, refused rows. */
  left: number;
  spread: string;
  /** By share hidden, share of intervals that held the percentile; null where nothing was printed. */
  held: (number | null)[];
}

/**
 * People drawn row by row from each bundled score's own frequencies, and how often the printed interval holds the percentile of the whole
 * score. Rows are drawn independently of each other, so that the truth is measured against the spread of independent rows; A/T, C/G and
 * indels are left out by the reading. Refused rows and rows without a frequency are drawn from the frequency of another row of the score.
 */
export function* bundledCoverage(folder: string, hidden: readonly number[]): Generator<BundledCell> {
  for (const file of readdirSync(folder)
    .filter((name) => /^(O?PGS|GWAS-).*\.bin$/.test(name))
    .sort()) {
    const packed = decodeScorePack(readFileSync(path.join(folder, file)));
    if (!packed.ok || packed.value.terms.count > MOST_ROWS) continue;
    for (const group of GROUPS) {
      const frequencies = packed.value.frequencies[group];
      if (frequencies !== undefined) yield cellOf(packed.value, group, frequencies, hidden);
    }
  }
}

interface Row {
  points: Float64Array;
  frequency: number;
  mean: number;
  variance: number;
}

function rowsOf({ terms, refused }: PackedScore, frequencies: Float64Array, random: () => number): Row[] {
  const known = frequencies.filter((frequency) => !Number.isNaN(frequency));
  const any = (): number => known[Math.floor(random() * known.length)] ?? 0.5;
  const row = (points: Float64Array, frequency: number): Row => ({ points, frequency, ...termMoments(points, frequency) }); // prettier-ignore
  const scored = Array.from({ length: terms.count }, (_, term) => {
    const own = frequencies[term] ?? NaN;
    const points = termPoints(terms.effect[term] ?? 0, terms.weight[term] ?? 0, terms.dosageWeights.get(term));
    return row(Float64Array.from(points), Number.isNaN(own) ? any() : own);
  });
  const others = refused.map(({ weight }) => row(Float64Array.from(termPoints(EFFECT.additive, weight ?? 0, undefined)), any())); // prettier-ignore
  return [...scored, ...others];
}

function cellOf(packed: PackedScore, group: Group, frequencies: Float64Array, hidden: readonly number[]): BundledCell {
  const random = randomBits(packed.terms.count + GROUPS.indexOf(group));
  // A measured spread is that of linked rows; people whose rows are drawn one by one have the other one.
  const score = { ...packed, moments: [] };
  const rows = rowsOf(packed, frequencies, random);
  const count = packed.terms.count;
  const left = Uint8Array.from({ length: count }, (_, term) => {
    const { effect, other } = termAlleles(packed.terms, term, null);
    if (other !== null && effect.length === 1 && other.length === 1) return isAmbiguousPair(effect, other) ? STATUS.ambiguous : 0; // prettier-ignore
    return other !== null && isBases(effect) && isBases(other) ? STATUS.indelExcluded : 0;
  });
  const variance = rows.reduce((sum, row) => sum + row.variance, 0);
  const mean = rows.reduce((sum, row) => sum + row.mean, 0);
  const leftOut = rows.reduce((sum, row, at) => sum + (at >= count || left[at] !== 0 ? row.variance : 0), 0);
  const draw = (): Uint8Array => Uint8Array.from(rows, ({ frequency }) => (random() < frequency ? 1 : 0) + (random() < frequency ? 1 : 0)); // prettier-ignore
  const sumOf = (copies: Uint8Array): number => rows.reduce((total, { points }, at) => total + (points[copies[at] ?? 0] ?? 0), 0); // prettier-ignore
  // Where no normal curve fits, others who are drawn say where somebody truly stands.
  const others = packed.header.distribution === 'own' ? Float64Array.from({ length: OTHERS }, () => sumOf(draw())).sort() : null; // prettier-ignore
  const held = hidden.map(() => 0);
  const printed = hidden.map(() => 0);
  for (let person = 0; person < PEOPLE; person++) {
    const copies = draw();
    const sum = sumOf(copies);
    const truth = 100 * (others === null ? normalCdf((sum - mean) / Math.sqrt(variance)) : rankIn(others, sum));
    hidden.forEach((share, at) => {
      const dosage = Uint8Array.from({ length: count }, (_, term) => (left[term] !== 0 || random() < share ? NO_DOSAGE : (copies[term] ?? NO_DOSAGE))); // prettier-ignore
      const source = { engine: new LeavingEngine(dosage, left), lookup: { at: () => [] }, build: 'GRCh37', sex: null, records: 'letters' } as const; // prettier-ignore
      const report = scoreGenome(score, source, { ambiguous: 'exclude', indels: 'exclude', missing: 'expected', maleX: 2, reference: { shares: { [group]: 1 }, from: 'chosen' } }); // prettier-ignore
      const [low, high] = report.percentileInterval ?? [];
      if (low === undefined || high === undefined) return;
      printed[at] = (printed[at] ?? 0) + 1;
      if (low <= truth && truth <= high) held[at] = (held[at] ?? 0) + 1;
    });
  }
  const factor = spreadFactor(packed, { shares: { [group]: 1 }, from: 'chosen' });
  return {
    id: packed.header.id,
    group,
    rows: packed.rows,
    left: leftOut / variance,
    spread: factor.from === 'measured' ? factor.factor.toFixed(2) : 'assumed',
    held: held.map((number, at) => (printed[at] === 0 ? null : number / (printed[at] ?? 1))),
  };
}
