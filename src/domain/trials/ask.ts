import type { Signature } from '../tumour/profile.ts';
import type { LeafCondition, Receptor, VariantCategory } from './condition.ts';
import type { LeafVerdict } from './judge-alteration.ts';

/** One thing to ask for. What several trials leave open in the same place is one question. */
export type AskFor =
  | { about: 'age' | 'sex' | 'tumour-type' | 'microsatellites' | 'mismatch-repair' | 'burden' }
  | { about: 'receptor'; receptor: Receptor }
  | { about: 'signature'; signature: Signature }
  /** A gene, and the kind of alteration in it; null where any kind counts. */
  | { about: 'gene'; gene: string; category: VariantCategory | null }
  /** A fusion of which the trial leaves every gene open. */
  | { about: 'fusion' }
  /** What the trial's own words or its file leave open: only the trial can say. */
  | { about: 'trial'; trial: string };

/** A question with how exactly it was answered so far and whom it would help to decide. */
export interface Ask {
  what: AskFor;
  /** Something was told, but not exactly enough. */
  isLessExact: boolean;
  /** What was told of it contradicts itself. */
  isContradiction: boolean;
  /** Trials that the answer can decide. */
  trials: readonly string[];
}

/** What to ask for where a leaf is open. */
export function askOf(leaf: LeafCondition, verdict: LeafVerdict, trial: string): Ask {
  return {
    what: verdict.because === 'trial-leaves-open' ? { about: 'trial', trial } : subjectOf(leaf, trial),
    isLessExact: verdict.because === 'less-exact',
    isContradiction: verdict.because === 'contradiction',
    trials: [trial],
  };
}

function subjectOf(leaf: LeafCondition, trial: string): AskFor {
  switch (leaf.kind) {
    case 'alteration': {
      const gene = leaf.gene ?? (leaf.partner !== null && typeof leaf.partner === 'object' ? leaf.partner.gene : null);
      return gene === null ? { about: 'fusion' } : { about: 'gene', gene, category: leaf.category };
    }
    case 'wildtype':
      return { about: 'gene', gene: leaf.gene, category: 'mutation' };
    case 'receptor':
      return { about: 'receptor', receptor: leaf.receptor };
    case 'signature':
      return { about: 'signature', signature: leaf.signature };
    case 'adult':
      return { about: 'age' };
    case 'tumour-kind':
      return { about: 'tumour-type' };
    case 'arms-not-kept':
    case 'not-understood':
      return { about: 'trial', trial };
    default:
      return { about: leaf.kind };
  }
}

/** Merges what several trials leave open; what decides most of them comes first. */
export function mergeAsks(asks: readonly Ask[]): Ask[] {
  const merged = new Map<string, Ask>();
  for (const one of asks) {
    const key = JSON.stringify(one.what);
    const held = merged.get(key);
    merged.set(key, held === undefined ? one : { what: one.what, isLessExact: held.isLessExact || one.isLessExact, isContradiction: held.isContradiction || one.isContradiction, trials: [...new Set([...held.trials, ...one.trials])] }); // prettier-ignore
  }
  return [...merged.values()].sort((a, b) => b.trials.length - a.trials.length);
}
