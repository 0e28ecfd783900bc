/** Text that stands nowhere but in the canary's file. */
export const CANARIES: readonly string[] = ['CanaryComment7731', 'rs9276543210', 'canary-file-7731'];

/** A text in every form in which it could be carried: plain, base64 at each of the three offsets, hexadecimal, in an address. */
export function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const hex = bytes.toString('hex');
  const base64 = [0, 1, 2].map((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // Letters at both ends depend on what stands beside the text.
    return shifted.slice(offset === 0 ? 0 : 4, -2);
  });
  const percent = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  return [
    ...new Set([text, encodeURIComponent(text), hex, hex.toUpperCase(), percent, percent.toUpperCase(), ...base64]),
  ];
}

const NEEDLES = CANARIES.flatMap(formsOf).map((form) => Buffer.from(form, 'latin1'));
/** Heaps and databases also hold text with two bytes a letter. */
const WIDE_NEEDLES = CANARIES.map((text) => Buffer.from(text, 'utf16le'));

/** Which canaries stand in some bytes, in any form. */
export function canariesIn(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [...NEEDLES, ...WIDE_NEEDLES]
    .filter((needle) => buffer.includes(needle))
    .map((needle) => needle.toString('latin1'));
}
