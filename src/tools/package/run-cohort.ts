import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CohortArguments } from './cohort-arguments.ts';
import { brokenReceipt } from './cohort-reader.ts';
import { type CohortTask, FAULT, type WorkerMessage } from './cohort-task.ts';
import { ProgressLine } from './progress-line.ts';
import { readReceipt, type Receipt, writeReceipt } from './receipts.ts';
import { GENE_COLUMNS, SCORE_COLUMNS, tsvLine } from './result-tables.ts';
import { writeWhole } from './write-whole.ts';

/** Exit status where every sample has a report, and where at least one has none. */
const [ALL_DONE, SOME_BROKEN] = [0, 4];

/**
 * Analyses many files, several at once, and writes a folder: `reports`, `exports`, `receipts`, and the tables `samples.tsv`, `broken.tsv`, `scores.tsv`,
 * `pharmacogenes.tsv`. What is finished is not done again.
 *
 * @param root - the folder of the package
 * @returns the exit status
 */
export async function runCohort(root: string, asked: CohortArguments): Promise<number> {
  mkdirSync(asked.out, { recursive: true });
  const tasks = tasksOf(asked);
  const progress = new ProgressLine(process.stderr, asked.allSamples ? null : tasks.length);
  /** Ids of this run, in the order in which they were asked for. */
  const ids = new Map<string, number>();
  const jobs = Math.min(asked.jobs, tasks.length);
  const note = (task: CohortTask, id: string): void => {
    if (!ids.has(id))
      ids.set(
        id,
        tasks.findIndex((one) => one.id === task.id),
      );
  };
  const queue = [...tasks];
  const lane = async (): Promise<void> => {
    while (queue.length > 0) await workThrough({ root, asked, queue, progress, note });
  };
  await Promise.all(Array.from({ length: jobs }, lane));
  progress.end();
  const inOrder = [...ids].sort(([a, first], [b, second]) => first - second || (a < b ? -1 : 1)).map(([id]) => id);
  const broken = writeTables(asked.out, inOrder);
  process.stderr.write(`${String(inOrder.length - broken)} samples have a report, ${String(broken)} have none${broken > 0 ? `: ${path.join(asked.out, 'broken.tsv')}` : ''}\n`); // prettier-ignore
  return broken > 0 ? SOME_BROKEN : ALL_DONE;
}

function tasksOf({ files, jobs, allSamples }: CohortArguments): CohortTask[] {
  return files.flatMap(({ id, file, sample }): CohortTask[] => {
    if (!allSamples || sample !== null) return [{ id, file, sample, share: null }];
    // One read of the file a worker: fewer files than workers are shared out by their samples.
    const of = Math.max(1, Math.floor(jobs / files.length));
    return Array.from({ length: of }, (_, part) => ({ id, file, sample, share: { part, of } }));
  });
}

interface Lane {
  root: string;
  asked: CohortArguments;
  queue: CohortTask[];
  progress: ProgressLine;
  note: (task: CohortTask, id: string) => void;
}

/** One worker, until there is nothing left or it dies. What it was at then is broken; the next one goes on. */
function workThrough({ root, asked, queue, progress, note }: Lane): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./cohort-worker.js', import.meta.url), { workerData: { root, asked } });
    let current: CohortTask | undefined;
    let isStarted = false;
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'sample') {
        if (current !== undefined) note(current, message.id);
        progress.add(message.outcome);
        return;
      }
      isStarted = true;
      current = queue.shift();
      if (current === undefined) void worker.terminate();
      else worker.postMessage(current);
    });
    worker.on('error', (error: Error) => {
      // A worker that cannot even start would fail for every file.
      if (!isStarted) reject(error);
      else if (current !== undefined) {
        writeReceipt(asked.out, brokenReceipt(current.id, '', { code: FAULT, title: error.name }));
        note(current, current.id);
        progress.add('broken');
        current = undefined;
      }
    });
    worker.on('exit', () => {
      resolve();
    });
  });
}

/** Writes the tables from the receipts. @returns how many samples are broken */
function writeTables(out: string, ids: readonly string[]): number {
  const receipts = ids.map((id) => readReceipt(out, id)).filter((one) => one !== null);
  const table = (name: string, lines: readonly string[]): void => {
    writeWhole(path.join(out, name), `${lines.join('\n')}\n`);
  };
  const row = ({ id, status, code, title, milliseconds }: Receipt): string =>
    tsvLine([id, status, code, title, milliseconds]);
  const head = tsvLine(['sample', 'status', 'code', 'meaning', 'milliseconds']);
  const broken = receipts.filter(({ status }) => status !== 'ok');
  table('samples.tsv', [head, ...receipts.map(row)]);
  table('broken.tsv', [head, ...broken.map(row)]);
  table('scores.tsv', [tsvLine(SCORE_COLUMNS), ...receipts.flatMap(({ scores }) => scores)]);
  table('pharmacogenes.tsv', [tsvLine(GENE_COLUMNS), ...receipts.flatMap(({ genes }) => genes)]);
  return broken.length;
}
