/** LOINC, HL7 and PGS names as Genomics Reporting 3.0.0 (FHIR R4) has them. `docs/exports.md` says where each was seen. */
export const GUIDE = 'http://hl7.org/fhir/uv/genomics-reporting';
export const TBD_CODES = `${GUIDE}/CodeSystem/tbd-codes-cs`;
export const LOINC = 'http://loinc.org';
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
export const PGS_CATALOG = 'https://www.pgscatalog.org';
export const DBSNP = 'http://www.ncbi.nlm.nih.gov/projects/SNP';

export interface Coding {
  system: string;
  code: string;
  display?: string;
}

export interface Concept {
  coding?: Coding[];
  text?: string;
}

export const loinc = (code: string, display: string): Concept => ({ coding: [{ system: LOINC, code, display }] });
export const tbd = (code: string): Concept => ({ coding: [{ system: TBD_CODES, code }] });
export const words = (text: string): Concept => ({ text });

/** Whether a change is there (LOINC answer list LL1971-2). */
export const PRESENCE = {
  present: loinc('LA9633-4', 'Present'),
  absent: loinc('LA9634-2', 'Absent'),
  'no-call': loinc('LA18198-4', 'No call'),
} as const;

/** LOINC answer list LL381-5. */
export const ALLELIC_STATES = {
  heterozygous: loinc('LA6706-1', 'Heterozygous'),
  homozygous: loinc('LA6705-3', 'Homozygous'),
  hemizygous: loinc('LA6707-9', 'Hemizygous'),
} as const;
export type AllelicState = keyof typeof ALLELIC_STATES;

export const ASSEMBLIES = {
  GRCh37: loinc('LA14029-5', 'GRCh37'),
  GRCh38: loinc('LA26806-2', 'GRCh38'),
} as const;

/** Phenotypes of CPIC that the guide's value set has a code for; `Likely …`, `Possible …` and the like have none. */
export const PHENOTYPE_CODES: Readonly<Record<string, readonly [string, string]>> = {
  'Ultrarapid Metabolizer': ['LA10315-2', 'Ultrarapid metabolizer'],
  'Rapid Metabolizer': ['LA25390-8', 'Rapid metabolizer'],
  'Normal Metabolizer': ['LA25391-6', 'Normal metabolizer'],
  'Intermediate Metabolizer': ['LA10317-8', 'Intermediate metabolizer'],
  'Poor Metabolizer': ['LA9657-3', 'Poor metabolizer'],
  'Increased Function': ['LA25392-4', 'Increased function'],
  'Normal Function': ['LA25393-2', 'Normal function'],
  'Decreased Function': ['LA25395-7', 'Decreased function'],
  'Poor Function': ['LA25394-0', 'Poor function'],
};
