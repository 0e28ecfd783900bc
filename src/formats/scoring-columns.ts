import { type Group, GROUPS } from '../domain/ancestry/groups.ts';
import { writeUnseen } from '../domain/report/unseen-text.ts';

/** What a column of a scoring file holds. */
export const FIELDS = [
  'rsid', 'chromosome', 'position', 'position37', 'position38', 'effectAllele', 'otherAllele', 'refAllele', 'altAllele', 'weight', 'oddsRatio',
  'dosage0', 'dosage1', 'dosage2', 'dominant', 'recessive', 'effectType', 'test', 'interaction', 'haplotype', 'diplotype', 'variantType',
  'frequency', 'hmChromosome', 'hmPosition', 'hmInferred', 'hmRsid', 'variantId', 'scoreId',
  'frequencyAFR', 'frequencyAMR', 'frequencyEAS', 'frequencyEUR', 'frequencySAS',
] as const; // prettier-ignore
export type Field = (typeof FIELDS)[number];

/** How scoring files name the groups in which an effect-allele frequency was counted. `Asian` alone names neither half of Asia and is none. */
const GROUP_WORDS: Readonly<Record<Group, readonly string[]>> = {
  AFR: ['afr', 'african'],
  AMR: ['amr', 'hispanic', 'latino', 'hispanic_or_latin_american', 'admixed_american'],
  EAS: ['eas', 'east_asian'],
  EUR: ['eur', 'european'],
  SAS: ['sas', 'south_asian'],
};

/**
 * Names of the frequency column of one group, which say that it is of the effect allele: `AF_AFR` and `AFR_AF` do not, and are of ALT where
 * VCF tools wrote them. The PGS Catalog's is `allelefrequency_effect_` and the ancestry (scoring file format 2.0).
 */
function frequencyNames(group: Group): string[] {
  return GROUP_WORDS[group].flatMap(
    (word) =>
    ['allelefrequency_effect_', 'effect_allele_frequency_', 'eaf_'].map((start) => start + word).concat(`${word}_eaf`), // prettier-ignore
  );
}

/**
 * Column names in lower case, `_` for every other mark. The first ones are the PGS Catalog's (formats 1.0 and 2.0), the rest are spellings
 * of other scoring tables: PLINK (`A1` is the scored allele, `OMITTED` or `AX` the others), LDpred (`nt1`), GCTB (`Name`, `A1Effect`),
 * bigsnpr (`a1` is the effect allele, `a0` the other), METAL and REGENIE (`Allele1`, `Allele0`). `ref` and `alt` say which letters a
 * variant has, and only beside the scored allele which one is the other.
 */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  rsid: ['rsid', 'snp', 'snpid', 'markername', 'rs_id', 'rsids', 'rs_number', 'rs', 'sid', 'marker', 'marker_id', 'name'],
  chromosome: ['chr_name', 'chr', 'chrom', 'chromosome', 'contig_id'],
  position: ['chr_position', 'pos', 'position', 'bp', 'base_pair_location', 'base_pair_position', 'physical_pos', 'genpos'],
  position37: ['position_hg19', 'pos_hg19', 'bp_hg19', 'pos37', 'position_grch37'],
  position38: ['position_hg38', 'pos_hg38', 'bp_hg38', 'pos38', 'position_grch38'],
  effectAllele: ['effect_allele', 'effectallele', 'a1', 'ea', 'risk_allele', 'tested_allele', 'nt1', 'allele1'],
  otherAllele: ['other_allele', 'reference_allele', 'otherallele', 'a2', 'oa', 'nea', 'non_effect_allele', 'noneffect_allele', 'omitted', 'ax', 'a0', 'nt2', 'allele0', 'allele2'],
  refAllele: ['ref'],
  altAllele: ['alt'],
  weight: ['effect_weight', 'weight', 'beta', 'effect', 'effect_size', 'log_odds_ratio', 'log_or', 'logor', 'log_or_', 'b', 'score'],
  oddsRatio: ['or', 'odds_ratio', 'hr', 'hazard_ratio'],
  dosage0: ['dosage_0_weight'],
  dosage1: ['dosage_1_weight'],
  dosage2: ['dosage_2_weight'],
  dominant: ['is_dominant', 'dominant'],
  recessive: ['is_recessive', 'recessive'],
  effectType: ['effect_type', 'effect_model', 'genetic_model', 'inheritance_model', 'inheritance', 'mode_of_inheritance', 'model'],
  test: ['test'],
  interaction: ['is_interaction'],
  haplotype: ['is_haplotype'],
  diplotype: ['is_diplotype'],
  variantType: ['variant_type'],
  frequency: ['allelefrequency_effect', 'effect_allele_frequency', 'eaf', 'effectallelefrequency', 'a1_freq', 'a1freq', 'a1frq'],
  frequencyAFR: frequencyNames('AFR'),
  frequencyAMR: frequencyNames('AMR'),
  frequencyEAS: frequencyNames('EAS'),
  frequencyEUR: frequencyNames('EUR'),
  frequencySAS: frequencyNames('SAS'),
  hmChromosome: ['hm_chr'],
  hmPosition: ['hm_pos'],
  hmInferred: ['hm_inferotherallele'],
  hmRsid: ['hm_rsid'],
  variantId: ['id', 'variant_id', 'variant', 'variantid', 'snp_id', 'markerid', 'predictor', 'chr:position', 'chr:pos'],
  scoreId: ['accession', 'pgs_id', 'pgsid', 'score_id', 'scoreid', 'score_name', 'pgs'],
}; // prettier-ignore

