import type { InputSettings, ReportInput } from '../report/input.ts';
import { type Account, FILE_FIELDS } from './account.ts';

/** Whether two reports are of one input: `likely` where a report names no fingerprint and everything that it says of the file agrees. */
export type InputVerdict = 'same' | 'likely' | 'other-input' | 'other-settings';

/**
 * @param isKnown - the caller holds the file itself (a saved person): only the settings can differ
 */
export function sameInput(before: Account, after: Account, isKnown: boolean): InputVerdict {
  const [old, now] = [before.input, after.input];
  const isProved = isKnown || (old !== null && now !== null);
  if (!isKnown && old !== null && now !== null && filesOf(old) !== filesOf(now)) return 'other-input';
  // Without a fingerprint, or read by one kernel, the counts of the file have to agree.
  const isReadAlike = before.app.kernelSha256 === after.app.kernelSha256;
  if (!isKnown && (!isProved || isReadAlike) && COUNTS.some((name) => before.file[name] !== after.file[name])) {
    return 'other-input';
  }
  if (old !== null && now !== null && settingsOf(old.settings) !== settingsOf(now.settings)) return 'other-settings';
  if (outsideOf(before) !== outsideOf(after)) return 'other-settings';
  return isProved ? 'same' : 'likely';
}

/** Facts that depend on no reference table. */
const COUNTS = FILE_FIELDS.filter((name) => name !== 'build' && name !== 'sex' && name !== 'chip' && name !== 'noCalls' && name !== 'conflicts'); // prettier-ignore

function filesOf({ files }: ReportInput): string {
  return files.map(({ sizeBytes, sha256, covers }) => `${String(sizeBytes)} ${sha256} ${covers}`).sort().join(); // prettier-ignore
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
