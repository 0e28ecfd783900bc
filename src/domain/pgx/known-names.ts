/**
 * Names by which people know a variant, by rs number. Only names that a source of ours has: `-1639G>A` from a table of chip tokens
 * (geneyxpgxparser 0.1.8, MIT), which CPIC's results for VKORC1 use too; `Q141K` from CIViC (variant 260, at the same place and alleles; CC0 1.0).
 */
const KNOWN_NAMES: Readonly<Record<string, string>> = {
  rs2231142: 'Q141K',
  rs9923231: '-1639G>A',
};

/** The name that people know a variant by, `null` where none is known here. */
export function knownName(rsid: string): string | null {
  return KNOWN_NAMES[rsid] ?? null;
}
