import type { ClinvarHit } from '../../domain/clinvar/report.ts';
import { m } from '../../i18n/messages.ts';
import type { Tone } from './tone.ts';

export function copiesWords({ verdict, isHemizygous }: Pick<ClinvarHit, 'verdict' | 'isHemizygous'>): string {
  if (verdict === 'two-copies') return m.findings_verdict_two();
  return isHemizygous ? m.findings_verdict_one_only() : m.findings_verdict_one();
}

/** Stars in words: their number alone would ask for a legend. */
export function starWords(stars: number | null): string {
  return stars === null ? m.clinvar_stars_unknown() : m.clinvar_stars({ stars: String(stars) });
}

/** How far the call can be believed. */
export function standingOf(hit: ClinvarHit, isSequenced: boolean): { words: string; tone: Tone } {
  if (hit.isCommon) return { words: m.clinvar_standing_common(), tone: 'plain' };
  return isSequenced
    ? { words: m.findings_standing_sequenced(), tone: 'known' }
    : { words: m.clinvar_standing_chip(), tone: 'open' };
}
