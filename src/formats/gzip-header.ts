const FIXED_BYTES = 10;
const HAS_CHECKSUM = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;
const RESERVED = 0xe0;

/**
 * Length of the gzip header at the start of `bytes` (RFC 1952, 2.3).
 *
 * @returns the bytes of the header, `incomplete` where more input may tell, `damaged` where it is no gzip header
 */
export function readGzipHeader(bytes: Uint8Array): number | 'incomplete' | 'damaged' {
  const magic = [0x1f, 0x8b, 8];
  for (const [index, byte] of magic.entries()) {
    if (index >= bytes.length) return 'incomplete';
    if (bytes[index] !== byte) return 'damaged';
  }
  if (bytes.length < FIXED_BYTES) return 'incomplete';
  const flags = bytes[3] ?? 0;
  if ((flags & RESERVED) !== 0) return 'damaged';
  let at = FIXED_BYTES;
  if ((flags & HAS_EXTRA) !== 0) {
    if (bytes.length < at + 2) return 'incomplete';
    at += 2 + (bytes[at] ?? 0) + ((bytes[at + 1] ?? 0) << 8);
  }
  for (const flag of [HAS_NAME, HAS_COMMENT]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return 'incomplete';
    at = end + 1;
  }
  if ((flags & HAS_CHECKSUM) !== 0) at += 2;
  return at <= bytes.length ? at : 'incomplete';
}
