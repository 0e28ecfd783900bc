import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { likeliestGroup } from '../../domain/ancestry/likeliest-group.ts';
import { locate } from '../../domain/ancestry/locate.ts';
import { distancesTo } from '../../domain/ancestry/neighbours.ts';
import { outsideReason } from '../../domain/ancestry/outside.ts';
import type { AncestryPanel } from '../../domain/ancestry/panel.ts';
import { type LabelledPeople, readPeople } from './ancestry/people-file.ts';
import { splitFold, trainPanel } from './ancestry/train.ts';
import type { PeerResult } from './peer-result.ts';

const FOLDS = 5;
/** Share of people who must be called right: with as many markers as this, and with fewer. */
const MANY_MARKERS = 5000;
const RIGHT_WITH_MANY = 0.99;
const RIGHT_WITH_FEW = 0.98;
/** Fewer markers do not tell whether somebody is far from everybody. */
const FEWEST_FOR_OUTSIDE = 300;
const LEAST_FLAGGED = 0.9;
const MOST_FALSE = 0.03;
const FILES = ['variants.tsv.gz', 'samples.tsv', 'geno.2bit.gz'];

/** Runs a panel of labelled people, or every panel inside a folder: who is called what by five-fold cross-validation, and who is flagged. */
export function run(target: string): Promise<PeerResult> {
  const result: PeerResult = { passed: 0, failed: 0, skipped: 0, lines: [] };
  const folders = panelFolders(target);
  if (folders.length === 0) {
    result.skipped++;
    result.lines.push(`${target}: skipped: no folder with ${FILES.join(', ')}`);
  }
  for (const folder of folders) runPanel(path.basename(folder), readPeople(folder), result);
  return Promise.resolve(result);
}

function panelFolders(target: string): string[] {
  const holds = (folder: string): boolean => FILES.every((name) => existsSync(path.join(folder, name)));
  if (holds(target)) return [target];
  if (!existsSync(target)) return [];
  return readdirSync(target).sort().map((name) => path.join(target, name)).filter(holds); // prettier-ignore
}

interface Called {
  group: string;
  outside: boolean;
}

function call(panel: AncestryPanel, dosage: Uint8Array): Called {
  const location = locate(panel, dosage);
  if (location === null) return { group: '', outside: true };
  const distances = distancesTo(panel, location.coordinates);
  const group = likeliestGroup(panel, location);
  return { group, outside: outsideReason(panel, location, distances, group) !== null };
}

function choose(people: LabelledPeople, indices: readonly number[]): Omit<LabelledPeople, 'sites'> {
  const pick = <T>(values: readonly T[]): T[] => indices.map((index) => values[index] as T);
  return { dosage: pick(people.dosage), groups: pick(people.groups), populations: pick(people.populations) };
}

function runPanel(name: string, people: LabelledPeople, result: PeerResult): void {
  const called = people.groups.map((): Called => ({ group: '', outside: true }));
  for (let fold = 0; fold < FOLDS; fold++) {
    const [inside, out] = splitFold(people.groups.length, fold);
    const panel = trainPanel(choose(people, inside));
    for (const index of out) called[index] = call(panel, people.dosage[index] ?? new Uint8Array(0));
  }
  const share = (isSo: (one: Called, index: number) => boolean): number => called.filter(isSo).length / called.length;
  const right = share(({ group }, index) => group === people.groups[index]);
  const asked = people.sites.length >= MANY_MARKERS ? RIGHT_WITH_MANY : RIGHT_WITH_FEW;
  const size = `${String(people.sites.length)} markers, ${String(people.groups.length)} people`;
  check(result, { id: `${name} (${size}): right group`, got: right, atLeast: asked });
  if (people.sites.length < FEWEST_FOR_OUTSIDE) return;
  const flagged = share(({ outside }) => outside);
  check(result, { id: `${name}: flagged though their group is there`, got: flagged, atMost: MOST_FALSE });
  for (const group of [...new Set(people.groups)].sort()) leaveOut(name, people, group, result);
}

/** Whether the people of a group are flagged by a reference that lacks them. */
function leaveOut(name: string, people: LabelledPeople, group: string, result: PeerResult): void {
  const indices = people.groups.map((_, index) => index);
  const panel = trainPanel(choose(people, indices.filter((index) => people.groups[index] !== group))); // prettier-ignore
  const own = indices.filter((index) => people.groups[index] === group);
  const flagged = own.filter((index) => call(panel, people.dosage[index] ?? new Uint8Array(0)).outside).length;
  check(result, { id: `${name}: flagged without ${group}`, got: flagged / own.length, atLeast: LEAST_FLAGGED });
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

interface Check {
  id: string;
  got: number;
  /** The bound that `got` must keep. */
  atLeast?: number;
  atMost?: number;
}

function check(result: PeerResult, { id, got, atLeast, atMost }: Check): void {
  const passed = got >= (atLeast ?? 0) && got <= (atMost ?? 1);
  const expected = atLeast === undefined ? `at most ${percent(atMost ?? 1)}` : `at least ${percent(atLeast)}`;
  result[passed ? 'passed' : 'failed']++;
  result.lines.push(passed ? `${id}: ${percent(got)}` : `${id}: expected ${expected}, got ${percent(got)}`);
}
