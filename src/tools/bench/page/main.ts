import * as Comlink from 'comlink';
import type { BenchWorkerApi } from './bench.worker.ts';
import BenchWorker from './bench.worker.ts?worker';

const worker = Comlink.wrap<BenchWorkerApi>(new BenchWorker());

/** The file that was chosen last, and how long its first read took: from the change event to its last byte in the worker. */
let chosen: { file: File; readMs: Promise<number> } | null = null;

document.addEventListener('change', (event) => {
  const startMs = performance.now();
  const input = event.target;
  if (!(input instanceof HTMLInputElement)) return;
  const file = input.files?.[0];
  if (file === undefined) return;
  chosen = { file, readMs: worker.read(file).then(() => performance.now() - startMs) };
  // Choosing the same file again must be a change again, as it is in the app.
  input.value = '';
});

function lastChoice(): { file: File; readMs: Promise<number> } {
  if (chosen === null) throw new Error('no file was chosen');
  return chosen;
}

/** What the bench's driver calls in this page. */
const bench = {
  readAfterChoice: () => lastChoice().readMs,
  load: () => worker.load(lastChoice().file),
  agree: () => worker.agree(),
  read: () => worker.read(lastChoice().file),
  parseInKernel: () => worker.parseInKernel(),
  parseInJavaScript: () => worker.parseInJavaScript(),
};
export type BenchPage = typeof bench;

Object.assign(globalThis, { bench });
