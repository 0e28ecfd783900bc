import type { Chromosome } from '../genotype/genome.ts';

/** How far a call of a consumer's chip can be believed at a variant, by what was seen of it. */
export const CALL_CLASSES = ['authorised', 'common', 'rare', 'trap'] as const;
export type CallClass = (typeof CALL_CLASSES)[number];

export const FINDING_TOPICS = ['cancer', 'APOE', 'Parkinson', 'heart', 'carrier', 'other'] as const;
export type FindingTopic = (typeof FINDING_TOPICS)[number];

/** When the condition begins: `adult` only, possibly earlier, or not known here. */
export const ONSETS = ['adult', 'earlier', 'unknown'] as const;
export type Onset = (typeof ONSETS)[number];

export const ACMG_LABELS = ['', 'one-copy', 'two-copies'] as const;
export type AcmgLabel = (typeof ACMG_LABELS)[number];

/** One variant of the table: 1-based VCF coordinates, plus strand, left-aligned. */
export interface FindingVariant {
  rsid: string;
  /** Names that a vendor gives its own probes (`i4000377`). */
  aliases: readonly string[];
  gene: string;
  /** Short name (`185delAG`). */
  name: string;
  hgvsC: string;
  /** Empty where the variant has none. */
  hgvsP: string;
  chromosome: Chromosome;
  position37: number;
  position38: number;
  ref: string;
  alt: string;
  /** The allele that is looked for: {@link alt}, or {@link ref} where the reference itself carries it. */
  effect: string;
  /** What a chip writes for {@link effect}: a base, or I or D. */
  chipLetter: string;
  /** Other bases of the place that are known to be harmless. */
  otherBases: readonly string[];
  condition: string;
  inheritance: string;
  /** The source's own class (`high-penetrance cancer`). */
  kind: string;
  callClass: CallClass;
  /** Whether a source gives it at least one copy in a hundred in some group. */
  isCommon: boolean;
  callClassSource: string;
  topic: FindingTopic;
  onset: Onset;
  onsetSource: string;
  /** Whether the gene is on ACMG SF v3.3, the list of genes that laboratories report beside what was asked for, and with how many copies. */
  acmg: AcmgLabel;
  /** ClinVar's words, where a source was seen; else empty. */
  clinvar: string;
  /** Chip clusters that read this place badly (see `chip-cluster.ts`). */
  weakOn: readonly string[];
  /** How many independent sources agree about the place. */
  placeSources: 'one' | 'several';
}

/** A published figure that the room prints. */
export interface FindingFigure {
  id: string;
  value: string;
  of: string;
  citation: string;
}

/** The decoded pack of findings. Source of its rows: `src/reference/tables/findings`. */
export interface FindingPack {
  version: string;
  date: string;
  variants: readonly FindingVariant[];
  figures: readonly FindingFigure[];
}

/** Topics that a person opens by name, after having read what they may bring. */
export const CONSENT_TOPICS: readonly FindingTopic[] = ['cancer', 'APOE', 'Parkinson', 'heart'];

export function needsConsent(topic: FindingTopic): boolean {
  return CONSENT_TOPICS.includes(topic);
}
