import type { ReferenceShares } from '../scores/score-options.ts';

export interface AnalysisOptions {
  /** Ambiguous (A/T, C/G) sites: leave out, trust the file's strand, or (the default) count them where enough other rows prove it. */
  ambiguous: 'exclude' | 'keep' | 'proven';
  /** Insertions and deletions of scores: leave out, or read I/D with the row's two alleles. */
  indels: 'exclude' | 'keep';
  /** Rows of a score that were not observed: add nothing, `w·2f`, or `w·2f` with its variance. */
  missing: 'drop' | 'frequency' | 'expected';
  /** Dosage of a male's single X allele: 1 or 2 (plink2's default). */
  maleX: 1 | 2;
  /** Sample of a multi-sample VCF, or entry of an archive, that the person chose. */
  sample?: string;
  entry?: string;
  /** Reference groups that scores are compared with, chosen by hand: they stand before what is inferred. Without either no percentile is given. */
  reference?: ReferenceShares | undefined;
  /** `infer` (the default): scores are compared with the mixture of reference groups that the file itself shows. `skip`: nothing is inferred. */
  ancestry?: 'infer' | 'skip';
  /** PharmCAT-like research option: combinations and partial alleles. */
  combinations: boolean;
  /** Research option: CYP2D6 by single variants. Copy number and hybrids stay unseen: no medicine goes by it. */
  cyp2d6Research?: boolean;
  /** Results of other tests: one `GENE<TAB>diplotype` each. They stand before the file's own call. */
  outsideCalls?: readonly string[];
}

export const DEFAULT_OPTIONS: AnalysisOptions = {
  ambiguous: 'proven',
  indels: 'exclude',
  missing: 'expected',
  maleX: 2,
  combinations: false,
};
