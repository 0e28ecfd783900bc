import { type Result, valueOr } from '../errors/result.ts';
import type { AnalysisClient } from '../rpc/client.ts';
import type { CopyCheck } from '../seal/airplane-protocol.ts';
import type { Guarded, TakenAway } from '../seal/guard.ts';
import { holdScripts } from '../seal/held-scripts.ts';
import { makeInstallable } from '../seal/installable.ts';
import { findNeighbours, type Leftover } from '../seal/leftovers.ts';
import { probeConnections, probePicture } from '../seal/page-probe.ts';
import { type NetworkProbe, probeNetwork } from '../seal/seal-probe.ts';
import type { SeenHeaders } from '../seal/seen-headers.ts';
import type { VaultSeal } from '../seal/vault-seal.ts';
import type { Intrusion } from '../seal/watch-control.ts';
import type { Offline, OfflineState } from './offline.svelte.ts';
import { withinLimit } from './within-limit.ts';

/**
 * `browser`: the browser bounds every connection, and said so. `policy`: everything that a Content-Security-Policy covers is
 * refused; navigation and WebRTC are guarded by code of the page. `partial`: the same, but that nothing can keep this browser from moving to
 * another page. `open`: something is missing, and no file is read.
 */
export type SealLevel = 'testing' | 'browser' | 'policy' | 'partial' | 'open';

/** What is missing for a seal at all. */
export type SealGap =
  | 'page-connects'
  | 'page-pictures'
  | 'vault-connects'
  | 'vault-silent'
  | 'kernel-imports'
  | 'no-airplane'
  | 'not-isolated'
  | 'files-differ'
  | 'files-unseen'
  | 'preload'
  | 'taken-over'
  | 'headers-unseen'
  | 'headers-deviate';
/** What is missing for the browser's own word. */
export type SealLimit = 'moves' | 'single-file' | 'connections' | 'trusted-types' | 'peer-connections' | 'names';

/** What one run of the seal test saw. */
export interface SealEvidence {
  page: NetworkProbe;
  /** Null: the vault did not answer. */
  vault: VaultSeal | null;
  /** The browser refused to make an address of a string that is no worker of the app. */
  trustedTypes: boolean;
  /** The browser said that it refused a picture from elsewhere. */
  pictures: boolean;
  /** The browser said that it bounds every connection of the page. */
  connections: boolean;
  /** What the guard of the page found to take away, where the browser bounds nothing. */
  guarded: Guarded;
  /** Whether the page is alone in its process (`crossOriginIsolated`). */
  isolated: boolean;
  airplane: OfflineState;
  /** What the service worker keeps, held against the build just now; null where it is not in control or did not answer. */
  copy: CopyCheck | null;
  /** No script that was loaded ahead for a view was another than the one that was built. */
  scriptsHeld: boolean;
  /** Signs that other pages share the app's origin; empty for the build that is one file. */
  neighbours: readonly Leftover[];
  /** What was done to the service worker while this page was open, and nobody had asked for it. */
  intrusion: Intrusion | null;
  /** Headers as they arrived; null for the build that is one file, empty where nothing arrived. */
  headers: SeenHeaders[] | null;
}

/** The live seal test. It is run at the start, whenever the page is shown again, and whenever somebody asks. */
export class Seal {
  readonly #client: AnalysisClient;
  readonly #offline: Offline;
  readonly #takenAway: TakenAway;
  readonly #started: Promise<void>;
  #start: () => void = () => undefined;
  #evidence = $state.raw<SealEvidence | null>(null);
  #testing = $state(false);
  #running: Promise<void> | null = null;
  #scriptsHeld = true;

