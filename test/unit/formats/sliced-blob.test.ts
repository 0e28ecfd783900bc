import { describe, expect, it } from 'vitest';
import { blobOfParts } from '../../../src/formats/sliced-blob.ts';

const TEXT = 'The quick brown fox jumps over the lazy dog';
const bytes = new TextEncoder().encode(TEXT);
const cut = (...places: number[]): Uint8Array<ArrayBuffer>[] =>
  [0, ...places].map((from, index) => bytes.slice(from, [...places, bytes.length][index]));

describe('a file of slices', () => {
  const whole = new Blob([bytes]);
  it.each([[[]], [[10]], [[1, 2, 3]], [[5, 5, 20, 43]]])(
    'made of parts cut at %j reads as a Blob does',
    async (places) => {
      const ours = blobOfParts(cut(...places));
      expect([ours.size, await ours.text()]).toEqual([whole.size, await whole.text()]);
      for (const [start, end] of [[0, 5], [4, 11], [-9], [-9, -4], [40, 99], [9, 3], [50, 60]] as [number, number?][]) {
        const [one, other] = [ours.slice(start, end), whole.slice(start, end)];
        expect([one.size, await one.text()]).toEqual([other.size, await other.text()]);
        expect(new Uint8Array(await one.arrayBuffer())).toEqual(new Uint8Array(await other.arrayBuffer()));
        const [inner, innerOther] = [one.slice(1, -1), other.slice(1, -1)];
        expect(await inner.text()).toBe(await innerOther.text());
      }
      expect(await new Response(ours.stream()).text()).toBe(TEXT);
    },
  );
});
