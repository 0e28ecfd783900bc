import { type GeneDefinition, referenceAllele } from './definition.ts';

/** How the two strands of a diplotype read. */
export interface SpeltDiplotype {
  /** In the names of the tables where they have them. */
  text: string;
  strands: readonly string[];
  /** Whether the tables have every strand. */
  known: boolean;
  /** Strands that the tables do not have. */
  unknown: readonly string[];
  /** Whether every strand is spelt like an allele: a star name or an HGVS name. */
  legal: boolean;
}

/** Spellings of alleles that the tables may not have: star names with copies and tandems, HGVS names. */
const STAR = String.raw`\*\d{1,4}[A-Z]{0,2}(?:\.\d{3})?(?:x(?:N|≥?\d{1,2}))?`;
const LEGAL = new RegExp(`^(?:${STAR}(?:\\+${STAR})*|(?:[cgmn]\\.)?[-\\d_+*]+(?:[ACGT]+>[ACGT]+|del[ACGT]*|dup[ACGT]*|ins[ACGT]+))$`); // prettier-ignore
const PAIR_WITH_COPIES = /^\((.+)\/(.+)\)\s*[x×]\s*(N|\d{1,2})$/i;

function fold(name: string): string {
  return name.toLowerCase().replace(/\s+/g, '');
}

/** `X (Y)` is X and Y too; a list of names is each of them; the reference goes by its usual words where no star names it. */
function otherNames(name: string): string[] {
  const [, outer, inner] = /^(.*\S)\s*\(([^()]+)\)$/.exec(name) ?? [];
  const bare = outer ?? name;
  return [...bare.split(', '), bare, ...(inner === undefined ? [] : [inner])];
}

function referenceNames(gene: GeneDefinition): string[] {
  const reference = referenceAllele(gene);
  if (reference === null || reference.name.startsWith('*')) return [];
  const hasStars = gene.alleles.some(({ name }) => name.includes('(*'));
  const words = ['reference', 'ref', 'wildtype', 'wild-type', 'wt'];
  return [...words, ...(gene.referenceShownAs === null ? [] : [gene.referenceShownAs]), ...(hasStars ? ['*1'] : [])];
}

const cache = new WeakMap<GeneDefinition, ReadonlyMap<string, string>>();

/** Folded spelling to the name in the tables; spellings that could mean two alleles are left out. */
function aliasesOf(gene: GeneDefinition): ReadonlyMap<string, string> {
  const known = cache.get(gene);
  if (known !== undefined) return known;
  const found = new Map<string, Set<string>>();
  const add = (alias: string, name: string): void => {
    found.set(fold(alias), (found.get(fold(alias)) ?? new Set()).add(name));
  };
  for (const { name } of gene.alleles) for (const alias of otherNames(name)) add(alias, name);
  const reference = referenceAllele(gene);
  if (reference !== null) for (const alias of referenceNames(gene)) add(alias, reference.name);
  const exact = new Map(gene.alleles.flatMap(({ name, reportedAs }) => [name, ...(reportedAs === null ? [] : [reportedAs])].map((own) => [fold(own), own] as const))); // prettier-ignore
  const aliases = new Map<string, string>();
  for (const [alias, names] of found) {
    const [only] = names;
    if (names.size === 1 && only !== undefined) aliases.set(alias, only);
  }
  const all = new Map([...aliases, ...exact]);
  cache.set(gene, all);
  return all;
}

/** One allele without copies: its name in the tables, `null` where they have none. */
function plainAllele(gene: GeneDefinition, text: string): string | null {
  const aliases = aliasesOf(gene);
  const whole = aliases.get(fold(text));
  if (whole !== undefined) return whole;
  // PharmVar's sub-alleles (`*4.001`) have the function of their allele.
  const [, core] = /^(\*\d+[A-Z]?)\.\d{3}$/i.exec(text) ?? [];
  return core === undefined ? null : (aliases.get(fold(core)) ?? null);
}

/** One allele with its copies: `*1x2`, `*1xN`, `*4.001 x 2`. */
function alleleWithCopies(gene: GeneDefinition, text: string): string | null {
  const plain = plainAllele(gene, text);
  if (plain !== null) return plain;
  const [, base, copies] = /^(.+?)\s*[x×]\s*(N|≥?\s*\d{1,2})$/i.exec(text) ?? [];
  const allele = base === undefined || copies === undefined ? null : plainAllele(gene, base);
  if (allele === null || copies === undefined || !allele.startsWith('*')) return null;
  const count = copies.replace(/\s/g, '').toUpperCase();
  if (count === '0') return null;
  return count === '1' ? allele : `${allele}x${count}`;
}

function speltStrand(gene: GeneDefinition, text: string): { name: string; known: boolean } {
  const whole = alleleWithCopies(gene, text);
  if (whole !== null) return { name: whole, known: true };
  const parts = text.split('+').map((part) => alleleWithCopies(gene, part.trim()));
  if (parts.length > 1 && parts.every((part) => part !== null)) return { name: parts.join('+'), known: true };
  return { name: text.replace(/\s*\+\s*/g, '+'), known: false };
}

/** Alleles may repeat the gene (`CYP2D6*1/CYP2D6*4`). */
function withoutGene(gene: string, text: string): string {
  const start = text.slice(0, gene.length).toUpperCase();
  return start === gene && /^[\s:*]/.test(text.slice(gene.length))
    ? text.slice(gene.length).replace(/^[\s:]+/, '')
    : text;
}

/** `X (heterozygous)` and `X (homozygous)`, where the reference is called that and not by a star. */
function zygosity(gene: GeneDefinition, text: string): string {
  const [, name, word = ''] = /^(.+?)\s*\(?\b(het(?:erozygous)?|hom(?:ozygous)?)\)?$/i.exec(text) ?? [];
  const reference = referenceAllele(gene)?.name ?? '*';
  if (name === undefined || reference.startsWith('*')) return text;
  return word.toLowerCase().startsWith('het') ? `${reference}/${name}` : `${name}/${name}`;
}

/** Reads a diplotype as laboratories spell it, in the tables' names where they have them. */
export function speltDiplotype(gene: GeneDefinition, written: string): SpeltDiplotype {
  const text = zygosity(gene, written.replaceAll('|', '/').trim());
  const [, left, right, copies] = PAIR_WITH_COPIES.exec(text) ?? [];
  const isPair = left !== undefined && right !== undefined && copies !== undefined;
  const parts = (isPair ? [left, right] : text.split('/')).map((part) => withoutGene(gene.gene, part.trim()));
  const read = parts.map((part) => speltStrand(gene, part));
  const strands = read.map(({ name }) => name);
  const joined = strands.join('/');
  const hasCopies = isPair && copies !== '2';
  return {
    text: hasCopies ? `(${joined})x${copies.toUpperCase()}` : joined,
    strands,
    known: read.every(({ known }) => known),
    unknown: read.filter(({ known }) => !known).map(({ name }) => name),
    legal: read.every(({ name, known }) => known || LEGAL.test(name)),
  };
}
