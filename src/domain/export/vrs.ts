import type { Chromosome } from '../genotype/genome.ts';
import { REFGET } from './refget.ts';

/** Digest of GA4GH: the first 24 bytes of the SHA-512 of a text, in base64url. Handed in, since the domain has no hash of its own. */
export type Digest24 = (text: string) => string;

/** One base for another. */
export interface SingleBase {
  build: 'GRCh37' | 'GRCh38';
  chromosome: Chromosome;
  /** 1-based. */
  position: number;
  ref: string;
  alt: string;
}

/**
 * Identifier of GA4GH VRS 2 (`ga4gh:VA.…`) of a change of one base; null for anything else, since longer changes have to be justified against
 * the reference sequence, which is not here.
 */
export function vrsId(change: SingleBase, digest: Digest24): string | null {
  const { build, chromosome, position, ref, alt } = change;
  if (!/^[ACGT]$/.test(ref) || !/^[ACGT]$/.test(alt)) return null;
  const refget = REFGET[build][chromosome];
  const location = `{"end":${String(position)},"sequenceReference":{"refgetAccession":"${refget}","type":"SequenceReference"},"start":${String(position - 1)},"type":"SequenceLocation"}`;
  const state = `{"sequence":"${alt}","type":"LiteralSequenceExpression"}`;
  return `ga4gh:VA.${digest(`{"location":"${digest(location)}","state":${state},"type":"Allele"}`)}`;
}
