import { type CivicAssertion, type CivicItem, type CivicVariant, LEVELS } from './civic.ts';
import type { CivicIndex } from './civic-index.ts';
import { type Effect, effectOf, sideOf, therapyKeys } from './effect.ts';
import { type Contradiction, contradictionsIn } from './contradicted.ts';
import { type MarkerAnswer, markerAnswers } from './marker-items.ts';
import { FITS, type Fit, genesOf, MATCH_CLASSES, type MatchClass } from './match-change.ts';
import { matchVariant, type Told, type VariantMatch } from './match-variant.ts';
import type { OncoTree } from './oncotree.ts';
import type { Alteration, TumourProfile } from './profile.ts';
import { type Relation, RELATIONS, relationOf } from './relation.ts';

/** An item of the list that speaks of the tumour's genes. */
export interface MatchedItem extends Omit<CivicItem, 'variant' | 'disease'> {
  gene: string;
  variant: string;
  disease: string;
  doid: string;
  matchClass: MatchClass;
  fit: Fit;
  relation: Relation;
  /** What it says of its therapies; null where it speaks of none. */
  effect: Effect | null;
  /** It was seen, or is meant, as inherited: not of the tumour alone. */
  isGermline: boolean;
  /** Indexes of the alterations that it rests on. */
  alterations: readonly number[];
  /** What would have to be there as well, or be known more exactly; empty where it `includes`. */
  missing: string | null;
}

/** A statement of CIViC's curators, with the tier that they gave. */
export interface MatchedAssertion extends Omit<CivicAssertion, 'variant' | 'disease'> {
  gene: string;
  variant: string;
  disease: string;
  relation: Relation;
  matchClass: MatchClass;
}

/** A therapy of which items that fit say both. */
export interface Conflict {
  therapy: string;
  /** Ids of items. */
  for: readonly number[];
  against: readonly number[];
}

/** What the list knows of one alteration. */
export interface AlterationAnswer {
  alteration: Alteration;
  /** Items that speak of it, by how they fit. */
  items: Readonly<Record<Fit, number>>;
  /** The gene, or one of them, is in the list. */
  isGeneKnown: boolean;
}

/** What would make items fit that now only may: one question about one alteration. */
export interface Ask {
  alteration: number;
  /** Names of variants of the list that depend on it, those with the strongest items first. */
  variants: readonly string[];
  items: number;
  /** Strongest level among them. */
  level: CivicItem['level'];
}

export interface TumourAnswer {
  profile: TumourProfile;
  alterations: readonly AlterationAnswer[];
  /** Items that fit, and those that may, sorted by relation, class, level and rating. */
  items: readonly MatchedItem[];
  /** The same for items about other changes of the same genes; at most {@link MOST_DIFFERING}. */
  differing: readonly MatchedItem[];
  differingTotal: number;
  assertions: readonly MatchedAssertion[];
  conflicts: readonly Conflict[];
  /** What was told that cannot all be true: nothing of it fits surely. */
  contradictions: readonly Contradiction[];
  /** Markers that were told, with what the list holds of them. */
  markers: readonly MarkerAnswer[];
  asks: readonly Ask[];
  /** The tumour type was not told. */
  asksTumourType: boolean;
  /** Items that fit or may fit whose disease has no name in OncoTree. */
  unmapped: number;
}

const MOST_DIFFERING = 100;
const MOST_VARIANTS = 12;

/** Matches a tumour with the list. */
export function matchTumour(index: CivicIndex, tree: OncoTree, profile: TumourProfile): TumourAnswer {
  const { knowledge } = index;
  const relations = knowledge.diseases.map((disease) => relationOf(profile, disease, tree));
  const all: Place[] = [];
  const assertions: MatchedAssertion[] = [];
  const contradictions = contradictionsIn(profile.alterations);
  const denied = new Set(contradictions.flat());
  for (const [at, told] of candidates(index, profile.alterations)) {
    const variant = knowledge.variants[at];
    const found = matchVariant(index, at, told);
    if (variant === undefined || found === null) continue;
    const isDenied = found.fit === 'includes' && found.alterations.some((one) => denied.has(one));
    const match: VariantMatch = isDenied ? { ...found, fit: 'asks', missing: variant.name } : found;
    for (const place of index.itemsOf(at)) {
      const item = knowledge.items[place];
      if (item !== undefined) all.push(placeOf(item, variant, match, relations[item.disease] ?? 'unknown'));
    }
    if (match.fit !== 'includes') continue;
    for (const place of index.assertionsOf(at)) {
      const one = knowledge.assertions[place];
      if (one === undefined) continue;
      const { name } = knowledge.diseases[one.disease] ?? { name: '' };
      assertions.push({ ...one, gene: variant.gene, variant: variant.name, disease: name, relation: relations[one.disease] ?? 'unknown', matchClass: match.matchClass }); // prettier-ignore
    }
  }
  all.sort((a, b) => a.order - b.order || a.item.id - b.item.id);
  const near = all.filter(({ match }) => match.fit !== 'differs');
  const differing = all.slice(near.length);
  const items = near.map((place) => described(place, knowledge));
  return {
    profile,
    alterations: countFits(profile.alterations, all, index),
    items,
    differing: differing.slice(0, MOST_DIFFERING).map((place) => described(place, knowledge)),
    differingTotal: differing.length,
    assertions: assertions.sort((a, b) => RELATIONS.indexOf(a.relation) - RELATIONS.indexOf(b.relation) || a.id - b.id),
    conflicts: conflictsOf(items),
    contradictions,
    markers: markerAnswers(index, profile.markers),
    asks: asksOf(items),
    asksTumourType: profile.tumourType === null,
    unmapped: near.filter(({ item }) => knowledge.diseases[item.disease]?.codes.length === 0).length,
  };
}

