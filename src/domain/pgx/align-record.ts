import type { VcfCall } from '../genotype/observed-site.ts';
import type { GenotypeRecord } from './reading.ts';

function withAlleles(call: VcfCall, ref: string, map: (allele: string) => string): GenotypeRecord {
  const { genotype, phased, phaseSet, alleleDepths } = call;
  const alts = call.alts.map((alt) => (/^[ACGT]+$/.test(alt) ? map(alt) : alt));
  return { ref, alts, genotype, phased, phaseSet, alleleDepths };
}

/** Letters of a record whose REF is provisional, against the definition's REF. */
function byLetters(call: VcfCall, ref: string): GenotypeRecord {
  const all = [call.ref, ...call.alts];
  const alts = [...new Set(all.filter((allele) => allele !== ref))];
  const indexOf = (allele: string): number => (allele === ref ? 0 : alts.indexOf(allele) + 1);
  const genotype = call.genotype.map((index) => (index === null ? null : indexOf(all[index] ?? '')));
  return { ...withAlleles(call, ref, (alt) => alt), alts, genotype, alleleDepths: null };
}

/** The record with REF and its one ALT exchanged. */
function turned(call: VcfCall): VcfCall | null {
  const [alt] = call.alts;
  if (alt === undefined || call.alts.length !== 1) return null;
  const genotype = call.genotype.map((index) => (index === null ? null : 1 - index));
  return { ...call, ref: alt, alts: [call.ref], genotype, alleleDepths: null };
}

/** A record against the definition's REF, whichever of its alleles a provisional REF is; `null` where it is another variant. */
export function alignRecord(call: VcfCall, ref: string): GenotypeRecord | null {
  if (call.provisionalRef !== true) return alignAsWritten(call, ref);
  if (ref.length === 1 && [call.ref, ...call.alts].every((allele) => allele.length === 1)) return byLetters(call, ref);
  const other = turned(call);
  return alignAsWritten(call, ref) ?? (other === null ? null : alignAsWritten(other, ref));
}

/**
 * Brings a record to the definition's REF: equal text, or the same indel written with fewer or more trailing bases
 * (`C>CAT` for `CAT>CATAT`). Everything else is another variant: `null`.
 */
function alignAsWritten(call: VcfCall, ref: string): GenotypeRecord | null {
  if (call.ref === ref) return withAlleles(call, ref, (alt) => alt);
  const isIndel = call.alts.some((alt) => /^[ACGT]+$/.test(alt) && alt.length !== call.ref.length);
  if (!isIndel) return null;
  if (ref.startsWith(call.ref)) {
    const suffix = ref.slice(call.ref.length);
    return withAlleles(call, ref, (alt) => alt + suffix);
  }
  const suffix = call.ref.slice(ref.length);
  const trims = call.alts.every(
    (alt) => !/^[ACGT]+$/.test(alt) || (alt.length > suffix.length && alt.endsWith(suffix)),
  );
  if (!call.ref.startsWith(ref) || !trims) return null;
  return withAlleles(call, ref, (alt) => alt.slice(0, -suffix.length));
}
