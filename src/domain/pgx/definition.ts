import type { Chromosome } from '../genotype/genome.ts';

/** What a position is needed for beyond the alleles that it defines. */
export const POSITION_ROLES = ['required', 'extra', 'amp_tier1', 'hapb3_intronic', 'hapb3_exonic', 'fallback'] as const;
export type PositionRole = (typeof POSITION_ROLES)[number];

export const POSITION_KINDS = ['snv', 'indel', 'mnv'] as const;
export type PositionKind = (typeof POSITION_KINDS)[number];

/** One position of a gene's definition: 1-based VCF coordinates, plus strand, left-aligned. */
export interface PgxPosition {
  /** GRCh38. */
  position: number;
  /** GRCh37, `null` where it is not known. */
  position37: number | null;
  /** Empty where the position has none. */
  rsid: string;
  aliases: readonly string[];
  ref: string;
  alts: readonly string[];
  /** The GRCh37 reference base where it differs from {@link ref}. */
  ref37: string | null;
  kind: PositionKind;
  /** HGVS names (`g.…`) in the order of the source. */
  hgvs: readonly string[];
  roles: readonly PositionRole[];
  /** Chip clusters on which this position agrees badly with other chips (see `chip-cluster.ts`). */
  weakOn: readonly string[];
  /** Chips that are known not to have it. */
  notOn: readonly string[];
}

/** Whether the matcher may use an allele: `research` only where single variants alone are asked for (CYP2D6). */
export const MATCHABLE = ['yes', 'research', 'no', 'outside'] as const;
export type Matchable = (typeof MATCHABLE)[number];

/** How a result reads beside that of two reference alleles: the same, different, or no statement. */
export const PHENOTYPE_CLASSES = ['normal', 'altered', 'unclear'] as const;
export type PhenotypeClass = (typeof PHENOTYPE_CLASSES)[number];

/** A named allele: bases at some positions, nothing elsewhere. */
export interface NamedAllele {
  name: string;
  reference: boolean;
  /** CPIC's words (`No function`), `null` where none is assigned. */
  function: string | null;
  /** Class of the function, for pairs that the tables give no phenotype; `null` where the allele has no function. */
  functionClass: PhenotypeClass | null;
  /** CPIC's activity value as text (`0.5`, `≥3.0`), `null` where none is assigned. */
  activityValue: string | null;
  /** Name to show instead, `null` where it is shown as it is. */
  reportedAs: string | null;
  matchable: Matchable;
  /** Pairs of position index (ascending) and base; an IUPAC letter that is not A, C, G, T is a wobble. */
  definition: readonly (readonly [positionIndex: number, bases: string])[];
}

export const PHENOTYPE_METHODS = [
  'function_pair',
  'activity_score',
  'single_allele',
  'allele_presence',
  'genotype',
] as const;
export type PhenotypeMethod = (typeof PHENOTYPE_METHODS)[number];

/** One row of the phenotype table: `No function + Normal function`, `AS=1.5`, `hemizygous: III/Deficient`… */
export interface PhenotypeRule {
  method: PhenotypeMethod;
  rule: string;
  /** Empty where the rule gives none. */
  phenotype: string;
  /** `null` where the rule gives no phenotype. */
  class: PhenotypeClass | null;
}

/** Allele frequency in one biogeographic group, with the number of people it was counted in. */
export interface AlleleFrequency {
  alleleIndex: number;
  groupIndex: number;
  frequency: number;
  /** `null` where the source does not say. */
  subjects: number | null;
}

/** A list of equally valid unphased diplotypes and the one that is reported instead. */
export interface UnphasedPriority {
  all: readonly string[];
  pick: string;
}

/** An allele that is two others on one strand, whose frequencies are counted under theirs. */
export interface ComposedAllele {
  allele: string;
  of: readonly [string, string];
}

export interface SingleVariantFallback {
  rsid: string;
  position: number;
  /** Base to allele name. */
  alleles: Readonly<Record<string, string>>;
}

/** Everything that a call of one gene needs. Alleles are sorted by name (see `names.ts`), positions by coordinate. */
export interface GeneDefinition {
  gene: string;
  /** Whose table, and of which day (`CPIC 2026-10-11`). */
  asOf: string;
  /** `null` for genes without positions (HLA). */
  chromosome: Chromosome | null;
  positions: readonly PgxPosition[];
  alleles: readonly NamedAllele[];
  phenotypes: readonly PhenotypeRule[];
  frequencies: readonly AlleleFrequency[];
  undocumentedAsReference: boolean;
  /** Whether `undocumentedAsReference` holds with combinations too. */
  undocumentedAsReferenceWithCombinations: boolean;
  lowestFunction: boolean;
  activityScore: boolean;
  structuralAlleles: readonly string[];
  /** Alleles whose function two sources see differently; the stricter is used and the report says so. */
  disputedAlleles: readonly string[];
  /** Name that the reference allele is shown under, `null` for its own. */
  referenceShownAs: string | null;
  unphasedPriorities: readonly UnphasedPriority[];
  fallback: SingleVariantFallback | null;
  composedAlleles: readonly ComposedAllele[];
}

/** The decoded pharmacogenomics pack. Source of all its rows: `src/reference/tables/pgx`. */
export interface PgxPack {
  version: string;
  date: string;
  /** CPIC's nine biogeographic groups. */
  groups: readonly string[];
  genes: readonly GeneDefinition[];
}

/** The allele of a name, or of a name that it is reported under (SLCO1B1 *45 stands for *45.001 and *45.002). */
export function alleleNamed(gene: GeneDefinition, name: string): NamedAllele | undefined {
  return (
    gene.alleles.find((allele) => allele.name === name) ??
    gene.alleles.find(({ reportedAs }) => reportedAs === name) ??
    (gene.referenceShownAs === name ? gene.alleles.find(({ reference }) => reference) : undefined)
  );
}

/** The reference allele of a gene, `null` where it has none (HLA). */
export function referenceAllele(gene: GeneDefinition): NamedAllele | null {
  return gene.alleles.find((allele) => allele.reference) ?? null;
}
