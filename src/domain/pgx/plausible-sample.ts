import type { GeneDefinition } from './definition.ts';
import type { GeneSample } from './sample.ts';

/** A gene with what a file says of its positions. */
export interface ReadGene {
  gene: GeneDefinition;
  sample: GeneSample;
}

/** In every group fewer than this share of chromosomes carry the alleles of a rare position. */
const RARE_SHARE = 0.01;
/**
 * Rare positions with a variant beyond those of two rare alleles, in one gene, and over all genes. Rules of ours: people
 * have one or two, and none of the peers' invented people has as many.
 */
const SPARE_IN_GENE = 6;
const MOST_RARE = 15;
/** Share of the positions read that may differ from the reference, where a file lists both. A rule of ours: people differ at one in ten. */
const MOST_VARIANT_SHARE = 1 / 3;
const LEAST_READ = 30;

const rareCache = new WeakMap<GeneDefinition, { isRare: boolean[]; most: number }>();

/** Which positions only rare alleles have, and how many of them one allele has at most. Alleles of unknown frequency count as rare. */
function rarePositions(gene: GeneDefinition): { isRare: boolean[]; most: number } {
  const known = rareCache.get(gene);
  if (known !== undefined) return known;
  const groups = new Set(gene.frequencies.map(({ groupIndex }) => groupIndex));
  const isRare = gene.positions.map((position, index) => {
    if (position.roles.includes('extra')) return false;
    const alleles = new Set(
      gene.alleles.flatMap((allele, at) =>
        !allele.reference && allele.definition.some(([place]) => place === index) ? [at] : [],
      ),
    );
    return [...groups].every((group) => {
      const shares = gene.frequencies.filter((row) => row.groupIndex === group && alleles.has(row.alleleIndex));
      return shares.reduce((sum, { frequency }) => sum + frequency, 0) < RARE_SHARE;
    });
  });
  const counts = gene.alleles.map((allele) =>
    allele.reference ? 0 : allele.definition.filter(([place]) => isRare[place] === true).length,
  );
  const found = { isRare, most: Math.max(1, ...counts) };
  rareCache.set(gene, found);
  return found;
}

/** Whether a position was read with an allele that is not the reference's. */
function isVariant({ gene, sample }: ReadGene, index: number): boolean {
  const ref = gene.positions[index]?.ref;
  return sample.readings[index]?.call?.alleles.some((allele) => allele !== null && allele !== ref) ?? false;
}

/** Rare positions of the gene at which the person has a variant. */
function rareVariants(read: ReadGene): number {
  const { isRare } = rarePositions(read.gene);
  return read.gene.positions.filter((_, index) => isRare[index] === true && isVariant(read, index)).length;
}

/**
 * Whether one person can have so many variants: rare ones come alone, and most positions equal the reference. A file that fails is of
 * several people, of made-up or damaged data, or on another strand or assembly than it says.
 */
export function isPlausibleSample(genes: readonly ReadGene[]): boolean {
  let rare = 0;
  let read = 0;
  let variants = 0;
  for (const one of genes) {
    const count = rareVariants(one);
    if (count > 2 * rarePositions(one.gene).most + SPARE_IN_GENE) return false;
    rare += count;
    one.sample.readings.forEach(({ state }, index) => {
      if (state === 'read' || state === 'imputed') {
        read++;
        variants += Number(isVariant(one, index));
      }
    });
  }
  // A file of variants only has nothing else to show.
  const listsReference = variants < read;
  return rare <= MOST_RARE && !(listsReference && read >= LEAST_READ && variants > read * MOST_VARIANT_SHARE);
}
