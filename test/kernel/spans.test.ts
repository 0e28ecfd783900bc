import { kernelBytes } from 'virtual:kernel';
import { describe, expect, test } from 'vitest';
import { genomeKey } from '../../src/domain/genotype/genome.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { type Span, SpanReader } from '../../src/engine/spans.ts';
import { bgzf } from '../support/bgzf.ts';
import { vcfLayout } from '../support/scan.ts';

const HEADER = '##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n';
const CHROMOSOMES = ['1', '2', '7', '10', '22', 'X'] as const;
const ROWS = 6000;
/** Texts that do not compress well, as real INFO fields: the file must be many windows long. */
const noise = (n: number) =>
  Array.from({ length: 12 }, (_, k) => Math.imul(n * 31 + k, 0x9e3779b9).toString(36)).join('');

const rows = CHROMOSOMES.flatMap((chromosome) =>
  Array.from({ length: ROWS }, (_, n) => ({
    key: genomeKey(chromosome, 1000 + 50 * n),
    text: `${chromosome}\t${String(1000 + 50 * n)}\trs${String(n + 1)}\tA\tG\t50\tPASS\tX=${noise(n)}\tGT\t0/1\n`,
  })),
);

async function keysIn(file: Blob, spans: readonly Span[]): Promise<number[] | null> {
  const kernel = await Kernel.create(kernelBytes);
  const table = await new SpanReader(file, kernel).read(spans, vcfLayout(), { sample: 0, watch: new Uint32Array(0) });
  if (table === null) return null;
  const inside = (key: number) => spans.some(([from, to]) => key >= from && key <= to);
  return [...table.keys()].filter(inside);
}

describe('stretches of a BGZF file without reading it all', () => {
  const file = new Blob([bgzf(HEADER + rows.map(({ text }) => text).join(''), 60_000).bytes]);

  test('every row of every span is there', async () => {
    expect(file.size).toBeGreaterThan(2_000_000);
    const spans: Span[] = [
      [genomeKey('1', 1), genomeKey('1', 1100)],
      [genomeKey('2', 100_000), genomeKey('2', 150_000)],
      [genomeKey('7', 999_999), genomeKey('7', 1_000_100)],
      [genomeKey('10', 1000), genomeKey('10', 301_000)],
      [genomeKey('X', 250_000), genomeKey('X', 400_000)],
    ];
    const want = rows.map(({ key }) => key).filter((key) => spans.some(([from, to]) => key >= from && key <= to));
    expect(want.length).toBeGreaterThan(8000);
    expect(await keysIn(file, spans)).toEqual(want);
  });

  test('reads a small part of the file for a few spans', async () => {
    let read = 0;
    const counting = new Proxy(file, {
      get(target, name) {
        if (name === 'slice') {
          return (from: number, to: number) => {
            read += Math.min(to, target.size) - from;
            return target.slice(from, to);
          };
        }
        return Reflect.get(target, name) as unknown;
      },
    });
    await keysIn(counting, [[genomeKey('7', 5000), genomeKey('7', 6000)]]);
    expect(read).toBeLessThan(file.size / 2);
  });

  test('a file in another order than the genome is not guessed at', async () => {
    const shuffled = [...rows.slice(ROWS * 3), ...rows.slice(0, ROWS * 3)].map(({ text }) => text).join('');
    const other = new Blob([bgzf(HEADER + shuffled, 60_000).bytes]);
    const found = await keysIn(other, [[genomeKey('2', 100_000), genomeKey('2', 150_000)]]);
    const want = rows
      .map(({ key }) => key)
      .filter((key) => key >= genomeKey('2', 100_000) && key <= genomeKey('2', 150_000));
    expect(found === null || found.length === 0 || found.length === want.length).toBe(true);
  });
});
