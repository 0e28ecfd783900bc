import { placeEnd } from '../domain/genotype/compare.ts';
import { ALLELE, firstAllele, genotypeLetters, NO_CALL, secondAllele } from '../domain/genotype/genotype-code.ts';
import type { TextLayout } from '../formats/layout.ts';
import { NO_LINES } from './bad-lines.ts';
import { spelledAlleles } from './browse.ts';
import type { Genome } from './genome.ts';
import type { GenotypeTable } from './kernel/genotype-table.ts';
import type { Kernel } from './kernel/kernel.ts';
import { GenotypeScanner } from './kernel/scan.ts';
import type { ReadGenotypes } from './read-genotypes.ts';

/** Rows of text that are handed to the scanner at once. */
const BATCH_ROWS = 20_000;

/** Rows of both files as text, place by place. A row that both have is written twice: the duplicate rule then settles it. */
function* mergedRows(first: GenotypeTable, second: GenotypeTable): Generator<string> {
  let a = 0;
  let b = 0;
  while (a < first.rowCount || b < second.rowCount) {
    const keyA = first.keys()[a] ?? Infinity;
    const keyB = second.keys()[b] ?? Infinity;
    const endA = keyA <= keyB ? placeEnd(first.keys(), a) : a;
    const endB = keyB <= keyA ? placeEnd(second.keys(), b) : b;
    for (; a < endA; a++) yield rowText(first, a);
    for (; b < endB; b++) yield rowText(second, b);
  }
}

function rowText(table: GenotypeTable, row: number): string {
  const { chromosome, position } = table.place(row);
  const code = table.genotypes()[row] ?? NO_CALL;
  const isSpelled = firstAllele(code) === ALLELE.other || secondAllele(code) === ALLELE.other;
  // Alleles of several bases have no letter: their text is carried over, however the file parts the two.
  const spelled = isSpelled ? spelledAlleles(table, row) : null;
  const letters = spelled ?? genotypeLetters(code) ?? '--';
  return `${table.id(row) ?? '.'}\t${chromosome}\t${String(position)}\t${letters}\n`;
}

/** The layout of a joined genome: our own plain rows. */
function mergedLayout(first: Genome, second: Genome): TextLayout {
  return {
    kind: 'text',
    source: `${first.layout.source}+${second.layout.source}`,
    vendorVersion: null,
    chip: null,
    headerBuild: first.build,
    separator: 'tab',
    columns: { id: 0, chromosome: 1, position: 2, genotype: 3, allele1: null, allele2: null, strand: null },
    dataStart: 0,
    firstLine: 1,
    fieldCount: 4,
    probeNames: false,
    warnings: [],
  };
}

/** Writes the rows of two chip files of one person into the columns of another kernel. Contradicting calls of one id become no-calls. */
export function mergeGenotypes(kernel: Kernel, first: Genome, second: Genome): ReadGenotypes {
  const layout = mergedLayout(first, second);
  const rows = first.table.rowCount + second.table.rowCount;
  const scanner = new GenotypeScanner(kernel, layout);
  scanner.reserve(rows);
  const encoder = new TextEncoder();
  let batch: string[] = [];
  const flush = (): void => {
    scanner.feed(encoder.encode(batch.join('')));
    batch = [];
  };
  for (const row of mergedRows(first.table, second.table)) {
    batch.push(row);
    if (batch.length === BATCH_ROWS) flush();
  }
  flush();
  scanner.endStream();
  return { layout, table: scanner.finish(), lines: NO_LINES };
}
