// Byte offsets of a decoder's state. The kernel and the host import this file: there is no second copy.

export const INFLATE_INPUT: usize = 0;
export const INFLATE_INPUT_END: usize = 4;
export const INFLATE_LAST: usize = 8;
export const INFLATE_OUTPUT: usize = 12;
export const INFLATE_OUTPUT_END: usize = 16;
/** First byte of the output that a distance may reach: start of the member, or of the window. */
export const INFLATE_WINDOW: usize = 20;
export const INFLATE_STATUS: usize = 24;
export const INFLATE_PHASE: usize = 28;
export const INFLATE_BITS: usize = 32;
export const INFLATE_BIT_COUNT: usize = 40;
export const INFLATE_STORED_LEFT: usize = 44;
export const INFLATE_IS_FINAL: usize = 48;
/** Decode tables and code lengths; sizes below. */
export const INFLATE_LITERALS: usize = 64;
export const INFLATE_DISTANCES: usize = 9664;
export const INFLATE_LENGTHS: usize = 11392;
export const INFLATE_SORTED: usize = 11776;
export const INFLATE_BYTES: usize = 12544;

/** What a step ended with. */
export const INFLATE_NEEDS_INPUT: u32 = 0;
export const INFLATE_NEEDS_ROOM: u32 = 1;
export const INFLATE_DONE: u32 = 2;
export const INFLATE_DAMAGED: u32 = 3;

/** Zero bytes that must be readable after the end of the last input. */
export const INFLATE_SLACK_BYTES: u32 = 64;
/** Bytes of output that a distance may reach back (RFC 1951, 2). */
export const INFLATE_WINDOW_BYTES: u32 = 32768;
/** Room that a checksum over a long piece works in. */
export const CRC_SCRATCH_BYTES: u32 = 25984;
/** Input that may stay unread while more is to come: a block's whole table. */
export const INFLATE_TAIL_BYTES: u32 = 1024;
