import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseChromosome } from '../domain/genotype/genome.ts';
import { LIFT_COLUMNS, LIFT_FILES } from './packs/lift-table.ts';

interface Stretch {
  start: number;
  end: number;
  /** Place of the base at `start` on the target's plus strand. */
  to: number;
  target: string;
  minus: boolean;
  score: number;
}

/** Chains of a lower score are scraps of repeats: what only they cover counts as lost. */
const LEAST_SCORE = 100_000;
/** The mitochondrial sequence is one on both builds (rCRS); UCSC's hg19 has another, older one, which its chains speak of. */
const MITOCHONDRION = 'MT\t1\tMT\t1\t+\t16569';
/** Blocks written into one row: a row stays readable. */
const BLOCKS_A_ROW = 24;

/**
 * Turns UCSC chain files into the tables of `src/reference/tables/liftover`: stretches of the main chromosomes of one build with their
 * counterpart on another. Where chains overlap, the one with the higher score counts.
 *
 *     import-liftover <folder of chain files>
 */
export function main(args: string[]): Promise<number> {
  const [folder] = args;
  if (folder === undefined) {
    process.stderr.write('usage: import-liftover <folder of chain files>\n');
    return Promise.resolve(2);
  }
  const out = path.resolve(import.meta.dirname, '../reference/tables/liftover');
  for (const { chain, table, source } of LIFT_FILES) {
    const text = gunzipSync(readFileSync(path.join(folder, `${chain}.over.chain.gz`))).toString('latin1');
    const byChromosome = readChains(text);
    const rows = [...byChromosome].flatMap(([name, stretches]) => rowsOf(name, disjoint(stretches)));
    if (source !== 'NCBI36') rows.push(MITOCHONDRION);
    const head = [
      '# version: 1',
      '# date: 2026-11-30',
      '# licence: UCSC Genome Browser alignments; positions are facts',
      `# source: ${chain}.over.chain, chains of at least ${String(LEAST_SCORE)}; places are 1-based; blocks: length:gap:gap on the target`,
    ];
    writeFileSync(path.join(out, table), [...head, LIFT_COLUMNS.join('\t'), ...rows, ''].join('\n'));
    process.stdout.write(`${table}: ${String(rows.length)} rows\n`);
  }
  return Promise.resolve(0);
}

function mainName(name: string): string | null {
  return name.includes('_') ? null : parseChromosome(name);
}

function readChains(text: string): Map<string, Stretch[]> {
  const found = new Map<string, Stretch[]>();
  let place: { list: Stretch[]; at: number; to: number; size: number; target: string; minus: boolean; score: number } | null = null; // prettier-ignore
  for (const line of text.split('\n')) {
    const fields = line.trim().split(/\s+/);
    if (fields[0] === 'chain') {
      const [, score = '', tName = '', , , tStart = '', , qName = '', qSize = '', qStrand = '', qStart = ''] = fields;
      const [name, target] = [mainName(tName), mainName(qName)];
      place = null;
      if (name === null || target === null || name === 'MT' || target === 'MT' || Number(score) < LEAST_SCORE) continue;
      const list = found.get(name) ?? [];
      found.set(name, list);
      place = { list, at: Number(tStart), to: Number(qStart), size: Number(qSize), target, minus: qStrand === '-', score: Number(score) }; // prettier-ignore
    } else if (place !== null && line.trim() !== '') {
      const [length = 0, gap = 0, targetGap = 0] = fields.map(Number);
      const { list, size, target, minus, score } = place;
      const to = minus ? size - place.to : place.to + 1;
      list.push({ start: place.at + 1, end: place.at + 1 + length, to, target, minus, score });
      place.at += length + gap;
      place.to += length + targetGap;
    }
  }
  return found;
}

/** Parts of stretches that no stretch of a higher score covers, in order. */
function disjoint(stretches: readonly Stretch[]): Stretch[] {
  const taken: Stretch[] = [];
  const byScore = [...stretches].sort((a, b) => b.score - a.score || a.start - b.start);
  let kept: Stretch[] = [];
  let score = Infinity;
  const settle = (): void => {
    taken.push(...kept);
    taken.sort((a, b) => a.start - b.start);
    kept = [];
  };
  for (const stretch of byScore) {
    if (stretch.score !== score) settle();
    score = stretch.score;
    kept.push(...uncovered(stretch, taken));
  }
  settle();
  return taken;
}

function uncovered(stretch: Stretch, taken: readonly Stretch[]): Stretch[] {
  const parts: Stretch[] = [];
  let from = stretch.start;
  let index = lowerBound(taken, from);
  for (; index < taken.length; index++) {
    const other = taken[index];
    if (other === undefined || other.start >= stretch.end) break;
    if (other.start > from) parts.push(part(stretch, from, other.start));
    from = Math.max(from, other.end);
  }
  if (from < stretch.end) parts.push(part(stretch, from, stretch.end));
  return parts;
}

/** First stretch that ends behind a place. */
function lowerBound(taken: readonly Stretch[], place: number): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.end ?? Infinity) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function part(stretch: Stretch, start: number, end: number): Stretch {
  const away = start - stretch.start;
  return { ...stretch, start, end, to: stretch.minus ? stretch.to - away : stretch.to + away };
}

/** Rows of a chromosome: neighbours on one chromosome and strand that go on in one direction share a row. */
function rowsOf(name: string, stretches: readonly Stretch[]): string[] {
  const rows: string[] = [];
  let run: Stretch[] = [];
  const flush = (): void => {
    const [first] = run;
    if (first === undefined) return;
    const blocks = run.map((stretch, index) => blockText(stretch, run[index + 1]));
    rows.push([name, first.start, first.target, first.to, first.minus ? '-' : '+', blocks.join(' ')].join('\t'));
    run = [];
  };
  for (const stretch of stretches) {
    const fits = run.length < BLOCKS_A_ROW && run.slice(-1).some((last) => goesOn(last, stretch));
    if (!fits) flush();
    run.push(stretch);
  }
  flush();
  return rows;
}

/** Whether a stretch lies behind another one on the target too. */
function goesOn(last: Stretch, next: Stretch): boolean {
  return last.target === next.target && last.minus === next.minus && targetGap(last, next) >= 0;
}

function targetGap(stretch: Stretch, next: Stretch): number {
  const length = stretch.end - stretch.start;
  return stretch.minus ? stretch.to - length - next.to : next.to - stretch.to - length;
}

function blockText(stretch: Stretch, next: Stretch | undefined): string {
  const length = String(stretch.end - stretch.start);
  if (next === undefined) return length;
  return `${length}:${String(next.start - stretch.end)}:${String(targetGap(stretch, next))}`;
}
