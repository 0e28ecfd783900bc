import { randomBytes } from 'node:crypto';
import { constants, crc32 as zlibCrc32, deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { kernelBytes } from 'virtual:kernel';
import { describe, expect, test } from 'vitest';
import * as layout from '../../assembly/inflate-layout.ts';
import { kernelEngine } from '../../src/engine/kernel/inflate.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import type { Decoder } from '../../src/formats/inflate.ts';

const kernel = await Kernel.create(kernelBytes);

/** All output of a decoder that gets its input in pieces of `step` bytes. */
function decode(make: () => Decoder, input: Uint8Array, step: number): Buffer {
  return kernel.scoped(() => {
    const decoder = make();
    const out: Buffer[] = [];
    for (let at = 0; at === 0 || at < input.length; at += step) {
      const last = at + step >= input.length;
      for (const piece of decoder.push(input.subarray(at, at + step), last)) out.push(Buffer.from(piece));
    }
    return Buffer.concat(out);
  });
}

const engine = kernelEngine(kernel);
const STRATEGIES = [
  constants.Z_DEFAULT_STRATEGY,
  constants.Z_FILTERED,
  constants.Z_HUFFMAN_ONLY,
  constants.Z_RLE,
  constants.Z_FIXED,
];

/** Text, runs, noise and repeats at every distance: what exercises every kind of block and match. */
const content = fc.oneof(
  fc.string({ maxLength: 4000 }).map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 4000 }).map((bytes) => Buffer.from(bytes)),
  fc
    .array(
      fc.record({ unit: fc.uint8Array({ minLength: 1, maxLength: 40 }), times: fc.integer({ min: 1, max: 1200 }) }),
      { maxLength: 6 },
    )
    .map((runs) =>
      Buffer.concat(runs.flatMap(({ unit, times }) => Array.from({ length: times }, () => Buffer.from(unit)))),
    ),
);

/** Sizes of the pieces of input. */
const steps = fc.constantFrom(61, 500, 1024, 4999, 65_536);

describe('inflate', () => {
  test('reads what zlib wrote, at every level and strategy, in pieces of any size', () => {
    fc.assert(
      fc.property(
        content,
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom(...STRATEGIES),
        steps,
        (bytes, level, strategy, step) => {
          const packed = deflateRawSync(bytes, { level, strategy });
          expect(decode(() => engine.raw(), packed, step).equals(bytes)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('reads any number of gzip members and checks each', () => {
    fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 5 }), steps, (parts, step) => {
        const packed = Buffer.concat(parts.map((part) => gzipSync(part)));
        expect(decode(() => engine.gzip(), packed, step).equals(Buffer.concat(parts))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('reads several megabytes across its window', () => {
    let seed = 1;
    const rows = Array.from({ length: 200_000 }, (_, row) => {
      seed = (seed * 48271) % 2147483647;
      return `rs${String(seed)}\t${String((row >> 13) + 1)}\t${String(row * 97 + (seed % 97))}\t${'ACGT'.charAt(seed & 3)}${'ACGT'.charAt((seed >> 2) & 3)}\n`;
    });
    const bytes = Buffer.from(rows.join(''));
    for (const level of [1, 6, 9]) {
      const packed = gzipSync(bytes, { level });
      expect(decode(() => engine.gzip(), packed, 65_536).equals(bytes)).toBe(true);
    }
  });

  test('refuses every cut of a stream', () => {
    const packed = gzipSync(Buffer.from('rs1\t1\t100\tAA\n'.repeat(50)));
    for (let length = 1; length < packed.length; length++) {
      expect(() => decode(() => engine.gzip(), packed.subarray(0, length), 65_536)).toThrow();
    }
  });

  test('a changed byte never traps or hangs, and the checksum catches it', () => {
    const bytes = Buffer.from(
      Array.from({ length: 400 }, (_, row) => `rs${String(row * 7919)}\t1\t${String(row * 31)}\tAG\n`).join(''),
    );
    const packed = gzipSync(bytes);
    fc.assert(
      fc.property(fc.integer({ min: 10, max: packed.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(packed);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        let out: Buffer | null = null;
        try {
          out = decode(() => engine.gzip(), damaged, 1000);
        } catch (error) {
          expect(error).toHaveProperty('name', 'DamagedStreamError');
        }
        // Bits after the end of the data, or another match that spells the same, change nothing.
        expect(out === null || out.equals(bytes)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('codes of every length, with matches from as far as can be', () => {
    // Frequencies that double make codes as long as DEFLATE allows; text from 32 kB ago needs the longest distances.
    const letters = Array.from({ length: 18 }, (_, index) => Buffer.alloc(2 ** index, 65 + index));
    const shuffled = Buffer.concat(letters);
    let seed = 1;
    for (let i = shuffled.length - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      const j = (seed >>> 8) % (i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j] ?? 0, shuffled[i] ?? 0];
    }
    const bytes = Buffer.concat([shuffled, shuffled.subarray(-32_700, -32_000), shuffled.subarray(-33_000)]);
    for (const level of [1, 4, 6, 9]) {
      for (const strategy of [constants.Z_DEFAULT_STRATEGY, constants.Z_HUFFMAN_ONLY, constants.Z_FILTERED]) {
        const packed = deflateRawSync(bytes, { level, strategy });
        expect(decode(() => engine.raw(), packed, 70_000).equals(bytes)).toBe(true);
      }
    }
  });

  const crcOf = (bytes: Uint8Array, before: number): number =>
    kernel.scoped(() => {
      const scratch = kernel.alloc(layout.CRC_SCRATCH_BYTES);
      return kernel.exports.crc32(before, kernel.put(bytes), bytes.length, scratch) >>> 0;
    });

  test('CRC-32 is that of zlib', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.nat(), (bytes, before) => {
        expect(crcOf(bytes, before)).toBe(zlibCrc32(bytes, before));
      }),
    );
  });

  test('CRC-32 of long pieces is that of zlib, whatever their length', () => {
    const bytes = randomBytes(120_000);
    const lengths = [4800, 4816, 9599, 9600, 9615, 9616, 9632, 20_975, 20_976, 21_184, 25_984, 26_000, 65_280, 120_000];
    for (const length of lengths) {
      for (const before of [0, 1, 0xdeadbeef]) {
        const piece = bytes.subarray(120_000 - length);
        expect(crcOf(piece, before), String(length)).toBe(zlibCrc32(piece, before));
      }
    }
  });
});
