import type { FailureCode } from '../errors/codes.ts';
import type { Failure, Result } from '../errors/result.ts';
import type { SafeClient } from '../rpc/safe-client.ts';
import type { ServedPolicy } from '../rpc/protocol.ts';
import type { Spawner } from '../rpc/spawn.ts';
import type { DeviceSettings, SafeApi } from '../rpc/safe.ts';
import { findLeftovers, type Leftover, type UnseenLeftover } from '../seal/leftovers.ts';
import { DEVICE, placeExists } from '../storage/buckets.ts';
import { IdleClock } from './idle.svelte.ts';
import type { Scores } from './scores.svelte.ts';
import type { Seal } from './seal.svelte.ts';
import type { Session } from './session.svelte.ts';
import type { Settings } from './settings.svelte.ts';
import { withinLimit } from './within-limit.ts';
import type { Visit, VisitPage } from './visit.svelte.ts';

/** Shortest idle time of a kiosk, and the longest, in seconds. */
export { IDLE_SECONDS } from '../storage/idle-seconds.ts';
export { CLINIC_TEXT } from '../storage/clinic-text.ts';
/** Seconds of the countdown that is seen before everything is wiped. */
export const COUNTDOWN_SECONDS = 20;
/** Digits of the shortest staff PIN. */
export const LEAST_PIN_LENGTH = 4;

/** Why the kiosk does not start. */
export type KioskObstacle =
  | Leftover
  | UnseenLeftover
  | 'not-sealed'
  | 'moves'
  | 'second-window'
  | 'setting-unreadable'
  | 'setting-later'
  | PolicyObstacle;

/** What is wrong with the policy that the host serves, or with keeping it. */
type PolicyObstacle = 'policy-unserved' | `policy ${FailureCode}`;

/** Why everything was wiped. */
export const WIPES = ['done', 'idle', 'staff'] as const;
export type Wipe = (typeof WIPES)[number];

/** `proving`: seal and storage are looked at. `refused`: something stands in the way. */
export type KioskStep = 'proving' | 'refused' | 'language' | 'consent' | 'file' | 'working' | VisitPage | 'wiping';

/** What `Kiosk` needs of the rest of the app. */
export interface KioskDeps {
  client: SafeClient;
  /** What the host says of a kiosk; null where nothing is served. */
  policy: Spawner['policy'];
  session: Session;
  seal: Seal;
  settings: Settings;
  scores: Pick<Scores, 'keepAllowed'>;
  /** Reads the scoring files among some files under the terms of a kiosk, and gives back the others. */
  takeScores: (files: readonly File[]) => Promise<readonly File[]>;
  /** Forgets the open person: the vault is terminated and nothing is shown any more. */
  forget: () => void;
  window: Window;
}

/** Milliseconds within which the worker has to say how this device is set up. */
const ANSWER_MS = 20_000;

/** The only window that may be a kiosk; held until the page goes. */
const WINDOW_LOCK = 'sequester-kiosk';

/** How this device is set up and, where it is a kiosk, where the person in front of it stands. */
export class Kiosk {
  readonly #deps: KioskDeps;
  #visit = $state.raw<Visit | null>(null);
  readonly clock = new IdleClock(() => {
    this.wipe('idle');
  });
  #device = $state.raw<DeviceSettings | null>(null);
  #loaded = $state(false);
  #obstacles = $state.raw<readonly KioskObstacle[] | null>(null);
  /** Why it is not known how this device is set up, though somebody has set it up. */
  #unreadable = $state.raw<'setting-unreadable' | 'setting-later' | null>(null);
  /** Why the policy that the host serves cannot be followed. Then nothing is started, not even what would answer in the host's place. */
  #policyObstacle = $state.raw<PolicyObstacle | null>(null);
  #wiping = $state(false);
  #failure = $state.raw<Failure | null>(null);
  #waitSeconds = $state(0);
  /** What the page was wiped for before it was loaded. */
  readonly forgotten: Wipe | null;

  constructor(deps: KioskDeps) {
    this.#deps = deps;
    const said = /^#kiosk\/([a-z]+)$/.exec(deps.window.location.hash)?.[1];
    this.forgotten = WIPES.find((name) => name === said) ?? null;
  }

