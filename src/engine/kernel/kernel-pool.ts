import type { Failure } from '../../errors/result.ts';
import { Kernel } from './kernel.ts';

/** Memory up to which a wiped kernel is kept: a chip file's. A whole genome's is given back to the browser. */
const MOST_KEPT_BYTES = 48 * 1024 * 1024;

/**
 * Kernels of one module. A wiped one is kept for the next file: starting another for every file makes the browser collect the old
 * memories every second time, which was measured to hold the next file up by 100 ms.
 */
export class KernelPool {
  readonly #module: WebAssembly.Module | Promise<WebAssembly.Module>;
  #spare: Kernel | null = null;

  /** @param module - the compiled kernel, or one that is being compiled: who takes a kernel waits for it */
  constructor(module: WebAssembly.Module | Promise<WebAssembly.Module>) {
    this.#module = module;
  }

  /** An empty kernel. */
  async take(): Promise<Kernel> {
    const spare = this.#spare;
    this.#spare = null;
    return spare ?? Kernel.start(await this.#module);
  }

  /** Overwrites what a kernel holds and keeps it, if it is worth keeping. */
  release(kernel: Kernel): void {
    kernel.wipe();
    if (kernel.exports.memory.buffer.byteLength <= MOST_KEPT_BYTES) this.#spare = kernel;
  }

  /** Takes the kernel of an attempt that failed: after a trap it is let go. */
  giveUp(kernel: Kernel, failure: Failure): void {
    if (failure.code.startsWith('kernel/')) this.discard(kernel);
    else this.release(kernel);
  }

  /** Overwrites what a kernel holds and lets it go: after a trap its memory can no longer be trusted. */
  discard(kernel: Kernel): void {
    kernel.wipe();
  }
}
