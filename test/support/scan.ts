import type { BadLine, GenotypeTable } from '../../src/engine/kernel/genotype-table.ts';
import type { Kernel } from '../../src/engine/kernel/kernel.ts';
import { GenotypeScanner, type ScanOptions } from '../../src/engine/kernel/scan.ts';
import type { Separator, TextColumns, TextLayout, VcfLayout } from '../../src/formats/layout.ts';

export const GENOTYPE_COLUMNS: TextColumns = {
  id: 0,
  chromosome: 1,
  position: 2,
  genotype: 3,
  allele1: null,
  allele2: null,
  strand: null,
};
export const ALLELE_COLUMNS: TextColumns = { ...GENOTYPE_COLUMNS, genotype: null, allele1: 3, allele2: 4 };

export function textLayout(separator: Separator = 'tab', columns: TextColumns = GENOTYPE_COLUMNS): TextLayout {
  return {
    kind: 'text',
    source: 'generic',
    vendorVersion: null,
    chip: null,
    headerBuild: null,
    separator,
    columns,
    dataStart: 0,
    firstLine: 1,
    fieldCount: Math.max(...Object.values<number | null>({ ...columns }).map((column) => (column ?? -1) + 1)),
    probeNames: false,
    warnings: [],
  };
}

export function vcfLayout(samples: string[] = ['S']): VcfLayout {
  return {
    kind: 'vcf',
    source: 'vcf',
    vendorVersion: null,
    chip: null,
    headerBuild: null,
    headerBuildFrom: null,
    samples,
    isGvcf: false,
    dataStart: 0,
    firstLine: 1,
    warnings: [],
  };
}

/** Scans a text, cut into pieces of `pieceBytes`. The table stays in the kernel. */
export function scanTable(
  kernel: Kernel,
  text: string,
  layout: TextLayout | VcfLayout = textLayout(),
  options: Partial<ScanOptions> & { pieceBytes?: number } = {},
): { table: GenotypeTable; badLines: BadLine[]; badLineCount: number } {
  const bytes = new TextEncoder().encode(text);
  const scanner = new GenotypeScanner(kernel, layout, options);
  const step = options.pieceBytes ?? Math.max(1, bytes.length);
  for (let at = 0; at < bytes.length; at += step) scanner.feed(bytes.subarray(at, at + step));
  scanner.endStream();
  const { lines, total } = scanner.badLines();
  return { table: scanner.finish(), badLines: lines, badLineCount: total };
}

/** Columns of a text as plain arrays; the kernel is left as it was. */
export function scanRows(
  kernel: Kernel,
  text: string,
  layout?: TextLayout | VcfLayout,
  options?: Partial<ScanOptions> & { pieceBytes?: number },
) {
  return kernel.scoped(() => {
    const { table, badLines, badLineCount } = scanTable(kernel, text, layout, options);
    const rows = Array.from({ length: table.rowCount }, (_, row) => row);
    return {
      ids: rows.map((row) => table.id(row)),
      keys: [...table.keys()],
      genotypes: [...table.genotypes()],
      places: rows.map((row) => table.place(row)),
      raw: rows.map((row) => table.rawRecord(row)),
      blocks: Array.from({ length: table.addresses.blockCount }, (_, index) => table.block(index)),
      counts: table.counts,
      badLines,
      badLineCount,
    };
  });
}
