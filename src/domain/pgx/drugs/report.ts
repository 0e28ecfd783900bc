import type { DrugCategory, DrugCode } from './codes.ts';

/** How firmly the person's results stand behind a row: `likely` and `uncertain` rest on what could not be read. */
export type DrugCertainty = 'certain' | 'likely' | 'uncertain';

export interface DrugReport {
  drug: string;
  genes: string[];
  source: 'CPIC' | 'DPWG' | 'FDA';
  category: DrugCategory;
  strength: string | null;
  url: string | null;
  pmid: string | null;
  date: string | null;
  superseded?: boolean;
  /** PMID of the later guideline. */
  supersededBy?: string;
  /** Id of the guideline's annotation. */
  guideline?: string;
  /** The guideline's own population word; absent = everyone. */
  population?: string;
  /** Everything the recommendation says, as codes, and its figures by kind. */
  codes?: DrugCode[];
  numbers?: Record<string, string[]>;
  /** The result of each gene that the row was looked up with, in the source's own words. */
  results?: Record<string, string>;
  certainty?: DrugCertainty;
  /** Genes of the guideline without a usable result. */
  missingGenes?: string[];
  /** The advice is the same for every result of those genes. */
  sameForMissing?: true;
  /** Every gene that the row goes by has the result of two reference alleles, as far as it was read. */
  usual?: true;
  /** Genes of the guideline whose result was given from outside the file. */
  outsideGenes?: string[];
}
