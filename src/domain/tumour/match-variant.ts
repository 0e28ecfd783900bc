import type { AllOf } from './change-words.ts';
import type { CivicVariant } from './civic.ts';
import type { CivicIndex } from './civic-index.ts';
import { type ChangeMatch, FITS, type Fit, matchChange, MATCH_CLASSES, type MatchClass } from './match-change.ts';
import type { Alteration, Change } from './profile.ts';

/** How a variant of the list stands to all that was told. */
export interface VariantMatch {
  matchClass: MatchClass;
  fit: Fit;
  /** Indexes of the alterations that it rests on. */
  alterations: readonly number[];
  /** Name of the variant, where more has to be there or to be known for it; null where it fits or differs. */
  missing: string | null;
}

/** An alteration with its place among all of them. */
export interface Told {
  one: Alteration;
  at: number;
}

interface NeedMatch extends ChangeMatch {
  at: number;
}

/** Matches a variant: the best of its readings. Null where nothing that was told speaks of its genes. */
export function matchVariant(index: CivicIndex, variant: CivicVariant, told: readonly Told[]): VariantMatch | null {
  const found = variant.needs.map((all) => matchAll(index, variant, all, told)).filter((match) => match !== null);
  const [best] = found.sort((a, b) => FITS.indexOf(a.fit) - FITS.indexOf(b.fit) || MATCH_CLASSES.indexOf(a.matchClass) - MATCH_CLASSES.indexOf(b.matchClass));
  if (best === undefined) return null;
  // A file of the tumour does not say that both copies are changed.
  const isBothCopies = /\bHOMOZYGOSITY\b/i.test(variant.name);
  if (best.fit === 'includes' && isBothCopies) return { ...best, fit: 'asks', missing: variant.name };
  return best;
} // prettier-ignore

function matchAll(index: CivicIndex, variant: CivicVariant, all: AllOf, told: readonly Told[]): VariantMatch | null {
  const alleles = allelesOf(index, variant, told);
  const lettered = all.filter((need) => isLettered(need));
  const isWithin = index.isWithin(variant);
  const matches = all.map((need): NeedMatch | null => {
    const [at] = alleles;
    // An allele stands for the one change of the name that has letters.
    if (at !== undefined && lettered.length === 1 && need === lettered[0]) return { matchClass: 'exact', fit: 'includes', at };
    return bestOf(told.map(({ one, at: own }) => { const match = matchChange(one, need, isWithin); return match === null ? null : { ...match, at: own }; }));
  });
  const there = matches.filter((match) => match !== null);
  if (there.length === 0) return null;
  const alterations = [...new Set(there.map(({ at }) => at))];
  const matchClass = weakest(there);
  if (there.length === all.length && there.every(({ fit }) => fit === 'includes')) return { matchClass, fit: 'includes', alterations, missing: null };
  const kept = there.filter(({ fit }) => fit !== 'differs');
  // Part of a combination, told exactly, asks for the rest; what only shares the gene does not.
  const isPart = all.length === 1 ? kept.length > 0 : kept.some(({ fit, matchClass: one }) => fit === 'includes' && one !== 'gene');
  if (!isPart) return { matchClass, fit: 'differs', alterations, missing: null };
  return { matchClass: weakest(kept), fit: 'asks', alterations: [...new Set(kept.map(({ at }) => at))], missing: variant.name };
} // prettier-ignore

function bestOf(matches: readonly (NeedMatch | null)[]): NeedMatch | null {
  let best: NeedMatch | null = null;
  for (const match of matches) if (match !== null && (best === null || isBetter(match, best))) best = match;
  return best;
}

function isBetter(one: ChangeMatch, other: ChangeMatch): boolean {
  const fits = FITS.indexOf(one.fit) - FITS.indexOf(other.fit);
  return fits < 0 || (fits === 0 && MATCH_CLASSES.indexOf(one.matchClass) < MATCH_CLASSES.indexOf(other.matchClass));
}

function weakest(matches: readonly ChangeMatch[]): MatchClass {
  return MATCH_CLASSES[Math.max(...matches.map(({ matchClass }) => MATCH_CLASSES.indexOf(matchClass)))] ?? 'gene';
}

/** Indexes of what was told whose allele is exactly the variant's. */
function allelesOf(index: CivicIndex, variant: CivicVariant, told: readonly Told[]): number[] {
  return told.flatMap(({ one, at }) => {
    const allele = 'allele' in one ? one.allele : null;
    return allele !== null && index.ofAllele(allele).some((i) => index.knowledge.variants[i] === variant) ? [at] : [];
  });
}

function isLettered({ kind }: Change): boolean {
  return kind === 'protein' || kind === 'coding' || kind === 'named';
}
