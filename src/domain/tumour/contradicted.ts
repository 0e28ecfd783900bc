import { genesOf, matchChange } from './match-change.ts';
import type { Alteration, Category } from './profile.ts';

/** What a gene without mutations may still have. */
const BESIDE: readonly Category[] = ['amplification', 'gain', 'deletion', 'heterozygous-loss', 'rearrangement', 'expression', 'overexpression', 'underexpression', 'methylation', 'loss']; // prettier-ignore

/** Indexes of alterations that cannot all be true: a gene said to be unchanged and a change of it, or one thing found and not found. None of them fits anything surely. */
export function contradicted(alterations: readonly Alteration[]): ReadonlySet<number> {
  const found = new Set<number>();
  alterations.forEach((denial, at) => {
    alterations.forEach((one, other) => {
      if (denies(denial, one)) found.add(at).add(other);
    });
  });
  return found;
}

function denies(denial: Alteration, one: Alteration): boolean {
  if (one.kind === 'wildtype' || one.kind === 'absent') return false;
  if (denial.kind === 'wildtype') {
    const isBeside = one.kind === 'fusion' || (one.kind === 'category' && BESIDE.includes(one.category));
    return !isBeside && genesOf(one).includes(denial.gene);
  }
  return denial.kind === 'absent' && matchChange(one, denial.what, () => null)?.fit === 'includes';
}
