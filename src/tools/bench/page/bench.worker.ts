import * as Comlink from 'comlink';
import { kernelBytes } from 'virtual:kernel';
import { Kernel } from '../../../engine/kernel/kernel.ts';
import { parseTwentyThreeAndMe } from '../js-parser.ts';
import { layoutOf, parseInKernel, type ParserInput, parsersAgree } from '../parsers.ts';

/** What the bench's worker does; every method but the first two returns how long it took, in milliseconds. */
export interface BenchWorkerApi {
  /** Keeps the file's bytes for the parsers. */
  load(file: Blob): Promise<void>;
  agree(): Promise<boolean>;
  /** Reads the file through `stream()` and drops what it reads: nothing in a browser is faster to all of its bytes. */
  read(file: Blob): Promise<number>;
  parseInKernel(): Promise<number>;
  parseInJavaScript(): Promise<number>;
}

const kernel = Kernel.create(kernelBytes);
let loaded: ParserInput | null = null;

function input(): ParserInput {
  if (loaded === null) throw new Error('nothing is loaded');
  return loaded;
}

const api: BenchWorkerApi = {
  async load(file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    loaded = { bytes, layout: layoutOf(bytes) };
  },
  async agree() {
    return parsersAgree(await kernel, input());
  },
  async read(file) {
    const startMs = performance.now();
    const reader = file.stream().getReader();
    let sizeBytes = 0;
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) sizeBytes += chunk.value.length;
    if (sizeBytes !== file.size) throw new Error('the stream ended early');
    return performance.now() - startMs;
  },
  async parseInKernel() {
    const ready = await kernel;
    const startMs = performance.now();
    // The clock stops when the columns stand. Overwriting them later is no part of it, as collecting garbage is none of JavaScript's.
    return parseInKernel(ready, input(), () => performance.now() - startMs);
  },
  parseInJavaScript() {
    const startMs = performance.now();
    parseTwentyThreeAndMe(input().bytes);
    return Promise.resolve(performance.now() - startMs);
  },
};

Comlink.expose(api);
