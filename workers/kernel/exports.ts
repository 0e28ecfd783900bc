/** What the kernel exports: numbers in, numbers out. Pointers are byte offsets into `memory` (read them with `>>> 0`). */
export interface KernelExports {
  memory: WebAssembly.Memory;
  arenaAlloc(bytes: number): number;
  arenaMark(): number;
  arenaRelease(mark: number): void;
}
