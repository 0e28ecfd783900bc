import { readFileSync } from 'node:fs';
import { Differential } from '../../src/domain/rare/differential.ts';
import type { RareDisease, RareKnowledge } from '../../src/domain/rare/knowledge.ts';
import { decodeHpoPack } from '../../src/reference/hpo-pack.ts';

export const PACK_FILE = 'public/packs/hpo.bin';

/** The list that the app ships. */
export function builtKnowledge(): RareKnowledge {
  const pack = decodeHpoPack(readFileSync(PACK_FILE));
  if (!pack.ok) throw new Error(pack.error.code);
  return pack.value;
}

let built: Differential | null = null;

/** The differential over the list that the app ships, made once. */
export function builtDifferential(): Differential {
  built ??= new Differential(builtKnowledge());
  return built;
}

/** Terms of the small list, each with its parents: a tree made up for tests. */
const TERMS: readonly (readonly [label: string, ...parents: number[]])[] = [
  ['Root'],
  ['Hand', 0],
  ['Head', 0],
  ['Broad finger', 1],
  ['Broad thumb', 3],
  ['Short finger', 1],
  ['Small head', 2],
  ['Large head', 2],
  ['Hand and head', 1, 2],
];
/** Diseases of the small list with their signs and shares (of 250; 0 not told). */
const DISEASES: readonly (readonly [name: string, gene: string, signs: readonly (readonly [number, number])[]])[] = [
  ['Thumbs', 'AAA', [[4, 250], [6, 125]]],
  ['Fingers', 'AAA', [[3, 200], [5, 0]]],
  ['Heads', 'BBB', [[6, 250], [8, 25]]],
  ['Large heads', 'CCC', [[7, 250]]],
]; // prettier-ignore

/** A list of four diseases and nine terms, made up. */
export function smallKnowledge(): RareKnowledge {
  const parents = TERMS.map(([, ...up]) => up);
  const disease = (name: string, gene: string, i: number): RareDisease => ({ id: `OMIM:${String(100_000 + i)}`, name, orphanet: i === 0 ? ['ORPHA:1'] : [], genes: [gene], inheritance: i === 0 ? ['AD', 'XR'] : [], onsets: i === 1 ? ['congenital', 'any'] : [], prevalence: i, papers: 3 * i }); // prettier-ignore
  return {
    sources: [{ name: 'made up', version: '1', date: '2026-01-01', licence: 'none' }],
    termIds: Uint32Array.from(TERMS, (_, i) => 118 + i),
    labels: TERMS.map(([label]) => label),
    parentStarts: startsOf(parents),
    parents: Uint16Array.from(parents.flat()),
    nameTerms: Uint16Array.of(4, 4),
    nameKinds: Uint8Array.of(0, 1),
    names: ['Wide thumb', 'Pollex latus'],
    oldIds: Uint32Array.of(7),
    oldTerms: Uint16Array.of(4),
    diseases: DISEASES.map(([name, gene], i) => disease(name, gene, i)),
    signStarts: startsOf(DISEASES.map(([, , signs]) => signs)),
    signs: Uint16Array.from(DISEASES.flatMap(([, , signs]) => signs.map(([term]) => term))),
    frequencies: Uint8Array.from(DISEASES.flatMap(([, , signs]) => signs.map(([, share]) => share))),
  };
}

function startsOf(lists: readonly (readonly unknown[])[]): Uint32Array {
  let sum = 0;
  return Uint32Array.of(0, ...lists.map((list) => (sum += list.length)));
}
