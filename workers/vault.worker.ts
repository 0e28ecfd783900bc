import * as Comlink from 'comlink';
import { kernelBytes, kernelSha256 } from 'virtual:kernel';
import { APP_VERSION } from '../src/domain/report/app-version.ts';
import type { Report } from '../src/domain/report/report.ts';
import { ok, type Result } from '../src/errors/result.ts';
import { restOf } from '../src/rpc/assemble.ts';
import { partBuffers } from '../src/engine/part.ts';
import type { VaultApi } from '../src/rpc/protocol.ts';
import { NOWHERE, probeNetwork } from '../src/seal/seal-probe.ts';
import { holding } from '../src/domain/holding.ts';
import { Kernel } from '../src/engine/kernel/kernel.ts';
import { Vault } from '../src/engine/vault.ts';
import type { ReportRest } from '../src/domain/analysis/stages.ts';
import type { VaultSeal } from '../src/seal/vault-seal.ts';

/** Files of the app lie one folder above this script; one that is made of text has none, and the probe tries elsewhere. */
const APP_FOLDER = self.location.protocol === 'blob:' ? NOWHERE : new URL('../', self.location.href).href;

const compiled = Kernel.compile(kernelBytes);
const ready = compiled.then((module) => new Vault(module, { version: APP_VERSION, kernelSha256 }));

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function withoutStages(report: Result<Report>): Result<ReportRest> {
  return report.ok ? ok(restOf(report.value)) : report;
}

const vault = {
  async seal(): Promise<VaultSeal> {
    const [network, sha256, module] = await Promise.all([
      probeNetwork(self, APP_FOLDER),
      sha256Of(kernelBytes),
      compiled,
    ]);
    return { network, kernelImports: WebAssembly.Module.imports(module).length, kernelSha256: sha256 };
  },
  loadPacks: async (packs) => (await ready).loadPacks(packs),
  analyse: (file, options, onEvent, scanPart) =>
    holding([onEvent, scanPart], async () =>
      withoutStages(await (await ready).analyse(file, options, onEvent, scanPart)),
    ),
  interpret: (options, onEvent) =>
    holding([onEvent], async () => withoutStages(await (await ready).interpret(options, onEvent))),
  async scanPart(request) {
    const part = await (await ready).scanPart(request);
    return part.ok ? Comlink.transfer(part, partBuffers(part.value)) : part;
  },
  find: async (text) => (await ready).find(text),
  rows: async (from, count) => (await ready).rows(from, count),
  coverage: async () => (await ready).coverage(),
  ancestryMap: async () => (await ready).ancestryMap(),
  drugPacks: async () => (await ready).drugPacks(),
  medicineFacts: async () => (await ready).medicineFacts(),
  readOutside: async (text) => (await ready).readOutside(text),
  scoreTables: async () => (await ready).scoreTables(),
  drawScores: async (markers, question) => (await ready).drawScores(markers, question),
  stopComparing: async () => {
    (await ready).stopComparing();
  },
  areScores: async (files) => (await ready).areScores(files),
  importScores: async (files, profile) => (await ready).importScores(files, profile),
  removeScore: async (id) => {
    (await ready).removeScore(id);
  },
  scoreRows: async (question, query, page) => (await ready).scoreRows(question, query, page),
  scoreListing: async (question, query) => (await ready).scoreListing(question, query),
  scoreDifference: async (question, against) => (await ready).scoreDifference(question, against),
  compare: (file, options, onEvent) => holding([onEvent], async () => (await ready).compare(file, options, onEvent)),
  merge: (options, onEvent) =>
    holding([onEvent], async () => withoutStages(await (await ready).merge(options, onEvent))),
} satisfies VaultApi;

Comlink.expose(vault);
