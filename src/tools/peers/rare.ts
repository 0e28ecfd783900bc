import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildRareIndex } from '../../domain/rare/rare-index.ts';
import { yearsOf } from '../../domain/rare/onset.ts';
import type { RareQuestion } from '../../domain/rare/features.ts';
import { RareRanker } from '../../domain/rare/ranker.ts';
import { TermIds } from '../../domain/rare/term-ids.ts';
import { decodeHpoPack } from '../../reference/hpo-pack.ts';
import type { PeerResult } from './peer-result.ts';

/** A published case: what was seen, and the diseases that count as right. */
export interface RareCase {
  id: string;
  observed: string[];
  excluded?: string[];
  age?: string | null;
  onset?: string | null;
  sex?: string | null;
  disease?: string;
  diseases?: string[];
}

const PACK = path.resolve(import.meta.dirname, '../../../public/packs/hpo.bin');
/** Places that are written for each case. */
const WRITTEN = 100;

/**
 * Ranks the diseases of the bundled list for every case of a file (one JSON object a line). A case fails where its disease is known and not among the
 * first ten; one whose disease the list does not hold is skipped, with its reason.
 *
 * @param out - file for the best hundred of each case, one JSON object a line
 */
export function run(file: string, { out }: { out?: string } = {}): Promise<PeerResult> {
  const pack = decodeHpoPack(readFileSync(PACK));
  if (!pack.ok) throw new Error(`the bundled list cannot be read: ${pack.error.code}`);
  const knowledge = pack.value;
  const index = buildRareIndex(knowledge);
  const [ranker, ids] = [new RareRanker(index), new TermIds(knowledge)];
  const known = new Set(knowledge.diseases.map(({ id }) => id));
  const result: PeerResult = { passed: 0, failed: 0, skipped: 0, lines: [] };
  const [ranks, written, times]: [number[], string[], number[]] = [[], [], []];
  for (const one of readCases(file)) {
    const question = questionOf(one, ids);
    const begun = performance.now();
    const ranked = ranker.rank(question, WRITTEN).map(({ disease }) => knowledge.diseases[disease]?.id ?? '');
    times.push(performance.now() - begun);
    written.push(JSON.stringify({ id: one.id, ranked }));
    const right = one.diseases ?? (one.disease === undefined ? [] : [one.disease]);
    const place = ranked.findIndex((id) => right.includes(id)) + 1;
    const isKnown = right.some((id) => known.has(id));
    ranks.push(isKnown ? place || Infinity : NaN);
    if (!isKnown) {
      result.skipped++;
      result.lines.push(`${one.id}: skipped, the list does not hold ${right.join(' or ')}`);
    } else if (place >= 1 && place <= 10) result.passed++;
    else {
      result.failed++;
      result.lines.push(`${one.id}: expected ${right.join(' or ')} among the first ten, got ${place === 0 ? `no place among ${String(WRITTEN)}` : `place ${String(place)}`}`); // prettier-ignore
    }
  }
  if (out !== undefined) writeFileSync(out, `${written.join('\n')}\n`);
  result.lines.push(shares('all cases', ranks), shares('cases whose disease the list knows', ranks.filter((rank) => !Number.isNaN(rank)))); // prettier-ignore
  times.sort((a, b) => a - b);
  result.lines.push(`time per ranking: median ${(times[times.length >> 1] ?? 0).toFixed(1)} ms, most ${Math.max(...times).toFixed(1)} ms`); // prettier-ignore
  return Promise.resolve(result);
}

/** The cases of a file, one JSON object a line. */
export function readCases(file: string): RareCase[] {
  return readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as RareCase); // prettier-ignore
}

/** What is asked for a case; terms that the list does not hold are left out. */
export function questionOf({ observed, excluded = [], onset, age, sex }: RareCase, ids: TermIds): RareQuestion {
  const terms = (list: readonly string[]): number[] => [...new Set(list.map((id) => ids.termOf(id)))].filter((term) => term !== undefined); // prettier-ignore
  const years = (text: string | null | undefined): number | null => (text === null || text === undefined ? null : yearsOf(text)); // prettier-ignore
  return {
    present: terms(observed),
    absent: terms(excluded),
    onset: years(onset),
    age: years(age),
    sex: sex === 'FEMALE' ? 'female' : sex === 'MALE' ? 'male' : null,
  };
}

function shares(name: string, ranks: readonly number[]): string {
  const share = (most: number): string => `${((100 * ranks.filter((rank) => rank <= most).length) / ranks.length).toFixed(1)} %`; // prettier-ignore
  return `${name} (${String(ranks.length)}): first ${share(1)}, first three ${share(3)}, first ten ${share(10)}`;
}
