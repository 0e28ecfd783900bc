import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Group, GROUPS } from '../domain/ancestry/groups.ts';
import { NO_DOSAGE } from '../domain/genotype/dosage.ts';
import { normalCdf } from '../domain/scores/expectation.ts';
import type { PackedScore } from '../domain/scores/packed-score.ts';
import { LINKED_BASES } from '../domain/scores/row-linkage.ts';
import type { RefusedTerm } from '../domain/scores/score-definition.ts';
import { scoreGenome } from '../domain/scores/score-genome.ts';
import type { ReferenceShares } from '../domain/scores/score-options.ts';
import { STATUS } from '../domain/scores/term-status.ts';
import { bundledCoverage } from './calibration/bundled-coverage.ts';
import { LeavingEngine } from './calibration/leaving-engine.ts';
import { frequenciesAmong, normalFrom, panelScore, randomFrom } from './calibration/random-scores.ts';
import { type LabelledPeople, readPeople } from './peers/ancestry/people-file.ts';

const SCORES = 120;
const ROWS = 120;
const FEWEST_SITES = 2000;
const FEWEST_PEOPLE = 20;
/** People asked of each group and score. */
const ASKED = 12;
const MASKED = [0, 0.3, 0.6];
/** Rows that a reader leaves out although the file has them, as of 313 rows of PGS000004: A/T and C/G 31, insertions 48; and some that nobody can read. */
const LEFT_OUT = { ambiguous: 0.1, indel: 0.15, refused: 0.02 };
const MIXTURES: readonly Partial<Record<Group, number>>[] = [
  { AFR: 0.8, EUR: 0.2 },
  { AMR: 0.5, EUR: 0.5 },
  { EAS: 0.5, EUR: 0.5 },
  { AFR: 0.2, AMR: 0.4, SAS: 0.4 },
];

/**
 * `npm run coverage -- intervals [folder]`: without a folder, of people drawn from the bundled scores' own frequencies; with one, on panels of labelled people (laid out as for `npm run peers -- ancestry`), how often the
 * printed 95 % interval holds the percentile that the whole score has, with all rows in the file and with rows hidden. Some rows are left out
 * of every reading, as of real scores; mixtures are drawn allele by allele from the groups' frequencies.
 */
export function main([folder = '']: string[]): Promise<number> {
  if (folder === '') return Promise.resolve(measureBundled());
  const panels = existsSync(folder) ? readdirSync(folder).sort() : [];
  if (panels.length === 0) {
    process.stderr.write('usage: interval-coverage [folder of panels]\n');
    return Promise.resolve(2);
  }
  for (const name of panels) {
    if (!existsSync(path.join(folder, name, 'geno.2bit.gz'))) continue;
    const people = readPeople(path.join(folder, name));
    if (people.sites.length >= FEWEST_SITES) measure(name, people);
  }
  return Promise.resolve(0);
}

/** Of every bundled score and group: how often the printed interval held the percentile of the whole score. */
function measureBundled(): number {
  process.stdout.write(`score\tgroup\trows\tleft out, % of variance\tspread\t${MASKED.map((share) => `${String(100 * share)} % hidden`).join('\t')}\n`); // prettier-ignore
  for (const { id, group, rows, left, spread, held } of bundledCoverage('public/packs', MASKED)) {
    const cells = held.map((share) => (share === null ? '–' : (100 * share).toFixed(1)));
    process.stdout.write(`${[id, group, rows, (100 * left).toFixed(1), spread, ...cells].join('\t')}\n`);
  }
  return 0;
}

interface Counts {
  held: number;
  asked: number;
  /** Of those asked, how many are far enough in the file to be interpreted. */
  interpreted: number;
}

function measure(name: string, people: LabelledPeople): void {
  const members = new Map(GROUPS.map((group): [Group, number[]] => [group, [...people.groups.keys()].filter((one) => people.groups[one] === group)])); // prettier-ignore
  const groups = GROUPS.filter((group) => (members.get(group) ?? []).length >= FEWEST_PEOPLE);
  const random = randomFrom(23);
  const table = new Map<string, Counts>();
  for (let score = 0; score < SCORES; score++) {
    const sites = drawSites(people, random);
    const weights = sites.map(() => normalFrom(random));
    const frequencies = Object.fromEntries(groups.map((group) => [group, frequenciesAmong(people, members.get(group) ?? [], sites)])); // prettier-ignore
    const plan = planOf(people, { sites, weights, frequencies }, random);
    for (const group of groups) {
      for (let asked = 0; asked < ASKED; asked++) {
        const own = members.get(group) ?? [];
        const person = people.dosage[own[Math.floor(random() * own.length)] ?? 0] ?? new Uint8Array(0);
        const genotypes = sites.map((site, row) => person[site] ?? drawn(frequencies[group]?.[row] ?? 0, random));
        const filled = genotypes.map((copies, row) => (copies === NO_DOSAGE ? drawn(frequencies[group]?.[row] ?? 0, random) : copies)); // prettier-ignore
        ask(table, { label: group, shares: { [group]: 1 }, plan, genotypes: filled }, random);
      }
    }
    for (const shares of MIXTURES.filter((mixture) =>
      Object.keys(mixture).every((group) => groups.includes(group as Group)),
    )) {
      // prettier-ignore
      const mixed = sites.map((_, row) => mixedFrequency(frequencies, shares, row));
      for (let asked = 0; asked < ASKED; asked++) {
        const genotypes = mixed.map((frequency) => drawn(frequency, random));
        ask(table, { label: Object.entries(shares).map(([group, share]) => `${group} ${String(share)}`).join(' + '), shares, plan, genotypes }, random); // prettier-ignore
      }
    }
  }
  process.stdout.write(`\n${name}: the printed 95 % interval holds the percentile of the whole score, in per cent\n`);
  process.stdout.write(`reference\t${MASKED.map((share) => `${String(100 * share)} % hidden`).join('\t')}\tasked each\n`); // prettier-ignore
  for (const label of new Set([...table.keys()].map((key) => key.split('\t')[0] ?? ''))) {
    const cells = MASKED.map((share) => table.get(`${label}\t${String(share)}`));
    process.stdout.write(`${label}\t${cells.map((one) => (one === undefined ? '' : ((100 * one.held) / one.asked).toFixed(1))).join('\t')}\t${String(cells[0]?.asked ?? 0)}\n`); // prettier-ignore
  }
}

