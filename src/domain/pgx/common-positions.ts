import type { GeneDefinition, NamedAllele } from './definition.ts';
import { admits } from './iupac.ts';

/** An allele is common where 1 in 100 people carry it in some group: 1 in 200 copies of the gene. A rule of ours. */
const COMMON_SHARE = 0.005;

const cache = new WeakMap<GeneDefinition, readonly boolean[]>();

/** Places where the allele has another base than the reference, with that base. */
function changesOf(gene: GeneDefinition, allele: NamedAllele): (readonly [number, string])[] {
  return allele.definition.filter(([index, bases]) => !admits(bases, gene.positions[index]?.ref ?? ''));
}

/**
 * Positions that tell the common forms of a gene: those at which a named allele that is common in some group (`frequencies.tsv`) and whose
 * function is not the reference's has a base that no allele of the reference's function has. Rare forms, forms of the usual function and forms
 * that single variants do not show count for nothing here; where no frequency is known, no position does.
 */
export function commonPositions(gene: GeneDefinition): readonly boolean[] {
  const known = cache.get(gene);
  if (known !== undefined) return known;
  const usual = gene.alleles.find(({ reference }) => reference)?.function ?? null;
  const isCommon = (index: number): boolean =>
    gene.frequencies.some(({ alleleIndex, frequency }) => alleleIndex === index && frequency >= COMMON_SHARE);
  const changed = gene.alleles.filter(
    (allele, index) => !allele.reference && allele.matchable === 'yes' && allele.function !== usual && isCommon(index),
  );
  const usualBases = new Set(
    gene.alleles
      .filter((allele) => allele.function === usual)
      .flatMap((allele) => changesOf(gene, allele).map(([index, bases]) => `${String(index)} ${bases}`)),
  );
  const told = new Set(
    changed.flatMap((allele) =>
      changesOf(gene, allele).flatMap(([index, bases]) => (usualBases.has(`${String(index)} ${bases}`) ? [] : [index])),
    ),
  );
  const positions = gene.positions.map((_, index) => told.has(index));
  cache.set(gene, positions);
  return positions;
}
