import type { DescribedFinding } from '../findings/finding.ts';
import type { Chromosome } from '../genotype/genome.ts';
import type { Report } from '../report/report.ts';

/** Formats of other programs; the names are those of `--export`. */
export const EXPORT_FORMATS = ['fhir', 'phenopacket', 'vcf37', 'vcf38', 'pharmcat-outside', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A place that the tables of medicines define: GRCh38, 1-based, plus strand. */
export interface DefinedSite {
  chromosome: Chromosome;
  position: number;
  ref: string;
  alts: readonly string[];
}

/** What the packs know and a report does not repeat. Nothing in it is about anybody. */
export interface ExportFacts {
  /** Places of each gene by `position` of the report's sites. */
  sites: Readonly<Record<string, readonly DefinedSite[]>>;
  /** RxNorm code of each drug, where the table has one. */
  rxnorm: Readonly<Record<string, string>>;
}

/** What an export is written from. */
export interface ExportContent {
  report: Report;
  /** Single-gene findings, where somebody asked for them; of the topics that were opened. */
  findings: readonly DescribedFinding[] | null;
  facts: ExportFacts;
  /** When it was written, ISO 8601 in UTC with seconds. */
  made: string;
}
