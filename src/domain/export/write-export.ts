import type { ExportContent, ExportFormat } from './content.ts';
import { fhirBundle } from './fhir/bundle.ts';
import { outsideCalls } from './outside-calls.ts';
import { genomePhenopacket, type PacketAdditions } from './phenopacket-genome.ts';
import { resultsCsv } from './results-csv.ts';
import type { Digest24 } from './vrs.ts';

/** Formats that are written from a report alone. */
export type ReportFormat = Exclude<ExportFormat, 'vcf37' | 'vcf38'>;

/** The text of an export. */
export function writeExport(
  format: ReportFormat,
  content: ExportContent,
  additions: PacketAdditions,
  digest: Digest24,
): string {
  switch (format) {
    case 'fhir':
      return fhirBundle(content, digest);
    case 'phenopacket':
      return genomePhenopacket(content, additions, digest);
    case 'pharmcat-outside':
      return outsideCalls(content);
    case 'csv':
      return resultsCsv(content);
  }
}
