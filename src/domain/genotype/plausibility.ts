import { chromosomeRows, type GenotypeColumns } from './columns.ts';
import { ALLELE, firstAllele, secondAllele } from './genotype-code.ts';

/** What cannot be one healthy genome, whatever its single calls say. */
export type Implausibility = 'heterozygosity' | 'contradictions';

/** Calls on autosomes by kind. */
export interface AutosomalCalls {
  heterozygous: number;
  homozygous: number;
}

/** Fewest calls of which a share says something. */
const LEAST_CALLS = { listing: 2000, variants: 10_000 };
/**
 * Share of heterozygous calls that a human genome can show. At a variant of two alleles random mating makes at most half of all people
 * heterozygous, so that no list of such places has more; next to none has a list that was written from one chromosome copy. Where places that
 * equal the reference are left out, nearly two in three are heterozygous. The lines are ours, far outside of both.
 */
const SHARES = { listing: { least: 0.01, most: 0.55 }, variants: { least: 0.15, most: 0.9 } };
/** Places that one file calls differently: chips repeat some thousand probes and disagree on few of them. */
const MOST_CONTRADICTIONS = { share: 0.01, count: 100 };

/** Kind of every genotype code: 1 heterozygous, 2 homozygous, 0 anything else. */
const KIND = Uint8Array.from({ length: 256 }, (_, code) => {
  const [first, second] = [firstAllele(code), secondAllele(code)];
  const isCalled = [first, second].every((allele) => allele >= ALLELE.A && allele <= ALLELE.I);
  return !isCalled ? 0 : first === second ? 2 : 1;
});

/** Counts the diploid calls of the autosomes. */
export function countAutosomalCalls({ keys, genotypes }: Pick<GenotypeColumns, 'keys' | 'genotypes'>): AutosomalCalls {
  const [end] = chromosomeRows(keys, 'X');
  const counts = [0, 0, 0];
  for (let row = 0; row < end; row++) {
    const kind = KIND[genotypes[row] ?? 0] ?? 0;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return { heterozygous: counts[1] ?? 0, homozygous: counts[2] ?? 0 };
}

/**
 * What of a file cannot be one genome; an empty list where nothing speaks against it.
 *
 * @param variantsOnly places that equal the reference are left out
 */
export function implausibilities(facts: {
  calls: AutosomalCalls;
  rows: number;
  conflicts: number;
  variantsOnly: boolean;
}): Implausibility[] {
  const { calls, rows, conflicts } = facts;
  const kind = facts.variantsOnly ? 'variants' : 'listing';
  const total = calls.heterozygous + calls.homozygous;
  const share = calls.heterozygous / Math.max(1, total);
  const found: Implausibility[] = [];
  if (total >= LEAST_CALLS[kind] && (share < SHARES[kind].least || share > SHARES[kind].most))
    found.push('heterozygosity');
  if (conflicts > MOST_CONTRADICTIONS.count && conflicts > rows * MOST_CONTRADICTIONS.share)
    found.push('contradictions');
  return found;
}
