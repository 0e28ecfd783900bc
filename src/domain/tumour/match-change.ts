import type { Category, Change, Found, RegionEffect } from './profile.ts';
import type { ProteinChange } from './protein-change.ts';

/** How closely a variant of the list names what was told, strongest first. */
export const MATCH_CLASSES = ['exact', 'codon', 'region', 'category', 'gene'] as const;
export type MatchClass = (typeof MATCH_CLASSES)[number];

/**
 * `includes`: what was told is what the list speaks of, or a case of it. `asks`: it may be, but less was told than the list asks for.
 * `differs`: the list speaks of another change of the same gene; never evidence for what was told.
 */
export const FITS = ['includes', 'asks', 'differs'] as const;
export type Fit = (typeof FITS)[number];

export interface ChangeMatch {
  matchClass: MatchClass;
  fit: Fit;
}

/** Whether a codon of a gene lies in the exon or region that a variant names; null where the list does not tell. */
export type IsWithin = (codon: number) => boolean | null;

/** What else a told category is, and what it may be. */
const IMPLIED: Readonly<Partial<Record<Category, readonly Category[]>>> = {
  frameshift: ['truncating'],
  deletion: ['loss'],
  overexpression: ['expression'],
};
const POSSIBLE: Readonly<Partial<Record<Category, readonly Category[]>>> = {
  mutation: ['truncating', 'frameshift', 'splice', 'itd', 'loss-of-function', 'gain-of-function'],
  truncating: ['mutation', 'frameshift', 'loss-of-function', 'loss'],
  frameshift: ['mutation', 'loss-of-function', 'loss'],
  splice: ['mutation', 'truncating', 'loss-of-function', 'gain-of-function', 'loss'],
  itd: ['mutation', 'gain-of-function'],
  'loss-of-function': ['mutation', 'truncating', 'frameshift', 'splice', 'loss', 'deletion'],
  'gain-of-function': ['mutation', 'itd', 'splice', 'amplification'],
  amplification: ['gain', 'overexpression', 'expression'],
  gain: ['amplification', 'overexpression', 'expression'],
  loss: ['deletion', 'loss-of-function', 'heterozygous-loss', 'underexpression', 'methylation'],
  deletion: ['loss-of-function', 'underexpression'],
  'heterozygous-loss': ['loss', 'underexpression', 'loss-of-function'],
  expression: ['overexpression', 'underexpression'],
  overexpression: ['amplification', 'gain'],
  underexpression: ['loss', 'deletion', 'heterozygous-loss', 'methylation', 'loss-of-function'],
  methylation: ['underexpression', 'loss', 'loss-of-function'],
};
const SMALL_EFFECTS = ['gain-of-function', 'loss-of-function'] as const;

/** Genes of which a change speaks. */
export function genesOf(change: Change): string[] {
  if (change.kind === 'fusion' && change.partner !== null) return [change.gene, change.partner];
  return change.gene === null ? [] : [change.gene];
}

/**
 * How a change that was told stands to one that the list asks for. Null where they speak of different genes, where the gene was read and found
 * unchanged, or where one speaks of the wild type and the other of a change: that is no match of any kind.
 */
export function matchChange(told: Change, need: Change, isWithin: IsWithin): ChangeMatch | null {
  if (told.kind === 'absent' || need.kind === 'absent') return null;
  if (!genesOf(told).some((gene) => genesOf(need).includes(gene))) return null;
  if (told.kind === 'wildtype' || need.kind === 'wildtype') {
    return told.kind === need.kind ? { matchClass: 'exact', fit: 'includes' } : null;
  }
  return matchFound(told, need, isWithin) ?? { matchClass: 'gene', fit: 'differs' };
}

function matchFound(told: Found, need: Found, isWithin: IsWithin): ChangeMatch | null {
  switch (need.kind) {
    case 'protein':
      return toProtein(told, need.change);
    case 'codon':
      return toCodon(told, need);
    case 'exon':
    case 'region':
      return toPlace(told, need, isWithin);
    case 'category':
      return toCategory(told, need.category);
    case 'fusion':
      return toFusion(told, need);
    case 'coding':
      if (told.kind === 'coding') return told.coding === need.coding ? { matchClass: 'exact', fit: 'includes' } : null;
      return isSmall(told) ? { matchClass: 'gene', fit: 'asks' } : null;
    case 'named':
      return told.kind === 'named' && told.name === need.name ? { matchClass: 'exact', fit: 'includes' } : null;
    case 'allele':
      return null;
  }
}

