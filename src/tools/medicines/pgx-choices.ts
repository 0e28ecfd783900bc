import type { Matchable, PhenotypeClass } from '../../domain/pgx/definition.ts';

/**
 * Choices of ours about the star-allele tables, each with its reason. Positions, alleles, functions, rules and frequencies come from the sources
 * that `import-pgx` reads.
 */

/** Words of the source for whether an allele can be matched, with ours. What has no definition is not matched, for whatever reason. */
export const MATCHABLE_AS: Readonly<Record<string, Matchable>> = {
  yes: 'yes',
  // The definition follows from the allele's own name (a change of one base).
  name_derived: 'yes',
  // CYP2D6: copy number and hybrids are not seen.
  snv_only_research: 'research',
  outside: 'outside',
};

/** Roles of a position under the word of our schema; null: no role here. Other roles keep their word. */
export const ROLE_AS: Readonly<Record<string, string | null>> = {
  fallback_single_snv: 'fallback',
  // PharmCAT takes MT-RNR1 from outside only; here it is called from its own positions.
  outside_call_in_pharmcat: null,
};

/** Genes whose newer functions and rules are taken over whole: two downloads of CPIC and its change log agree. */
export const RENEWED_GENES: readonly string[] = ['NUDT15', 'TPMT'];

/**
 * Genes of which one download only has the newer functions. What makes a call less reassuring is taken over, and alleles that are new; an allele
 * that would lose its warning keeps it and is listed as disputed. Their rules stay: the newer ones cannot tell normal from uncertain.
 */
export const STRICTER_GENES: Readonly<Record<string, { warning: string }>> = {
  RYR1: { warning: 'Malignant Hyperthermia associated' },
};

/** A word of the newer rules that stands for several functions: CPIC's answer cannot tell them apart. */
export const EITHER_FUNCTION: Readonly<Record<string, readonly string[]>> = {
  'Uncertain or unknown function': ['Uncertain function', 'Unknown function'],
};

/** Chip of the list of positions that a 23andMe v4 file has. A position that is "maybe" there (an indel near a marker) is not listed as missing. */
export const LISTED_CHIP = 'c1';

/** How a phenotype reads beside the one of two reference alleles, from its own words. A phenotype that is not here stops the tool. */
export const CLASS_OF: Readonly<Record<PhenotypeClass, readonly string[]>> = {
  normal: [
    'Normal Function',
    'Normal Metabolizer',
    'Normal',
    'normal risk of aminoglycoside-induced hearing loss',
    '-1639 GG',
    '*15:02 negative',
    '*31:01 negative',
    '*57:01 negative',
    '*58:01 negative',
  ],
  altered: [
    'Poor Function',
    'Decreased Function',
    'Possible Decreased Function',
    'Increased Function',
    'Poor Metabolizer',
    'Likely Poor Metabolizer',
    'Intermediate Metabolizer',
    'Likely Intermediate Metabolizer',
    'Possible Intermediate Metabolizer',
    'Rapid Metabolizer',
    'Ultrarapid Metabolizer',
    'Deficient',
    'Deficient with CNSHA',
    'Variable',
    'Malignant Hyperthermia Susceptibility',
    'increased risk of aminoglycoside-induced hearing loss',
    'ivacaftor responsive in CF patients',
    '-1639 AA',
    '-1639 AG',
    '*15:02 positive',
    '*31:01 positive',
    '*57:01 positive',
    '*58:01 positive',
  ],
  unclear: [
    'Indeterminate',
    'Uncertain Susceptibility',
    'uncertain risk of aminoglycoside-induced hearing loss',
    'ivacaftor non-responsive in CF patients',
  ],
};

/** Genes in which a phenotype reads in another way. NAT2: the two reference alleles are rapid, so that rapid is what is usual. */
export const CLASS_IN_GENE: Readonly<Record<string, Readonly<Record<string, PhenotypeClass>>>> = {
  NAT2: { 'Rapid Metabolizer': 'normal' },
};

const CPIC_2026 = 'CPIC 2026-10-11';

/** Parts of `gene-rules.json` that no source has. */
export const OWN_RULES = {
  source:
    'Rules of CPIC, AMP and PharmCAT 3.1.1 (PharmGKB/PharmCAT@5431bf1187e5, documentation and exemptions); facts only, own schema.',
  version: '3.1.1',
  date: '2025-11',
  licence: 'CC0-1.0',
  /** Genes of which every diplotype of that day has the phenotype that follows from the table (`npm run peers -- pgx-table`). */
  asOf: {
    ABCG2: CPIC_2026,
    CACNA1S: CPIC_2026,
    CFTR: CPIC_2026,
    CYP2B6: CPIC_2026,
    CYP2C19: CPIC_2026,
    CYP2C9: CPIC_2026,
    CYP2D6: CPIC_2026,
    CYP3A5: CPIC_2026,
    DPYD: CPIC_2026,
    G6PD: CPIC_2026,
    'MT-RNR1': CPIC_2026,
    NUDT15: CPIC_2026,
    SLCO1B1: CPIC_2026,
    TPMT: CPIC_2026,
    UGT1A1: CPIC_2026,
    RYR1: 'CPIC 2025-11, where stricter CPIC 2026-10-11',
  },
  /** Of the genes in which an undocumented base counts as the reference, those in which it does so only where no combinations are asked for. */
  undocumentedAsReferenceWithoutCombinations: ['CACNA1S', 'G6PD', 'NUDT15', 'TPMT'],
  /** Alleles that are two others on one chromosome; their frequencies are counted under those. */
  composedAlleles: {
    UGT1A1: [
      { allele: '*80+*28', of: ['*80', '*28'] },
      { allele: '*80+*37', of: ['*80', '*37'] },
    ],
  },
} as const;
