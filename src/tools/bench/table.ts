import type { Timing } from './statistics.ts';

/** One line of the printed table: what was timed, and how it stands to the thing that it is compared with. */
export interface BenchRow {
  name: string;
  timing: Timing;
  /** Median over median of what it is compared with; null where it stands for itself. */
  ratio: number | null;
  /** What the ratio is to. */
  comparedWith: string;
}

const COLUMNS = ['what', 'median ms', 'min', 'max', 'ratio', 'to'] as const;

/** The table as text, numbers aligned. */
export function printTable(rows: readonly BenchRow[]): string {
  const cells = rows.map(({ name, timing, ratio, comparedWith }) => [
    name,
    timing.medianMs.toFixed(1),
    timing.minMs.toFixed(1),
    timing.maxMs.toFixed(1),
    ratio === null ? '' : `${ratio.toFixed(2)}x`,
    comparedWith,
  ]);
  const all = [[...COLUMNS], ...cells];
  const widths = COLUMNS.map((_, column) => Math.max(...all.map((line) => (line[column] ?? '').length)));
  const isText = (column: number): boolean => column === 0 || column === COLUMNS.length - 1;
  return all
    .map((line) =>
      line
        .map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A table for a page of the documentation, padded as the formatter pads it: words to the left, numbers to the right. */
export function pageTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) =>
    Math.max(3, ...[head, ...rows].map((cells) => (cells[column] ?? name).length)),
  );
  const line = (cells: readonly string[]): string => {
    const padded = cells.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    return `| ${padded.join(' | ')} |`;
  };
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}
