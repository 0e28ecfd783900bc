/** What the kernel exports: numbers in, numbers out. Pointers are byte offsets into `memory` (read them with `>>> 0`). */
export interface KernelExports {
  memory: WebAssembly.Memory;
  arenaAlloc(bytes: number): number;
  arenaMark(): number;
  arenaRelease(mark: number): void;
  scanText(state: number, start: number, lengthBytes: number, final: number): number;
  scanVcf(state: number, start: number, lengthBytes: number, final: number): number;
  sortOrder(keys: number, count: number, order: number, scratch: number): void;
  gatherU32(from: number, order: number, count: number, to: number): void;
  gatherU8(from: number, order: number, count: number, to: number): void;
  countNoCalls(genotypes: number, count: number): number;
  countCodes(genotypes: number, idKinds: number, mask: number, from: number, to: number): number;
  nextRepeat(keys: number, from: number, count: number): number;
  printCalls(keys: number, genotypes: number, count: number): bigint;
  findKeys(keys: number, count: number, wanted: number, wantedCount: number): void;
  // prettier-ignore
  starFits(
    masks: number, stride: number, alleleCount: number, strand1: number, strand2: number, units: number, unitCount: number,
    scores: number, wobbleStarts: number, wobbles: number, out: number,
  ): number;
  starPairs(fits: number, fitCount: number, unitCount: number, scores: number, out: number): number;
  scoreMerge(args: number): void;
  scoreRows(state: number, start: number, lengthBytes: number): number;
  scoreSum(count: number, weights: number, effects: number, triplets: number, dosage: number, expected: number): number;
  inflateStep(state: number): void;
  crc32(before: number, start: number, lengthBytes: number, scratch: number): number;
}
