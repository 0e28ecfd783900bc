import type { AccountFit } from './account.ts';
import type { RankReason } from './reasons.ts';

/** How a sign fits, from nearest to not at all. */
const FITS = ['exact', 'more-special', 'more-general', 'related', 'none'];
/** Shares that differ by less are the same to a reader. */
const SAME_SHARE = 0.02;
/** Diseases that are named. */
const NAMED = 5;

/** What a list says of one disease, for what was told. */
export interface DiseaseView {
  fits: readonly AccountFit[];
  signs: number;
}

/** Ids of those that changed sides of a disease. */
export interface Passing {
  /** Below it before, above it now. */
  overtook: readonly string[];
  /** Above it before, below it now. */
  fell: readonly string[];
}

/**
 * Why a disease that both lists know stands elsewhere: first what is said of the told signs, in the direction in which it moved, then of its other
 * signs; who came past it is only told where its own description is as it was. Null where all that does not tell.
 *
 * @param isSame - whether the lists describe it alike; null where the reports do not say, then its view decides
 */
export function rankReason(
  isUp: boolean,
  { before, after }: { before: DiseaseView | null; after: DiseaseView | null },
  { overtook, fell }: Passing,
  isSame: boolean | null,
): RankReason | null {
  if (isSame !== true && before !== null && after !== null) {
    const told = isUp ? nearer(before, after) : nearer(after, before);
    if (told.length > 0) return { code: isUp ? 'new-annotation' : 'annotation-withdrawn', signs: told };
    const shared = isUp ? oftener(before, after) : oftener(after, before);
    if (shared.length > 0) return { code: 'share-changed', signs: shared };
    if (isUp ? after.signs < before.signs : after.signs > before.signs)
      return { code: 'other-signs-changed', from: before.signs, to: after.signs };
  }
  const passing = isUp ? fell : overtook;
  if (passing.length === 0 || !(isSame ?? isAlike(before, after))) return null;
  return { code: isUp ? 'others-fell' : 'overtaken', by: passing.slice(0, NAMED), count: passing.length };
}

function isAlike(before: DiseaseView | null, after: DiseaseView | null): boolean {
  if (before === null || after === null) return false;
  const differs = [nearer(before, after), nearer(after, before), oftener(before, after), oftener(after, before)];
  return before.signs === after.signs && differs.every((signs) => signs.length === 0);
}

/** Told signs that fit more nearly in the second view. */
export function nearer(first: DiseaseView, second: DiseaseView): string[] {
  const old = new Map(first.fits.map(({ told, fit }) => [told, fit]));
  return second.fits.flatMap(({ told, fit }) => (FITS.indexOf(fit) < FITS.indexOf(old.get(told) ?? 'none') ? [told] : [])).sort(); // prettier-ignore
}

/** Told signs that more of the patients have in the second view. */
function oftener(first: DiseaseView, second: DiseaseView): string[] {
  const old = new Map(first.fits.map(({ told, share }) => [told, share]));
  return second.fits.flatMap(({ told, share }) => {
    const before = old.get(told) ?? null;
    return share !== null && before !== null && share > before + SAME_SHARE ? [told] : [];
  }).sort(); // prettier-ignore
}
