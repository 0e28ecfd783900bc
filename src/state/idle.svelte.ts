/** What counts as somebody being there. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const TICK_MS = 250;

export interface IdleLimits {
  /** Milliseconds without a sign before the countdown begins. */
  quietMs: number;
  /** Milliseconds of the countdown. A page that nobody can see counts down at once; without a countdown (0) it waits as if it were seen. */
  countdownMs: number;
  /** While this holds the time stands still: something is under way that ends by itself, and then it counts from its beginning. */
  isHeld?: () => boolean;
}

/** Watches whether anybody is there. The time is read from the clock, so that a sleeping device does not stop it. */
export class IdleClock {
  readonly #onIdle: () => void;
  #limits: IdleLimits = { quietMs: Infinity, countdownMs: 0 };
  #deadline = Infinity;
  #timer: ReturnType<typeof setInterval> | undefined;
  #remainingMs = $state<number | null>(null);

  constructor(onIdle: () => void) {
    this.#onIdle = onIdle;
  }

  /** Milliseconds left of the countdown; null while somebody is there. */
  get remainingMs(): number | null {
    return this.#remainingMs;
  }

  /** Begins to watch, or begins anew. */
  start(window: Window, limits: IdleLimits): void {
    this.stop();
    this.#limits = limits;
    for (const sign of SIGNS) window.addEventListener(sign, this.#onSign, { capture: true, passive: true });
    window.document.addEventListener('visibilitychange', this.#onVisibility);
    this.#timer = setInterval(() => {
      this.#tick(Date.now());
    }, TICK_MS);
    this.stay();
    this.#stopListening = () => {
      for (const sign of SIGNS) window.removeEventListener(sign, this.#onSign, { capture: true });
      window.document.removeEventListener('visibilitychange', this.#onVisibility);
    };
  }

  /** Somebody is there. */
  stay(): void {
    this.#deadline = Date.now() + this.#limits.quietMs + this.#limits.countdownMs;
    this.#remainingMs = null;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#stopListening();
    this.#stopListening = () => undefined;
    this.#remainingMs = null;
    this.#deadline = Infinity;
  }

  #stopListening: () => void = () => undefined;

  /** A countdown that is seen is ended by its button alone: a sleeve on the screen is nobody. */
  readonly #onSign = (): void => {
    // A page that was not in view may have slept past its time: whoever comes back must not find it open.
    if (Date.now() >= this.#deadline) this.#tick(Date.now());
    else if (this.#remainingMs === null) this.stay();
  };

  readonly #onVisibility = (event: Event): void => {
    const { hidden } = event.target as Document;
    const { countdownMs } = this.#limits;
    if (!hidden) this.#tick(Date.now());
    else if (countdownMs > 0) this.#deadline = Math.min(this.#deadline, Date.now() + countdownMs);
  };

  #tick(now: number): void {
    if (this.#limits.isHeld?.() === true) this.stay();
    const left = this.#deadline - now;
    if (left <= 0) {
      this.stop();
      this.#onIdle();
    } else this.#remainingMs = left <= this.#limits.countdownMs ? left : null;
  }
}
