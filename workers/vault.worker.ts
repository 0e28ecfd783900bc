import * as Comlink from 'comlink';
import { kernelBytes, kernelSha256 } from 'virtual:kernel';
import { APP_VERSION } from '../src/domain/report/app-version.ts';
import type { PackIdentity, Report } from '../src/domain/report/report.ts';
import { fail, ok, type Result } from '../src/errors/result.ts';
import type { AnalysisEvent, AnalysisOptions, LoadedPack, VaultApi, VaultSeal } from '../src/rpc/protocol.ts';
import { probeNetwork } from '../src/rpc/seal-probe.ts';
import { analyse } from './analysis.ts';
import { Kernel } from './kernel/kernel.ts';
import { decodeReferences, type References } from './references.ts';

/** Files of the app lie one folder above this script. */
const APP_FOLDER = new URL('../', self.location.href).href;

let kernel: Promise<Kernel> | null = null;
let emptyMark = 0;
let references: References | null = null;

/** Compiles the kernel once; the mark of its empty memory is where every new genome starts. */
async function readyKernel(): Promise<Kernel> {
  kernel ??= Kernel.create(kernelBytes).then((created) => {
    emptyMark = created.exports.arenaMark();
    return created;
  });
  return kernel;
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const vault = {
  async seal(): Promise<VaultSeal> {
    const [network, sha256, module] = await Promise.all([
      probeNetwork(self, APP_FOLDER),
      sha256Of(kernelBytes),
      WebAssembly.compile(kernelBytes),
    ]);
    return { network, kernelImports: WebAssembly.Module.imports(module).length, kernelSha256: sha256 };
  },

  async loadPacks(packs: LoadedPack[]): Promise<Result<PackIdentity[]>> {
    const decoded = decodeReferences(packs);
    if (!decoded.ok) return decoded;
    references = decoded.value;
    await readyKernel();
    return ok(references.identities);
  },

  async analyse(
    file: Blob,
    options: AnalysisOptions,
    onEvent: (event: AnalysisEvent) => void,
  ): Promise<Result<Report>> {
    if (references === null) return fail('reference/pack-missing');
    const ready = await readyKernel();
    // The genome before this one is overwritten before the next is read.
    ready.exports.arenaRelease(emptyMark);
    const app = { version: APP_VERSION, kernelSha256 };
    const analysis = await analyse({ kernel: ready, app, references }, { file, options, onEvent });
    if (!analysis.ok && analysis.error.code.startsWith('kernel/')) kernel = null;
    return analysis.ok ? ok(analysis.value.report) : analysis;
  },
} satisfies VaultApi;

Comlink.expose(vault);
