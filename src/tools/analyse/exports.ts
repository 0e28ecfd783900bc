import { readFileSync, writeFileSync } from 'node:fs';
import { ga4ghDigest } from '../../bytes/ga4gh-digest.ts';
import { EXPORT_FORMATS, type ExportContent, type ExportFormat } from '../../domain/export/content.ts';
import { writeExport } from '../../domain/export/write-export.ts';
import { readPacketInterpretations } from '../../domain/export/packet-interpretations.ts';
import type { PacketAdditions } from '../../domain/export/phenopacket-genome.ts';
import { readPhenopacket } from '../../domain/rare/phenopacket.ts';
import type { Analysis, AnalysisContext } from '../../engine/analysis.ts';
import { exportFacts } from '../../engine/export/export-facts.ts';
import { exportPacks, takeOut } from '../../engine/export/export-desk.ts';
import { knownReference } from '../../engine/export/known-reference.ts';
import { vcfRows } from '../../engine/export/vcf-rows.ts';
import { genomeFindings } from '../../engine/findings.ts';
import { ok, type Result } from '../../errors/result.ts';
import { packVcf } from '../../formats/vcf-write.ts';
import { MANIFEST } from '../../reference/manifest.ts';

/** One `--export FORMAT=FILE`. */
export interface AskedExport {
  format: ExportFormat;
  file: string;
}

/** Reads `FORMAT=FILE`; null where the format is none of ours. */
export function readAskedExport(text: string): AskedExport | null {
  const at = text.indexOf('=');
  const format = EXPORT_FORMATS.find((one) => one === text.slice(0, at));
  const file = text.slice(at + 1);
  return at < 0 || format === undefined || file === '' ? null : { format, file };
}

/** Whether every record of a VCF has to be kept whole. */
export function needsRecords(exports: readonly AskedExport[]): boolean {
  return exports.some(({ format }) => format === 'vcf37' || format === 'vcf38');
}

export interface ExportRequest {
  exports: readonly AskedExport[];
  /** Findings are exported only where they are asked for. */
  findings: boolean;
  phenopacket: string | null;
}

/** Writes the files that were asked for. @returns what there is to say of each, a line each */
export function writeExports(
  context: AnalysisContext,
  { report, genome }: Analysis,
  { exports, findings, phenopacket }: ExportRequest,
): Result<string[]> {
  const packs = exportPacks(context.references);
  const content: ExportContent = {
    report,
    findings: findings ? genomeFindings(context.references, genome) : null,
    facts: exportFacts(packs),
    made: now(),
  };
  const said: string[] = [];
  for (const { format, file } of exports) {
    if (format !== 'vcf37' && format !== 'vcf38') {
      writeFileSync(file, writeExport(format, content, additionsOf(phenopacket), ga4ghDigest));
      continue;
    }
    const taken = takeOut(genome);
    if (!taken.ok) return taken;
    const build = format === 'vcf37' ? 'GRCh37' : 'GRCh38';
    const rows = vcfRows(taken.value, knownReference(packs, build), build);
    const { vcf, index } = packVcf({ ...rows, appVersion: report.app.version });
    writeFileSync(file, vcf);
    writeFileSync(`${file}.tbi`, index);
    const left = Object.entries(rows.leftOut).filter(([, count]) => count > 0).map(([reason, count]) => `${reason} ${String(count)}`); // prettier-ignore
    said.push(`${format}: ${String(rows.written)} rows, ${String(rows.noCalls)} without a call; left out: ${left.join(', ') || 'none'}`); // prettier-ignore
  }
  return ok(said);
}

/** `SOURCE_DATE_EPOCH` (seconds) stands in for the clock, so that the same input gives the same bytes. */
function now(): string {
  const epoch = Number(process.env.SOURCE_DATE_EPOCH ?? NaN);
  return `${(Number.isFinite(epoch) ? new Date(epoch * 1000) : new Date()).toISOString().slice(0, 19)}Z`;
}

function additionsOf(file: string | null): PacketAdditions {
  if (file === null) return { told: null, interpretations: [] };
  const text = readFileSync(file, 'utf8');
  const telling = readPhenopacket(text);
  const list = MANIFEST.find(({ kind }) => kind === 'hpo');
  const told = 'refused' in telling ? null : { telling, labelOf: labelsIn(text), hpoVersion: list?.identity.version ?? '' }; // prettier-ignore
  return { told, interpretations: readPacketInterpretations(text) };
}

/** Labels as the file has them. */
function labelsIn(text: string): (id: string) => string {
  const labels = new Map<string, string>();
  for (const [, id = '', label = ''] of text.matchAll(/"id"\s*:\s*"(HP:\d{7})"\s*,\s*"label"\s*:\s*"([^"\\]*)"/g)) labels.set(id, label); // prettier-ignore
  return (id) => labels.get(id) ?? id;
}