  /** Whether it is known how this device is set up. Nothing is shown before. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** The person in front of it; only within the kiosk's view. */
  get visit(): Visit {
    if (this.#visit === null) throw new Error('the kiosk is not shown');
    return this.#visit;
  }

  /** Makes room for a person where the kiosk is shown: the code comes with its view. */
  show(make: () => Visit): void {
    this.#visit ??= make();
  }

  get device(): DeviceSettings | null {
    return this.#device;
  }

  get obstacles(): readonly KioskObstacle[] {
    return this.#obstacles ?? [];
  }

  /** Whether the host serves a policy that cannot be followed, so that this page goes no further. */
  get isShut(): boolean {
    return this.#policyObstacle !== null;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Seconds before another PIN is looked at; 0 where one is looked at now. */
  get waitSeconds(): number {
    return this.#waitSeconds;
  }

  get step(): KioskStep {
    if (this.#wiping) return 'wiping';
    if (this.#obstacles === null) return 'proving';
    if (this.#obstacles.length > 0) return 'refused';
    if (this.#visit?.language == null) return 'language';
    if (!this.#visit.agreed) return 'consent';
    const { session } = this.#deps;
    if (session.working) return 'working';
    return session.shown.report === null ? 'file' : this.#visit.page;
  }

  /** Learns how this device is set up. Where nobody has set it up, no worker is started for that. */
  async load(): Promise<void> {
    await this.#readSetting();
    const isUnknown = this.#device === null && this.#unreadable === null;
    if (isUnknown) await this.#readPolicy();
    const isClosed = this.#unreadable !== null || this.isShut;
    this.#deps.settings.profile = isClosed ? 'kiosk' : (this.#device?.profile ?? 'personal');
    this.#loaded = true;
  }

  /** A device that somebody has set up is never taken for anybody's own because that cannot be read: it fails closed. */
  async #readSetting(): Promise<boolean> {
    this.#unreadable = null;
    if (!this.#deps.client.exists || !(await placeExists(DEVICE))) return true;
    const late = new Promise<null>((resolve) => setTimeout(resolve, ANSWER_MS, null));
    const settings = await Promise.race([this.ask((api) => api.deviceSettings()), late]);
    if (settings?.ok === true) this.#device = settings.value;
    else this.#unreadable = settings?.error.code === 'storage/later-version' ? 'setting-later' : 'setting-unreadable';
    this.#failure = null;
    return settings?.ok === true;
  }

  /**
   * Follows the policy that the host serves beside the app, where nobody has set this device up. It is asked for while no service worker
   * answers in the host's place, which is once in a browser that keeps what it is given and at each start of one that begins empty.
   */
  async #readPolicy(): Promise<void> {
    const { policy, client } = this.#deps;
    const { serviceWorker } = navigator as Partial<Navigator>;
    if (policy === null || !client.exists || (serviceWorker?.controller ?? null) !== null) return;
    const served = await withinLimit<ServedPolicy>(policy(), ANSWER_MS, null);
    const text = served?.text ?? null;
    // Nobody needs the worker that keeps it where the host says, as nearly all do, that there is none.
    if (served !== null && (text === null || text.trim() === 'null')) return;
    const taken = text === null ? null : await this.ask((api) => api.takePolicy(text));
    this.#failure = null;
    if (taken === null) this.#policyObstacle = 'policy-unserved';
    else if (taken.ok) this.#device = taken.value;
    else this.#policyObstacle = `policy ${taken.error.code}`;
  }

  /** Sets this device up. */
  async setUp(settings: DeviceSettings, pin: string | null): Promise<boolean> {
    const done = await this.ask((api) => api.setDevice(settings, pin));
    if (done.ok) await this.startAs(settings);
    return done.ok;
  }

  /** Says why a policy file was not taken. */
  refuse(failure: Failure): void {
    this.#failure = failure;
  }

  /** Is what somebody has just set this device up for. */
  async startAs(settings: DeviceSettings): Promise<void> {
    this.#deps.forget();
    this.#device = settings;
    this.#unreadable = null;
    this.#deps.settings.profile = settings.profile;
    if (settings.profile === 'kiosk') await this.prove();
  }

  /** Looks whether the seal holds, nothing is stored, and no other window is a kiosk. */
  async prove(): Promise<void> {
    if (this.#policyObstacle !== null) {
      // Nothing was started that could be tested. Another look at the host begins with another page.
      if (this.#obstacles !== null) this.#deps.window.location.reload();
      this.#obstacles = [this.#policyObstacle];
      return;
    }
    this.#obstacles = null;
    const { seal, scores, settings } = this.#deps;
    if (this.#unreadable !== null && (await this.#readSetting())) {
      settings.profile = this.#device?.profile ?? 'personal';
    }
    await seal.settled();
    await scores.keepAllowed('kiosk');
    const [leftovers, alone] = await Promise.all([findLeftovers(), this.#isAlone()]);
    this.#obstacles = [
      ...(this.#unreadable === null ? [] : [this.#unreadable]),
      ...(seal.holds ? [] : ['not-sealed' as const]),
      // A person at a counter is asked nothing: where moves cannot be held there is no kiosk.
      ...(seal.level === 'partial' ? ['moves' as const] : []),
      ...leftovers,
      ...(alone ? [] : ['second-window' as const]),
    ];
  }

  /** Begins with a person, in a language. */
  begin(language: string): void {
    this.visit.begin(language, this.#device?.asksMedicines !== false);
    this.clock.start(this.#deps.window, {
      quietMs: (this.#device?.idleSeconds ?? 0) * 1000,
      countdownMs: COUNTDOWN_SECONDS * 1000,
      // A long file is waited for with folded hands.
      isHeld: () => this.#deps.session.working,
    });
  }

  /** Reads the person's file: one, and only while no other is open. Scoring files may come before it, or with it. */
  async openFiles(files: readonly File[]): Promise<void> {
    const { session, seal, settings } = this.#deps;
    if (session.working || session.shown.report !== null) session.refuse({ code: 'profile/one-at-a-time' });
    else if (this.step === 'file') {
      await seal.test();
      if (!seal.holds) {
        await this.prove();
        return;
      }
      const genotypes = await this.#deps.takeScores(files);
      if (genotypes.length > 0) await session.openFiles(genotypes, settings.analysis);
    }
  }

  async choose(choice: string): Promise<void> {
    const { session, settings } = this.#deps;
    await session.choose(choice, settings.analysis);
  }

  /** Ends a visit: at once, or after a question where results are there and nothing of them was taken along. */
  finish(): void {
    if (this.#deps.session.shown.report !== null && !this.visit.hasTaken && !this.visit.asking) this.visit.ask();
    else this.wipe('done');
  }

  /**
   * Forgets the person: workers are terminated, views cleared, the entry of the history replaced, and a fresh page loaded in
   * place of this one.
   */
  wipe(why: Wipe): void {
    const { window, forget, client } = this.#deps;
    this.#wiping = true;
    this.clock.stop();
    forget();
    client.close();
    this.#visit?.clear();
    window.history.replaceState(window.history.state, '', `#kiosk/${why}`);
    window.location.reload();
  }

  /** Leaves the setting of a class, which no PIN guards. */
  async leaveClass(): Promise<void> {
    if (this.#device?.profile !== 'learn' || !(await this.ask((api) => api.clearDevice())).ok) return;
    this.#device = null;
    this.#deps.settings.profile = 'personal';
  }

  /** Leaves the profile with the staff PIN. */
  async leave(pin: string): Promise<boolean> {
    const answer = await this.ask((api) => api.checkPin(pin));
    if (!answer.ok) return false;
    if (!answer.value.right) {
      this.#waitSeconds = answer.value.waitSeconds;
      return false;
    }
    if (!(await this.ask((api) => api.clearDevice())).ok) return false;
    this.wipe('staff');
    return true;
  }

  /** Asks the worker that keeps how this device is set up. What it answers with a failure is shown. */
  async ask<T>(question: (api: SafeApi) => Promise<Result<T>>): Promise<Result<T>> {
    this.#failure = null;
    const answer = await this.#deps.client.ask(question);
    if (!answer.ok) this.#failure = answer.error;
    return answer;
  }

  #isAlone(): Promise<boolean> {
    const { locks } = navigator as Partial<Navigator>;
    if (this.#holdsLock || locks === undefined) return Promise.resolve(this.#holdsLock);
    return new Promise((resolve) => {
      void locks.request(WINDOW_LOCK, { ifAvailable: true }, (lock) => {
        this.#holdsLock = lock !== null;
        resolve(lock !== null);
        // Held for as long as the page lives.
        return lock === null ? undefined : new Promise<never>(() => undefined);
      });
    });
  }

  #holdsLock = false;
}
