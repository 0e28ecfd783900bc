import { type ChipTimings, PLINK_SCORE_ROWS } from './chip-bench.ts';
import type { GenomeTimings } from './genome-bench.ts';
import type { MemoryUse } from './memory.ts';
import type { Timing } from './statistics.ts';
import type { BenchRow } from './table.ts';

type Compared = { name: string; timing: Timing };

function row(name: string, timing: Timing, to?: Compared): BenchRow {
  return {
    name,
    timing,
    ratio: to === undefined ? null : timing.medianMs / to.timing.medianMs,
    comparedWith: to?.name ?? '',
  };
}

/** Lines of the printed table about a chip's file. */
export function chipRows({ node, chromium, cold, plink, snps }: ChipTimings): BenchRow[] {
  const read = { name: 'bare read', timing: chromium.bareRead };
  const whole = { name: 'drop to results in Chromium', timing: chromium.dropToResults };
  return [
    row('Chromium: bare file.stream() read', chromium.bareRead),
    row('Chromium: the same, file read before', chromium.bareReadAgain, read),
    row('Chromium: drop to all results shown, vault started anew', chromium.dropToResults, read),
    row('Chromium: a second file instead of the open one, to all shown', chromium.warmToResults, read),
    row('Fresh Chromium: first drop to its first medicines', cold.firstMedicines, read),
    row('Fresh Chromium: first drop to all results shown', cold.all, read),
    row('The same page: tenth drop to all results shown', cold.tenthAll, read),
    row('Chromium: its zip to all results shown', chromium.dropZipToResults, whole),
    row('Chromium: parse in the kernel', chromium.parseInKernel),
    row('Chromium: parse in JavaScript, bytes', chromium.parseInJavaScript, {
      name: 'kernel',
      timing: chromium.parseInKernel,
    }),
    row('Node: parse in the kernel', node.parseInKernel),
    row('Node: parse in JavaScript, bytes', node.parseInJavaScript, { name: 'kernel', timing: node.parseInKernel }),
    row('Node: all genes of the file', node.allGenes),
    ...(plink === null
      ? []
      : [row(`plink1.9 --23file --score (${PLINK_SCORE_ROWS} rows), process`, plink.readAndScore, whole)]),
    ...(snps === null ? [] : [row('snps (Python): reading alone', snps.timing, whole)]),
  ];
}

/** Lines of the printed table about a whole genome. */
export function genomeRows({ firstMedicines, dropToResults, bgzip }: GenomeTimings): BenchRow[] {
  const peer = bgzip === null ? undefined : { name: 'bgzip -dc', timing: bgzip.timing };
  return [
    ...(bgzip === null ? [] : [row('bgzip -dc, process, one core', bgzip.timing)]),
    row('Chromium: genome to its first medicines', firstMedicines, peer),
    row('Chromium: genome to all results shown', dropToResults, peer),
  ];
}

/** One sentence about memory. */
export function memoryLine(what: string, memory: MemoryUse | null): string {
  if (memory === null) return `${what}: memory is not told by this system`;
  const mb = (value: number): string => `${value.toFixed(0)} MB`;
  return `${what}: ${mb(memory.shownMb)} above the idle page (${mb(memory.idleMb)}) with all shown, ${mb(memory.peakMb)} at most`;
}
