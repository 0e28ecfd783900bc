import type { KernelExports } from './exports.ts';

/** The kernel could not give the memory asked for. The instance stays usable after a release. */
export class KernelMemoryError extends Error {
  override name = 'KernelMemoryError';
}

/**
 * One instance of the kernel with its memory. The only place of the project that touches `WebAssembly`.
 *
 * Protocol: allocate everything of a phase, then take views (growth detaches older ones), call, copy out with `.slice()`,
 * release to the mark. Never cache a view across an allocation.
 */
export class Kernel {
  readonly exports: KernelExports;

  /** Mark of the empty memory. */
  readonly #empty: number;

  private constructor(exports: KernelExports) {
    this.exports = exports;
    this.#empty = exports.arenaMark();
  }

  /** Compiles the module. It has no imports, so that whatever runs it can reach nothing but its own memory. */
  static async compile(bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
    const module = await WebAssembly.compile(bytes);
    if (WebAssembly.Module.imports(module).length > 0) throw new TypeError('the kernel must have no imports');
    return module;
  }

  /** Starts a compiled module with a memory of its own. Optimised code is shared by all that start from one module. */
  static async start(module: WebAssembly.Module): Promise<Kernel> {
    const instance = await WebAssembly.instantiate(module, {});
    return new Kernel(instance.exports as unknown as KernelExports);
  }

  /** Compiles and starts in one step. */
  static async create(bytes: Uint8Array<ArrayBuffer>): Promise<Kernel> {
    return Kernel.start(await Kernel.compile(bytes));
  }

  /** Overwrites everything that was ever allocated. The instance is to be dropped afterwards. */
  wipe(): void {
    this.exports.arenaRelease(this.#empty);
  }

  /** Allocates a block; its address in bytes. */
  alloc(bytes: number): number {
    const address = this.exports.arenaAlloc(bytes) >>> 0;
    if (address === 0) throw new KernelMemoryError(`no room for ${String(bytes)} bytes`);
    return address;
  }

  /** Runs `work` and frees all that it allocated, whatever happens. */
  scoped<T>(work: () => T): T {
    const mark = this.exports.arenaMark();
    try {
      return work();
    } finally {
      this.exports.arenaRelease(mark);
    }
  }

  u8(address: number, count: number): Uint8Array {
    return new Uint8Array(this.exports.memory.buffer, address, count);
  }

  u32(address: number, count: number): Uint32Array {
    return new Uint32Array(this.exports.memory.buffer, address, count);
  }

  i32(address: number, count: number): Int32Array {
    return new Int32Array(this.exports.memory.buffer, address, count);
  }

  f64(address: number, count: number): Float64Array {
    return new Float64Array(this.exports.memory.buffer, address, count);
  }

  /** Copies bytes into a new block; its address. */
  put(bytes: Uint8Array): number {
    const address = this.alloc(bytes.length);
    this.u8(address, bytes.length).set(bytes);
    return address;
  }
}
