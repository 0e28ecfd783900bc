import { parentPort, workerData } from 'node:worker_threads';
import { CohortReader } from './cohort-reader.ts';
import type { CohortTask, WorkerMessage, WorkerSetup } from './cohort-task.ts';

/** One thread of `--jobs`: reads file after file and says what became of each sample. */
function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

const reader = await CohortReader.open(workerData as WorkerSetup);
parentPort?.on('message', (task: CohortTask) => {
  void reader
    .read(task, (id, outcome) => {
      say({ kind: 'sample', id, outcome });
    })
    .then(() => {
      say({ kind: 'ready' });
    });
});
say({ kind: 'ready' });
