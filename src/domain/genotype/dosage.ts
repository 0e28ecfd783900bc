/** Dosage byte of a term that was not read. */
export const NO_DOSAGE = 0xff;
