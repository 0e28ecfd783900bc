import * as Comlink from 'comlink';
import type { FuzzResult } from '../run-fuzz.ts';
import type { FuzzWorkerApi } from './fuzz.worker.ts';
import FuzzWorker from './fuzz.worker.ts?worker';

const worker = Comlink.wrap<FuzzWorkerApi>(new FuzzWorker());

/** What the tool calls in this page. Files come as base64: that crosses the debugging protocol whole. */
function fuzz(request: {
  originals: string[];
  markersTable: string;
  firstSeed: number;
  runs: number;
}): Promise<FuzzResult> {
  const originals = request.originals.map((text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  return worker.run({ ...request, originals });
}
export type FuzzPage = typeof fuzz;

Object.assign(globalThis, { fuzz });
