import type { BuildFile, BuildIdentity } from '../rpc/airplane-protocol.ts';
import { askBuild, type Control, takeControl, tell } from '../rpc/airplane.ts';
import { readKept } from '../rpc/kept-files.ts';

/** Whether a service worker answers in place of the network, or why not. */
export type OfflineState = 'starting' | 'single-file' | Control;

/** A look for another build at the server, which happens when somebody asks. */
export type UpdateState = 'idle' | 'looking' | 'none' | 'found' | 'installing' | 'failed';

/** One file of the build, held against what the browser keeps. */
export interface KeptFile extends BuildFile {
  sizeBytes: number;
  /** Computed now, from the bytes that are kept; null where they are not there. */
  computed: string | null;
}

/** Remembers over one reload, in the entry of the history, that the page was loaded again already. */
const RELOADED = 'sequester-reloaded';
const LOOK_MS = 15_000;

/** The service worker as the page sees it: whether it is in control, what it keeps, and whether the server has another build. */
export class Offline {
  readonly #register: (() => Promise<ServiceWorkerRegistration>) | null;
  #state = $state<OfflineState>('starting');
  #build = $state.raw<BuildIdentity | null>(null);
  #update = $state<UpdateState>('idle');
  #found = $state.raw<BuildIdentity | null>(null);
  #candidate: ServiceWorker | null = null;

  constructor(register: (() => Promise<ServiceWorkerRegistration>) | null) {
    this.#register = register;
    if (register === null) this.#state = 'single-file';
  }

  get state(): OfflineState {
    return this.#state;
  }

  /** The build that answers now. */
  get build(): BuildIdentity | null {
    return this.#build;
  }

  get update(): UpdateState {
    return this.#update;
  }

  /** The other build that the server has. */
  get found(): BuildIdentity | null {
    return this.#found;
  }

  /** Takes control. On a host that sends no headers the page is loaded again, once: then this never returns. */
  async start(window: Window): Promise<void> {
    if (this.#register === null) return;
    const control = await takeControl(this.#register);
    if (control === 'reload' && !wasReloaded(window)) {
      window.history.replaceState(RELOADED, '', window.location.href);
      window.location.reload();
      await new Promise(() => undefined);
    }
    if (wasReloaded(window)) window.history.replaceState(null, '', window.location.href);
    const controller = control === 'controlled' ? navigator.serviceWorker.controller : null;
    if (controller !== null) this.#build = await askBuild(controller);
    this.#state = control;
  }

  /** Every file of the build with the checksum that its kept bytes have now; null where nothing is kept. */
  async files(): Promise<KeptFile[] | null> {
    if (this.#build === null) return null;
    const { sha256, files } = this.#build;
    return Promise.all(files.map(async (file) => ({ ...file, ...(await readKept(sha256, file.path)) })));
  }

  /** Asks the server whether it has another build. Nothing of it is fetched but the service worker's script. */
  async look(): Promise<void> {
    if (this.#state !== 'controlled' || this.#update === 'looking') return;
    this.#update = 'looking';
    const registration = await navigator.serviceWorker.getRegistration();
    const candidate = registration === undefined ? null : await newerOf(registration);
    this.#candidate = candidate;
    this.#found = candidate === null ? null : await askBuild(candidate);
    this.#update = this.#found === null ? (candidate === null ? 'none' : 'failed') : 'found';
  }

  /** Fetches the build that was found, checks every file, and loads the page again with it. */
  accept(window: Window): void {
    const candidate = this.#candidate;
    if (candidate === null || this.#update !== 'found') return;
    this.#update = 'installing';
    candidate.addEventListener('statechange', () => {
      if (candidate.state === 'activated') window.location.reload();
      if (candidate.state === 'redundant') this.#update = 'failed';
    });
    tell(candidate, { type: 'update' });
  }

  decline(): void {
    if (this.#candidate !== null) tell(this.#candidate, { type: 'decline' });
    this.#candidate = null;
    this.#found = null;
    this.#update = 'idle';
  }
}

function wasReloaded(window: Window): boolean {
  return window.history.state === RELOADED;
}

/** The service worker that the server has now, if it is not the one in control. */
async function newerOf(registration: ServiceWorkerRegistration): Promise<ServiceWorker | null> {
  const found = new Promise<ServiceWorker | null>((resolve) => {
    registration.addEventListener(
      'updatefound',
      () => {
        resolve(registration.installing);
      },
      { once: true },
    );
    setTimeout(() => {
      resolve(null);
    }, LOOK_MS);
  });
  if (registration.installing !== null) return registration.installing;
  const looked = registration.update().then(
    () => registration.installing,
    () => null,
  );
  return Promise.race([looked, found]);
}
