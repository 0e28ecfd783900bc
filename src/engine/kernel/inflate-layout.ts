// Mirrors assembly/inflate-layout.ts: byte offsets of a decoder's state. A test compares both.

export const INFLATE_INPUT = 0;
export const INFLATE_INPUT_END = 4;
export const INFLATE_LAST = 8;
export const INFLATE_OUTPUT = 12;
export const INFLATE_OUTPUT_END = 16;
/** First byte of the output that a distance may reach: start of the member, or of the window. */
export const INFLATE_WINDOW = 20;
export const INFLATE_STATUS = 24;
export const INFLATE_PHASE = 28;
export const INFLATE_BITS = 32;
export const INFLATE_BIT_COUNT = 40;
export const INFLATE_STORED_LEFT = 44;
export const INFLATE_IS_FINAL = 48;
/** Decode tables and code lengths. */
export const INFLATE_LITERALS = 64;
export const INFLATE_DISTANCES = 9664;
export const INFLATE_LENGTHS = 11392;
export const INFLATE_SORTED = 11776;
export const INFLATE_BYTES = 12544;

/** What a step ended with. */
export const INFLATE_NEEDS_INPUT = 0;
export const INFLATE_NEEDS_ROOM = 1;
export const INFLATE_DONE = 2;
export const INFLATE_DAMAGED = 3;

/** Zero bytes that must be readable after the end of the last input. */
export const INFLATE_SLACK_BYTES = 64;
/** Bytes of output that a distance may reach back (RFC 1951, 2). */
export const INFLATE_WINDOW_BYTES = 32768;
/** Input that may stay unread while more is to come: a block's whole table. */
export const CRC_SCRATCH_BYTES = 25984;
export const INFLATE_TAIL_BYTES = 1024;
