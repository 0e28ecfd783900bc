import type { Consequence, Signature } from '../tumour/profile.ts';

/** How a number of the tumour or the person is compared. */
export type Comparison = '<' | '<=' | '=' | '>=' | '>';

/** Kinds of alterations, as CTML's `variant_category` names them; `any` is a mutation or a change of copies. */
export type VariantCategory = 'mutation' | 'copies' | 'fusion' | 'any';

/** Calls of copy numbers (`cnv_call`). */
export type CopyCall = 'high-amplification' | 'low-amplification' | 'homozygous-deletion' | 'heterozygous-deletion';

/** Classes of small changes (`variant_classification`); the last two are what curators write for several of MAF's. */
export type SmallClass = Consequence | 'Frameshift' | 'Truncating';

/** A partner of a fusion: a gene's symbol in capitals, any gene, or none (`intergenic`). */
export type Partner = { gene: string } | 'any' | 'intergenic';

/** One alteration, as far as a trial describes it: all that is not null has to hold of the same one. */
export interface AlterationCondition {
  kind: 'alteration';
  /** HGNC symbol in capitals; null for a fusion of which only the partner is named. */
  gene: string | null;
  /** Null where the trial does not say: any kind. */
  category: VariantCategory | null;
  /** A protein change in one letter, without `p.`. */
  protein: string | null;
  /** An amino acid that has to be replaced by another one: `V600`. With {@link protein} beside it the trial leaves open whether only that change is meant. */
  residue: string | null;
  exon: number | null;
  smallClass: SmallClass | null;
  copies: CopyCall | null;
  /** Null where the trial names none. */
  partner: Partner | null;
}

export type Receptor = 'er' | 'pr' | 'her2';

/** Why a part of a trial's tree could not be read. */
export type NotUnderstood =
  /** A key that is not known here. */
  | 'key'
  /** A value that is not known for its key. */
  | 'value'
  /** A tumour type that OncoTree does not name. */
  | 'tumour-type'
  /** A gene's place holds something that is no symbol. */
  | 'gene'
  /** Neither a list of conditions nor a condition. */
  | 'shape'
  /** A condition that names nothing. */
  | 'empty'
  /** Deeper than trees are read. */
  | 'depth';

/** A condition that names one thing. */
export type Leaf =
  | AlterationCondition
  /** The gene was read and has no mutation. */
  | { kind: 'wildtype'; gene: string }
  | { kind: 'microsatellites'; status: 'MSI-H' | 'MSI-L' | 'MSS' }
  | { kind: 'mismatch-repair'; status: 'deficient' | 'proficient' }
  | { kind: 'signature'; signature: Signature; isPresent: boolean }
  | { kind: 'burden'; comparison: Comparison; value: number }
  | { kind: 'age'; comparison: Comparison; years: number }
  /** A summary says "adults", without an age. */
  | { kind: 'adult' }
  | { kind: 'sex'; sex: 'female' | 'male' }
  /** Codes of OncoTree with all that lies below them. */
  | { kind: 'tumour-type'; name: string; codes: readonly string[] }
  | { kind: 'tumour-kind'; isLiquid: boolean }
  | { kind: 'receptor'; receptor: Receptor; isPositive: boolean }
  /** A list of facts about a trial does not say which of them belong together. */
  | { kind: 'arms-not-kept' }
  | { kind: 'not-understood'; why: NotUnderstood; key: string; value: string };

/** A leaf, with where in its file it stands: `treatment_list.step[0].match[0].and[1].genomic`. */
export type LeafCondition = { path: string } & Leaf;

/** What a trial asks of a person and a tumour. */
export type Condition =
  | { kind: 'and' | 'or'; path: string; parts: readonly Condition[] }
  | { kind: 'not'; path: string; part: Condition }
  | LeafCondition;

export function isLeaf(condition: Condition): condition is LeafCondition {
  return condition.kind !== 'and' && condition.kind !== 'or' && condition.kind !== 'not';
}
