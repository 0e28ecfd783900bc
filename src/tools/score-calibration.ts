import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Group, GROUPS } from '../domain/ancestry/groups.ts';
import { estimateMixture } from '../domain/ancestry/mixture.ts';
import { inferredReference } from '../domain/ancestry/score-shares.ts';
import { NO_DOSAGE } from '../domain/genotype/dosage.ts';
import type { ScoreReport } from '../domain/scores/report.ts';
import { scoreGenome } from '../domain/scores/score-genome.ts';
import type { ReferenceShares } from '../domain/scores/score-options.ts';
import {
  frequenciesAmong,
  momentsOf,
  normalFrom,
  PanelEngine,
  panelScore,
  type PanelScore,
  randomFrom,
} from './calibration/random-scores.ts';
import { type LabelledPeople, readPeople } from './peers/ancestry/people-file.ts';
import { trainPanel } from './peers/ancestry/train.ts';

const SCORES = 200;
const ROWS = 300;
/** Scores of linked rows: this many neighbours are taken together, with weights of one sign. */
const NEIGHBOURS = 6;
const MASKED = [0.3, 0.6];
const FEWEST_SITES = 2000;
const FEWEST_PEOPLE = 20;
const UPPER_5_PERCENT = 1.6449;

/**
 * `node src/tools/run.mjs score-calibration <folder>`: on panels of labelled people (laid out as for `npm run peers -- ancestry`), how often
 * the 95 % interval of a score with hidden rows holds the whole sum, and whether percentiles mean the same in every group.
 */
export function main([folder = '']: string[]): Promise<number> {
  const panels = existsSync(folder) ? readdirSync(folder).sort() : [];
  if (panels.length === 0) {
    process.stderr.write('usage: score-calibration <folder of panels>\n');
    return Promise.resolve(2);
  }
  for (const name of panels) {
    if (!existsSync(path.join(folder, name, 'geno.2bit.gz'))) continue;
    const people = readPeople(path.join(folder, name));
    if (people.sites.length < FEWEST_SITES) continue;
    for (const linked of [false, true]) intervals(`${name}, ${linked ? 'linked' : 'unlinked'} rows`, people, linked);
    percentiles(name, people);
  }
  return Promise.resolve(0);
}

function print(...cells: (string | number)[]): void {
  process.stdout.write(`${cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(4) : cell)).join('\t')}\n`);
}

function membersOf(people: LabelledPeople): Map<Group, number[]> {
  const members = GROUPS.map((group): [Group, number[]] => [group, [...people.groups.keys()].filter((person) => people.groups[person] === group)]); // prettier-ignore
  return new Map(members.filter(([, own]) => own.length >= FEWEST_PEOPLE));
}

/** Sites of a random score, and weights; linked: neighbours in a row, as a score that was not clumped. */
function draw(people: LabelledPeople, linked: boolean, random: () => number): { sites: number[]; weights: number[] } {
  const step = linked ? NEIGHBOURS : 1;
  const starts = new Set<number>();
  while (starts.size < ROWS / step) starts.add(Math.floor((random() * people.sites.length) / step) * step);
  const sites: number[] = [];
  const weights: number[] = [];
  for (const start of [...starts].sort((a, b) => a - b)) {
    for (let offset = 0; offset < step && start + offset < people.sites.length; offset++) {
      sites.push(start + offset);
      weights.push(normalFrom(random));
    }
  }
  return { sites, weights: linked ? aligned(people, sites, weights) : weights };
}

/** Weights whose sign follows the correlation with the neighbour before: linked rows then add up instead of cancelling. */
function aligned(people: LabelledPeople, sites: readonly number[], weights: readonly number[]): number[] {
  const out: number[] = [];
  weights.forEach((weight, row) => {
    const [here, before] = [sites[row] ?? 0, sites[row - 1] ?? -2];
    const sign =
      row % NEIGHBOURS === 0 || here !== before + 1
        ? 1
        : Math.sign(covariance(people, here, before)) * Math.sign(out[row - 1] ?? 1);
    out.push(row % NEIGHBOURS === 0 ? weight : Math.abs(weight) * sign);
  });
  return out;
}

function covariance(people: LabelledPeople, a: number, b: number): number {
  const pairs = people.dosage.map((row): [number, number] => [row[a] ?? NO_DOSAGE, row[b] ?? NO_DOSAGE]).filter(([x, y]) => x !== NO_DOSAGE && y !== NO_DOSAGE); // prettier-ignore
  const [x, y] = [momentsOf(pairs.map(([value]) => value)).mean, momentsOf(pairs.map(([, value]) => value)).mean];
  return pairs.reduce((sum, [p, q]) => sum + (p - x) * (q - y), 0);
}

function reportOn({ packed, sites }: PanelScore, dosage: Uint8Array, reference: ReferenceShares): ScoreReport {
  const own = Uint8Array.from(sites, (site) => dosage[site] ?? NO_DOSAGE);
  return reportOf(packed, own, reference);
}

function reportOf(packed: PanelScore['packed'], dosage: Uint8Array, reference: ReferenceShares): ScoreReport {
  const source = { engine: new PanelEngine(dosage), lookup: { at: () => [] }, build: 'GRCh37', sex: null, records: 'letters' } as const; // prettier-ignore
  return scoreGenome(packed, source, { ambiguous: 'keep', indels: 'keep', missing: 'expected', maleX: 2, reference });
}

