import '../src/seal/no-shared-stores.ts';
import '../src/seal/no-databases.ts';
import * as Comlink from 'comlink';
import { kernelBytes, kernelSha256 } from 'virtual:kernel';
import { sha256Of } from '../src/bytes/sha256.ts';
import type { AnalysisOptions } from '../src/domain/analysis/options.ts';
import { type AnalysisEvent, type ReportRest, restOf, type Stopped } from '../src/domain/analysis/stages.ts';
import type { ClinvarReport } from '../src/domain/clinvar/report.ts';
import type { ComparisonReport } from '../src/domain/genotype/compare.ts';
import { holding } from '../src/domain/holding.ts';
import { APP_VERSION } from '../src/domain/report/app-version.ts';
import type { ExportSource } from '../src/engine/export/export-desk.ts';
import { Kernel } from '../src/engine/kernel/kernel.ts';
import { partBuffers, type PartRequest, type PartScanner, type ScannedPart } from '../src/engine/part.ts';
import type { ClinvarFiles, ClinvarProgress } from '../src/engine/vault-api.ts';
import { Vault } from '../src/engine/vault.ts';
import type { Result } from '../src/errors/result.ts';
import type { VaultWorkerApi } from '../src/rpc/protocol.ts';
import { SINGLE_FILE } from '../src/seal/policy/target.ts';
import { NOWHERE, probeNetwork } from '../src/seal/seal-probe.ts';
import type { VaultSeal } from '../src/seal/vault-seal.ts';
import { takeFilesByPort } from './take-files.ts';

/** Files of the app lie one folder above this script; one that is made of text has none, and the probe tries elsewhere. */
const APP_FOLDER = self.location.protocol === 'blob:' ? NOWHERE : new URL('../', self.location.href).href;

const compiled = Kernel.compile(kernelBytes);

type OnEvent = (event: AnalysisEvent) => void;

/** The vault as the page's worker: callbacks are held until they were answered, and parts are handed over, not copied. */
class VaultWorker extends Vault<ReportRest> implements VaultWorkerApi {
  async seal(): Promise<VaultSeal> {
    const [network, sha256, module] = await Promise.all([probeNetwork(APP_FOLDER), sha256Of(kernelBytes), compiled]);
    return { network, kernelImports: WebAssembly.Module.imports(module).length, kernelSha256: sha256 };
  }

  openExports(port: MessagePort): void {
    const source: ExportSource = {
      packs: () => this.exportPacks(),
      genome: () => this.takeOut(),
    };
    Comlink.expose(source, port);
  }

  override analyse(
    file: Blob,
    options: AnalysisOptions,
    onEvent: OnEvent,
    scanPart?: PartScanner,
  ): Promise<Result<ReportRest>> {
    return holding([onEvent, scanPart], () => super.analyse(file, options, onEvent, scanPart));
  }

  override interpret(options: AnalysisOptions, onEvent: OnEvent): Promise<Result<ReportRest>> {
    return holding([onEvent], () => super.interpret(options, onEvent));
  }

  override merge(options: AnalysisOptions, onEvent: OnEvent): Promise<Result<ReportRest>> {
    return holding([onEvent], () => super.merge(options, onEvent));
  }

  override compare(
    file: Blob,
    options: AnalysisOptions,
    onEvent: OnEvent,
  ): Promise<Result<ComparisonReport> | Stopped> {
    return holding([onEvent], () => super.compare(file, options, onEvent));
  }

  override joinClinvar(files: ClinvarFiles, onProgress: ClinvarProgress): Promise<Result<ClinvarReport> | Stopped> {
    return holding([onProgress], () => super.joinClinvar(files, onProgress));
  }

  override async scanPart(request: PartRequest): Promise<Result<ScannedPart>> {
    const part = await super.scanPart(request);
    return part.ok ? Comlink.transfer(part, partBuffers(part.value)) : part;
  }
}

if (SINGLE_FILE) takeFilesByPort();
Comlink.expose(new VaultWorker(compiled, { version: APP_VERSION, kernelSha256 }, restOf));
