import { type CivicAssertion, type CivicItem, type CivicVariant, LEVELS } from './civic.ts';
import type { CivicIndex } from './civic-index.ts';
import { type Effect, effectOf, sideOf, therapyKeys } from './effect.ts';
import { FITS, type Fit, genesOf, MATCH_CLASSES, type MatchClass } from './match-change.ts';
import { matchVariant, type VariantMatch } from './match-variant.ts';
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
  const all: MatchedItem[] = [];
  const assertions: MatchedAssertion[] = [];
  for (const at of candidates(index, profile.alterations)) {
    const variant = knowledge.variants[at];
    const match = variant === undefined ? null : matchVariant(index, variant, profile.alterations);
    if (variant === undefined || match === null) continue;
    for (const item of index.itemsOf(at)) {
      const one = knowledge.items[item];
      if (one !== undefined) all.push(described(one, variant, match, knowledge, relations));
    }
    if (match.fit !== 'includes') continue;
    for (const assertion of index.assertionsOf(at)) {
      const one = knowledge.assertions[assertion];
      if (one === undefined) continue;
      const { name } = knowledge.diseases[one.disease] ?? { name: '' };
      assertions.push({ ...one, gene: variant.gene, variant: variant.name, disease: name, relation: relations[one.disease] ?? 'unknown', matchClass: match.matchClass }); // prettier-ignore
    }
  }
  all.sort(byStrength);
  const items = all.filter(({ fit }) => fit !== 'differs');
  const differing = all.filter(({ fit }) => fit === 'differs');
  return {
    profile,
    alterations: profile.alterations.map((alteration, at) => ({
      alteration,
      items: countFits(all, at),
      isGeneKnown: genesOf(alteration).some((gene) => index.knowsGene(gene)),
    })),
    items,
    differing: differing.slice(0, MOST_DIFFERING),
    differingTotal: differing.length,
    assertions: assertions.sort((a, b) => RELATIONS.indexOf(a.relation) - RELATIONS.indexOf(b.relation) || a.id - b.id),
    conflicts: conflictsOf(items),
    asks: asksOf(items),
    asksTumourType: profile.tumourType === null,
    unmapped: items.filter(({ disease }) => knowledge.diseases.some(({ name, codes }) => name === disease && codes.length === 0)).length, // prettier-ignore
  };
}

/** Indexes of the variants that speak of a gene of the tumour. */
function candidates(index: CivicIndex, alterations: readonly Alteration[]): Set<number> {
  const found = new Set<number>();
  for (const alteration of alterations) {
    for (const gene of genesOf(alteration)) for (const at of index.ofGene(gene)) found.add(at);
    const allele = 'allele' in alteration ? alteration.allele : null;
    if (allele !== null) for (const at of index.ofAllele(allele)) found.add(at);
  }
  return found;
}

function described(
  item: CivicItem,
  variant: CivicVariant,
  match: VariantMatch,
  { diseases }: CivicIndex['knowledge'],
  relations: readonly Relation[],
): MatchedItem {
  const disease = diseases[item.disease];
  return {
    ...item,
    gene: variant.gene,
    variant: variant.name,
    disease: disease?.name ?? '',
    doid: disease?.doid ?? '',
    matchClass: match.matchClass,
    fit: match.fit,
    relation: relations[item.disease] ?? 'unknown',
    effect: effectOf(item),
    isGermline: /germline/i.test(item.origin) || item.type === 'Predisposing',
    alterations: match.alterations,
    missing: match.missing,
  };
}

function byStrength(a: MatchedItem, b: MatchedItem): number {
  return (
    FITS.indexOf(a.fit) - FITS.indexOf(b.fit) ||
    RELATIONS.indexOf(a.relation) - RELATIONS.indexOf(b.relation) ||
    MATCH_CLASSES.indexOf(a.matchClass) - MATCH_CLASSES.indexOf(b.matchClass) ||
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    b.rating - a.rating ||
    a.id - b.id
  );
}

function countFits(items: readonly MatchedItem[], at: number): Record<Fit, number> {
  const counts: Record<Fit, number> = { includes: 0, asks: 0, differs: 0 };
  for (const { fit, alterations } of items) if (alterations.includes(at)) counts[fit]++;
  return counts;
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
