import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { browserPolicy } from '../../../src/ui/kiosk/browser-policy.ts';

const ADDRESS = 'https://genes.example.org/';

const SHIPPED = new URL('../../../docs/clinic/sequester-kiosk.json', import.meta.url);

it('the policy that docs/clinic.md ships is the one of the page, for an address that stands for the clinic’s', () => {
  const text = browserPolicy(ADDRESS, { mayPrint: true, mayExport: true });
  expect(JSON.parse(readFileSync(SHIPPED, 'utf8'))).toEqual(JSON.parse(text));
});

it.each([
  [true, true, { PrintingEnabled: true, DownloadRestrictions: 0 }],
  [false, true, { PrintingEnabled: false, DownloadRestrictions: 0 }],
  [true, false, { PrintingEnabled: true, DownloadRestrictions: 3 }],
] as const)('printing %s and saving %s are ways out of the browser, too, or neither', (mayPrint, mayExport, rules) => {
  const policy = JSON.parse(browserPolicy(ADDRESS, { mayPrint, mayExport })) as object;
  expect(policy).toMatchObject({
    ...rules,
    URLAllowlist: [ADDRESS],
    URLBlocklist: ['*'],
    PasswordManagerEnabled: false,
  });
});
