import '../src/seal/no-shared-stores.ts';
import '../src/seal/no-databases.ts';
import * as Comlink from 'comlink';
import { ga4ghDigest } from '../src/bytes/ga4gh-digest.ts';
import type { ExportContent, ExportFormat } from '../src/domain/export/content.ts';
import { besidePharmcat } from '../src/domain/export/pharmcat/compare.ts';
import { readPharmcatReport } from '../src/domain/export/pharmcat/read-report.ts';
import { writeExport } from '../src/domain/export/write-export.ts';
import type { ExportSource } from '../src/engine/export/export-desk.ts';
import { exportFacts } from '../src/engine/export/export-facts.ts';
import { knownReference } from '../src/engine/export/known-reference.ts';
import { vcfRows } from '../src/engine/export/vcf-rows.ts';
import { fail, ok, type Result } from '../src/errors/result.ts';
import { lockAge, unlockAge } from '../src/formats/age-file.ts';
import { packVcf } from '../src/formats/vcf-write.ts';
import type { ExportApi, WrittenExport } from '../src/rpc/export-api.ts';
import { SINGLE_FILE } from '../src/seal/policy/target.ts';
import { NOWHERE, probeNetwork } from '../src/seal/seal-probe.ts';
import { takeFilesByPort } from './take-files.ts';

/** Files of the app lie one folder above this script; one that is made of text has none, and the probe tries elsewhere. */
const APP_FOLDER = self.location.protocol === 'blob:' ? NOWHERE : new URL('../', self.location.href).href;

const TYPES: Readonly<Record<ExportFormat, string>> = {
  fhir: 'application/fhir+json',
  phenopacket: 'application/json',
  vcf37: 'application/gzip',
  vcf38: 'application/gzip',
  'pharmcat-outside': 'text/tab-separated-values',
  csv: 'text/csv',
};

let source: Comlink.Remote<ExportSource> | null = null;

async function writeVcf(
  from: Comlink.Remote<ExportSource>,
  format: 'vcf37' | 'vcf38',
  appVersion: string,
): Promise<Result<WrittenExport>> {
  const [genome, packs] = [await from.genome(), await from.packs()];
  if (!genome.ok) return genome;
  if (packs === null) return fail('reference/pack-missing');
  const build = format === 'vcf37' ? 'GRCh37' : 'GRCh38';
  const rows = vcfRows(genome.value, knownReference(packs, build), build);
  const { written, noCalls, leftOut } = rows;
  const { vcf, index } = packVcf({ ...rows, appVersion });
  const type = { type: TYPES[format] };
  return ok({ file: new Blob([vcf], type), index: new Blob([index], type), rows: { written, noCalls, leftOut } });
}

const bytesOf = async (file: Blob): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

const api = {
  async open(port: MessagePort): Promise<Result<null>> {
    const { refused } = await probeNetwork(APP_FOLDER);
    if (!refused) return fail('seal/not-sealed');
    source = Comlink.wrap<ExportSource>(port);
    return ok(null);
  },
  async write(format: ExportFormat, content: Omit<ExportContent, 'facts'>): Promise<Result<WrittenExport>> {
    if (source === null) return fail('bug/unexpected');
    if (format === 'vcf37' || format === 'vcf38') return writeVcf(source, format, content.report.app.version);
    const packs = await source.packs();
    if (packs === null) return fail('reference/pack-missing');
    const whole: ExportContent = { ...content, facts: exportFacts(packs) };
    const text = writeExport(format, whole, { told: null, interpretations: [] }, ga4ghDigest);
    return ok({ file: new Blob([text], { type: TYPES[format] }), index: null, rows: null });
  },
  async beside(file, pgx) {
    const theirs = readPharmcatReport(await file.text());
    return ok(theirs === null ? null : besidePharmcat(pgx, theirs));
  },
  async lock(file, passphrase) {
    return ok(new Blob([await lockAge(await bytesOf(file), passphrase)]));
  },
  async unlock(file, passphrase) {
    const opened = await unlockAge(await bytesOf(file), passphrase);
    return opened.ok ? ok(new Blob([opened.value])) : opened;
  },
} satisfies ExportApi;

if (SINGLE_FILE) takeFilesByPort();
Comlink.expose(api);
