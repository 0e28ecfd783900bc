/** What a column of a scoring file holds. */
export const FIELDS = [
  'rsid', 'chromosome', 'position', 'position37', 'position38', 'effectAllele', 'otherAllele', 'weight', 'oddsRatio',
  'dosage0', 'dosage1', 'dosage2', 'dominant', 'recessive', 'effectType', 'interaction', 'haplotype', 'diplotype', 'variantType',
  'frequency', 'hmChromosome', 'hmPosition', 'hmInferred', 'hmRsid', 'variantId',
  'frequencyAFR', 'frequencyAMR', 'frequencyEAS', 'frequencyEUR', 'frequencySAS',
] as const; // prettier-ignore
export type Field = (typeof FIELDS)[number];

/**
 * Column names in lower case. The first block is the PGS Catalog's (formats 1.0 and 2.0), the rest are spellings of other
 * scoring tables. A name that could mean either allele (`ref`, `alt`) stands in none: plink's `A1` is the scored allele.
 */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  rsid: ['rsid', 'snp', 'snpid', 'markername', 'rs_id'],
  chromosome: ['chr_name', 'chr', 'chrom', '#chrom', 'chromosome', 'contig_id'],
  position: ['chr_position', 'pos', 'position', 'bp', 'base_pair_location'],
  position37: ['position_hg19', 'pos_hg19', 'bp_hg19', 'pos37', 'position_grch37'],
  position38: ['position_hg38', 'pos_hg38', 'bp_hg38', 'pos38', 'position_grch38'],
  effectAllele: ['effect_allele', 'effectallele', 'a1', 'ea', 'risk_allele', 'tested_allele'],
  otherAllele: ['other_allele', 'reference_allele', 'otherallele', 'a2', 'oa', 'nea', 'non_effect_allele', 'noneffect_allele'],
  weight: ['effect_weight', 'weight', 'beta', 'effect', 'effect_size', 'log_odds_ratio', 'log_or', 'logor', 'score'],
  oddsRatio: ['or', 'odds_ratio'],
  dosage0: ['dosage_0_weight'],
  dosage1: ['dosage_1_weight'],
  dosage2: ['dosage_2_weight'],
  dominant: ['is_dominant'],
  recessive: ['is_recessive'],
  effectType: ['effect_type'],
  interaction: ['is_interaction'],
  haplotype: ['is_haplotype'],
  diplotype: ['is_diplotype'],
  variantType: ['variant_type'],
  frequency: ['allelefrequency_effect', 'effect_allele_frequency', 'eaf', 'effectallelefrequency'],
  frequencyAFR: ['eaf_afr', 'af_afr'],
  frequencyAMR: ['eaf_amr', 'af_amr'],
  frequencyEAS: ['eaf_eas', 'af_eas'],
  frequencyEUR: ['eaf_eur', 'af_eur'],
  frequencySAS: ['eaf_sas', 'af_sas'],
  hmChromosome: ['hm_chr'],
  hmPosition: ['hm_pos'],
  hmInferred: ['hm_inferotherallele'],
  hmRsid: ['hm_rsid'],
  variantId: ['id', 'variant_id', 'variant', 'variantid', 'snp_id'],
}; // prettier-ignore

/** Index of each known column; −1 where the table lacks it. Unknown columns are kept out, never an error. */
export type ColumnIndex = Readonly<Record<Field, number>>;

/** Finds the columns of a header line. CanRisk's `Effect_Allele` + `Reference_Allele` read as effect and other allele. */
export function indexColumns(names: readonly string[]): ColumnIndex {
  const lower = names.map((name) => name.trim().toLowerCase());
  const find = (field: Field): number => {
    for (const name of NAMES[field]) {
      const at = lower.indexOf(name);
      if (at >= 0) return at;
    }
    return -1;
  };
  return Object.fromEntries(FIELDS.map((field) => [field, find(field)])) as Record<Field, number>;
}

/** Whether a line names columns that a score can be read from: an effect allele and a weight. */
export function isColumnLine(columns: ColumnIndex): boolean {
  return columns.effectAllele >= 0 && (columns.weight >= 0 || columns.oddsRatio >= 0 || columns.dosage1 >= 0);
}

/** Columns of a table that holds one score each: pgs-calc names them by the scores' ids. */
export function scoreColumnNames(names: readonly string[]): string[] {
  return names.map((name) => name.trim()).filter((name) => /^O?PGS\d{6}$/.test(name));
}

/** The same table with one of its score columns as the weight. */
export function withWeightColumn(columns: ColumnIndex, names: readonly string[], score: string): ColumnIndex {
  return { ...columns, weight: names.findIndex((name) => name.trim() === score) };
}

/** Columns of a table without header line, as plink reads by default: id, allele, weight. */
export const BARE_COLUMNS: ColumnIndex = Object.fromEntries(
  FIELDS.map((field) => [
    field,
    field === 'variantId' ? 0 : field === 'effectAllele' ? 1 : field === 'weight' ? 2 : -1,
  ]),
) as Record<Field, number>;
