import type { Change, Found } from '../tumour/profile.ts';
import type { AlterationCondition, VariantCategory } from './condition.ts';

/**
 * Whether what was looked for and not found rules out the alteration that a trial describes. It does only where every alteration that the trial means would have
 * been seen: "KRAS wild type" rules out each mutation of KRAS, but no fusion and no change of its copies.
 */
export function isRuledOut(
  wanted: AlterationCondition,
  kind: Exclude<VariantCategory, 'any'>,
  told: Extract<Change, { kind: 'wildtype' | 'absent' }>,
): boolean {
  if (told.kind === 'wildtype')
    return kind === 'mutation' && told.gene === wanted.gene && wanted.smallClass !== 'Silent';
  const { what } = told;
  if (kind === 'fusion') return isFusionRuledOut(wanted, what);
  if (what.gene !== wanted.gene) return false;
  return kind === 'copies' ? areCopiesRuledOut(wanted, what) : isMutationRuledOut(wanted, what);
}

function isFusionRuledOut({ gene, partner }: AlterationCondition, what: Found): boolean {
  const named = [gene, partner !== null && typeof partner === 'object' ? partner.gene : null].filter((one) => one !== null); // prettier-ignore
  if (what.kind === 'category' && what.category === 'rearrangement') return named.includes(what.gene);
  if (what.kind !== 'fusion') return false;
  if (what.partner === null) return named.includes(what.gene);
  return named.length === 2 && named.includes(what.gene) && named.includes(what.partner);
}

function areCopiesRuledOut({ copies }: AlterationCondition, what: Found): boolean {
  if (what.kind !== 'category') return false;
  switch (what.category) {
    case 'amplification':
      return copies === 'high-amplification';
    case 'gain':
      return copies === 'high-amplification' || copies === 'low-amplification';
    case 'deletion':
      return copies === 'homozygous-deletion';
    case 'heterozygous-loss':
      return copies === 'heterozygous-deletion';
    default:
      return false;
  }
}

function isMutationRuledOut(wanted: AlterationCondition, what: Found): boolean {
  switch (what.kind) {
    case 'category':
      if (what.category === 'mutation') return wanted.smallClass !== 'Silent';
      if (what.category === 'frameshift') return ['Frameshift', 'Frame_Shift_Del', 'Frame_Shift_Ins'].includes(wanted.smallClass ?? ''); // prettier-ignore
      return what.category === 'truncating' && ['Truncating', 'Frameshift', 'Nonsense_Mutation', 'Frame_Shift_Del', 'Frame_Shift_Ins'].includes(wanted.smallClass ?? ''); // prettier-ignore
    case 'protein':
      // Where any change of the place may be meant, one that is absent leaves the others.
      return wanted.protein === what.change.text && wanted.residue === null;
    case 'codon':
      return wanted.residue === `${what.ref}${what.codon}` || isOneAt(wanted.protein, what.ref, what.codon);
    case 'exon': {
      if (wanted.exon === null || wanted.exon < what.first || wanted.exon > what.last) return false;
      if (what.effect === 'any' || what.effect === 'mutation') return true;
      return what.effect === 'deletion' && (wanted.smallClass === 'In_Frame_Del' || wanted.smallClass === 'Frame_Shift_Del'); // prettier-ignore
    }
    default:
      return false;
  }
}

/** Whether a change replaces this one amino acid. */
function isOneAt(protein: string | null, ref: string, codon: number): boolean {
  return protein !== null && new RegExp(`^${ref}${codon}[A-Z]$`).test(protein);
}
