/** Classes of the IUPAC nucleotide letters (NC-IUB 1984). */
const CLASSES: Readonly<Record<string, string>> = {
  R: 'AG', Y: 'CT', S: 'CG', W: 'AT', K: 'GT', M: 'AC', B: 'CGT', D: 'AGT', H: 'ACT', V: 'ACG', N: 'ACGT',
}; // prettier-ignore

/** Whether a definition's bases are a wobble: one letter that stands for several bases. */
export function isWobble(bases: string): boolean {
  return CLASSES[bases] !== undefined;
}

/** Whether an observed allele is admitted by a definition's bases. */
export function admits(bases: string, observed: string): boolean {
  return bases === observed || (observed.length === 1 && (CLASSES[bases]?.includes(observed) ?? false));
}
