import type { Failure, Result } from '../errors/result.ts';
import type { SafeClient } from '../rpc/safe-client.ts';
import type { DeviceSettings, SafeApi } from '../rpc/safe.ts';
import { findLeftovers, type Leftover, type UnseenLeftover } from '../seal/leftovers.ts';
import { DEVICE, placeExists } from '../storage/buckets.ts';
import { IdleClock } from './idle.svelte.ts';
import type { Scores } from './scores.svelte.ts';
import type { Seal } from './seal.svelte.ts';
import type { Session } from './session.svelte.ts';
import type { Settings } from './settings.svelte.ts';

/** Shortest idle time of a kiosk, and the longest, in seconds. */
export { IDLE_SECONDS } from '../storage/idle-seconds.ts';
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
  | 'setting-later';

/** Why everything was wiped. */
export const WIPES = ['done', 'idle', 'staff'] as const;
export type Wipe = (typeof WIPES)[number];

/** `proving`: seal and storage are looked at. `refused`: something stands in the way. */
export type KioskStep = 'proving' | 'refused' | 'language' | 'file' | 'working' | 'letter' | 'wiping';

/** What `Kiosk` needs of the rest of the app. */
export interface KioskDeps {
  client: SafeClient;
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
  readonly clock = new IdleClock(() => {
    this.wipe('idle');
  });
  #device = $state.raw<DeviceSettings | null>(null);
  #loaded = $state(false);
  #obstacles = $state.raw<readonly KioskObstacle[] | null>(null);
  /** Why it is not known how this device is set up, though somebody has set it up. */
  #unreadable = $state.raw<'setting-unreadable' | 'setting-later' | null>(null);
  #language = $state<string | null>(null);
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

  get device(): DeviceSettings | null {
    return this.#device;
  }

  get obstacles(): readonly KioskObstacle[] {
    return this.#obstacles ?? [];
  }

  get language(): string | null {
    return this.#language;
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
    if (this.#language === null) return 'language';
    const { session } = this.#deps;
    if (session.working) return 'working';
    return session.shown.report === null ? 'file' : 'letter';
  }

  /** Learns how this device is set up. Where nobody has set it up, no worker is started for that. */
  async load(): Promise<void> {
    await this.#readSetting();
    this.#deps.settings.profile = this.#unreadable === null ? (this.#device?.profile ?? 'personal') : 'kiosk';
    this.#loaded = true;
  }

  /** A device that somebody has set up is never taken for anybody's own because that cannot be read: it fails closed. */
  async #readSetting(): Promise<boolean> {
    this.#unreadable = null;
    if (!this.#deps.client.exists || !(await placeExists(DEVICE))) return true;
    const late = new Promise<null>((resolve) => setTimeout(resolve, ANSWER_MS, null));
    const settings = await Promise.race([this.#ask((api) => api.deviceSettings()), late]);
    if (settings?.ok === true) this.#device = settings.value;
    else this.#unreadable = settings?.error.code === 'storage/later-version' ? 'setting-later' : 'setting-unreadable';
    this.#failure = null;
    return settings?.ok === true;
  }

  /** Sets this device up. */
  async setUp(settings: DeviceSettings, pin: string | null): Promise<boolean> {
    const done = await this.#ask((api) => api.setDevice(settings, pin));
    if (!done.ok) return false;
    this.#deps.forget();
    this.#device = settings;
    this.#unreadable = null;
    this.#deps.settings.profile = settings.profile;
    if (settings.profile === 'kiosk') await this.prove();
    return true;
  }

  /** Looks whether the seal holds, nothing is stored, and no other window is a kiosk. */
  async prove(): Promise<void> {
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
    this.#language = language;
    this.clock.start(this.#deps.window, {
      quietMs: (this.#device?.idleSeconds ?? 0) * 1000,
      countdownMs: COUNTDOWN_SECONDS * 1000,
    });
  }

  /** Reads the person's file: one, and only while no other is open. Scoring files may come before it, or with it. */
  async openFiles(files: readonly File[]): Promise<void> {
    const { session, seal, settings } = this.#deps;
    if (this.step === 'working' || this.step === 'letter') session.refuse({ code: 'profile/one-at-a-time' });
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
    this.#language = null;
    window.history.replaceState(window.history.state, '', `#kiosk/${why}`);
    window.location.reload();
  }

  /** Leaves the setting of a class, which no PIN guards. */
  async leaveClass(): Promise<void> {
    if (this.#device?.profile !== 'learn' || !(await this.#ask((api) => api.clearDevice())).ok) return;
    this.#device = null;
    this.#deps.settings.profile = 'personal';
  }

  /** Leaves the profile with the staff PIN. */
  async leave(pin: string): Promise<boolean> {
    const answer = await this.#ask((api) => api.checkPin(pin));
    if (!answer.ok) return false;
    if (!answer.value.right) {
      this.#waitSeconds = answer.value.waitSeconds;
      return false;
    }
    if (!(await this.#ask((api) => api.clearDevice())).ok) return false;
    this.wipe('staff');
    return true;
  }

  async #ask<T>(question: (api: SafeApi) => Promise<Result<T>>): Promise<Result<T>> {
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
