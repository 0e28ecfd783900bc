import { describe, expect, it } from 'vitest';
import { KDF_COST, newKdf } from '../../../src/storage/kdf.ts';
import { MAX_POLICY_LENGTH, readPolicy, writePolicy } from '../../../src/storage/kiosk-policy.ts';
import type { DeviceSettings } from '../../../src/storage/device-settings.ts';

const SETTINGS: DeviceSettings = {
  profile: 'kiosk',
  idleSeconds: 90,
  mayPrint: true,
  mayExport: false,
  mayFindings: false,
  asksMedicines: true,
  asksReference: true,
  clinic: { name: 'Praxis Dr. Müller', address: 'Gasse 1\n1234 Ort' },
};
const PIN = { kdf: newKdf(), hash: crypto.getRandomValues(new Uint8Array(32)) };
const TEXT = writePolicy({ settings: SETTINGS, pin: PIN });

type Changed = Record<string, Record<string, unknown>>;
/** The file with something done to it. */
function changed(change: (file: Changed) => void): string {
  const file = JSON.parse(TEXT) as Changed;
  change(file);
  return JSON.stringify(file);
}
const setting = (name: string, value: unknown): string =>
  changed((file) => {
    if (file.settings !== undefined) file.settings[name] = value;
  });
const kdf = (name: string, value: unknown): string =>
  changed((file) => {
    const { pin } = file as { pin?: { kdf: Record<string, unknown> } };
    if (pin !== undefined) pin.kdf[name] = value;
  });

describe('a policy of a kiosk', () => {
  it('is read as it was written, and holds no PIN that could be read', () => {
    expect(readPolicy(TEXT)).toEqual({ ok: true, value: { settings: SETTINGS, pin: PIN } });
    expect(Object.keys((JSON.parse(TEXT) as { pin: object }).pin)).toEqual(['kdf', 'hash']);
    expect(PIN.kdf).toMatchObject(KDF_COST);
  });

  it('says that there is no kiosk', () => {
    expect(readPolicy('null\n')).toEqual({ ok: true, value: null });
  });

  it.each([
    ['nothing', ''],
    ['a page in place of the file', '<!doctype html><title>x</title>'],
    ['a file that was cut', TEXT.slice(0, -20)],
    ['something else', '{"a":1}'],
    ['a list', '[]'],
    ['another format', TEXT.replace('sequester-kiosk', 'other')],
    ['an earlier version', TEXT.replace('"version": 1', '"version": 0')],
    ['a version as text', TEXT.replace('"version": 1', '"version": "1"')],
    ['no settings', changed((file) => Reflect.deleteProperty(file, 'settings'))],
    ['settings and no kiosk', '{"format":"sequester-kiosk","version":1,"settings":null,"pin":null}'],
    ['no PIN', changed((file) => Reflect.deleteProperty(file, 'pin'))],
    ['a PIN that is null', TEXT.replace(/"pin": \{[\s\S]*\}\n\}/, '"pin": null }')],
    ['a salt that is no base64', kdf('salt', '***')],
    ['a short salt', kdf('salt', 'AAAA')],
    ['a cheap hash', kdf('memoryKiB', 8)],
    ['a hash that would take all memory', kdf('memoryKiB', 2 ** 30)],
    ['a cut hash', TEXT.replace(/"hash": "..../, '"hash": "')],
    ['a class', setting('profile', 'learn')],
    ['no time', setting('idleSeconds', undefined)],
    ['a time that is too long', setting('idleSeconds', 1e9)],
    ['a time that is a fraction', setting('idleSeconds', 45.5)],
    ['a choice that is missing', setting('asksReference', undefined)],
    ['findings that are missing', setting('mayFindings', undefined)],
    ['a choice that is no yes or no', setting('mayPrint', 'false')],
    ['a setting that nobody knows', setting('mayShout', true)],
    ['a clinic without an address', setting('clinic', { name: 'a' })],
    ['a clinic with something else', setting('clinic', { name: 'a', address: 'b', logo: 'c' })],
    ['a name that is too long', setting('clinic', { name: 'a'.repeat(121), address: '' })],
    ['bytes that are no text', TEXT.replace('Praxis', '\uFFFD')],
    ['no way out', setting('mayPrint', false)],
    ['more than a policy can be', `${TEXT}${' '.repeat(MAX_POLICY_LENGTH)}`],
  ])('is refused as a whole where it is %s', (_, text) => {
    expect(readPolicy(text)).toEqual({ ok: false, error: { code: 'profile/policy-damaged' } });
  });

  it.each([
    ['whole', TEXT.replace('"version": 1', '"version": 2')],
    ['of another shape', '{"format":"sequester-kiosk","version":7,"rules":[]}'],
  ])('is refused by its version where it is a later one, %s', (_, text) => {
    expect(readPolicy(text)).toEqual({ ok: false, error: { code: 'profile/policy-later' } });
  });

  it('may take the longest texts that the form takes', () => {
    const clinic = { name: '\u{1F3E5}'.repeat(60), address: '"\n'.repeat(150) };
    const text = writePolicy({ settings: { ...SETTINGS, clinic }, pin: PIN });
    expect(text.length).toBeLessThan(2000);
    expect(readPolicy(text)).toMatchObject({ ok: true, value: { settings: { clinic } } });
  });
});
