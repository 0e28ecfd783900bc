import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Group, GROUPS } from '../../domain/ancestry/groups.ts';
import { NO_DOSAGE } from '../../domain/genotype/dosage.ts';
import { termPoints } from '../../domain/scores/expectation.ts';
import type { PackedScore } from '../../domain/scores/packed-score.ts';
import type { ScoreReport } from '../../domain/scores/report.ts';
import { scoreGenome } from '../../domain/scores/score-genome.ts';
import { decodeScorePack } from '../../reference/score-pack.ts';
import { isRead } from './chip-engine.ts';
import { type Chip, readChips, rowsOn } from './chips.ts';
import { rankIn } from './empirical-rank.ts';
import { evenness } from './kolmogorov.ts';
import { LeavingEngine } from './leaving-engine.ts';
import { randomBits } from './reliability.ts';

/** People asked of each cell, and people whose sums say where somebody truly stands. */
const PEOPLE = 400;
const REFERENCE = 200_000;
/** Standings that readability must not depend on, as thirds of all people. */
const THIRDS = 3;

/** What is counted of a group on a chip, over all scores that can be read there. */
interface Counts {
  scores: number;
  /** Percentiles of files with every row, 0 to 1, and how many scores of them are not even by themselves. */
  whole: number[];
  uneven: string[];
  asked: number;
  held: number;
  /** People of each third of true standings, and how many of them got a result. */
  thirds: { asked: number; read: number }[];
}

/**
 * `coverage chips <folder of facts>`: people are drawn row by row from the frequencies of each bundled score, and get the rows of a chip. Of
 * the scores that can be read there, by group: whether percentiles of whole files are even, how often the printed interval holds the
 * true percentile (among 200,000 others drawn), and whether a result depends on where somebody stands.
 */
export function main([facts = '']: string[]): Promise<number> {
  if (facts === '') {
    process.stderr.write('usage: coverage chips <folder of facts>\n');
    return Promise.resolve(2);
  }
  const folder = 'public/packs';
  const names = readdirSync(folder).filter((name) => /^(O?PGS|GWAS-).*\.bin$/.test(name)).sort(); // prettier-ignore
  const scores = names.map((name) => decodeScorePack(readFileSync(path.join(folder, name)))).filter((one) => one.ok).map(({ value }) => value); // prettier-ignore
  process.stdout.write('chip\tgroup\tscores read\tKS distance\tKS p\tscores with p < 0.01\tinterval holds, %\tread by third of standing, %\n'); // prettier-ignore
  for (const chip of readChips(facts)) {
    for (const group of GROUPS) {
      const counts: Counts = { scores: 0, whole: [], uneven: [], asked: 0, held: 0, thirds: Array.from({ length: THIRDS }, () => ({ asked: 0, read: 0 })) }; // prettier-ignore
      for (const packed of scores) count(counts, packed, chip, group);
      const { distance, p } = evenness(counts.whole);
      const thirds = counts.thirds.map(({ asked, read }) => ((100 * read) / asked).toFixed(1)).join(' ');
      process.stdout.write(`${[chip.name, group, counts.scores, distance.toFixed(4), p.toFixed(3), counts.uneven.join(' ') || '–', ((100 * counts.held) / counts.asked).toFixed(1), thirds].join('\t')}\n`); // prettier-ignore
    }
  }
  return Promise.resolve(0);
}

function count(counts: Counts, packed: PackedScore, chip: Chip, group: Group): void {
  const frequencies = packed.frequencies[group];
  const rows = rowsOn(packed, chip);
  // Readability never depends on genotypes: somebody without any effect allele tells of everybody.
  const isReadable = reportOf(packed, rows.map((row) => (isRead(row) ? 0 : NO_DOSAGE)), group).interpretable; // prettier-ignore
  if (frequencies === undefined || !isReadable || frequencies.some(Number.isNaN)) return;
  const random = randomBits(seedOf(`${packed.header.id} ${group}`));
  const { terms } = packed;
  const points = Array.from(frequencies, (_, term) => termPoints(terms.effect[term] ?? 0, terms.weight[term] ?? 0, terms.dosageWeights.get(term))); // prettier-ignore
  const draw = (): number[] => Array.from(frequencies, (frequency) => (random() < frequency ? 1 : 0) + (random() < frequency ? 1 : 0)); // prettier-ignore
  const sumOf = (copies: readonly number[]): number => copies.reduce((sum, dosage, term) => sum + (points[term]?.[dosage] ?? 0), 0); // prettier-ignore
  const others = Float64Array.from({ length: REFERENCE }, () => sumOf(draw())).sort();
  const own: number[] = [];
  counts.scores++;
  for (let person = 0; person < PEOPLE; person++) {
    const copies = draw();
    const truth = rankIn(others, sumOf(copies));
    own.push((reportOf(packed, copies, group).percentile ?? NaN) / 100);
    const report = reportOf(packed, copies.map((dosage, term) => (isRead(rows[term]) ? dosage : NO_DOSAGE)), group); // prettier-ignore
    const [low, high] = report.percentileInterval ?? [NaN, NaN];
    counts.asked++;
    if (low <= 100 * truth && 100 * truth <= high) counts.held++;
    const third = counts.thirds[Math.min(THIRDS - 1, Math.floor(THIRDS * truth))];
    if (third === undefined) continue;
    third.asked++;
    if (report.interpretable) third.read++;
  }
  counts.whole.push(...own);
  if (evenness(own).p < 0.01) counts.uneven.push(packed.header.id);
}

/** A number of its own for each score and group: people of two scores are drawn apart. */
function seedOf(text: string): number {
  return Array.from(text).reduce((seed, letter) => (Math.imul(seed, 31) + letter.charCodeAt(0)) >>> 0, 7);
}

function reportOf(packed: PackedScore, copies: readonly number[], group: Group): ScoreReport {
  const engine = new LeavingEngine(Uint8Array.from(copies), new Uint8Array(copies.length));
  const source = { engine, lookup: { at: () => [] }, build: 'GRCh37', sex: null, records: 'letters' } as const;
  return scoreGenome(packed, source, { ambiguous: 'proven', indels: 'exclude', missing: 'expected', maleX: 2, plusStrand: true, reference: { shares: { [group]: 1 }, from: 'chosen' } }); // prettier-ignore
}
