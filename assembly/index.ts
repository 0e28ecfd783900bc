// The kernel's exports, and nothing else. Every function takes and returns numbers: pointers into memory, counts, codes.
export { arenaAlloc, arenaMark, arenaRelease } from './arena';
export { scanText } from './scan';
export { countNoCalls, gatherU32, gatherU8, sortOrder } from './sort';
export { countCodes, findKeys, nextRepeat, printCalls } from './survey';
export { scanVcf } from './vcf';
export { starFits, starPairs } from './stars';
export { scoreMerge, scoreSum } from './score';
export { scoreRows } from './score-text';
export { crc32 } from './crc32';
export { inflateStep } from './inflate';
