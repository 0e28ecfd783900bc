import { classifyBadLine } from '../src/formats/bad-line.ts';
import type { Layout, VcfLayout } from '../src/formats/layout.ts';
import type { BadLine } from './kernel/genotype-table.ts';

/** What the lines that the kernel could not read came to. */
export interface SortedLines {
  /** 1-based numbers of lines that are no rows. */
  bad: number[];
  /** Lines that are no rows, those beyond the kept ones included. */
  badCount: number;
  /** Rows set aside because their chromosome has no place. */
  skipped: number;
  /** Rows that were written with another separator than the rest: tab-separated, in the layout's order of columns. */
  rescued: string[];
  /** A second header of the stream names other people than the first. */
  namesOthers: boolean;
}

/**
 * Sorts the kept lines by what they are.
 *
 * @param total lines that the kernel counted; it keeps the text of the first few thousand only, and what the others are cannot be told
 */
export function sortBadLines(lines: readonly BadLine[], total: number, layout: Layout): SortedLines {
  const sorted: SortedLines = { bad: [], badCount: total - lines.length, skipped: 0, rescued: [], namesOthers: false };
  for (const { line, text } of lines) {
    const found = layout.kind === 'text' ? classifyBadLine(text, layout) : classifyVcfLine(text, layout);
    if (found.kind === 'other-people') sorted.namesOthers = true;
    if (found.kind === 'row') sorted.rescued.push(`${found.fields.join('\t')}\n`);
    else if (found.kind === 'chromosome-unknown') sorted.skipped++;
    else if (found.kind === 'bad') {
      sorted.bad.push(line);
      sorted.badCount++;
    }
  }
  return sorted;
}

const FIXED_COLUMNS = 9;

/** A second column line of a VCF: two files were joined, of the same people or of others. Of a long one only its start is known. */
function classifyVcfLine(text: string, layout: VcfLayout): { kind: 'bad' | 'comment' | 'other-people' } {
  if (!text.startsWith('#CHROM')) return { kind: 'bad' };
  const names = text
    .replace(/[\r\n]+$/, '')
    .split('\t')
    .slice(FIXED_COLUMNS)
    .join('\t');
  return { kind: layout.samples.join('\t').startsWith(names) && names !== '' ? 'comment' : 'other-people' };
}
