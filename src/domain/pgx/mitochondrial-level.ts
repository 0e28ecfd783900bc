import type { VcfCall } from '../genotype/observed-site.ts';
import type { GeneReason } from './reasons.ts';

/**
 * Share of the reads from which a mitochondrial variant is in practically all copies of the cell, and up to which it may be noise of the
 * reading. Rules of ours: callers of mosaic variants write 0/1 at any level, so their genotype says nothing of it.
 */
export const HOMOPLASMIC_SHARE = 0.95;
export const NOISE_SHARE = 0.02;

/** What a record says of the one mitochondrial sequence: the index of its allele, or why none can be told. */
export type MitochondrialReading = { index: number } | { reason: GeneReason; suspect: boolean } | null;

/** Shares of the reads of each ALT, by AF or else by AD; null where neither is stated. */
function levels({ alts, alleleFractions, alleleDepths }: VcfCall): readonly number[] | null {
  if (alleleFractions?.length === alts.length && alts.length > 0) return alleleFractions;
  const total = (alleleDepths ?? []).reduce((sum, depth) => sum + depth, 0);
  if (alleleDepths?.length !== alts.length + 1 || total === 0) return null;
  return alleleDepths.slice(1).map((depth) => depth / total);
}

/** Reads a mitochondrial record by its levels, whatever its GT; without levels by GT, if that names one allele. null: no call. */
export function readMitochondrial(call: VcfCall): MitochondrialReading {
  const called = [...new Set(call.genotype.filter((index) => index !== null))];
  const [only] = called;
  if (only === undefined) return null;
  const shares = levels(call);
  if (shares === null) {
    return called.length === 1 ? { index: only } : { reason: 'pgx/heteroplasmy-level-unknown', suspect: true };
  }
  const homoplasmic = shares.findIndex((share) => share >= HOMOPLASMIC_SHARE);
  if (homoplasmic >= 0) return { index: homoplasmic + 1 };
  const isReference = called.every((index) => index === 0);
  if (isReference && shares.every((share) => share <= NOISE_SHARE)) return { index: 0 };
  return { reason: 'pgx/heteroplasmic', suspect: true };
}
