import type { ReportInput } from '../report/input.ts';

/** A pack as a report names it. */
export interface AccountPack {
  id: string;
  version: string;
  date: string;
  sha256: string;
}

export interface AccountGene {
  status: string;
  diplotypes: string[];
  phenotype: string | null;
  activityScore: number | null;
  verdict: string;
  firm: boolean;
  asOf: string | null;
}

export interface AccountDrug {
  drug: string;
  genes: string[];
  source: string;
  population: string | null;
  category: string;
  strength: string | null;
  certainty: string | null;
  /** What the recommendation says, as codes and figures. */
  advice: string;
  results: Record<string, string>;
  date: string | null;
  superseded: boolean;
  supersededBy: string | null;
}

export interface AccountScore {
  id: string;
  trait: string;
  sum: number | null;
  percentile: number | null;
  interpretable: boolean;
  reason: string | null;
  reference: string | null;
  /** Brought by somebody: which file. */
  imported: string | null;
}

export interface AccountFinding {
  rsid: string;
  gene: string;
  name: string;
  topic: string;
  verdict: string;
  class: string;
  standing: string | null;
}

/** A record of a brought ClinVar file that the genome carries. */
export interface AccountRecord {
  /** `13-32340301-T-A`. */
  place: string;
  gene: string;
  /** ClinVar's own words for its class, with its stars. */
  class: string;
}

export interface AccountClinvar {
  date: string | null;
  sha256: string | null;
  records: AccountRecord[];
}

/** How one told sign stands to a disease. */
export interface AccountFit {
  told: string;
  fit: string;
  by: string | null;
  share: number | null;
}

export interface AccountDisease {
  id: string;
  rank: number;
  /** Null where the report does not say. */
  fits: AccountFit[] | null;
  signs: number | null;
}

export interface AccountDifferential {
  /** What was told, as one text; null where the report does not say. */
  telling: string | null;
  diseases: AccountDisease[];
  /** Every disease of the list with a mark of what it said of it; null where the report does not say. */
  knows: ReadonlyMap<string, string> | null;
}

/** What a report says, as far as it is compared. */
export interface Account {
  app: { version: string; kernelSha256: string; packs: AccountPack[] };
  input: ReportInput | null;
  file: Record<FileField, string | number | null>;
  genes: Record<string, AccountGene>;
  drugs: AccountDrug[];
  scores: AccountScore[];
  ancestry: { nearest: string | null; outside: boolean; reason: string | null };
  /** Null where findings were not asked for. */
  findings: AccountFinding[] | null;
  findingRules: Record<string, string | null> | null;
  clinvar: AccountClinvar | null;
  differential: AccountDifferential | null;
}

/** Facts of a file that two reports of it share. */
export const FILE_FIELDS = ['source', 'chip', 'build', 'sex', 'rows', 'noCalls', 'duplicates', 'conflicts'] as const;
export type FileField = (typeof FILE_FIELDS)[number];