/** Sites so far apart that none is linked with another. */
function drawSites({ sites }: LabelledPeople, random: () => number): number[] {
  const taken: number[] = [];
  for (let tries = 0; taken.length < ROWS && tries < 50 * ROWS; tries++) {
    const at = Math.floor(random() * sites.length);
    const site = sites[at];
    const isFree = taken.every((one) => sites[one]?.chromosome !== site?.chromosome || Math.abs((sites[one]?.position ?? 0) - (site?.position ?? 0)) > LINKED_BASES); // prettier-ignore
    if (isFree) taken.push(at);
  }
  return taken.sort((a, b) => a - b);
}

interface Plan {
  /** The score without the rows that nobody can be scored on, which `refused` names. */
  packed: PackedScore;
  /** Row of the whole score of each term. */
  rows: number[];
  weights: number[];
  frequencies: Partial<Record<Group, Float64Array>>;
  /** Status of terms that every reading leaves out; 0 for the others. */
  left: Uint8Array;
}

function planOf(
  people: LabelledPeople,
  { sites, weights, frequencies }: { sites: number[]; weights: number[]; frequencies: Plan['frequencies'] },
  random: () => number,
): Plan {
  const refused: RefusedTerm[] = [];
  const rows = weights.flatMap((weight, row) => {
    if (random() >= LEFT_OUT.refused) return [row];
    refused.push({ row: row + 1, reason: 'hla-or-star-allele', weight });
    return [];
  });
  const pick = (all: Float64Array): Float64Array => Float64Array.from(rows, (row) => all[row] ?? NaN);
  const known = Object.fromEntries(Object.entries(frequencies).map(([group, all]) => [group, pick(all)]));
  const { packed } = panelScore(people, { sites: rows.map((row) => sites[row] ?? 0), weights: rows.map((row) => weights[row] ?? 0), frequencies: known, moments: [] }); // prettier-ignore
  const left = Uint8Array.from(rows, () => {
    const chance = random();
    if (chance < LEFT_OUT.ambiguous) return STATUS.ambiguous;
    return chance < LEFT_OUT.ambiguous + LEFT_OUT.indel ? STATUS.indelExcluded : 0;
  });
  return { packed: { ...packed, refused }, rows, weights, frequencies, left };
}

interface Question {
  label: string;
  shares: Partial<Record<Group, number>>;
  plan: Plan;
  /** Copies at every row of the whole score. */
  genotypes: number[];
}

function ask(table: Map<string, Counts>, { label, shares, plan, genotypes }: Question, random: () => number): void {
  const truth = 100 * normalCdf(wholeStanding(plan, genotypes, shares));
  for (const share of MASKED) {
    const dosage = Uint8Array.from(plan.rows, (row, term) => (plan.left[term] !== 0 || random() < share ? NO_DOSAGE : (genotypes[row] ?? NO_DOSAGE))); // prettier-ignore
    const source = { engine: new LeavingEngine(dosage, plan.left), lookup: { at: () => [] }, build: 'GRCh37', sex: null, records: 'letters' } as const; // prettier-ignore
    const reference: ReferenceShares = { shares, from: 'chosen' };
    const report = scoreGenome(plan.packed, source, { ambiguous: 'exclude', indels: 'exclude', missing: 'expected', maleX: 2, reference }); // prettier-ignore
    const key = `${label}\t${String(share)}`;
    const counts = table.get(key) ?? { held: 0, asked: 0, interpreted: 0 };
    table.set(key, counts);
    const [low = NaN, high = NaN] = report.percentileInterval ?? [];
    counts.asked++;
    if (low <= truth && truth <= high) counts.held++;
    if (report.interpretable) counts.interpreted++;
  }
}

/** Standing by every row of the score, in standard deviations. */
function wholeStanding(
  { weights, frequencies }: Plan,
  genotypes: readonly number[],
  shares: Question['shares'],
): number {
  let [above, variance] = [0, 0];
  genotypes.forEach((copies, row) => {
    const frequency = mixedFrequency(frequencies, shares, row);
    const weight = weights[row] ?? 0;
    above += weight * (copies - 2 * frequency);
    variance += weight * weight * 2 * frequency * (1 - frequency);
  });
  return above / Math.sqrt(variance);
}

function mixedFrequency(frequencies: Plan['frequencies'], shares: Question['shares'], row: number): number {
  return (Object.entries(shares) as [Group, number][]).reduce((sum, [group, share]) => sum + share * (frequencies[group]?.[row] ?? 0), 0); // prettier-ignore
}

function drawn(frequency: number, random: () => number): number {
  return (random() < frequency ? 1 : 0) + (random() < frequency ? 1 : 0);
}
