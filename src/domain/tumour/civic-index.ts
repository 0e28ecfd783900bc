import { alleleKey, insertionKey } from './allele-key.ts';
import type { CivicKnowledge, CivicVariant } from './civic.ts';
import { genesOf, type IsWithin } from './match-change.ts';
import type { GenomicAllele } from './profile.ts';

/** Longest stretch that is one change; longer ones are exons, genes or fusions. */
const LONGEST_CHANGE = 120;

const NOT_TOLD: IsWithin = () => null;

/** Longest stretch of letters that is one exon; what the list writes as an exon and is longer has its neighbours in it. */
const LONGEST_EXON = 1000;

/** The knowledge as it is asked: variants by gene and by allele, and which codons lie in which exon. Built once a pack. */
export class CivicIndex {
  readonly knowledge: CivicKnowledge;
  readonly #byGene = new Map<string, number[]>();
  readonly #byAllele = { GRCh37: new Map<string, number[]>(), GRCh38: new Map<string, number[]>() };
  readonly #items = new Map<number, number[]>();
  readonly #assertions = new Map<number, number[]>();
  readonly #symbols: ReadonlyMap<string, string>;
  /** For variants that name an exon or region with its place: first and last codon that the list places there, by variant. */
  readonly #spans = new Map<CivicVariant, { first: number; last: number }>();
  /** Single exons of each gene of which the list places some codons. */
  readonly #exons = new Map<string, { number: number; first: number; last: number }[]>();

  /** Of the variants that name a place: whether a codon lies in it. */
  readonly #within = new Map<CivicVariant, IsWithin>();

