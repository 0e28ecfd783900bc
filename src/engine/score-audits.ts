import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { PackedScore } from '../domain/scores/packed-score.ts';
import { ScoreAudit } from '../domain/scores/score-audit.ts';
import { SCORE_ROWS_CSV_HEAD, scoreRowCsv } from '../domain/scores/score-rows-csv.ts';
import type { RowQuery } from '../domain/scores/score-rows.ts';
import { type Genome, scoredFile } from './genome.ts';
import type { Kernel } from './kernel/kernel.ts';
import { KernelScoreEngine } from './kernel/score.ts';

/** Audits that are kept: the one on the screen, and the two sides of a comparison. */
const KEPT_AUDITS = 3;
/** Rows that are written to a listing at once. */
const BLOCK_ROWS = 20_000;
/** `text/csv` with the byte order mark without which spreadsheets take UTF-8 for something else. */
const CSV_TYPE = 'text/csv;charset=utf-8';
const BYTE_ORDER_MARK = '\uFEFF';

interface Kept {
  genome: Genome;
  packed: PackedScore;
  options: string;
  audit: ScoreAudit;
}

/** What became of each row of a score in a genome that is held; the last few answers are kept, so that paging is quick. */
export class ScoreAudits {
  #kept: Kept[] = [];

  /** The audit of one score in one genome under some options. */
  of(held: { kernel: Kernel; genome: Genome }, packed: PackedScore, options: AnalysisOptions): ScoreAudit {
    const { kernel, genome } = held;
    const name = JSON.stringify(options);
    const known = this.#kept.find((one) => one.genome === genome && one.packed === packed && one.options === name);
    if (known !== undefined) return known.audit;
    const engine = new KernelScoreEngine(kernel, genome.table.addresses);
    const audit = new ScoreAudit(packed, { engine, ...scoredFile(genome) }, options);
    this.#kept = [{ genome, packed, options: name, audit }, ...this.#kept].slice(0, KEPT_AUDITS);
    return audit;
  }

  /** Forgets them all: a genome or a score has gone. */
  clear(): void {
    this.#kept = [];
  }
}

/** A listing of rows for a spreadsheet, made in blocks: a large score's is larger than the longest string. */
export function listingOf(audit: ScoreAudit, query: RowQuery): Blob {
  const parts: Blob[] = [new Blob([BYTE_ORDER_MARK, SCORE_ROWS_CSV_HEAD])];
  const entries = audit.select(query);
  for (let from = 0; from < entries.length; from += BLOCK_ROWS) {
    const block = Array.from(entries.subarray(from, from + BLOCK_ROWS), (entry) => scoreRowCsv(audit.row(entry)));
    parts.push(new Blob([block.join('')]));
  }
  return new Blob(parts, { type: CSV_TYPE });
}
