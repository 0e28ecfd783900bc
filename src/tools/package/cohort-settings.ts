import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ExportFormat } from '../../domain/export/content.ts';
import type { AnalysisContext } from '../../engine/analysis.ts';
import type { CohortArguments } from './cohort-arguments.ts';
import { sha256 } from './receipts.ts';

const ENDINGS: Readonly<Record<ExportFormat, string>> = {
  fhir: 'fhir.json',
  phenopacket: 'phenopacket.json',
  vcf37: 'grch37.vcf.gz',
  vcf38: 'grch38.vcf.gz',
  'pharmcat-outside': 'pharmcat-outside.tsv',
  csv: 'csv',
};

/** Where an export of a sample lies. */
export function exportFile(out: string, id: string, format: ExportFormat): string {
  return path.join(out, 'exports', `${id}.${ENDINGS[format]}`);
}

/** Everything but the file that a result depends on, as text: what was set, the lists by their content, the app and its packs. */
export function settingsText(asked: CohortArguments, { app, references }: Omit<AnalysisContext, 'kernel'>): string {
  const { settings, findings, formats, sampleset, allSamples } = asked;
  const lists = [...settings.scores, ...(settings.frequencies === null ? [] : [settings.frequencies])];
  return JSON.stringify([
    settings.options,
    { findings, formats, sampleset, allSamples },
    lists.map((file) => sha256(readFileSync(file))),
    app,
    references.identities.map(({ id, sha256: digest }) => [id, digest]),
  ]);
}
