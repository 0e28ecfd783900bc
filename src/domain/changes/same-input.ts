import type { InputSettings } from '../report/input.ts';
import type { Account } from './account.ts';

/**
 * Whether two reports are of one input: `likely` where no fingerprint tells, since one report has none or another kernel read its file, and nothing
 * that they say of the file speaks for two.
 */
export type InputVerdict = 'same' | 'likely' | 'other-input' | 'other-settings';

/**
 * @param isKnown - the caller holds the file itself (a saved person): only the settings can differ
 */
export function sameInput(before: Account, after: Account, isKnown: boolean): InputVerdict {
  const [old, now] = [before.input, after.input];
  const isAlike = COUNTS.every((name) => before.file[name] === after.file[name]) && !isOtherPerson(before, after);
  const isProved = isKnown || (old !== null && old.calls === now?.calls);
  // One kernel reads one file alike; another kernel, or an app that took no fingerprint, leaves the counts to go by.
  const mayDiffer = old === null || now === null || before.app.kernelSha256 !== after.app.kernelSha256;
  if (!isProved && !(mayDiffer && isAlike)) return 'other-input';
  if (old !== null && now !== null && settingsOf(old.settings) !== settingsOf(now.settings)) return 'other-settings';
  if (outsideOf(before) !== outsideOf(after)) return 'other-settings';
  return isProved ? 'same' : 'likely';
}

/** Facts that depend on no reference table and on no way of reading: every file of a chip has the same, so they alone prove no person. */
const COUNTS = ['source', 'rows', 'duplicates'] as const;

/** Counts of calls that another kernel may settle otherwise in a few rows; they differ from person to person by far more. */
const CALL_COUNTS = ['noCalls', 'conflicts'] as const;
/** A rule of ours: the share of rows by which those counts may differ. */
const CALLS_MAY_DIFFER = 0.001;

/** What no other way of reading one file explains: another sex, or many more places without a call. A fact that a report does not say tells nothing. */
function isOtherPerson(before: Account, after: Account): boolean {
  const [sex, sexNow] = [before.file.sex, after.file.sex];
  if (sex !== null && sexNow !== null && sex !== sexNow) return true;
  const most = CALLS_MAY_DIFFER * Number(after.file.rows ?? 0);
  return CALL_COUNTS.some((name) => {
    const [old, now] = [before.file[name], after.file[name]];
    return typeof old === 'number' && typeof now === 'number' && Math.abs(old - now) > most;
  });
}

function settingsOf(settings: InputSettings): string {
  return JSON.stringify(Object.entries(settings).filter(([, value]) => value !== false && value !== null).sort(([a], [b]) => (a < b ? -1 : 1))); // prettier-ignore
}

/** Results that somebody gave from outside are a part of the input. */
function outsideOf({ genes }: Account): string {
  return Object.entries(genes)
    .filter(([, { status }]) => status === 'outside')
    .map(([gene, { diplotypes }]) => `${gene} ${diplotypes.join()}`)
    .sort()
    .join();
}
