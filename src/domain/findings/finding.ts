import type { Build, Chromosome } from '../genotype/genome.ts';
import type { CallClass, FindingTopic, FindingVariant } from './finding-pack.ts';

/** What a file says of one variant. Only the first three are results. */
export type FindingVerdict = 'one-copy' | 'two-copies' | 'not-detected' | 'no-call' | 'not-in-file';

/** How far a result can be believed: its class on the chip of this file, or that the file is of sequencing. */
export type FindingStanding = CallClass | 'sequenced';

/** Why a place is no call, and what else is to be said of a call. The page puts each into words. */
export type FindingReason =
  | 'listed-without-call'
  | 'letters-unreadable'
  | 'letters-other-strand'
  | 'indel-letters-unknown'
  | 'probes-disagree'
  | 'other-place'
  | 'another-allele'
  | 'imputed'
  | 'too-little-evidence'
  | 'lines-contradict'
  | 'written-elsewhere'
  | 'structural'
  | 'one-letter'
  | 'half-missing'
  | 'two-letters-on-one-copy'
  | 'strand-unknown'
  | 'build-unknown'
  | 'build-mixed'
  | 'implausible-genome'
  | 'sex-unknown'
  | 'weak-on-chip';

/** What a file says of one variant of the table. */
export interface Finding {
  rsid: string;
  gene: string;
  name: string;
  class: CallClass;
  verdict: FindingVerdict;
  topic: FindingTopic;
  needsConsent: boolean;
  standing: FindingStanding;
  reasons: FindingReason[];
  /** The file has one copy of the place: X or Y of a man, or a lone letter. */
  isHemizygous: boolean;
  /** Something other than the reference stands at a place that is no call. */
  isSuspect: boolean;
  /** The file's own letters; null where it has none there. */
  letters: string | null;
  /** Where the file has it, or would have it; null where that is not known for its build. */
  place: { build: Build; chromosome: Chromosome; position: number } | null;
}

/** On which of two copies a file that states phase has the one changed allele: 0 or 1, within a stretch that was phased together. */
export interface FindingPhase {
  set: string | null;
  copy: number;
}

/** A finding with the row of the table that it is about. */
export interface DescribedFinding extends Finding {
  variant: FindingVariant;
  /** Null where the file states no phase, or both copies are alike. */
  phase: FindingPhase | null;
}

/** Whether a verdict says that the variant is there. */
export function isDetected({ verdict }: Pick<Finding, 'verdict'>): boolean {
  return verdict === 'one-copy' || verdict === 'two-copies';
}

/** Whether a verdict is a result at all. */
export function isResult(finding: Pick<Finding, 'verdict'>): boolean {
  return isDetected(finding) || finding.verdict === 'not-detected';
}