/** How often the interval holds the whole sum: the spread is measured on one half of each group, the other half is asked. */
function intervals(title: string, people: LabelledPeople, linked: boolean): void {
  const random = randomFrom(7);
  const held = new Map<string, [plain: number, corrected: number, asked: number]>();
  for (let score = 0; score < SCORES; score++) {
    const { sites, weights } = draw(people, linked, random);
    for (const [group, members] of membersOf(people)) {
      const [known, asked] = [members.filter((_, at) => at % 2 === 0), members.filter((_, at) => at % 2 === 1)];
      const frequencies = { [group]: frequenciesAmong(people, members, sites) };
      const sumOf = (person: number): number => sites.reduce((sum, site, row) => sum + (weights[row] ?? 0) * copiesOf(people, person, site, frequencies[group]?.[row] ?? 0), 0); // prettier-ignore
      const moment = { group, people: known.length, rows: sites.length, source: 'half of the panel', ...momentsOf(known.map(sumOf)) };
      const plan = { sites, weights, frequencies };
      const [plain, corrected] = [panelScore(people, { ...plan, moments: [] }), panelScore(people, { ...plan, moments: [moment] })];
      for (const share of MASKED) {
        const key = `${group}\t${String(share)}`;
        const counts = held.get(key) ?? [0, 0, 0];
        held.set(key, counts);
        for (const person of asked) {
          const whole = Uint8Array.from(sites, (site) => people.dosage[person]?.[site] ?? NO_DOSAGE);
          const masked = whole.map((copies) => (random() < share ? NO_DOSAGE : copies));
          const truth = reportOf(plain.packed, whole, chosen(group)).sum;
          counts[0] += holds(reportOf(plain.packed, masked, chosen(group)), truth);
          counts[1] += holds(reportOf(corrected.packed, masked, chosen(group)), truth);
          counts[2]++;
        }
      }
    }
  }
  print(`\n${title}: the 95 % interval holds the whole sum`);
  print('group', 'masked', 'rows as if independent', 'with linkage', 'asked');
  for (const [key, [plain, corrected, asked]] of held) print(key, plain / asked, corrected / asked, String(asked));
} // prettier-ignore

function copiesOf(people: LabelledPeople, person: number, site: number, frequency: number): number {
  const copies = people.dosage[person]?.[site] ?? NO_DOSAGE;
  return copies === NO_DOSAGE ? 2 * frequency : copies;
}

function chosen(group: Group): ReferenceShares {
  return { shares: { [group]: 1 }, from: 'chosen' };
}

function holds({ interval }: ScoreReport, truth: number): number {
  return interval !== null && interval[0] <= truth && truth <= interval[1] ? 1 : 0;
}

/** Whether standard scores by each person's own inferred mixture mean the same in every group. */
function percentiles(name: string, people: LabelledPeople): void {
  const members = membersOf(people);
  if (members.size < GROUPS.length) return;
  const references = inferAll(people);
  const random = randomFrom(11);
  const shifts = new Map<Group, number[]>(GROUPS.map((group) => [group, []]));
  const above = new Map<Group, [number, number]>(GROUPS.map((group) => [group, [0, 0]]));
  for (let score = 0; score < SCORES; score++) {
    const { sites, weights } = draw(people, false, random);
    const frequencies = Object.fromEntries(
      [...members].map(([group, own]) => [group, frequenciesAmong(people, own, sites)]),
    );
    const packed = panelScore(people, { sites, weights, frequencies, moments: [] });
    for (const [group, own] of members) {
      const z = own.flatMap((person) => {
        const reference = references[person] ?? null;
        const dosage = people.dosage[person];
        const found = reference === null || dosage === undefined ? null : reportOn(packed, dosage, reference).z;
        return found === null ? [] : [found];
      });
      shifts.get(group)?.push(momentsOf(z).mean);
      const counts = above.get(group) ?? [0, 0];
      above.set(group, [counts[0] + z.filter((one) => one > UPPER_5_PERCENT).length, counts[1] + z.length]);
    }
  }
  print(
    `\n${name}: standard scores by each person's own mixture, ${String(SCORES)} random scores of ${String(ROWS)} rows`,
  );
  print('group', 'mean shift', 'above 1.645', 'asked');
  for (const group of GROUPS) {
    const shift = shifts.get(group) ?? [];
    const [over, asked] = above.get(group) ?? [0, 1];
    print(
      group,
      shift.reduce((sum, one) => sum + Math.abs(one), 0) / shift.length,
      over / asked,
      String(asked / SCORES),
    );
  }
}

/** The reference that each person's own genotypes give, by a panel of all people. */
function inferAll(people: LabelledPeople): (ReferenceShares | null)[] {
  const panel = trainPanel(people);
  const { sources, components, mean, loadings } = panel;
  const frequencies = new Float64Array(mean.length * sources.length);
  sources.forEach(({ coordinates }, k) => {
    mean.forEach((copies, site) => {
      const expected = coordinates.reduce((sum, value, i) => sum + value * (loadings[site * components + i] ?? 0), copies);
      frequencies[site * sources.length + k] = Math.min(0.9995, Math.max(0.0005, expected / 2));
    });
  });
  return people.dosage.map((dosage) => {
    const mixture = estimateMixture({ dosage, frequencies, sources: sources.length });
    if (mixture === null) return null;
    const shares = Object.fromEntries(sources.map(({ name }, k) => [name, { share: mixture.shares[k] ?? 0, se: mixture.errors[k] ?? 0 }]));
    return inferredReference({ markers: mean.length, nearest: {}, mixture: shares, outside: false }, panel);
  });
} // prettier-ignore
