/** Why a row of a scoring file cannot be scored, whoever the person is. The page puts each code into words. */
export type RowRefusal =
  | 'allele-not-bases'
  | 'other-allele-not-bases'
  | 'alleles-equal'
  | 'haplotype'
  | 'diplotype'
  | 'interaction'
  | 'hla-or-star-allele'
  | 'apoe-diplotype'
  | 'structural-variant'
  | 'truncated-allele'
  | 'indel-symbol'
  | 'several-alleles'
  | 'not-an-rsid'
  | 'no-position'
  | 'chromosome-unknown'
  | 'position-rounded'
  | 'weight-missing'
  | 'weight-not-a-number'
  | 'ratio-not-positive'
  | 'effect-type-unknown'
  | 'other-test'
  | 'dominant-and-recessive'
  | 'duplicate-row'
  | 'malformed-row';

/** Why a row that can be scored was not, in the file of one person. */
export type PersonRefusal =
  | 'third-allele'
  | 'indel-excluded'
  | 'no-other-allele'
  | 'indel-unreadable'
  | 'lost-in-lift'
  | 'not-on-this-build'
  | 'unknown';

/** Why a row of a score adds nothing. */
export type RefusalReason = RowRefusal | PersonRefusal;

/** Why a score is not interpretable, or what its percentile rests on. The page puts each into words. */
export type ScoreReason =
  | 'score/published-reference'
  | 'score/no-reference'
  | 'score/outside-reference'
  | 'score/spread-unknown'
  | 'score/build-assumed'
  | 'score/frequencies-unknown'
  | 'score/few-values'
  | 'score/interval-too-wide'
  | 'score/rows-linked'
  | 'score/sum-overflows'
  | 'score/nothing-observed'
  | 'score/no-readable-rows'
  | 'score/genome-implausible'
  | 'score/variance-below-floor';
