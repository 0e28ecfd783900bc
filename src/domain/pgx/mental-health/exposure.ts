import type { DrugReport } from '../drugs/report.ts';

/**
 * What a row of a guideline says of how much of a drug to expect in the body, read from what it does to the dose:
 * `higher`: it lowers, limits or slows the dose; `lower`: it raises the dose; `usual`: it leaves the dose; `unsaid`: it
 * does both or neither. Nothing is said of how well the drug works.
 */
export type Exposure = 'higher' | 'lower' | 'usual' | 'unsaid';

const LOWERS: ReadonlySet<string> = new Set(['lower_dose', 'dose_cap', 'slow_titration']);
const RAISES: ReadonlySet<string> = new Set(['higher_dose']);
const LEAVES: ReadonlySet<string> = new Set(['standard_dose', 'no_change']);

/** The exposure that a row is written for. */
export function exposureOf({ source, codes = [], category }: DrugReport): Exposure {
  if (source === 'FDA') return 'unsaid';
  const all = [...codes, category];
  const [lowers, raises] = [all.some((code) => LOWERS.has(code)), all.some((code) => RAISES.has(code))];
  if (lowers !== raises) return lowers ? 'higher' : 'lower';
  return !lowers && all.every((code) => LEAVES.has(code)) ? 'usual' : 'unsaid';
}
