import type { Onset } from './knowledge.ts';

/** Years at which each stage starts and ends; Infinity where the source gives no end. */
const STAGE_YEARS: Readonly<Record<Onset, readonly [from: number, to: number]>> = {
  antenatal: [0, 0],
  congenital: [0, 0],
  neonatal: [0.03, 0.1],
  infantile: [0.1, 1],
  childhood: [1, 5],
  juvenile: [5, 16],
  adult: [16, Infinity],
  'middle-age': [40, 60],
  late: [60, Infinity],
  any: [0, Infinity],
};
/** Half a year is added to both ages before they are divided, so that days of a newborn do not count as decades. */
const SOFTENING = 0.5;
/** No age counts for more than this against a disease, in nats. */
const MOST = 3;

/** Earliest start and latest end in years over the stages of a disease; null where no stage is known. */
export function onsetRange(onsets: readonly Onset[]): { from: number; to: number } | null {
  if (onsets.length === 0) return null;
  const years = onsets.map((onset) => STAGE_YEARS[onset]);
  return { from: Math.min(...years.map(([from]) => from)), to: Math.max(...years.map(([, to]) => to)) };
}

/**
 * How far an age lies outside of the years in which a disease starts, as a logarithm of the ratio, at most 3 on each side.
 *
 * @param onset - age at which the person's signs began, in years; null where only the age today is known
 * @param age - age today, in years: a disease that starts later is as far off; one that starts earlier is not
 */
export function onsetDistance(
  range: { from: number; to: number } | null,
  onset: number | null,
  age: number | null,
): number {
  const x = onset ?? age;
  if (range === null || x === null) return 0;
  const tooEarly = clip(Math.log((range.from + SOFTENING) / (x + SOFTENING)));
  return onset === null || range.to === Infinity ? tooEarly : tooEarly + clip(Math.log((x + SOFTENING) / (range.to + SOFTENING))); // prettier-ignore
}

function clip(value: number): number {
  return Math.min(MOST, Math.max(0, value));
}

/** Years at which the words of HPO for an onset begin. */
const WORD_YEARS: readonly (readonly [RegExp, number])[] = [
  [/\b(antenatal|embryonal|fetal|congenital|trimester|prenatal)/i, 0],
  [/\bneonatal/i, 0.03],
  [/\binfantile/i, 0.1],
  [/\b(childhood|pediatric)/i, 1],
  [/\bjuvenile/i, 5],
  [/\bmiddle age/i, 40],
  [/\blate onset/i, 60],
  [/\badult/i, 16],
];

/** Years of an ISO 8601 duration (`P3Y6M`) or of HPO's word for an onset; null where it is neither. */
export function yearsOf(text: string): number | null {
  const duration = /^P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T.*)?$/.exec(text); // prettier-ignore
  if (duration !== null && text.length > 2) {
    // A part that is not told is undefined, whatever the type says.
    const [years = 0, months = 0, weeks = 0, days = 0] = duration.slice(1).map((part: string | undefined) => Number(part ?? 0)); // prettier-ignore
    return years + months / 12 + weeks / 52.18 + days / 365.25;
  }
  return WORD_YEARS.find(([words]) => words.test(text))?.[1] ?? null;
}
