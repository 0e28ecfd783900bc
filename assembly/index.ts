// The kernel's exports, and nothing else. Every function takes and returns numbers: pointers into memory, counts, codes.
export { arenaAlloc, arenaMark, arenaRelease } from './arena';
