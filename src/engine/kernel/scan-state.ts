import { SCAN_BYTES } from '../../../assembly/layout.ts';
import type { Kernel } from './kernel.ts';

/** The scan's structure in kernel memory, field by field (offsets: `layout.ts`). */
export class ScanState {
  readonly address: number;
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.address = kernel.alloc(SCAN_BYTES);
  }

  get(field: number): number {
    return this.#kernel.u32(this.address + field, 1)[0] ?? 0;
  }

  set(field: number, value: number): void {
    this.#kernel.i32(this.address + field, 1)[0] = value;
  }

  add(field: number, value: number): void {
    this.set(field, this.get(field) + value);
  }
}
