import type { DeviceSettings } from '../rpc/safe.ts';
import type { Kiosk } from './kiosk.svelte.ts';

/** Longest policy that is read from a file, in bytes. */
const MAX_POLICY_BYTES = 65_536;

/** What the kiosk does with policies, as far as files are concerned. */
type Keeper = Pick<Kiosk, 'ask' | 'startAs' | 'refuse'>;

/** A kiosk's settings and its PIN as the text of a policy file; null where that failed. */
export async function policyText(kiosk: Keeper, settings: DeviceSettings, pin: string): Promise<string | null> {
  const made = await kiosk.ask((api) => api.makePolicy(settings, pin));
  return made.ok ? made.value : null;
}

/** Sets this device up as a policy file says. Nothing is kept of a file that cannot be followed as a whole. */
export async function importPolicy(kiosk: Keeper, file: Blob): Promise<void> {
  const text = file.size <= MAX_POLICY_BYTES ? await file.text() : '';
  const taken = await kiosk.ask((api) => api.takePolicy(text));
  if (!taken.ok) return;
  if (taken.value === null) kiosk.refuse({ code: 'profile/policy-damaged' });
  else await kiosk.startAs(taken.value);
}
