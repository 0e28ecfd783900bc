import * as Comlink from 'comlink';
import type { BenchWorkerApi } from './bench.worker.ts';
import BenchWorker from './bench.worker.ts?worker';

const worker = Comlink.wrap<BenchWorkerApi>(new BenchWorker());

/** How long the last choice of a file took, from the change event to its last byte in the worker. */
let readAfterChoice: Promise<number> = Promise.reject(new Error('no file was chosen'));
readAfterChoice.catch(() => undefined);

document.addEventListener('change', () => {
  const startMs = performance.now();
  readAfterChoice = worker.read(file()).then(() => performance.now() - startMs);
});

/** What the bench's driver calls in this page. */
const bench = {
  readAfterChoice: () => readAfterChoice,
  load: () => worker.load(file()),
  agree: () => worker.agree(),
  read: () => worker.read(file()),
  parseInKernel: () => worker.parseInKernel(),
  parseInJavaScript: () => worker.parseInJavaScript(),
};
export type BenchPage = typeof bench;

function file(): File {
  const chosen = document.querySelector('input')?.files?.[0];
  if (chosen === undefined) throw new Error('no file was chosen');
  return chosen;
}

Object.assign(globalThis, { bench });
