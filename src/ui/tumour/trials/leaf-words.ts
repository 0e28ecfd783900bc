import type { AlterationCondition, Comparison, CopyCall, LeafCondition, NotUnderstood, SmallClass, VariantCategory } from '../../../domain/trials/condition.ts'; // prettier-ignore
import type { Because, LeafVerdict } from '../../../domain/trials/judge-alteration.ts';
import { m } from '../../../i18n/messages.ts';

const SIGNS: Readonly<Record<Comparison, string>> = { '<': '<', '<=': '≤', '=': '=', '>=': '≥', '>': '>' };

const KINDS: Readonly<Record<VariantCategory, () => string>> = {
  mutation: () => m.trials_leaf_mutation(),
  copies: () => m.trials_leaf_copies(),
  fusion: () => m.trials_leaf_fusion(),
  any: () => m.trials_leaf_any(),
};

const CLASSES: Readonly<Record<SmallClass, () => string>> = {
  Missense_Mutation: () => m.trials_class_missense(),
  Nonsense_Mutation: () => m.trials_class_nonsense(),
  Nonstop_Mutation: () => m.trials_class_nonstop(),
  Frame_Shift_Del: () => m.trials_class_frame_del(),
  Frame_Shift_Ins: () => m.trials_class_frame_ins(),
  In_Frame_Del: () => m.trials_class_in_del(),
  In_Frame_Ins: () => m.trials_class_in_ins(),
  Splice_Site: () => m.trials_class_splice(),
  Splice_Region: () => m.trials_class_splice_region(),
  Translation_Start_Site: () => m.trials_class_start(),
  Silent: () => m.trials_class_silent(),
  Frameshift: () => m.trials_class_frameshift(),
  Truncating: () => m.trials_class_truncating(),
};

const COPIES: Readonly<Record<CopyCall, () => string>> = {
  'high-amplification': () => m.trials_copies_high(),
  'low-amplification': () => m.trials_copies_low(),
  'homozygous-deletion': () => m.trials_copies_both(),
  'heterozygous-deletion': () => m.trials_copies_one(),
};

/** What is asked of the gene; the kind by itself only where nothing closer is. */
function alterationWords({
  category,
  protein,
  residue,
  exon,
  smallClass,
  copies,
  partner,
}: AlterationCondition): string {
  const closer = [
    ...placeWords(protein, residue),
    ...(smallClass === null ? [] : [CLASSES[smallClass]()]),
    ...(exon === null ? [] : [m.trials_leaf_exon({ exon: String(exon) })]),
    ...(copies === null ? [] : [COPIES[copies]()]),
    ...(partner === null ? [] : [partnerWords(partner)]),
  ];
  if (closer.length === 0) return category === null ? m.trials_leaf_alteration() : KINDS[category]();
  // An exon alone does not say what is to be there.
  return exon !== null && closer.length === 1 ? `${m.trials_leaf_mutation()} ${closer.join(', ')}` : closer.join(', ');
}

function placeWords(change: string | null, residue: string | null): string[] {
  if (change !== null && residue !== null) return [m.trials_leaf_either({ change, residue })];
  if (change !== null) return [m.trials_leaf_protein({ change })];
  return residue === null ? [] : [m.trials_leaf_residue({ residue })];
}

function partnerWords(partner: NonNullable<AlterationCondition['partner']>): string {
  if (partner === 'any') return m.trials_leaf_partner_any();
  return partner === 'intergenic' ? m.trials_leaf_partner_none() : m.trials_leaf_partner({ gene: partner.gene });
}

/** A condition in words. */
export function leafWords(leaf: LeafCondition): string {
  switch (leaf.kind) {
    case 'alteration':
      return m.trials_leaf_of({ gene: leaf.gene ?? m.trials_leaf_any_gene(), what: alterationWords(leaf) });
    case 'wildtype':
      return m.trials_leaf_of({ gene: leaf.gene, what: m.trials_leaf_wildtype() });
    case 'microsatellites':
      return m.trials_leaf_microsatellites({ status: leaf.status });
    case 'mismatch-repair':
      return leaf.status === 'deficient' ? m.trials_leaf_repair_deficient() : m.trials_leaf_repair_proficient();
    case 'signature':
      return leaf.isPresent
        ? m.trials_leaf_signature_there({ name: leaf.signature })
        : m.trials_leaf_signature_absent({ name: leaf.signature });
    case 'burden':
      return m.trials_leaf_burden({ sign: SIGNS[leaf.comparison], value: String(leaf.value) });
    case 'age':
      return m.trials_leaf_age({ sign: SIGNS[leaf.comparison], years: String(leaf.years) });
    case 'adult':
      return m.trials_leaf_adult();
    case 'sex':
      return leaf.sex === 'female' ? m.trials_leaf_female() : m.trials_leaf_male();
    case 'tumour-type':
      return m.trials_leaf_type({ name: leaf.name });
    case 'tumour-kind':
      return leaf.isLiquid ? m.trials_leaf_liquid() : m.trials_leaf_solid();
    case 'receptor': {
      const receptor = leaf.receptor.toUpperCase();
      return leaf.isPositive ? m.trials_leaf_receptor_positive({ receptor }) : m.trials_leaf_receptor_negative({ receptor }); // prettier-ignore
    }
    case 'arms-not-kept':
      return m.trials_leaf_arms();
    case 'not-understood':
      return m.trials_leaf_not_understood({ what: whyWords(leaf) });
  }
}

const WHYS: Readonly<Record<NotUnderstood, (of: { key: string; value: string }) => string>> = {
  key: (of) => m.trials_why_key({ key: of.key }),
  value: (of) => m.trials_why_value(of),
  'tumour-type': (of) => m.trials_why_type({ value: of.value }),
  gene: (of) => m.trials_why_gene({ value: of.value }),
  shape: (of) => m.trials_why_shape({ value: of.value }),
  empty: () => m.trials_why_empty(),
  depth: () => m.trials_why_depth(),
};

/** Why a part of a tree was not understood. */
export function whyWords({ why, key, value }: { why: NotUnderstood; key: string; value: string }): string {
  return WHYS[why]({ key, value });
}

const REASONS: Readonly<Record<Because, (told: string) => string>> = {
  told: (told) => m.trials_because_told({ told }),
  'told-otherwise': (told) => m.trials_because_otherwise({ told }),
  'less-exact': (told) => m.trials_because_less({ told }),
  contradiction: (told) => m.trials_because_contradiction({ told }),
  'not-told': () => m.trials_because_untold(),
  'trial-leaves-open': () => m.trials_because_open(),
  'not-understood': () => m.trials_because_not_understood(),
};

/** By what a leaf is answered. */
export function becauseWords({ because, told }: LeafVerdict): string {
  return REASONS[because](told.join('; '));
}
