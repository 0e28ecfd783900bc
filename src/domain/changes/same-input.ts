import type { InputSettings } from '../report/input.ts';
import { type Account, FILE_FIELDS } from './account.ts';

/** Whether two reports are of one input: `likely` where no fingerprint tells, since one
 * report has none or another kernel read its file, and everything that they say of the file agrees. */
export type InputVerdict = 'same' | 'likely' | 'other-input' | 'other-settings';

/**
 * @param isKnown - the caller holds the file itself (a saved person): only the settings can differ
 */
export function sameInput(before: Account, after: Account, isKnown: boolean): InputVerdict {
  const [old, now] = [before.input, after.input];
  const isAlike = COUNTS.every((name) => before.file[name] === after.file[name]);
  const isProved = isKnown || (old !== null && old.calls === now?.calls);
  // One kernel reads one file alike; another kernel, or an app that took no fingerprint, leaves the counts to go by.
  const mayDiffer = old === null || now === null || before.app.kernelSha256 !== after.app.kernelSha256;
  if (!isProved && !(mayDiffer && isAlike)) return 'other-input';
  if (old !== null && now !== null && settingsOf(old.settings) !== settingsOf(now.settings)) return 'other-settings';
  if (outsideOf(before) !== outsideOf(after)) return 'other-settings';
  return isProved ? 'same' : 'likely';
}

/** Facts that depend on no reference table. */
const COUNTS = FILE_FIELDS.filter((name) => name !== 'build' && name !== 'sex' && name !== 'chip' && name !== 'noCalls' && name !== 'conflicts'); // prettier-ignore

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
