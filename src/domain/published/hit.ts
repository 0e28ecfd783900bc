import type { FindingStanding } from '../findings/finding.ts';
import type { Build, Chromosome } from '../genotype/genome.ts';
import type { Commonness } from './commonness.ts';
import type { PublishedVariant } from './published-pack.ts';

/** A published change that the file lists. */
export interface PublishedHit {
  variant: PublishedVariant;
  verdict: 'one-copy' | 'two-copies';
  isHemizygous: boolean;
  /** Written in a file that as a whole cannot be one person's: shown as what stands there, and no result. */
  isSuspect: boolean;
  /** The file's own letters. */
  letters: string | null;
  standing: FindingStanding;
  isWeakOnChip: boolean;
  commonness: Commonness;
  place: { build: Build; chromosome: Chromosome; position: number };
}
