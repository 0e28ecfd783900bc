import type { GeneReport } from './report.ts';

/**
 * What kind of test would tell a gene that a file leaves open: one that counts copies and sees hybrids; typing of HLA; one that reads the positions that
 * are missing; or none, where everything was read and the tables themselves have no answer.
 */
export const TELLING_TESTS = ['copies', 'hla', 'positions', 'none'] as const;
export type TellingTest = (typeof TELLING_TESTS)[number];

/** The test that would tell; null for a gene with an answer. */
export function testThatTells(name: string, { verdict, reasons, missingPositions }: GeneReport): TellingTest | null {
  if (verdict !== 'not-callable' && verdict !== 'indeterminate') return null;
  if (name.startsWith('HLA-')) return 'hla';
  if (reasons.includes('pgx/copy-number-not-seen') || reasons.includes('pgx/structural-variant-over-gene'))
    return 'copies';
  return verdict === 'indeterminate' && missingPositions === 0 ? 'none' : 'positions';
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