function toProtein(told: Found, need: ProteinChange): ChangeMatch | null {
  if (told.kind === 'protein') {
    const { change } = told;
    if (change.text === need.text) return { matchClass: 'exact', fit: 'includes' };
    const areShifts = change.kind === 'frameshift' && need.kind === 'frameshift' && change.first === need.first;
    // A frameshift without its length stands for every one that begins there.
    if (areShifts && isShort(need)) return { matchClass: 'exact', fit: 'includes' };
    if (areShifts && isShort(change)) return { matchClass: 'codon', fit: 'asks' };
    const isSameCodon = change.first === need.first && change.last === need.last;
    return isSameCodon ? { matchClass: 'codon', fit: 'differs' } : null;
  }
  if (told.kind === 'codon') return told.codon === need.first && need.first === need.last ? { matchClass: 'codon', fit: 'asks' } : null; // prettier-ignore
  if (told.kind === 'coding' || told.kind === 'allele')
    return isSmall(told) ? { matchClass: 'gene', fit: 'asks' } : null;
  // Other terms: what was told may be this change, unless it is said to be of another kind.
  if (told.kind === 'exon' || told.kind === 'region')
    return told.effect === 'skipping' || hasEffect(need, told.effect) ? { matchClass: 'region', fit: 'asks' } : null;
  if (told.kind !== 'category') return null;
  if (['mutation', ...SMALL_EFFECTS].includes(told.category)) return { matchClass: 'gene', fit: 'asks' };
  const isCase = categoriesOf(need).includes(told.category);
  return isCase ? { matchClass: 'category', fit: 'asks' } : null;
}

function isShort({ alt, text }: ProteinChange): boolean {
  return alt === '' && text.endsWith('fs');
}

function toCodon(told: Found, need: Extract<Found, { kind: 'codon' }>): ChangeMatch | null {
  if (told.kind === 'codon') return told.codon === need.codon ? { matchClass: 'codon', fit: 'includes' } : null;
  if (told.kind === 'protein') {
    const { change } = told;
    const isThere = change.first <= need.codon && need.codon <= change.last && change.kind !== 'synonymous';
    // A codon is named for its substitutions; a stop, a shift or a deletion there is something else.
    return isThere ? { matchClass: 'codon', fit: change.kind === 'missense' ? 'includes' : 'asks' } : null;
  }
  if (told.kind === 'exon' || told.kind === 'region')
    return ['any', 'mutation', 'skipping'].includes(told.effect) ? { matchClass: 'codon', fit: 'asks' } : null;
  if (told.kind === 'coding' || told.kind === 'allele')
    return isSmall(told) ? { matchClass: 'codon', fit: 'asks' } : null;
  return told.kind === 'category' && ['mutation', ...SMALL_EFFECTS].includes(told.category)
    ? { matchClass: 'codon', fit: 'asks' }
    : null;
}

type Place = Extract<Found, { kind: 'exon' | 'region' }>;

function toPlace(told: Found, need: Place, isWithin: IsWithin): ChangeMatch | null {
  if (told.kind === 'exon' || told.kind === 'region') {
    const isSame = told.kind === 'exon' && need.kind === 'exon' ? need.first <= told.first && told.last <= need.last : told.kind === 'region' && need.kind === 'region' && told.region === need.region; // prettier-ignore
    // An exon and a named part are other terms for what may be one place.
    if (told.kind !== need.kind) return { matchClass: 'region', fit: 'asks' };
    if (!isSame) return null;
    if (need.effect === told.effect) return { matchClass: 'region', fit: 'includes' };
    if (need.effect === 'any' && told.effect === 'mutation') return { matchClass: 'region', fit: 'includes' };
    const isOpen = [told.effect, need.effect].some((effect) => ['any', 'mutation', 'skipping'].includes(effect));
    return isOpen ? { matchClass: 'region', fit: 'asks' } : null;
  }
  if (told.kind === 'category') {
    const isElsewhere = need.kind === 'exon' && told.exon != null && (told.exon < need.first || told.exon > need.last);
    return SMALL_OR_PART.includes(told.category) && !isElsewhere ? { matchClass: 'region', fit: 'asks' } : null;
  }
  if (told.kind === 'coding' || told.kind === 'allele')
    return isSmall(told) ? { matchClass: 'region', fit: 'asks' } : null;
  if (told.kind === 'codon') {
    const isOther = need.kind === 'region' ? /utr|intron|promoter/.test(need.region) : isWithin(told.codon) === false;
    return !isOther && ['any', 'mutation', 'skipping'].includes(need.effect)
      ? { matchClass: 'region', fit: 'asks' }
      : null;
  }
  if (told.kind !== 'protein' || told.change.kind === 'synonymous') return null;
  // What is read from the protein's letters lies in none of these.
  if (need.kind === 'region' && /utr|intron|promoter/.test(need.region))
    return isLettersOfDna(told.change) ? { matchClass: 'region', fit: 'asks' } : null;
  const isPlaced = need.kind !== 'exon' || told.exon === null || (need.first <= told.exon && told.exon <= need.last);
  if (need.effect === 'skipping')
    return isPlaced && bothEnds(told.change, isWithin) !== false ? { matchClass: 'region', fit: 'asks' } : null;
  if (!hasEffect(told.change, need.effect)) return null;
  const isInside = need.kind === 'exon' && told.exon !== null ? need.first <= told.exon && told.exon <= need.last : bothEnds(told.change, isWithin); // prettier-ignore
  if (isInside === null) return { matchClass: 'region', fit: 'asks' };
  // Studies of an exon or region speak of changes that leave the protein whole; only where they name the kind does another fit.
  const isNamed = need.effect !== 'any' && need.effect !== 'mutation';
  return isInside
    ? { matchClass: 'region', fit: told.change.kind === 'missense' || isNamed ? 'includes' : 'asks' }
    : null;
}

