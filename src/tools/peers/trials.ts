import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { OncoTree } from '../../domain/tumour/oncotree.ts';
import { readProteinChange } from '../../domain/tumour/protein-change.ts';
import { type Alteration, EMPTY_PROFILE, type TumourProfile } from '../../domain/tumour/profile.ts';
import { answerTrials } from '../../domain/trials/answer-trials.ts';
import type { TrialAnswer } from '../../domain/trials/answer-trial.ts';
import { failedLeaves } from '../../domain/trials/judge.ts';
import { matchPaths } from '../../domain/trials/match-paths.ts';
import { readMatch } from '../../domain/trials/read-condition.ts';
import { readTrialFile } from '../../formats/trial-file.ts';
import { readOncoNodes } from '../tumour/oncotree-table.ts';
import { pathsAsPeers, type PeerPath, type PeerTree } from './trials/peer-order.ts';
import type { PeerResult } from './peer-result.ts';

const ONCOTREE = path.resolve(import.meta.dirname, '../../reference/tables/tumour/oncotree.tsv');

/**
 * Runs the peers' cases for trials: trees with the ways to meet them, and files in CTML.
 *
 * A path of theirs passes where it is one of ours, or where it is shown to be none of the tree: their order of work leaves out a condition, and the same order
 * carried out here gives the same path. A file passes where it is read as JSON and as YAML to the same trials, and every answer for three people is explained.
 */
export function run(folder: string): Promise<PeerResult> {
  const tree = new OncoTree(readOncoNodes(ONCOTREE));
  const result: PeerResult = { passed: 0, failed: 0, skipped: 0, lines: [] };
  const trees = read(folder, 'matchengine_boolean_cases.json') as Record<string, { tree: PeerTree; expected_paths: PeerPath[] }>; // prettier-ignore
  for (const [name, one] of Object.entries(trees)) checkPaths(name, one, tree, result);
  result.lines.push(`${String(result.passed)} paths`);
  const files = read(folder, 'matchengine_ctml_examples.json') as Record<string, unknown>;
  for (const [name, one] of Object.entries(files)) checkFile(name, one, tree, result);
  result.lines.push(`${String(Object.keys(files).length)} files`);
  return Promise.resolve(result);
}

function read(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as unknown;
}

interface TreeCase {
  tree: PeerTree;
  expected_paths: PeerPath[];
}

function checkPaths(
  name: string,
  { tree: peerTree, expected_paths: expected }: TreeCase,
  oncoTree: OncoTree,
  result: PeerResult,
): void {
  const condition = readMatch(peerTree, '', oncoTree);
  const ours = (condition === null ? null : matchPaths(condition))?.map((steps) => new Set(steps.map(({ leaf }) => (leaf.kind === 'not-understood' ? leaf.key : leaf.path)))) ?? []; // prettier-ignore
  const known = new Set(ours.map(textOf));
  // The same path may come from two places of a tree: each of theirs uses up one.
  const replica = pathsAsPeers(peerTree).map((one) => JSON.stringify(one));
  const [met, looser]: [Set<string>, string[]] = [new Set(), []];
  for (const one of expected) {
    const names = new Set(one.flat().flatMap((criterion) => Object.keys(criterion)));
    const at = replica.indexOf(JSON.stringify(one));
    if (at >= 0) replica.splice(at, 1);
    const text = textOf(names);
    // What holds in a path of theirs meets the tree if one of our ways is within it.
    const meetsTree = ours.some((way) => [...way].every((key) => names.has(key)));
    if (known.has(text)) met.add(text);
    else if (at >= 0 && !meetsTree) looser.push(text);
    if (known.has(text) || (at >= 0 && !meetsTree)) result.passed++;
    else {
      result.failed++;
      result.lines.push(`${name}: ${text} is no way of ours, and none of what the peers' order leaves out`);
    }
  }
  const missing = [...known].filter((one) => !met.has(one));
  result.lines.push(`${name}: ${String(expected.length)} paths of the peers; ${String(known.size)} ways to meet the tree, ${String(met.size)} of them among theirs`); // prettier-ignore
  if (looser.length > 0)
    result.lines.push(`${name}: ${String(looser.length)} paths of the peers do not meet the tree (a condition is left out by the order in which it is unrolled); the ${String(missing.length)} ways that they miss are the whole ones. First: ${looser[0] ?? ''}`); // prettier-ignore
  else if (missing.length > 0) {
    result.failed++;
    result.lines.push(`${name}: the peers have no path for ${missing.join(' | ')}`);
  }
}

function textOf(names: ReadonlySet<string>): string {
  return [...names].sort().join(' ');
}

/** People for whom every trial is answered: nobody known, and two who told much. */
const PEOPLE: Readonly<Record<string, TumourProfile>> = {
  'nothing told': EMPTY_PROFILE,
  'lung, EGFR E746_A750del': person('LUAD', 45, 'female', [protein('EGFR', 'E746_A750del')]),
  'melanoma, BRAF V600E, NRAS wild type': person('MEL', 40, 'male', [protein('BRAF', 'V600E'), { kind: 'wildtype', gene: 'NRAS', told: 'NRAS wild type' }]), // prettier-ignore
};

function protein(gene: string, text: string): Alteration {
  const change = readProteinChange(text);
  if (change === null) throw new Error(`no change: ${text}`);
  return { kind: 'protein', gene, change, allele: null, exon: null, consequence: null, told: `${gene} ${text}` };
}

function person(tumourType: string, age: number, sex: 'female' | 'male', alterations: Alteration[]): TumourProfile {
  return { ...EMPTY_PROFILE, tumourType, age, sex, alterations };
}

function checkFile(name: string, value: unknown, tree: OncoTree, result: PeerResult): void {
  const [json, yaml] = [readTrialFile(JSON.stringify(value), tree), readTrialFile(stringify(value), tree)];
  if (!json.ok || !yaml.ok || JSON.stringify(json) !== JSON.stringify(yaml)) {
    result.failed++;
    result.lines.push(`${name}: ${json.ok ? (yaml.ok ? 'JSON and YAML differ' : yaml.error.code) : json.error.code}`);
    return;
  }
  const unexplained: string[] = [];
  const answers: string[] = [];
  for (const [who, profile] of Object.entries(PEOPLE)) {
    const { trials } = answerTrials(json.value.trials, profile, tree);
    unexplained.push(...trials.filter((one) => !isExplained(one)).map(({ trial }) => `${trial.id} for ${who}`));
    answers.push(trials.map(({ answer, isAllClosed }) => `${answer}${isAllClosed ? ' (closed)' : ''}`).join(', '));
  }
  if (unexplained.length > 0) result.failed++;
  else result.passed++;
  const problems = json.value.problems.map(({ key, value: held }) => `${key}: ${held}`);
  result.lines.push(`${name}: ${answers.join(' | ')}${problems.length === 0 ? '' : `; not understood: ${problems.join('; ')}`}${unexplained.length === 0 ? '' : `; not explained: ${unexplained.join(', ')}`}`); // prettier-ignore
}

/** Whether an answer says by what it is so: the leaves that failed, or what is left to ask for. */
function isExplained({ answer, places, asks }: TrialAnswer): boolean {
  if (answer === 'unknown') return asks.length > 0;
  const deciding = places.filter((place) => place.judged !== null && place.answer === answer);
  if (answer === 'yes') return deciding.length > 0;
  return deciding.length > 0 && deciding.every(({ judged }) => judged !== null && failedLeaves(judged).length > 0);
}
