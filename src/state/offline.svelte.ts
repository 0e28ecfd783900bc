import type { RegisterAirplane } from '../rpc/spawn.ts';
import type { BuildIdentity, CopyCheck } from '../seal/airplane-protocol.ts';
import { askBuild, askCheck, type Control, takeControl, tell } from '../seal/airplane.ts';
import { keptReferences } from '../seal/kept-references.ts';
import { type Intrusion, watchControl } from '../seal/watch-control.ts';
import { historyNotes, noteInHistory } from './history-notes.ts';

/** Whether a service worker answers in place of the network, or why not. */
export type OfflineState = 'starting' | 'single-file' | Control;

/** A look for another build at the server, which happens when somebody asks. */
export type UpdateState = 'idle' | 'looking' | 'none' | 'found' | 'installing' | 'failed';

/** The service worker as the page sees it: whether it is in control, what it keeps, and whether the server has another build. */
export class Offline {
  readonly #register: RegisterAirplane | null;
  #state = $state<OfflineState>('starting');
  #build = $state.raw<BuildIdentity | null>(null);
  #update = $state<UpdateState>('idle');
  #found = $state.raw<BuildIdentity | null>(null);
  #candidate: ServiceWorker | null = null;
  #intrusion = $state<Intrusion | null>(null);
  /** Somebody looked for another build in this visit: the browser may come back to the one that it found. */
  #hasLooked = false;
  /** Somebody takes the other build. */
  #isTaking = false;
  /** Told when the service worker changes and nobody asked for it. */
  onIntrusion: (intrusion: Intrusion) => void = () => undefined;

  constructor(register: RegisterAirplane | null) {
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

  /** What happened to the service worker while this page was open, and nobody had asked for it; null if nothing. */
  get intrusion(): Intrusion | null {
    return this.#intrusion;
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
    const register = this.#register;
    if (register === null) return;
    const control = await takeControl(() => register('cache'));
    if (control === 'reload' && !wasReloaded(window)) {
      noteInHistory(window, { wasReloaded: true });
      window.location.reload();
      await new Promise(() => undefined);
    }
    if (wasReloaded(window)) noteInHistory(window, { wasReloaded: false });
    const controller = control === 'controlled' ? navigator.serviceWorker.controller : null;
    if (controller !== null) {
      watchControl(navigator.serviceWorker, this.#isAsked.bind(this), this.#noteIntrusion.bind(this));
      this.#build = await askBuild(controller);
    }
    this.#state = control;
  }

  /** Has every file that is kept held against the build; null where nothing is kept, or the service worker does not answer. */
  async check(): Promise<CopyCheck | null> {
    const controller = this.#build === null ? null : navigator.serviceWorker.controller;
    return controller === null ? null : askCheck(controller);
  }

  #isAsked(change: Intrusion): boolean {
    return change === 'found' ? this.#hasLooked : this.#isTaking;
  }

  #noteIntrusion(intrusion: Intrusion): void {
    // A worker that has the page stays the graver of the two.
    if (this.#intrusion !== 'taken') this.#intrusion = intrusion;
    this.onIntrusion(intrusion);
  }

  /** Asks the server whether it has another build. Nothing of it is fetched but the service worker's script. */
  async look(): Promise<void> {
    const register = this.#register;
    if (register === null || this.#state !== 'controlled' || this.#update === 'looking') return;
    this.#update = 'looking';
    this.#hasLooked = true;
    // The browser may have found it by itself: it waits for a decision, and the look would wait behind it.
    const waiting = (await navigator.serviceWorker.getRegistration())?.installing ?? null;
    const candidate = waiting ?? (await newerAt(register('server')));
    // From now on the browser's own looks are answered from its cache again: as soon as the other build is taken or dropped.
    void register('cache').catch(() => null);
    this.#candidate = candidate;
    this.#found = candidate === null ? null : await askBuild(candidate);
    this.#update = this.#found === null ? (candidate === null ? 'none' : 'failed') : 'found';
  }

  /** Fetches the build that was found, checks every file, and loads the page again with it. */
  accept(window: Window): void {
    const candidate = this.#candidate;
    if (candidate === null || this.#update !== 'found') return;
    this.#update = 'installing';
    this.#isTaking = true;
    candidate.addEventListener('statechange', () => {
      if (candidate.state === 'activated') window.location.reload();
      if (candidate.state !== 'redundant') return;
      this.#isTaking = false;
      this.#update = 'failed';
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

/** Remembered over one reload, in the entry of the history. */
function wasReloaded(window: Window): boolean {
  return historyNotes(window).wasReloaded === true;
}

/** The service worker that the server has now, if it is not the one in control. */
async function newerAt(looking: Promise<ServiceWorkerRegistration>): Promise<ServiceWorker | null> {
  try {
    const registration = await looking;
    if (registration.installing === null) await keptReferences()?.update(registration);
    return registration.installing;
  } catch {
    return null;
  }
}
