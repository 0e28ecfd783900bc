/** A test, and how common what it looks for is. All as shares from 0 to 1. */
export interface ErrorRateQuestion {
  /** Share of carriers that the test finds. */
  sensitivity: number;
  /** Share of non-carriers of whom the test says so. */
  specificity: number;
  /** Share of people who carry the variant. */
  carriers: number;
}

/** Share of people with a positive call who carry the variant; null where nobody has such a call. */
export function positivePredictiveValue({ sensitivity, specificity, carriers }: ErrorRateQuestion): number | null {
  const right = sensitivity * carriers;
  const wrong = (1 - specificity) * (1 - carriers);
  return right + wrong === 0 ? null : right / (right + wrong);
}

/** Share of people with a negative call who carry the variant all the same; null where nobody has such a call. */
export function missedShare({ sensitivity, specificity, carriers }: ErrorRateQuestion): number | null {
  const missed = (1 - sensitivity) * carriers;
  const negative = missed + specificity * (1 - carriers);
  return negative === 0 ? null : missed / negative;
}
