import type { RareCase } from '../peers/rare.ts';

/** Parts into which cases are cut, so that each is judged by constants that were fitted without its disease. */
export const FOLDS = 5;

/** Diseases that count as right for a case. */
export function rightOf({ disease, diseases }: RareCase): readonly string[] {
  return diseases ?? (disease === undefined ? [] : [disease]);
}

/** For each case its fold and the number of cases that share a disease with it, however far round. */
export function foldsByDisease(cases: readonly RareCase[]): { fold: number; size: number }[] {
  const leader = new Map<string, string>();
  const find = (id: string): string => {
    let at = id;
    for (let up = leader.get(at); up !== undefined && up !== at; up = leader.get(at)) at = up;
    return at;
  };
  const first = (one: RareCase): string => find(rightOf(one)[0] ?? one.id);
  for (const one of cases) for (const id of rightOf(one)) leader.set(find(id), first(one));
  const groups = cases.map(first);
  return groups.map((group) => ({
    fold: hashOf(group) % FOLDS,
    size: groups.filter((other) => other === group).length,
  }));
}

/** FNV-1a, 32 bits: the same fold on every machine. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  return hash >>> 0;
}
