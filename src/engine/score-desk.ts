import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { DifferenceAgainst, ScorePage, ScoreQuestion } from '../domain/analysis/score-question.ts';
import { type ScoreTable, scoreTableOf } from '../domain/lab/score-table.ts';
import type { BroughtScore } from '../domain/scores/brought-score.ts';
import type { UseProfile } from '../domain/scores/licence.ts';
import type { ScoreAudit } from '../domain/scores/score-audit.ts';
import { explainDifference, type ScoreDifference } from '../domain/scores/score-difference.ts';
import type { RowQuery, ScoreRowPage } from '../domain/scores/score-rows.ts';
import type { Result } from '../errors/result.ts';
import { guarded } from './analysis.ts';
import { inferReport, referencedBy } from './ancestry.ts';
import type { Held } from './held.ts';
import type { KernelPool } from './kernel/kernel-pool.ts';
import type { References } from './references.ts';
import { listingOf, ScoreAudits } from './score-audits.ts';
import { BroughtScores, withBrought } from './shelf/brought-scores.ts';
import { isScoringFile } from './shelf/scoring-files.ts';

/** Most rows of a score that are told at once. */
const MAX_SCORE_ROWS = 500;
/** Rows that a difference of two sums is told by. */
const DIFFERENCE_ROWS = 100;

/** Scores that came with the app and scores that somebody brought, and what became of their rows in a genome that is held. */
export class ScoreDesk {
  readonly #kernels: KernelPool;
  readonly #brought: BroughtScores;
  readonly #audits = new ScoreAudits();
  /** The packs as loaded, and with the scores that somebody brought. */
  #bundled: References | null = null;
  #references: References | null = null;

  constructor(kernels: KernelPool) {
    this.#kernels = kernels;
    this.#brought = new BroughtScores(kernels);
  }

  /** The packs, those scores included that somebody brought; null before they were loaded. */
  get references(): References | null {
    return this.#references;
  }

  /** Takes the packs that came with the app. */
  load(bundled: References): void {
    this.#bundled = bundled;
    this.#takeBrought();
  }

  /** Bundled scores row by row, as the groups have them. */
  tables(): ScoreTable[] {
    return (this.#bundled?.scores ?? []).map(scoreTableOf).filter((table) => table !== null);
  }

  /** Which of these files are scoring files. */
  async areScores(files: readonly Blob[]): Promise<boolean[]> {
    const answers: boolean[] = [];
    for (const file of files) {
      const kernel = await this.#kernels.take();
      answers.push(await isScoringFile(kernel, file));
      this.#kernels.release(kernel);
    }
    return answers;
  }

  /** Reads scoring files, one after the other; what is refused leaves the others as they are. */
  async importFiles(files: readonly Blob[], profile: UseProfile): Promise<Result<BroughtScore[]>[]> {
    const bundledIds = new Set(this.#bundled?.scores.map(({ header }) => header.id));
    const lifts = this.#bundled?.lifts ?? [];
    const answers: Result<BroughtScore[]>[] = [];
    for (const file of files)
      answers.push(await guarded(() => this.#brought.add(file, { profile, bundledIds, lifts })));
    this.#takeBrought();
    return answers;
  }

  remove(id: string): void {
    this.#brought.remove(id);
    this.#takeBrought();
  }

  /** Whether a brought score needs records of a VCF that were not kept when it was read. */
  lacksRecords({ genome, watched }: Held): boolean {
    return genome.records !== 'letters' && this.#brought.scores.some((score) => !watched.has(score));
  }

  /** A page of the rows of a score; null where there is no such score, or no genome. */
  rows(
    held: Held | null,
    question: ScoreQuestion,
    { query, page: { from, count } }: { query: RowQuery; page: ScorePage },
  ): ScoreRowPage | null {
    return this.#audit(held, question)?.page(query, from, Math.min(count, MAX_SCORE_ROWS)) ?? null;
  }

  /** The same rows, all of them, for a spreadsheet. */
  listing(held: Held | null, question: ScoreQuestion, query: RowQuery): Blob | null {
    const audit = this.#audit(held, question);
    return audit === null ? null : listingOf(audit, query);
  }

  /** Why a score comes out differently under other options, or in the second genome; null where one side is not there. */
  difference(
    question: ScoreQuestion,
    { open, second }: { open: Held | null; second: Held | null },
    against: DifferenceAgainst,
  ): ScoreDifference | null {
    const here = this.#audit(open, question);
    const there =
      against.kind === 'second'
        ? this.#audit(second, question)
        : this.#audit(open, { id: question.id, options: against.options });
    return here === null || there === null ? null : explainDifference(here, there, DIFFERENCE_ROWS);
  }

  /** Forgets what was told of rows: the genome is another one. */
  forgetAudits(): void {
    this.#audits.clear();
  }

  #audit(held: Held | null, { id, options }: ScoreQuestion): ScoreAudit | null {
    const packed = this.#references?.scores.find(({ header }) => header.id === id);
    return held === null || packed === undefined
      ? null
      : this.#audits.of(held, packed, this.#referenced(held, options));
  }

  /** Options as the analysis had them: with the reference that a genome shows itself. */
  #referenced({ kernel, genome }: Held, options: AnalysisOptions): AnalysisOptions {
    const ancestry = this.#references?.ancestry ?? null;
    const inferring = { kernel, references: { ancestry } };
    return referencedBy(inferring, options, { ancestry: inferReport(inferring, options, genome), genome });
  }

  #takeBrought(): void {
    this.#audits.clear();
    this.#references = this.#bundled === null ? null : withBrought(this.#bundled, this.#brought.scores);
  }
}