/** Categories of what may lie in one exon or region. */
const SMALL_OR_PART: readonly Category[] = [
  'mutation',
  'truncating',
  'frameshift',
  'splice',
  'itd',
  'deletion',
  'loss',
  ...SMALL_EFFECTS,
];

/** "C228T" is a letter of the DNA for those who write it so. */
function isLettersOfDna({ ref, alt }: ProteinChange): boolean {
  return 'ACGT'.includes(ref) && alt !== '' && 'ACGT'.includes(alt);
}

/** Whether it is a change of a few letters that is not silent. */
function isSmall(told: Found): boolean {
  if (told.kind === 'allele') return told.consequence !== 'Silent';
  if (told.kind === 'protein') return told.change.kind !== 'synonymous';
  if (told.kind === 'category')
    return ['mutation', 'splice', 'truncating', 'frameshift', 'itd', ...SMALL_EFFECTS].includes(told.category);
  return ['codon', 'coding', 'exon', 'region'].includes(told.kind);
}

function bothEnds({ first, last }: ProteinChange, isWithin: IsWithin): boolean | null {
  const ends = [isWithin(first), isWithin(last)];
  return ends.includes(false) ? false : ends.includes(null) ? null : true;
}

/** Whether a change of the protein is what an exon or region is said to have. Skipping of an exon is not seen in letters. */
function hasEffect(change: ProteinChange, effect: RegionEffect): boolean {
  const span = change.last - change.first + 1;
  if (effect === 'any' || effect === 'mutation') return true;
  if (effect === 'deletion')
    return change.kind === 'deletion' || (change.kind === 'delins' && change.alt.length < span);
  if (effect === 'insertion') return change.kind === 'insertion' || change.kind === 'duplication' || (change.kind === 'delins' && change.alt.length > span); // prettier-ignore
  if (effect === 'duplication') return change.kind === 'duplication';
  return effect === 'frameshift' && change.kind === 'frameshift';
}

/** Categories that a change of the protein is a case of. */
function categoriesOf({ kind }: ProteinChange): Category[] {
  if (kind === 'synonymous') return [];
  if (kind === 'nonsense') return ['truncating'];
  return kind === 'frameshift' ? ['frameshift', 'truncating'] : [];
}

function toCategory(told: Found, need: Category): ChangeMatch | null {
  const matchClass = need === 'mutation' ? 'gene' : 'category';
  const [is, maybe] = natureOf(told);
  if (is.includes(need)) return { matchClass, fit: 'includes' };
  return maybe.includes(need) ? { matchClass, fit: 'asks' } : null;
}

/** Categories that it may be. An item on any mutation of the gene does not name the change: it asks. */
function maybeOf({ kind }: ProteinChange): Category[] {
  const broken: Category[] = kind === 'nonsense' || kind === 'frameshift' ? ['loss'] : [];
  const doubled: Category[] = kind === 'insertion' || kind === 'duplication' || kind === 'delins' ? ['itd'] : [];
  return ['mutation', ...SMALL_EFFECTS, ...broken, ...doubled];
}

/** Categories that something told is a case of, and those that it may be. */
function natureOf(told: Found): [readonly Category[], readonly Category[]] {
  switch (told.kind) {
    case 'category':
      return [[told.category, ...(IMPLIED[told.category] ?? [])], POSSIBLE[told.category] ?? []];
    case 'protein':
      return told.change.kind === 'synonymous' ? [[], []] : [categoriesOf(told.change), maybeOf(told.change)];
    case 'codon':
      return [[], ['mutation', ...SMALL_EFFECTS]];
    case 'exon':
    case 'region':
      return [[], ['mutation', 'truncating', 'frameshift', 'splice', 'itd', 'deletion', 'loss', ...SMALL_EFFECTS]];
    case 'fusion':
      return [['rearrangement'], []];
    case 'allele':
    case 'coding':
      return told.kind === 'allele' && told.consequence === 'Silent'
        ? [[], []]
        : [[], ['mutation', 'truncating', 'frameshift', 'splice', 'itd', ...SMALL_EFFECTS]];
    case 'named':
      return [[], []];
  }
}

function toFusion(told: Found, need: Extract<Found, { kind: 'fusion' }>): ChangeMatch | null {
  if (told.kind === 'category')
    return told.category === 'rearrangement' ? { matchClass: 'category', fit: 'asks' } : null;
  if (told.kind !== 'fusion') return null;
  if (need.partner === null) return { matchClass: 'category', fit: 'includes' };
  if (told.partner === null) return { matchClass: 'category', fit: 'asks' };
  const isSame = genesOf(need).every((gene) => genesOf(told).includes(gene));
  return isSame ? { matchClass: 'exact', fit: 'includes' } : null;
}
