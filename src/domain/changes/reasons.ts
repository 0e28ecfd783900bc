/** A version of something, as a report names it. */
export interface Version {
  version: string;
  date: string;
}

/** A pack that is another one than it was; null where a side has none of that name. */
export interface PackChange {
  pack: string;
  from: Version | null;
  to: Version | null;
}

/** The app itself is another one: its version, or the kernel that reads files. */
export interface AppChange {
  from: string;
  to: string;
}

/**
 * Why something is said otherwise than before. Every reason follows from the two reports and from dated tables; where they do not tell, the reason
 * says no more than which packs are other ones, and `not-explained` where not even those are.
 */
export type ChangeReason =
  | {
      /** An allele that the person carries has another function since a date; null where no log tells the day. */
      code: 'function-changed';
      gene: string;
      allele: string;
      from: string;
      to: string;
      date: string | null;
      by: string;
    }
  | { code: 'gene-table-changed'; gene: string; from: string | null; to: string | null }
  | { code: 'gene-result-changed'; genes: string[] }
  | { code: 'guideline-changed'; from: string | null; to: string | null }
  | { code: 'guideline-superseded'; by: string | null }
  | { code: 'score-reference-changed'; from: string | null; to: string | null }
  | { code: 'clinvar-release'; from: string | null; to: string | null }
  | RankReason
  | { code: 'packs-changed'; packs: PackChange[]; app?: AppChange }
  | ({ code: 'app-changed' } & AppChange)
  | { code: 'not-explained' };

/** Why a disease stands elsewhere in a differential. Signs are ids of HPO, and all of them were told. */
export type RankReason =
  | { code: 'new-disease' }
  | { code: 'disease-withdrawn' }
  /** The list knows these signs of the disease, or something nearer to them, and did not before. */
  | { code: 'new-annotation'; signs: string[] }
  | { code: 'annotation-withdrawn'; signs: string[] }
  /** The list describes the disease otherwise; only one report has its signs, and these of them fit what was told. */
  | { code: 'description-changed'; signs: string[] }
  /** More, or fewer, of the patients are said to have these signs. */
  | { code: 'share-changed'; signs: string[] }
  /** Signs that were not told came to its description, or went. */
  | { code: 'other-signs-changed'; from: number | null; to: number | null }
  /** Its own description is as it was: those named came past it. */
  | { code: 'overtaken'; by: string[]; count: number }
  /** Its own description is as it was: those named fell behind it. */
  | { code: 'others-fell'; by: string[]; count: number };

/** Parts of a report that are compared, in the order in which changes are told. */
export const ROOMS = ['file', 'gene', 'drug', 'score', 'finding', 'clinvar', 'ancestry', 'differential'] as const;
export type ChangeRoom = (typeof ROOMS)[number];

export type ChangeKind = 'entered' | 'left' | 'moved' | 'reclassified';
export type ChangeValue = string | number | boolean | null;

/** One thing that is said otherwise than before. */
export interface Change {
  /** Where in the report: `pgx.TPMT.phenotype`, `differential.OMIM:101600`. */
  what: string;
  room: ChangeRoom;
  kind: ChangeKind;
  /** Gene, drug, score, variant or disease. */
  id: string;
  field: string;
  before: ChangeValue;
  after: ChangeValue;
  reason: ChangeReason;
}