  constructor(client: AnalysisClient, offline: Offline, takenAway: TakenAway) {
    this.#client = client;
    this.#offline = offline;
    this.#takenAway = takenAway;
    this.#started = new Promise((resolve) => {
      this.#start = resolve;
    });
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

  /** Whether a file may be opened: the test was run and found no gap. */
  get holds(): boolean {
    return this.level === 'browser' || this.level === 'policy' || this.level === 'partial';
  }

  /** Waits for the test that is running, or for the first one. */
  async settled(): Promise<void> {
    await this.#started;
    await (this.#running ?? (this.#evidence === null ? this.test() : null));
  }

  /** The first test, as soon as the service worker has the page; from then on also whenever the page is shown again. */
  async start(window: Window): Promise<void> {
    this.#start();
    await this.test();
    if (this.level === 'browser') makeInstallable(window.document);
    void this.#holdScripts();
    window.document.addEventListener('visibilitychange', () => {
      if (window.document.visibilityState === 'visible') void this.test();
    });
  }

  async test(): Promise<void> {
    if (this.#offline.intrusion === 'taken' && this.#evidence !== null) {
      // Nothing is started any more to be tested: what would start came from whoever took the page.
      this.#evidence = Object.freeze({ ...this.#evidence, intrusion: 'taken' as const });
      return;
    }
    this.#running ??= this.#measure();
    await this.#running;
    this.#running = null;
  }

  /** Has the scripts of every view loaded into the page's memory; until then the service worker checks each. */
  async #holdScripts(): Promise<void> {
    const { build } = this.#offline;
    this.#scriptsHeld = build === null || (await holdScripts(document, build.files));
    if (!this.#scriptsHeld) await this.test();
  }

  async #measure(): Promise<void> {
    this.#testing = true;
    const [page, pictures, connections, vault, headers, copy, neighbours] = await Promise.all([
      answered(probeNetwork(document.baseURI), { refused: false }),
      answered(probePicture(document), false),
      answered(probeConnections(this.#takenAway.PeerConnection), false),
      answered<Result<VaultSeal> | null>(
        this.#client.askStarted((asked) => asked.seal()),
        null,
      ),
      answered(this.#client.headers(), []),
      this.#offline.check(),
      this.#offline.state === 'single-file' ? [] : answered(findNeighbours(), []),
    ]);
    this.#evidence = Object.freeze({
      ...{
        page,
        pictures,
        connections,
        vault: vault === null ? null : valueOr(vault, null),
        headers,
        copy,
        neighbours,
      },
      guarded: this.#takenAway.guarded,
      trustedTypes: enforcesTrustedTypes(),
      scriptsHeld: this.#scriptsHeld,
      isolated: window.crossOriginIsolated,
      airplane: this.#offline.state,
      intrusion: this.#offline.intrusion,
    });
    this.#testing = false;
  }
}

/** What a part of the test may take on a busy machine. What has not answered by then did not hold. */
const ANSWER_MS = 30_000;

function answered<T>(question: Promise<T>, otherwise: T): Promise<T> {
  return withinLimit(question, ANSWER_MS, otherwise);
}

/** Whether some file is not the one that was built: kept by the service worker, or loaded for a view. */
function filesDiffer({ copy, scriptsHeld }: SealEvidence): boolean {
  return !scriptsHeld || copy?.files.some(({ sha256, computed }) => sha256 !== computed) === true;
}

/** What is missing for a seal: empty where files may be opened. */
export function gapsOf(evidence: SealEvidence): SealGap[] {
  const { page, vault, headers, copy } = evidence;
  const served = headers !== null;
  const gaps: readonly (readonly [SealGap, boolean])[] = [
    ['page-connects', !page.refused],
    ['page-pictures', !evidence.pictures],
    ['vault-connects', vault !== null && !vault.network.refused],
    ['vault-silent', vault === null],
    ['kernel-imports', vault !== null && vault.kernelImports > 0],
    ['no-airplane', served && evidence.airplane !== 'controlled'],
    ['files-differ', filesDiffer(evidence)],
    ['files-unseen', served && evidence.airplane === 'controlled' && copy === null],
    ['preload', copy?.preload === true],
    ['taken-over', evidence.intrusion === 'taken'],
    ['not-isolated', served && !evidence.isolated],
    ['headers-unseen', served && headers.length < WATCHED_CLASSES],
    ['headers-deviate', served && headers.some(({ deviations }) => deviations.length > 0)],
  ];
  return gaps.filter(([, is]) => is).map(([gap]) => gap);
}

/** What is missing for the browser's own word that nothing can leave. */
export function limitsOf(evidence: SealEvidence): SealLimit[] {
  const { guarded } = evidence;
  const unbounded = !evidence.connections;
  const limits: readonly (readonly [SealLimit, boolean])[] = [
    ['moves', unbounded && !guarded.moves],
    ['single-file', evidence.headers === null],
    ['connections', evidence.headers !== null && unbounded],
    ['trusted-types', !evidence.trustedTypes],
    ['peer-connections', unbounded && guarded.peerConnections && !evidence.trustedTypes],
    ['names', unbounded],
  ];
  return limits.filter(([, is]) => is).map(([limit]) => limit);
}

/** The worst of all checks decides. */
export function levelOf(evidence: SealEvidence): SealLevel {
  if (gapsOf(evidence).length > 0) return 'open';
  const limits = limitsOf(evidence);
  if (limits.includes('moves')) return 'partial';
  return limits.length > 0 ? 'policy' : 'browser';
}

/** The page, the two workers and a pack. */
const WATCHED_CLASSES = 4;

/** Whether a plain string is refused where an address of a script is due (no request is made: the element is detached). */
function enforcesTrustedTypes(): boolean {
  try {
    document.createElement('script').src = 'seal-probe';
    return false;
  } catch {
    return true;
  }
}
