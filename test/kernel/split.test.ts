import { kernelBytes } from 'virtual:kernel';
import { describe, expect, test } from 'vitest';
import type { GenotypeTable } from '../../src/engine/kernel/genotype-table.ts';
import { kernelEngine } from '../../src/engine/kernel/inflate.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { readGenotypes } from '../../src/engine/read-genotypes.ts';
import { scanPart, splitAt } from '../../src/engine/split.ts';
import { findBlockStart } from '../../src/formats/bgzf.ts';
import { openSource } from '../../src/formats/source.ts';
import { bgzf } from '../support/bgzf.ts';

const HEADER = '##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n';

/** Rows of every kind: bases, indels, ids that are text, blocks, lines that are no rows. */
function line(n: number): string {
  const place = `1\t${String(1000 + 10 * n)}`;
  if (n % 97 === 0) return 'damaged line\n';
  if (n % 31 === 0)
    return `${place}\t.\tA\t<NON_REF>\t.\t.\tEND=${String(1005 + 10 * n)}\tGT:GQ\t0/0:${String(n % 50)}\n`;
  if (n % 7 === 0) return `${place}\tname${String(n)}\tA\tA${'CG'.repeat(n % 5)}T\t.\tPASS\t.\tGT:AD\t0/1:3,4\n`;
  return `${place}\trs${String(n)}\tA\tG\t50\t${n % 11 === 0 ? 'q10' : 'PASS'}\tDP=${String(n)}\tGT\t${n % 2 === 0 ? '0/1' : '1|1'}\n`;
}

const TEXT = HEADER + Array.from({ length: 4000 }, (_, n) => line(n + 1)).join('');

function contents(table: GenotypeTable) {
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  return {
    rows: rows.map((row) => [table.id(row), table.keys()[row], table.genotypes()[row], table.rawRecord(row)]),
    blocks: Array.from({ length: table.addresses.blockCount }, (_, index) => table.block(index)),
    counts: table.counts,
  };
}

async function read(file: Blob, from: number | null) {
  const kernel = await Kernel.create(kernelBytes);
  const source = await openSource(file, { engine: kernelEngine(kernel) });
  if (!source.ok) throw new Error(source.error.code);
  const split = from === null ? null : splitAt(kernel, file, source.value, from);
  const watch = new Uint32Array(0);
  const result = await readGenotypes(kernel, split?.source ?? source.value, {
    watch,
    keepRecords: false,
    onProgress: () => undefined,
    startSecond:
      split === null
        ? undefined
        : async (layout, sample) =>
            scanPart(await Kernel.create(kernelBytes), { file, from: split.from, layout, sample, watch }, 333),
  });
  if (!result.ok) throw new Error(result.error.code);
  return { ...contents(result.value.table), lines: result.value.lines };
}

describe('a file read by two workers', () => {
  const { bytes, starts } = bgzf(TEXT);
  const file = new Blob([bytes]);

  test('gives what one worker reads, wherever it is cut', async () => {
    const whole = await read(file, null);
    expect(whole.rows.length).toBeGreaterThan(3500);
    expect(whole.lines.bad).toHaveLength(41);
    // The first block holds the header, and with it the layout that the second worker needs.
    for (const from of starts.slice(1).filter((_, index) => index % 5 === 0)) {
      const { blocks, ...parts } = await read(file, from);
      expect(parts).toEqual({ rows: whole.rows, counts: whole.counts, lines: whole.lines });
      expect(blocks).toEqual(whole.blocks);
    }
  });

  test('is cut at a block that is one, not at bytes that look like one', async () => {
    for (const near of [1, starts[3] ?? 0, (starts[7] ?? 0) + 1]) {
      expect(await findBlockStart(file, near)).toBe(starts.find((start) => start >= near));
    }
    const fake = new Uint8Array(bytes);
    const inside = (starts[5] ?? 0) + 40;
    fake.set(bytes.subarray(0, 16), inside);
    expect(await findBlockStart(new Blob([fake]), inside)).toBe(starts[6]);
  });
});
