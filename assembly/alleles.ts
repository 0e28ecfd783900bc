// Allele nibbles; mirrors src/domain/genotype/genotype-code.ts.

export const ALLELE_NONE: u32 = 0;
export const ALLELE_OTHER: u32 = 7;
export const ALLELE_NO_CALL: u32 = 15;
export const NO_CALL: u32 = 0xff;
export const HAPLOID_NO_CALL: u32 = 0xf0;
/** Table value of a byte that is no allele. */
export const NOT_AN_ALLELE: u32 = 0x80;

const TABLE = memory.data(256, 16);

// @ts-ignore: decorator
@inline
function set(byte: u32, value: u32): void {
  store<u8>(TABLE + byte, value);
}

function fill(): void {
  memory.fill(TABLE, <u8>NOT_AN_ALLELE, 256);
  set(0, ALLELE_NONE);
  // prettier-ignore
  set(0x41, 1); set(0x43, 2); set(0x47, 3); set(0x54, 4); set(0x44, 5); set(0x49, 6);
  set(0x61, 1); set(0x63, 2); set(0x67, 3); set(0x74, 4); set(0x64, 5); set(0x69, 6);
  set(0x2d, ALLELE_NO_CALL); // -
  set(0x30, ALLELE_NO_CALL); // 0
  set(0x4e, ALLELE_NO_CALL); // N
  set(0x6e, ALLELE_NO_CALL);
  set(0x2e, ALLELE_NO_CALL); // .
  set(0x3f, ALLELE_NO_CALL); // ?
  set(0x5f, ALLELE_NO_CALL); // _
}
fill();

/** The nibble of an allele letter, {@link NOT_AN_ALLELE} for any other byte. Byte 0 stands for "no second allele". */
// @ts-ignore: decorator
@inline
export function alleleNibble(byte: u32): u32 {
  return load<u8>(TABLE + byte);
}

/** The nibble of the complementary base; D, I, no-call and none stay. */
// @ts-ignore: decorator
@inline
export function complementNibble(nibble: u32): u32 {
  return nibble >= 1 && nibble <= 4 ? 5 - nibble : nibble;
}
