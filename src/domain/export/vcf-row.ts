import type { VcfCall } from '../genotype/observed-site.ts';

/** What a VCF says of one place: alleles on the plus strand and the genotype as GT. */
export interface VcfAlleles {
  ref: string;
  alts: readonly string[];
  gt: string;
}

/** Why a row of the file is not in the VCF. */
export const LEFT_OUT = ['no-reference', 'no-place', 'not-single-bases', 'other-alleles', 'same-place'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/**
 * Letters of a chip (`AG`, one where there is one copy, null without a call) against the reference base. Half a call counts as none: plink2 refuses
 * such a file.
 */
export function rowOfLetters(letters: string | null, ref: string, copies: 1 | 2): VcfAlleles | LeftOut {
  if (letters === null || letters.includes('-')) return { ref, alts: [], gt: copies === 1 ? '.' : './.' };
  if (!/^[ACGT]{1,2}$/.test(letters)) return 'not-single-bases';
  const alts = [...new Set(letters)].filter((letter) => letter !== ref).toSorted();
  const indices = letters.split('').map((letter) => (letter === ref ? 0 : alts.indexOf(letter) + 1));
  return { ref, alts, gt: indices.toSorted((a, b) => a - b).join('/') };
}

/** Placeholders for any other allele, which a genotype does not name. */
const ANY_ALLELE: ReadonlySet<string> = new Set(['<NON_REF>', '<*>']);

/** A record of a VCF as it stands; a call that does not count is a no-call. */
export function rowOfRecord(call: VcfCall): VcfAlleles | LeftOut {
  if (call.provisionalRef === true) return 'no-reference';
  const isWritten = (alt: string): boolean => /^[ACGTN]+$/i.test(alt) || alt === '*' || ANY_ALLELE.has(alt);
  if (!/^[ACGTN]+$/i.test(call.ref) || !call.alts.every(isWritten)) return 'not-single-bases';
  // Places behind an allele that is left out move up.
  const alts = call.alts.filter((alt) => !ANY_ALLELE.has(alt));
  const indices = call.genotype.map((index) => {
    if (index === null || index === 0) return index;
    const at = alts.indexOf(call.alts[index - 1] ?? '');
    return at < 0 ? null : at + 1;
  });
  const isCalled = call.doubt === undefined && indices.length > 0 && indices.every((index) => index !== null);
  const upper = (allele: string): string => allele.toUpperCase();
  const gt = isCalled ? indices.join(call.phased ? '|' : '/') : (indices.length === 1 ? ['.'] : ['.', '.']).join('/');
  return { ref: upper(call.ref), alts: alts.map(upper), gt };
}

/** Letters of a record all of whose alleles are single bases, for another build's reference; null where they are not. */
export function lettersOfRecord(call: VcfCall): { letters: string | null; copies: 1 | 2 } | null {
  const row = rowOfRecord(call);
  if (typeof row === 'string' || row.ref.length !== 1 || !row.alts.every((alt) => /^[ACGT]$/.test(alt))) return null;
  const copies = row.gt.length === 1 ? 1 : 2;
  if (row.gt.includes('.')) return { letters: null, copies };
  const all = [row.ref, ...row.alts];
  return { letters: row.gt.split(/[/|]/).map((index) => all[Number(index)] ?? '-').join(''), copies }; // prettier-ignore
}
