import type { CohortArguments } from './cohort-arguments.ts';

/** One file for one worker. */
export interface CohortTask {
  id: string;
  file: string;
  sample: string | null;
  /** Of all samples of the file, every `of`-th from `part` on; null where one person is read. */
  share: { part: number; of: number } | null;
}

/** What a worker is started with. */
export interface WorkerSetup {
  root: string;
  asked: CohortArguments;
}

/** What a worker says: of each sample as it is finished, then that the task is done. */
export type WorkerMessage = { kind: 'sample'; id: string; outcome: 'done' | 'skipped' | 'broken' } | { kind: 'ready' };

/** Error code of a fault of the program itself, which is no failure of the file. */
export const FAULT = 'program/fault';
