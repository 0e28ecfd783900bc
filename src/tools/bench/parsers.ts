import type { GenotypeTable } from '../../engine/kernel/genotype-table.ts';
import type { Kernel } from '../../engine/kernel/kernel.ts';
import { GenotypeScanner } from '../../engine/kernel/scan.ts';
import { detectLayout } from '../../formats/detect.ts';
import type { Layout } from '../../formats/layout.ts';
import { LIMITS } from '../../formats/limits.ts';
import { parseTwentyThreeAndMe } from './js-parser.ts';

/** Bytes of a short line of the layout: what the app foresees from the first half megabyte, the bench knows. */
const SHORT_LINE_BYTES = 26;

/** The layout of the bench's file; it is made by the bench, so not knowing it is a bug. */
export function layoutOf(bytes: Uint8Array): Layout {
  const layout = detectLayout(bytes.subarray(0, LIMITS.headBytes), bytes.length <= LIMITS.headBytes);
  if (!layout.ok) throw new Error(`the bench's own file was refused: ${layout.error.code}`);
  return layout.value;
}

/** A file in memory with what its head says: telling a layout is no part of parsing, in either language. */
export interface ParserInput {
  bytes: Uint8Array;
  layout: Layout;
}

/** Reads a file in the kernel, the copy into its memory included, and hands the columns to `look` before they go. */
export function parseInKernel<T>(
  kernel: Kernel,
  { bytes, layout }: ParserInput,
  look: (table: GenotypeTable, badLineCount: number) => T,
): T {
  return kernel.scoped(() => {
    const scanner = new GenotypeScanner(kernel, layout);
    scanner.reserve(bytes.length / SHORT_LINE_BYTES);
    scanner.feed(bytes.subarray(layout.dataStart));
    scanner.endStream();
    const { total } = scanner.badLines();
    return look(scanner.finish(), total);
  });
}

/** Whether both parsers made the same rows: a faster parser that reads something else proves nothing. */
export function parsersAgree(kernel: Kernel, input: ParserInput): boolean {
  const { keys, genotypes, ids, badLines } = parseTwentyThreeAndMe(input.bytes);
  return parseInKernel(kernel, input, (table, badLineCount) => {
    const kernelKeys = table.keys();
    const kernelGenotypes = table.genotypes();
    const kernelIds = kernel.u32(table.addresses.idAddress, table.rowCount);
    if (table.rowCount !== keys.length || badLines !== 0 || badLineCount !== 0) return false;
    for (let row = 0; row < keys.length; row++) {
      if (kernelKeys[row] !== keys[row] || kernelGenotypes[row] !== genotypes[row] || kernelIds[row] !== ids[row])
        return false;
    }
    return true;
  });
}
