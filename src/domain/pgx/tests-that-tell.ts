import type { GeneReason } from './reasons.ts';
import type { GeneReport } from './report.ts';

/**
 * What would tell a gene that a file leaves open, by the reason for it: a test that counts copies and sees hybrids; typing of HLA; one that reads the
 * positions that are missing; one that tells on which copy a variant lies; a laboratory that looks at the gene anew, where what was read fits no known
 * alleles or cannot be used; or none, where an allele's function is not known to anybody.
 */
export const TELLING_TESTS = ['copies', 'hla', 'positions', 'phase', 'anew', 'none'] as const;
export type TellingTest = (typeof TELLING_TESTS)[number];

/** The test that would tell; null for a gene with an answer. */
export function testThatTells(name: string, { verdict, reasons, missingPositions }: GeneReport): TellingTest | null {
  if (verdict !== 'not-callable' && verdict !== 'indeterminate') return null;
  if (name.startsWith('HLA-')) return 'hla';
  const has = (...codes: GeneReason[]): boolean => reasons.some((code) => codes.includes(code));
  if (has('pgx/copy-number-not-seen', 'pgx/structural-variant-over-gene', 'pgx/structural-alleles-not-seen'))
    return 'copies';
  if (has('pgx/no-diplotype-fits', 'pgx/undocumented-base', 'pgx/uncertain-variant-seen')) return 'anew';
  if (missingPositions > 0) return 'positions';
  if (has('pgx/ties-disagree', 'pgx/unphased-priority', 'pgx/too-many-heterozygous-positions')) return 'phase';
  return has('pgx/phenotype-indeterminate', 'pgx/uncertain-allele-not-excluded') ? 'none' : 'anew';
}

/** Genes that a file leaves open, by the test that would tell. */
export function openGenes(pgx: Readonly<Record<string, GeneReport>>): ReadonlyMap<TellingTest, readonly string[]> {
  const groups = new Map<TellingTest, string[]>();
  for (const [name, gene] of Object.entries(pgx)) {
    const test = testThatTells(name, gene);
    if (test !== null) groups.set(test, [...(groups.get(test) ?? []), name]);
  }
  return new Map(
    TELLING_TESTS.flatMap((test) => {
      const names = groups.get(test);
      return names === undefined
        ? []
        : [[test, names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))] as const];
    }),
  );
}
