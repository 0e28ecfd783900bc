import { expect, test } from 'vitest';
import { sha256OfBlob } from '../../../src/bytes/sha256-stream.ts';
import { sha256Of } from '../../../src/bytes/sha256.ts';

test.each([0, 1, 64, 8 * 1024 * 1024, 8 * 1024 * 1024 + 1])(
  'slice by slice it is what it is at once: %i bytes',
  async (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 7)) & 255);
    expect(await sha256OfBlob(new Blob([bytes]))).toBe(await sha256Of(bytes));
  },
);
