import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/domain/analysis/options.ts';
import { restoredOptions } from '../../../src/state/restored.ts';
import { waitAfter } from '../../../src/storage/device.ts';
import { browserPolicy } from '../../../src/ui/kiosk/browser-policy.ts';

describe('saved settings', () => {
  it('come back as they were', () => {
    const saved = {
      ...DEFAULT_OPTIONS,
      ambiguous: 'keep',
      missing: 'drop',
      maleX: 1,
      combinations: true,
      outsideCalls: ['CYP2D6\t*1/*4'],
      reference: { shares: { EUR: 1 }, from: 'chosen' },
    } as const;
    expect(restoredOptions(saved)).toEqual(saved);
  });

  it('of another version or from a hostile file stay within what is known', () => {
    expect(
      restoredOptions({
        ambiguous: 'maybe',
        maleX: '2',
        combinations: 1,
        outsideCalls: [1, null],
        reference: { shares: { EUR: '1' }, from: 'x' },
        somethingNew: true,
      }),
    ).toEqual(DEFAULT_OPTIONS);
    expect(restoredOptions({})).toEqual(DEFAULT_OPTIONS);
  });
});

describe('wrong PINs', () => {
  it('cost nothing five times, then half a minute, doubled up to a quarter of an hour', () => {
    expect([0, 4, 5, 6, 7, 30].map(waitAfter)).toEqual([0, 0, 30_000, 60_000, 120_000, 900_000]);
  });
});

describe('the policy of the browser', () => {
  it('is JSON, allows this address alone, and follows what staff allow', () => {
    const policy = JSON.parse(browserPolicy('https://app.example/x/', { mayPrint: false, mayExport: true })) as Record<
      string,
      unknown
    >;
    expect(policy).toMatchObject({
      ForceEphemeralProfiles: true,
      ExtensionInstallBlocklist: ['*'],
      URLAllowlist: ['https://app.example/x/'],
      RestoreOnStartupURLs: ['https://app.example/x/#kiosk'],
      PrintingEnabled: false,
      DownloadRestrictions: 0,
    });
    expect(browserPolicy('x', { mayPrint: true, mayExport: false })).toContain('"DownloadRestrictions": 3');
  });
});
