import type { Build } from '../genotype/genome.ts';
import { complement } from './alleles.ts';
import type { ScoreTerms } from './score-definition.ts';

const LETTERS = [null, 'A', 'C', 'G', 'T'] as const;

/** Alleles of a term on the plus strand of a build, as text; `build` null: as the file has them. */
export function termAlleles(
  terms: ScoreTerms,
  term: number,
  build: Build | null,
): { effect: string; other: string | null } {
  const code = terms.alleles[term] ?? 0;
  const text = terms.alleleTexts.get(term) ?? { effect: LETTERS[code >> 4] ?? '', other: LETTERS[code & 15] ?? null };
  if (build === null || terms.minusStrand[build]?.[term] !== 1) return text;
  return { effect: complement(text.effect), other: text.other === null ? null : complement(text.other) };
}
