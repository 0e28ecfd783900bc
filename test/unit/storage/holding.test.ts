import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { holding } from '../../../src/domain/holding.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Lets whatever is not held be collected. */
async function collected(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    collect();
  }
}

describe('a callback of another thread', () => {
  it('is held while the work is under way, and no longer', async () => {
    let answer = (_: string): void => undefined;
    const called = new Promise<string>((resolve) => {
      answer = resolve;
    });
    const start = (): { callback: WeakRef<object>; work: Promise<string> } => {
      const callback = { name: 'callback' };
      return { callback: new WeakRef(callback), work: holding([callback], () => called) };
    };
    const { callback, work } = start();
    await collected();
    expect(callback.deref()).toEqual({ name: 'callback' });
    answer('done');
    expect(await work).toBe('done');
    await collected();
    expect(callback.deref()).toBeUndefined();
  });

  it('is given up where the work fails', async () => {
    await expect(holding([{}], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
