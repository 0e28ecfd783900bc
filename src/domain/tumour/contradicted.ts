import { genesOf, matchChange } from './match-change.ts';
import type { Alteration, Category } from './profile.ts';

/** What a gene without mutations may still have. */
const BESIDE: readonly Category[] = ['amplification', 'gain', 'deletion', 'heterozygous-loss', 'rearrangement', 'expression', 'overexpression', 'underexpression', 'methylation', 'loss']; // prettier-ignore

/** Two alterations that cannot both be true, by their indexes: first the one that denies, then the one that is denied. */
export type Contradiction = readonly [denial: number, denied: number];

/** Alterations that cannot all be true: a gene said to be unchanged and a change of it, or one thing found and not found. None of them fits anything surely. */
export function contradictionsIn(alterations: readonly Alteration[]): Contradiction[] {
  return alterations.flatMap((denial, at) =>
    alterations.flatMap((one, other): Contradiction[] => (denies(denial, one) ? [[at, other]] : [])),
  );
}

function denies(denial: Alteration, one: Alteration): boolean {
  if (one.kind === 'wildtype' || one.kind === 'absent') return false;
  if (denial.kind === 'wildtype') {
    const isBeside = one.kind === 'fusion' || (one.kind === 'category' && BESIDE.includes(one.category));
    return !isBeside && genesOf(one).includes(denial.gene);
  }
  return denial.kind === 'absent' && matchChange(one, denial.what, () => null)?.fit === 'includes';
}
