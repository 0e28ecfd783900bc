/**
 * What a scoring file's licence line allows, as far as its words tell.
 *
 * `open`: public domain or attribution. `catalogue`: no line of its own in a file of the PGS Catalog, so the Catalog's default terms.
 * `non-commercial`, `academic`: named limits. `unstated`: a file of no catalogue that says nothing. `other`: words that no rule here knows.
 */
export type LicenceClass = 'open' | 'catalogue' | 'non-commercial' | 'academic' | 'unstated' | 'other';

/** For whom the app is set up; the same words as the app's settings. */
export type UseProfile = 'personal' | 'kiosk' | 'learn';

/** Ranges of PGS numbers whose files the Catalog marks, for files that lost their licence line on the way. */
type IdRange = readonly [first: number, last: number];

/** Source: licence column of the PGS Catalog's metadata of 2023-11. */
const ACADEMIC_IDS: readonly IdRange[] = [[13, 17], [27, 27], [296, 296], [337, 337]]; // prettier-ignore
const NON_COMMERCIAL_IDS: readonly IdRange[] = [[348, 348], [657, 657], [758, 758], [804, 808], [824, 831], [2773, 2780], [3430, 3430]]; // prettier-ignore

const NON_COMMERCIAL = /non-?\s?commercial|\bby-nc\b|\bnc\b/i;
const ACADEMIC = /academic|research (?:use|purposes)|research only|limited (?:for|to) research/i;
const OPEN =
  /\bcc0\b|public domain|\bcc[- ]by\b(?!-n)|creative commons attribution(?! ?-? ?non)|\bmit\b|apache|\bodc|\bopen government/i;

/** The class of a licence line. Ids decide where they are stricter than the words: re-packed files lose the line. */
export function licenceClass(licence: string | null, id: string): LicenceClass {
  const number = /^PGS(\d{6})$/.exec(id)?.[1];
  const isIn = (ranges: readonly IdRange[]): boolean =>
    number !== undefined && ranges.some(([first, last]) => Number(number) >= first && Number(number) <= last);
  if (isIn(ACADEMIC_IDS) || (licence !== null && ACADEMIC.test(licence))) return 'academic';
  if (isIn(NON_COMMERCIAL_IDS) || (licence !== null && NON_COMMERCIAL.test(licence))) return 'non-commercial';
  if (licence === null) return number === undefined ? 'unstated' : 'catalogue';
  if (OPEN.test(licence)) return 'open';
  return /pgs catalog|embl-ebi|ebi terms/i.test(licence) ? 'catalogue' : 'other';
}

/**
 * Whether a score may be used in a profile. A clinic's kiosk is likely commercial use: limited scores are not computed there, nor
 * are files whose licence nobody knows. On somebody's own device, and in a class, every score may be used; its terms are shown.
 */
export function mayUseScore(licence: LicenceClass, profile: UseProfile): boolean {
  return profile !== 'kiosk' || licence === 'open' || licence === 'catalogue';
}
