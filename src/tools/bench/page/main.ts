import * as Comlink from 'comlink';
import type { BenchWorkerApi } from './bench.worker.ts';
import BenchWorker from './bench.worker.ts?worker';

const worker = Comlink.wrap<BenchWorkerApi>(new BenchWorker());

/** What the bench's driver calls in this page. */
const bench = {
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
