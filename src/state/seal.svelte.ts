import type { AnalysisClient } from '../rpc/client.ts';
import type { VaultSeal } from '../rpc/protocol.ts';
import { probeNetwork, type NetworkProbe } from '../rpc/seal-probe.ts';

/** `sealed`: every check held and the browser said so. `unproved`: attempts failed, but not by the policy's word. */
export type SealLevel = 'testing' | 'sealed' | 'unproved' | 'open';

/** What one run of the seal test saw. */
export interface SealEvidence {
  page: NetworkProbe;
  /** Null: the vault did not answer. */
  vault: VaultSeal | null;
  /** The browser refused to make an address of a string that is no worker of the app. */
  trustedTypes: boolean;
}

/** The live seal test. It is run at the start and whenever somebody asks. */
export class Seal {
  readonly #client: AnalysisClient;
  #evidence = $state.raw<SealEvidence | null>(null);
  #testing = $state(false);
  #running: Promise<void> | null = null;

  constructor(client: AnalysisClient) {
    this.#client = client;
  }

  get evidence(): SealEvidence | null {
    return this.#evidence;
  }

  get testing(): boolean {
    return this.#testing;
  }

  get level(): SealLevel {
    return this.#evidence === null ? 'testing' : levelOf(this.#evidence);
  }

  /** Waits for the test that is running, or for the first one. */
  async settled(): Promise<void> {
    await (this.#running ?? (this.#evidence === null ? this.test() : null));
  }

  async test(): Promise<void> {
    this.#running ??= this.#measure();
    await this.#running;
    this.#running = null;
  }

  async #measure(): Promise<void> {
    this.#testing = true;
    const [page, vault] = await Promise.all([probeNetwork(window, document.baseURI), this.#client.seal()]);
    this.#evidence = Object.freeze({ page, vault, trustedTypes: enforcesTrustedTypes() });
    this.#testing = false;
  }
}

/** The worst of all checks decides. */
export function levelOf(evidence: SealEvidence): SealLevel {
  const { page, vault, trustedTypes } = evidence;
  if (!page.refused || vault?.network.refused === false) return 'open';
  const proved = page.byPolicy && vault?.network.byPolicy === true && vault.kernelImports === 0 && trustedTypes;
  return proved ? 'sealed' : 'unproved';
}

/** Whether a plain string is refused where an address of a script is due (no request is made: the element is detached). */
function enforcesTrustedTypes(): boolean {
  try {
    document.createElement('script').src = 'seal-probe';
    return false;
  } catch {
    return true;
  }
}