  constructor(knowledge: CivicKnowledge) {
    this.knowledge = knowledge;
    this.#symbols = new Map(knowledge.symbols);
    knowledge.variants.forEach((variant, at) => {
      const genes = new Set([variant.gene, ...variant.needs.flat().flatMap(genesOf)]);
      for (const gene of genes) push(this.#byGene, gene, at);
      for (const build of ['GRCh37', 'GRCh38'] as const) {
        const key = keyOf(variant, build);
        if (key !== null) push(this.#byAllele[build], key, at);
      }
    });
    knowledge.items.forEach(({ variant }, at) => {
      push(this.#items, variant, at);
    });
    knowledge.assertions.forEach(({ variant }, at) => {
      push(this.#assertions, variant, at);
    });
    for (const variant of knowledge.variants) this.#placeExon(variant);
    for (const variant of knowledge.variants) {
      const [need] = variant.needs[0] ?? [];
      if (need?.kind === 'exon' || this.#spans.has(variant)) this.#within.set(variant, this.#withinOf(variant));
    }
  }

  /** Indexes of the variants that speak of a gene. */
  ofGene(gene: string): readonly number[] {
    return this.#byGene.get(gene) ?? [];
  }

  /** Indexes of the variants that are exactly this allele. */
  ofAllele({ build, chromosome, position, ref, alt }: GenomicAllele): readonly number[] {
    return this.#byAllele[build].get(alleleKey(chromosome, position, ref, alt)) ?? [];
  }

  /** Number of the exon in which an allele lies with all its letters, where the list places that exon; null where it does not. */
  exonOf(gene: string, { build, chromosome, position, ref }: GenomicAllele): number | null {
    for (const at of this.ofGene(gene)) {
      const { place = null, needs = [] } = this.knowledge.variants[at] ?? {};
      const [need] = needs[0] ?? [];
      if (place === null || needs.length !== 1 || needs[0]?.length !== 1) continue;
      if (need?.kind !== 'exon' || need.gene !== gene || need.first !== need.last) continue;
      const [start, length] = [build === 'GRCh37' ? place.start37 : place.start38, place.stop37 - place.start37];
      const isInside = start > 0 && position >= start && position + ref.length - 1 <= start + length;
      if (length <= LONGEST_EXON && place.chromosome === chromosome && isInside) return need.first;
    }
    return null;
  }

  itemsOf(variant: number): readonly number[] {
    return this.#items.get(variant) ?? [];
  }

  assertionsOf(variant: number): readonly number[] {
    return this.#assertions.get(variant) ?? [];
  }

  knowsGene(gene: string): boolean {
    return this.#byGene.has(gene);
  }

  get genes(): readonly string[] {
    return [...this.#byGene.keys()];
  }

  /** The gene's own symbol for one of its other names. */
  symbol(written: string): string {
    const upper = written.toUpperCase();
    const known = this.#known(upper);
    if (known !== undefined) return known;
    // "HER-2", "K-RAS" and "BRCA-1" are written without the hyphen elsewhere.
    return /^[A-Z0-9]+-[A-Z0-9]+$/.test(upper) ? (this.#known(upper.replace('-', '')) ?? upper) : upper;
  }

  #known(upper: string): string | undefined {
    return this.#byGene.has(upper) ? upper : this.#symbols.get(upper);
  }

  /** Whether a codon lies in the exon or region of a variant, by where the list places that and other variants of the gene. */
  isWithin(variant: CivicVariant): IsWithin {
    return this.#within.get(variant) ?? NOT_TOLD;
  }

  #withinOf(variant: CivicVariant): IsWithin {
    const [need] = variant.needs[0] ?? [];
    const own = this.#spans.get(variant);
    const exons = this.#exons.get(variant.gene) ?? [];
    return (codon) => {
      if (own !== undefined && own.first <= codon && codon <= own.last) return true;
      if (need?.kind !== 'exon') return null;
      for (const exon of exons) {
        const isIn = exon.first <= codon && codon <= exon.last;
        if (isIn && need.first <= exon.number && exon.number <= need.last) return true;
        // Exons follow one another as their codons do.
        if (need.last < exon.number && codon >= exon.first) return false;
        if (need.first > exon.number && codon <= exon.last) return false;
      }
      return null;
    };
  }

  /** An exon is one stretch, and codons lie in it in order: between two that lie there, all do. */
  #placeExon(variant: CivicVariant): void {
    const { place, gene } = variant;
    const isPlace = variant.needs.length === 1 && variant.needs[0]?.length === 1 && ['exon', 'region'].includes(variant.needs[0][0]?.kind ?? ''); // prettier-ignore
    if (place === null || !isPlace) return;
    let [first, last] = [Infinity, -Infinity];
    for (const at of this.ofGene(gene)) {
      const other = this.knowledge.variants[at];
      const [need] = other?.needs[0] ?? [];
      if (other?.place == null || other.gene !== gene || need?.kind !== 'protein' || other.needs[0]?.length !== 1) continue; // prettier-ignore
      const { chromosome, start37, stop37 } = other.place;
      const isInside = chromosome === place.chromosome && start37 >= place.start37 && stop37 <= place.stop37;
      if (!isInside || stop37 - start37 > LONGEST_CHANGE) continue;
      [first, last] = [Math.min(first, need.change.first), Math.max(last, need.change.last)];
    }
    if (first > last) return;
    this.#spans.set(variant, { first, last });
    const [need] = variant.needs[0] ?? [];
    if (need?.kind === 'exon' && need.first === need.last) push(this.#exons, gene, { number: need.first, first, last });
  }
}

function keyOf({ place }: CivicVariant, build: GenomicAllele['build']): string | null {
  if (place === null || (place.ref === '' && place.alt === '')) return null;
  const start = build === 'GRCh37' ? place.start37 : place.start38;
  if (start === 0) return null;
  // Between two neighbours, which CIViC names both.
  if (place.ref === '') return insertionKey(place.chromosome, start, place.alt);
  return alleleKey(place.chromosome, start, place.ref, place.alt);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const held = map.get(key);
  if (held === undefined) map.set(key, [value]);
  else held.push(value);
}
