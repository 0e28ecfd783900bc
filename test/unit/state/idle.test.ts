import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IdleClock } from '../../../src/state/idle.svelte.ts';

/** As much of a window as the clock listens to. */
function makeWindow(): { window: Window; sign: (name: string) => void; hide: () => void } {
  const target = new EventTarget();
  const document = Object.assign(new EventTarget(), { hidden: false });
  const window = Object.assign(target, { document }) as unknown as Window;
  return {
    window,
    sign: (name) => void target.dispatchEvent(new Event(name)),
    hide: () => {
      document.hidden = true;
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('idle clock', () => {
  it('stands still while something is under way, and begins anew afterwards', () => {
    const onIdle = vi.fn();
    const clock = new IdleClock(onIdle);
    let isReading = true;
    clock.start(makeWindow().window, { quietMs: 30_000, countdownMs: 20_000, isHeld: () => isReading });
    vi.advanceTimersByTime(600_000);
    expect(clock.remainingMs).toBeNull();
    isReading = false;
    vi.advanceTimersByTime(29_000);
    expect(clock.remainingMs).toBeNull();
    vi.advanceTimersByTime(22_000);
    expect(onIdle).toHaveBeenCalledTimes(1);
  });

  it('counts down after the quiet time, then calls once', () => {
    const onIdle = vi.fn();
    const clock = new IdleClock(onIdle);
    const { window } = makeWindow();
    clock.start(window, { quietMs: 30_000, countdownMs: 20_000 });
    vi.advanceTimersByTime(29_500);
    expect(clock.remainingMs).toBeNull();
    vi.advanceTimersByTime(1000);
    expect(clock.remainingMs).toBeGreaterThan(19_000);
    vi.advanceTimersByTime(60_000);
    expect(onIdle).toHaveBeenCalledTimes(1);
    expect(clock.remainingMs).toBeNull();
  });

  it('begins anew at any sign, but a countdown that is seen ends by its button alone', () => {
    const onIdle = vi.fn();
    const clock = new IdleClock(onIdle);
    const { window, sign } = makeWindow();
    clock.start(window, { quietMs: 30_000, countdownMs: 20_000 });
    for (const name of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart']) {
      vi.advanceTimersByTime(29_000);
      sign(name);
    }
    expect(clock.remainingMs).toBeNull();
    vi.advanceTimersByTime(31_000);
    sign('pointermove');
    expect(clock.remainingMs).not.toBeNull();
    clock.stay();
    expect(clock.remainingMs).toBeNull();
    vi.advanceTimersByTime(29_000);
    expect(onIdle).not.toHaveBeenCalled();
  });

  it('counts down at once where nobody can see the page', () => {
    const onIdle = vi.fn();
    const clock = new IdleClock(onIdle);
    const { window, hide } = makeWindow();
    clock.start(window, { quietMs: 600_000, countdownMs: 20_000 });
    hide();
    vi.advanceTimersByTime(20_500);
    expect(onIdle).toHaveBeenCalledTimes(1);
  });

  it('waits as long as in view where there is no countdown, and is over before whoever comes back can touch anything', () => {
    const onIdle = vi.fn();
    const clock = new IdleClock(onIdle);
    const { window, sign, hide } = makeWindow();
    clock.start(window, { quietMs: 300_000, countdownMs: 0 });
    hide();
    vi.advanceTimersByTime(299_000);
    expect(onIdle).not.toHaveBeenCalled();
    // The browser lets a hidden page sleep: no timer of it runs.
    vi.setSystemTime(Date.now() + 2000);
    sign('pointermove');
    expect(onIdle).toHaveBeenCalledTimes(1);
  });

  it('goes by the clock: a device that slept is idle when it wakes', () => {
    const onIdle = vi.fn();
    const clock = new IdleClock(onIdle);
    clock.start(makeWindow().window, { quietMs: 30_000, countdownMs: 20_000 });
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(300);
    expect(onIdle).toHaveBeenCalledTimes(1);
  });

  it('is quiet once it was stopped', () => {
    const onIdle = vi.fn();
    const clock = new IdleClock(onIdle);
    clock.start(makeWindow().window, { quietMs: 1000, countdownMs: 0 });
    clock.stop();
    vi.advanceTimersByTime(10_000);
    expect(onIdle).not.toHaveBeenCalled();
  });
});
