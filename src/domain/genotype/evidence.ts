import { genotypeIndex } from './imputed-call.ts';

/**
 * Least quality (Phred) of a call that counts: 20 is one error in a hundred, and the floor at which GATK's blocks are confident. The same for
 * rows and for reference blocks (`CONFIDENT_BLOCK_GQ` of the kernel).
 */
export const QUALITY_FLOOR = 20;
/** What one read is worth where only a depth is stated: each read that shows one of two alleles halves the chance of the other. */
export const QUALITY_OF_A_READ = 3;
/** Reads that show another base than the one they come from. A rule of ours, above what sequencers state (0.1 to 1 %). */
const READ_ERROR = 0.01;
const PHRED_OF_NAT = 10 / Math.LN10;

/** Why a call of the file does not count. The file's own words for it stay in its record. */
export type CallDoubt =
  | 'no-reads'
  | 'reads-contradict'
  | 'low-quality'
  | 'failed-filter'
  | 'not-diploid'
  | 'lines-contradict';

/** What a VCF record states of its call. Names are those of VCF; null where it states none. */
export interface CallEvidence {
  /** Allele indices of GT. */
  genotype: readonly (number | null)[];
  /** GQ. */
  quality: number | null;
  /** PL, or GL as Phred: the lower, the likelier; in the order of VCF 4.4, section 1.6.2. */
  likelihoods: readonly number[] | null;
  /** DP. */
  depth: number | null;
  /** AD. */
  alleleDepths: readonly number[] | null;
  /** FILTER and FT. */
  filters: readonly string[];
}

/** Whether a filter's text names one that failed. DeepVariant's RefCall says "read as reference", which a reference call does not contradict. */
export function isFailedFilter(filter: string, genotype: CallEvidence['genotype']): boolean {
  if (filter === '' || filter === '.' || filter === 'PASS') return false;
  return filter !== 'RefCall' || genotype.some((index) => index !== 0 && index !== null);
}

/**
 * Why a measured call does not count; null where it does, or where nothing was called. Callers write 0/0 where they read nothing, and a
 * genotype that their own reads or likelihoods deny.
 */
export function doubtOf(evidence: CallEvidence): CallDoubt | null {
  const { genotype, depth, likelihoods } = evidence;
  const alleleDepths = restatesGenotype(evidence) ? null : evidence.alleleDepths;
  if (genotype.length > 2) return 'not-diploid';
  if (genotype.every((index) => index === null)) return null;
  if (depth === 0 || isAllZero(alleleDepths) || isAllZero(likelihoods)) return 'no-reads';
  const byReads = readsQuality(genotype, alleleDepths);
  const byLikelihoods = likelihoodQuality(genotype, likelihoods);
  if ((byReads ?? 0) <= -QUALITY_FLOOR || (byLikelihoods ?? 0) <= -QUALITY_FLOOR) return 'reads-contradict';
  const quality = evidence.quality ?? byLikelihoods ?? byReads ?? (depth === null ? null : depth * QUALITY_OF_A_READ);
  if (quality !== null && quality < QUALITY_FLOOR) return 'low-quality';
  return evidence.filters.some((filter) => isFailedFilter(filter, genotype)) ? 'failed-filter' : null;
}

/** Whether AD counts the haplotypes of an assembly (dipcall), not reads: it says what GT says, and nothing else is stated. */
function restatesGenotype({ genotype, quality, likelihoods, depth, alleleDepths }: CallEvidence): boolean {
  if (alleleDepths === null || quality !== null || likelihoods !== null || depth !== null) return false;
  return alleleDepths.every((count, allele) => count === genotype.filter((index) => index === allele).length);
}

function isAllZero(values: readonly number[] | null): boolean {
  return values !== null && values.length > 1 && values.every((value) => value === 0);
}

/** How much likelier the called genotype is than the next (Phred); below 0 where another one is likelier, null where it cannot be told. */
function likelihoodQuality(genotype: CallEvidence['genotype'], likelihoods: readonly number[] | null): number | null {
  const called = genotypeIndex(genotype);
  const own = likelihoods?.[called];
  if (likelihoods === null || own === undefined || likelihoods.length < 2) return null;
  return Math.min(...likelihoods.filter((_, index) => index !== called)) - own;
}

/** The same by the reads of each allele alone, every genotype being as likely before. */
function readsQuality(genotype: CallEvidence['genotype'], depths: readonly number[] | null): number | null {
  const [first, second = first] = genotype;
  if (depths === null || typeof first !== 'number' || typeof second !== 'number') return null;
  if (first >= depths.length || second >= depths.length) return null;
  const isHaploid = genotype.length === 1;
  const total = depths.reduce((sum, depth) => sum + depth, 0);
  const logLikelihood = (a: number, b: number): number => {
    const own = (depths[a] ?? 0) + (a === b ? 0 : (depths[b] ?? 0));
    const share = a === b ? 1 - READ_ERROR : (1 - READ_ERROR) / 2;
    return own * Math.log(share) + (total - own) * Math.log(READ_ERROR);
  };
  let best = -Infinity;
  for (let a = 0; a < depths.length; a++) {
    for (let b = a; b < (isHaploid ? a + 1 : depths.length); b++) {
      const isCalled = (a === first && b === second) || (a === second && b === first);
      if (!isCalled) best = Math.max(best, logLikelihood(a, b));
    }
  }
  return best === -Infinity ? null : (logLikelihood(first, second) - best) * PHRED_OF_NAT;
}

/** Whether a call is no call wherever genotypes are counted. A failed filter is a doubt where one place decides, as for medicines. */
export function isNoCallBy(doubt: CallDoubt | undefined): boolean {
  return doubt !== undefined && doubt !== 'failed-filter';
}
