import type { FailureCode } from '../errors/codes.ts';
import { classifyBadLine } from '../formats/bad-line.ts';
import type { Layout, VcfLayout } from '../formats/layout.ts';
import { withoutLineEnd } from '../formats/lines.ts';
import type { BadLine } from './kernel/genotype-table.ts';

/** What the lines that the kernel could not read came to. */
export interface SortedLines {
  /** 1-based numbers of lines that are no rows. */
  bad: number[];
  /** Lines that are no rows, those beyond the kept ones included. */
  badCount: number;
  /** Rows set aside because their chromosome has no place, or they name none. */
  skipped: number;
  /** Of those, rows on a chromosome that do not say where. */
  withoutPosition: number;
  /** Of the lines that are no rows, those that a spreadsheet damaged, and those with alleles called A and B. */
  damaged: number;
  ab: number;
  /** Lines whose text was kept, and so was looked at. */
  sorted: number;
  /** Lines that name columns or a vendor's file again. */
  heads: string[];
  /** Whether the file ends in the middle of a line. */
  isCut: boolean;
  /** A second header of the stream names other people than the first. */
  namesOthers: boolean;
}

/** Rows that were written with another separator than the rest: tab-separated, in the layout's order of columns. */
export interface RescuedLine {
  line: number;
  text: string;
}

/**
 * Sorts the kept lines by what they are.
 *
 * @param total lines that the kernel counted; it keeps the text of the first few thousand only, and what the others are cannot be told
 */
export function sortBadLines(
  lines: readonly BadLine[],
  total: number,
  layout: Layout,
): { sorted: SortedLines; rescued: RescuedLine[] } {
  const sorted: SortedLines = { ...NO_LINES, bad: [], heads: [], badCount: total - lines.length, sorted: lines.length };
  const rescued: RescuedLine[] = [];
  for (const { line, text } of lines) {
    const found = layout.kind === 'text' ? classifyBadLine(text, layout) : classifyVcfLine(text, layout);
    switch (found.kind) {
      case 'row':
        rescued.push({ line, text: `${found.fields.join('\t')}\n` });
        break;
      case 'position-unknown':
        sorted.withoutPosition++;
        sorted.skipped++;
        break;
      case 'chromosome-unknown':
        sorted.skipped++;
        break;
      case 'comment':
        sorted.heads.push(text);
        break;
      case 'column-line':
        break;
      case 'other-people':
        sorted.namesOthers = true;
        break;
      default:
        if (found.kind === 'damaged') sorted.damaged++;
        if (found.kind === 'ab') sorted.ab++;
        countBad(sorted, line);
    }
  }
  return { sorted, rescued };
}

/** Nothing but rows. */
export const NO_LINES: SortedLines = {
  bad: [],
  badCount: 0,
  skipped: 0,
  withoutPosition: 0,
  damaged: 0,
  ab: 0,
  sorted: 0,
  heads: [],
  isCut: false,
  namesOthers: false,
};

/** Counts a line as one that is no row. */
export function countBad(sorted: SortedLines, line: number): void {
  sorted.bad.push(line);
  sorted.badCount++;
}

/** Share of the lines from which a fault of some is one of the whole file. */
const LEAST_SHARE = 0.001;

/** Why a file is refused for its lines that are no rows; null where it is read without them. */
export function refusalOfLines(lines: SortedLines, rows: number): FailureCode | null {
  // What was not kept is taken to be like what was.
  const scale = lines.sorted === 0 ? 0 : 1 + Math.max(0, lines.badCount - lines.bad.length) / lines.sorted;
  const isMuch = (count: number): boolean => count > 0 && count * scale >= rows * LEAST_SHARE;
  if (isMuch(lines.damaged)) return 'input/spreadsheet-damage';
  if (isMuch(lines.ab)) return 'input/ab-alleles';
  return lines.withoutPosition * scale > rows * UNPLACED_TIMES ? 'input/no-positions' : null;
}

/** Rows without a position for each one with one, from which a table counts as one without positions. */
const UNPLACED_TIMES = 9;

const FIXED_COLUMNS = 9;

/** A second column line of a VCF: two files were joined, of the same people or of others. Of a long one only its start is known. */
function classifyVcfLine(text: string, layout: VcfLayout): { kind: 'bad' | 'comment' | 'other-people' } {
  if (!text.startsWith('#CHROM')) return { kind: 'bad' };
  const names = withoutLineEnd(text).split('\t').slice(FIXED_COLUMNS).join('\t');
  return { kind: layout.samples.join('\t').startsWith(names) && names !== '' ? 'comment' : 'other-people' };
}
