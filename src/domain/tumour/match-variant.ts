import type { AllOf } from './change-words.ts';
import type { CivicVariant } from './civic.ts';
import type { CivicIndex } from './civic-index.ts';
import {
  type ChangeMatch,
  FITS,
  type Fit,
  type IsWithin,
  matchChange,
  MATCH_CLASSES,
  type MatchClass,
} from './match-change.ts';
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
export function matchVariant(index: CivicIndex, at: number, told: readonly Told[]): VariantMatch | null {
  const variant = index.knowledge.variants[at];
  if (variant === undefined) return null;
  const asked: Asked = { variant, isWithin: index.isWithin(variant), allele: alleleOf(index, at, told) };
  let best: VariantMatch | null = null;
  for (const all of variant.needs) {
    const match = matchAll(asked, all, told);
    if (match !== null && (best === null || isBetter(match, best))) best = match;
  }
  // A file of the tumour does not say that both copies are changed.
  if (best?.fit === 'includes' && /\bHOMOZYGOSITY\b/i.test(variant.name)) return { ...best, fit: 'asks', missing: variant.name };
  return best;
} // prettier-ignore

/** A variant with what is the same for each of its readings. */
interface Asked {
  variant: CivicVariant;
  isWithin: IsWithin;
  /** Index of what was told with exactly the variant's allele; undefined where nothing has it. */
  allele: number | undefined;
}

function matchAll({ variant, isWithin, allele }: Asked, all: AllOf, told: readonly Told[]): VariantMatch | null {
  // An allele stands for the one change of the name that has letters.
  const lettered = allele === undefined ? undefined : onlyLettered(all);
  const there: NeedMatch[] = [];
  for (const need of all) {
    const isAllele = allele !== undefined && need === lettered;
    const match: NeedMatch | null = isAllele ? { matchClass: 'exact', fit: 'includes', at: allele } : bestOf(told, need, isWithin);
    if (match !== null) there.push(match);
  }
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

function bestOf(told: readonly Told[], need: Change, isWithin: IsWithin): NeedMatch | null {
  let best: NeedMatch | null = null;
  for (const { one, at } of told) {
    const match = matchChange(one, need, isWithin);
    if (match !== null && (best === null || isBetter(match, best))) best = { ...match, at };
  }
  return best;
}

function isBetter(one: ChangeMatch, other: ChangeMatch): boolean {
  const fits = FITS.indexOf(one.fit) - FITS.indexOf(other.fit);
  return fits < 0 || (fits === 0 && MATCH_CLASSES.indexOf(one.matchClass) < MATCH_CLASSES.indexOf(other.matchClass));
}

function weakest(matches: readonly ChangeMatch[]): MatchClass {
  return MATCH_CLASSES[Math.max(...matches.map(({ matchClass }) => MATCH_CLASSES.indexOf(matchClass)))] ?? 'gene';
}

/** Index of the first thing told whose allele is exactly the variant's. */
function alleleOf(index: CivicIndex, variant: number, told: readonly Told[]): number | undefined {
  for (const { one, at } of told) {
    const allele = 'allele' in one ? one.allele : null;
    if (allele !== null && index.ofAllele(allele).includes(variant)) return at;
  }
  return undefined;
}

/** The only change that is named by letters; undefined where there are none or several. */
function onlyLettered(all: AllOf): Change | undefined {
  const lettered = all.filter(({ kind }) => kind === 'protein' || kind === 'coding' || kind === 'named');
  return lettered.length === 1 ? lettered[0] : undefined;
}
