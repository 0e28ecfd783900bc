import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { probePicture } from '../../../src/seal/page-probe.ts';

/** What a browser says of the picture, and after how many milliseconds. */
type Said = readonly (readonly ['load' | 'error' | 'img-src' | 'script-src', number])[];

/** A page that holds one picture and says of it what a row tells. */
function pageThat(said: Said): Document {
  const page = new EventTarget();
  const picture = Object.assign(new EventTarget(), { src: '' });
  for (const [what, milliseconds] of said)
    setTimeout(() => {
      const isOfPicture = what === 'load' || what === 'error';
      const event = new Event(isOfPicture ? what : 'securitypolicyviolation');
      if (isOfPicture) picture.dispatchEvent(event);
      else page.dispatchEvent(Object.assign(event, { effectiveDirective: what }));
    }, milliseconds);
  return Object.assign(page, { createElement: () => picture }) as unknown as Document;
}

describe('whether the browser refuses a picture from elsewhere', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each<[string, Said, boolean, number]>([
    ['refused', [['img-src', 3]], true, 3],
    ['refused on a busy machine', [['img-src', 14_000]], true, 14_000],
    ['failed, and refused with it', [['error', 3], ['img-src', 4]], true, 4],
    ['failed, and refused a good second later', [['error', 3], ['img-src', 1_500]], true, 1_500],
    ['failed, as where there is no network', [['error', 3]], false, 2_003],
    ['it came', [['load', 3]], false, 2_003],
    ['something else was refused', [['script-src', 1], ['error', 3]], false, 2_003],
    ['nothing is said', [], false, 15_000],
  ])('%s', async (_, said, isRefused, afterMs) => {
    const answer = probePicture(pageThat(said));
    let at: number | null = null;
    const start = Date.now();
    void answer.then(() => (at = Date.now() - start));
    await vi.advanceTimersByTimeAsync(20_000);
    expect([await answer, at]).toEqual([isRefused, afterMs]);
  }); // prettier-ignore
});
