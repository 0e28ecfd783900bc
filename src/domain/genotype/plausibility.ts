import { chromosomeRows, codeCounts, countWhere, type GenotypeColumns } from './columns.ts';
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

const isBase = (allele: number): boolean => allele >= ALLELE.A && allele <= ALLELE.I;
const isDiploid = (code: number): boolean => isBase(firstAllele(code)) && isBase(secondAllele(code));
const isHomozygous = (code: number): boolean => firstAllele(code) === secondAllele(code);

/** Counts the diploid calls of the autosomes. */
export function countAutosomalCalls(columns: GenotypeColumns): AutosomalCalls {
  const [end] = chromosomeRows(columns.keys, 'X');
  const counts = codeCounts(columns, 0, end);
  return {
    heterozygous: countWhere(counts, (code) => isDiploid(code) && !isHomozygous(code)),
    homozygous: countWhere(counts, (code) => isDiploid(code) && isHomozygous(code)),
  };
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
