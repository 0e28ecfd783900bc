import type { GeneReason } from './reasons.ts';

/**
 * `normal`: nothing that fits is anything else. `altered`: another result than that of most people. `nothing-found`: nothing was found in
 * what was read, and something else is possible, with the probability of `residualRisk`. `indeterminate`: read, without an answer.
 * `not-callable`: what would decide was not read.
 */
export type Verdict = 'normal' | 'altered' | 'nothing-found' | 'indeterminate' | 'not-callable';

export type GeneStatus = 'called' | 'not-called' | 'no-data' | 'outside';

/** How one position of a gene stands in this file. */
export interface GenePosition {
  rsid: string;
  position: number;
  position37: number | null;
  /** `read`: measured. `imputed`: a guess from a reference panel that the file is certain enough of. */
  state: 'read' | 'imputed' | 'no-call' | 'absent' | 'unreadable';
  /** Alleles as read, plus strand, `null` unless `state` is `read` or `imputed`. */
  genotype: string | null;
  /** Whether a non-reference base was read. */
  variant: boolean;
  /** Named alleles whose definition has this position. */
  decides: string[];
  /** Whether it tells a common form of another function than the reference's (see `common-positions.ts`). */
  common?: true;
  /** Whether probes of this chip are known to agree badly with other chips here. */
  weak?: boolean;
  /** The chip that the file comes from is known not to have the position: no better file of it would. */
  notOnChip?: true;
}

/** Phenotype of one of several tied diplotypes. */
export interface DiplotypePhenotype {
  diplotype: string;
  phenotype: string | null;
  activityScore: number | null;
  /** Whether the score is a lower bound: a gene in three copies or more. */
  activityScoreAtLeast?: boolean;
}

/** A position that was read in place of one that was not: it moves probabilities, never a call. */
export interface ProxyPosition {
  /** rsid that was read. */
  rsid: string;
  /** rsid that it stands in for. */
  insteadOf: string;
}

/** What absent positions leave open about a strict call, in the group where it is the most. */
export interface ResidualRisk {
  group: string;
  probability: number;
  /** With every unknown frequency at its upper bound. */
  upper: number;
}

/** A position that was not read, and how much knowing it would raise the expected probability of the likeliest phenotype. */
export interface SettlingPosition {
  rsid: string;
  position: number;
  position37: number | null;
  group: string;
  gain: number;
}

export interface GeneReport {
  status: GeneStatus;
  /** Strict call, all ties of the top score in order; the carried alleles where only they are known (DPYD, RYR1 without phase). */
  diplotypes: string[];
  /** The call as it is shown (`c.61C>T (heterozygous)`). */
  labels: string[];
  /** Allele pairs that guidance goes by; one entry where there is one copy. */
  guidance: string[][];
  /** Alleles that the person carries on strands unknown, twice where on both (DPYD, RYR1 without phase). */
  carriedAlleles?: string[];
  /** Phenotype of each diplotype, where the tables assign one by diplotype. */
  byDiplotype: DiplotypePhenotype[];
  phenotype: string | null;
  activityScore: number | null;
  missingPositions: number;
  positions: number;
  excluded: string[];
  notExcluded: string[];
  /** Probability of each phenotype in each biogeographic group, of all diplotypes that fit (ADR 0020, 2). */
  posterior: Record<string, Record<string, number>>;
  /** Bounds of {@link posterior} where allele frequencies are not known exactly: from and to. */
  posteriorBounds?: Record<string, Record<string, [number, number]>>;
  /** Worst group: the probability that the phenotype is none of the strict call's. */
  residualRisk?: ResidualRisk | null;
  /** The unread position that would settle the most, in the group where least is settled. */
  settles?: SettlingPosition | null;
  /** Positions that stand in for others in {@link posterior}; left out where there are none. */
  proxies?: ProxyPosition[];
  verdict: Verdict;
  /** Every other phenotype is improbable in every group (0.3 % at most, see `FIRM_RESIDUAL`); only `normal` and `altered` can be. */
  firm: boolean;
  /** Whose table the gene goes by, and of which day. */
  asOf: string;
  /** Why the verdict is what it is: a code (`pgx/decisive-position-missing`…) that the page puts into words. */
  reasons: GeneReason[];
  /** One row a position, in genome order: what the strip of the page draws. */
  sites: GenePosition[];
}
