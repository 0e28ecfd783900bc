import { kernelBytes } from 'virtual:kernel';
import { describe, expect, test } from 'vitest';
import { CHROMOSOME_OFFSETS, CHROMOSOMES } from '../../src/domain/genotype/genome.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { scanRows } from '../support/scan.ts';

describe('kernel module', () => {
  test('imports nothing, so that it can reach nothing', async () => {
    expect(WebAssembly.Module.imports(await WebAssembly.compile(kernelBytes))).toEqual([]);
  });

  test('the genome axis of the kernel equals that of the host on every chromosome', async () => {
    const kernel = await Kernel.create(kernelBytes);
    const text = CHROMOSOMES.map((name) => `rs1\t${name}\t7\tAA\n`).join('');
    const { keys } = scanRows(kernel, text);
    expect(keys).toEqual(CHROMOSOMES.map((_, index) => (CHROMOSOME_OFFSETS[index + 1] ?? 0) + 7));
  });
});

describe('arena', () => {
  test('gives aligned blocks that read as zero, also after a release', async () => {
    const kernel = await Kernel.create(kernelBytes);
    const first = kernel.scoped(() => {
      const address = kernel.alloc(1000);
      kernel.u8(address, 1000).fill(7);
      return address;
    });
    const second = kernel.alloc(1000);
    expect(second).toBe(first);
    expect(second % 64).toBe(0);
    expect(kernel.u8(second, 1000).every((byte) => byte === 0)).toBe(true);
  });

  test('refuses what does not fit into 4 GiB, and stays usable', async () => {
    const kernel = await Kernel.create(kernelBytes);
    kernel.alloc(0x8000_0000);
    expect(() => kernel.alloc(0x8000_0000)).toThrow('no room');
    expect(kernel.alloc(16)).toBeGreaterThan(0);
  });
});