/** An item at its place in the order, before it is described. */
interface Place {
  item: CivicItem;
  variant: CivicVariant;
  match: VariantMatch;
  relation: Relation;
  order: number;
}

/** Places that one step of the order takes at most. */
const STEP = 8;

/** By fit, relation, class, level, then rating: one number, since there may be thousands. */
function placeOf(item: CivicItem, variant: CivicVariant, match: VariantMatch, relation: Relation): Place {
  const far = STEP * FITS.indexOf(match.fit) + RELATIONS.indexOf(relation);
  const near = STEP * MATCH_CLASSES.indexOf(match.matchClass) + LEVELS.indexOf(item.level);
  return { item, variant, match, relation, order: STEP * (STEP * STEP * far + near) + 5 - item.rating };
}

/** Variants that speak of a gene of the tumour, each with the alterations that they may rest on. */
function candidates(index: CivicIndex, alterations: readonly Alteration[]): Map<number, Told[]> {
  const found = new Map<number, Told[]>();
  alterations.forEach((one, at) => {
    const allele = 'allele' in one ? one.allele : null;
    const told: Told = { one, at };
    const add = (variant: number): void => {
      const held = found.get(variant);
      if (held === undefined) found.set(variant, [told]);
      else if (held[held.length - 1] !== told) held.push(told);
    };
    for (const gene of genesOf(one)) index.ofGene(gene).forEach(add);
    if (allele !== null) index.ofAllele(allele).forEach(add);
  });
  return found;
}

function described({ item, variant, match, relation }: Place, { diseases }: CivicIndex['knowledge']): MatchedItem {
  const disease = diseases[item.disease];
  return {
    id: item.id,
    gene: variant.gene,
    variant: variant.name,
    disease: disease?.name ?? '',
    doid: disease?.doid ?? '',
    therapies: item.therapies,
    interaction: item.interaction,
    type: item.type,
    direction: item.direction,
    level: item.level,
    significance: item.significance,
    rating: item.rating,
    origin: item.origin,
    source: item.source,
    trials: item.trials,
    release: item.release,
    matchClass: match.matchClass,
    fit: match.fit,
    relation,
    effect: effectOf(item),
    isGermline: /germline/i.test(item.origin) || item.type === 'Predisposing',
    alterations: match.alterations,
    missing: match.missing,
  };
}

function countFits(
  alterations: readonly Alteration[],
  places: readonly Place[],
  index: CivicIndex,
): AlterationAnswer[] {
  // prettier-ignore
  const counts = alterations.map((): Record<Fit, number> => ({ includes: 0, asks: 0, differs: 0 }));
  for (const { match } of places) {
    for (const at of match.alterations) {
      const held = counts[at];
      if (held !== undefined) held[match.fit]++;
    }
  }
  return alterations.map((alteration, at) => ({
    alteration,
    items: counts[at] ?? { includes: 0, asks: 0, differs: 0 },
    isGeneKnown: genesOf(alteration).some((gene) => index.knowsGene(gene)),
  }));
}

function conflictsOf(items: readonly MatchedItem[]): Conflict[] {
  const sides = new Map<string, { for: number[]; against: number[] }>();
  for (const item of items) {
    const side = item.effect === null || item.fit !== 'includes' ? 'unclear' : sideOf(item.effect);
    if (side === 'unclear') continue;
    for (const therapy of therapyKeys(item)) {
      const held = sides.get(therapy) ?? { for: [], against: [] };
      held[side].push(item.id);
      sides.set(therapy, held);
    }
  }
  return [...sides]
    .filter(([, both]) => both.for.length > 0 && both.against.length > 0)
    .map(([therapy, both]) => ({ therapy, ...both }))
    .sort((a, b) => (a.therapy < b.therapy ? -1 : 1));
}

function asksOf(items: readonly MatchedItem[]): Ask[] {
  const asks = new Map<number, { variants: Map<string, number>; items: number; level: CivicItem['level'] }>();
  for (const { fit, alterations, gene, variant, level } of items) {
    const [at] = alterations;
    if (fit !== 'asks' || at === undefined) continue;
    const held = asks.get(at) ?? { variants: new Map<string, number>(), items: 0, level: 'E' };
    const name = `${gene} ${variant}`;
    const strength = LEVELS.indexOf(level);
    held.variants.set(name, Math.min(held.variants.get(name) ?? LEVELS.length, strength));
    if (strength < LEVELS.indexOf(held.level)) held.level = level;
    held.items++;
    asks.set(at, held);
  }
  return [...asks]
    .sort(([a], [b]) => a - b)
    .map(([alteration, { variants, items: count, level }]) => ({
      alteration,
      variants: [...variants].sort(([, a], [, b]) => a - b).map(([name]) => name).slice(0, MOST_VARIANTS), // prettier-ignore
      items: count,
      level,
    }));
}
