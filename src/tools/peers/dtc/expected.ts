/** A record as a case states it. */
export interface ExpectedRecord {
  rsid: string | null;
  id?: string;
  chrom: string;
  pos: number;
  genotype: string | null;
  ref?: string;
  alt?: string[];
  gt?: string;
  alleles?: (string | null)[] | null;
}

/** What one input file must come to. */
export interface ExpectedFile {
  case: string;
  status: 'ok' | 'needs-choice' | 'refuse';
  source: string | null;
  vendorVersion: string | null;
  container: string;
  build: 36 | 37 | 38 | null;
  buildFrom: string | null;
  sex: string | null;
  phased: boolean | null;
  errorCode: string | null;
  warnings: string[];
  records?: ExpectedRecord[];
  recordsBySample?: Record<string, ExpectedRecord[]>;
  refBlocks?: { chrom: string; start: number; end: number; gq: number | null; dp: number | null }[];
  badRows?: number[];
  duplicates?: string[];
  conflicts?: string[];
  discrepantXY?: unknown[];
  heterozygousMT?: unknown[];
  skipped?: unknown[];
  choices?: string[];
  /** Ids that may also be reported as the rsid that an array's name map gives. */
  acceptRsid?: Record<string, string>;
}