/** Weights that a method made of the effects of a study: where a table has both, these are the score. */
const SHRUNK_WEIGHTS = /^(ldpred(_inf)?_beta|(final_)?beta_(inf|grid\w*|auto\w*|lassosum2?)|lassosum2?_beta|a1effect|up(date)?d_(pval_)?beta|posterior_mean)$/; // prettier-ignore
/** The PGS Catalog's own column, before which no other is looked at. */
const OWN_WEIGHT = 'effect_weight';

/** Index of each known column; −1 where the table lacks it. Unknown columns are kept out, never an error. */
export type ColumnIndex = Readonly<Record<Field, number>>;

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/^#+/, '').replace(/[\s.\-()]+/g, '_'); // prettier-ignore
}

/** Whether a line can name an effect allele, looked at before its fields are: every spelling of it has one of these words. */
export function mayNameColumns(line: string): boolean {
  return /allele|(?:^|[^a-z\d])(?:a1|ea|nt1)(?:[^a-z\d]|$)/i.test(line);
}

/** Finds the columns of a header line. CanRisk's `Effect_Allele` + `Reference_Allele` read as effect and other allele. */
export function indexColumns(names: readonly string[]): ColumnIndex {
  const lower = names.map(plain);
  const find = (field: Field): number => {
    for (const name of NAMES[field]) {
      const at = lower.indexOf(name);
      if (at >= 0) return at;
    }
    return -1;
  };
  const named = Object.fromEntries(FIELDS.map((field) => [field, find(field)])) as Record<Field, number>;
  const columns = { ...named, ...scoredSecond(lower, named), ...(isSampleSize(lower, named) ? { weight: -1 } : {}) };
  const [shrunk] = shrunkWeights(lower);
  return shrunk === undefined ? columns : { ...columns, weight: shrunk };
}

/** SAIGE names the allele that it scored by its frequency or count, `AF_Allele2`: the first is then the other one. */
function scoredSecond(lower: readonly string[], named: ColumnIndex): Partial<Record<Field, number>> {
  const isSaige = lower.includes('af_allele2') || lower.includes('ac_allele2');
  const [first, second] = [lower.indexOf('allele1'), lower.indexOf('allele2')];
  if (!isSaige || first < 0 || second < 0 || named.effectAllele !== first) return {};
  return { effectAllele: second, otherAllele: first };
}

/** METAL's `Weight` beside a `Zscore` is the number of people studied (sample-size scheme), and no weight of an allele. */
function isSampleSize(lower: readonly string[], named: ColumnIndex): boolean {
  return (
    named.weight >= 0 && lower[named.weight] === 'weight' && (lower.includes('zscore') || lower.includes('z_score'))
  );
}

function shrunkWeights(lower: readonly string[]): number[] {
  return lower.includes(OWN_WEIGHT) ? [] : lower.flatMap((name, at) => (SHRUNK_WEIGHTS.test(name) ? [at] : []));
}

/** Whether a line names columns that a score can be read from: an effect allele and a weight. */
export function isColumnLine(columns: ColumnIndex): boolean {
  return columns.effectAllele >= 0 && (columns.weight >= 0 || columns.oddsRatio >= 0 || columns.dosage1 >= 0);
}

/**
 * Columns of a table that holds one score each: pgs-calc names them by the scores' ids, LDpred2 by the methods that made them. Empty
 * where the table holds one score.
 */
export function weightColumns(names: readonly string[], columns: ColumnIndex): { id: string; columns: ColumnIndex }[] {
  const lower = names.map(plain);
  const shrunk = shrunkWeights(lower);
  const found = shrunk.length > 1 ? shrunk : isColumnLine(columns) ? [] : scoreColumns(names);
  return found.map((at) => ({ id: writeUnseen((names[at] ?? '').trim()), columns: { ...columns, weight: at } }));
}

function scoreColumns(names: readonly string[]): number[] {
  return names.flatMap((name, at) => (/^O?PGS\d{6}$/.test(name.trim()) ? [at] : []));
}

function columnsAt(places: Partial<Record<Field, number>>): ColumnIndex {
  return { ...(Object.fromEntries(FIELDS.map((field) => [field, -1])) as Record<Field, number>), ...places };
}

/** Columns of a table without header line, as plink reads by default: id, allele, weight. */
export const BARE_COLUMNS = columnsAt({ variantId: 0, effectAllele: 1, weight: 2 });

/** Columns of what PRS-CS writes, without header line: chromosome, rsid, position, effect allele, other allele, weight. */
export const PRS_CS_COLUMNS = columnsAt({ chromosome: 0, rsid: 1, position: 2, effectAllele: 3, otherAllele: 4, weight: 5 }); // prettier-ignore

/** Groups in which a table states frequencies. */
export function frequencyGroups(columns: ColumnIndex): Group[] {
  return GROUPS.filter((group) => columns[`frequency${group}`] >= 0);
}
