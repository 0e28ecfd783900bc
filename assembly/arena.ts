// Bump allocator above the module's static data. The host allocates everything of a phase, then takes views (growth detaches
// them), calls, copies out what leaves, and releases to its mark. Nothing is ever freed piecewise.

/** Bytes that may be read past the end of every block: 16-byte loads over-read by design. */
export const SLACK_BYTES: usize = 64;
const ALIGN_BYTES: usize = 64;
const PAGE_BYTES: usize = 65536;

// @ts-ignore: __heap_base is provided by the compiler
let top: usize = (__heap_base + ALIGN_BYTES - 1) & ~(ALIGN_BYTES - 1);

/** A block of `bytes`, 64-byte aligned, followed by slack; 0 where memory cannot grow that far. New memory reads as zero. */
export function arenaAlloc(bytes: usize): usize {
  const start = top;
  const end = (start + bytes + SLACK_BYTES + ALIGN_BYTES - 1) & ~(ALIGN_BYTES - 1);
  if (end < start) return 0;
  const have = <usize>memory.size() * PAGE_BYTES;
  if (end > have) {
    const pages = <i32>((end - have + PAGE_BYTES - 1) / PAGE_BYTES);
    if (memory.grow(pages) < 0) return 0;
  }
  top = end;
  return start;
}

/** The current top, to be given back to {@link arenaRelease}. */
export function arenaMark(): usize {
  return top;
}

/** Frees everything allocated since the mark and overwrites it: genotypes do not outlive their use. */
export function arenaRelease(mark: usize): void {
  if (mark < top) {
    memory.fill(mark, 0, top - mark);
    top = mark;
  }
}
