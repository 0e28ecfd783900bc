import path from 'node:path';
import { expect, it } from 'vitest';
import { browserPolicy } from '../../../src/ui/kiosk/browser-policy.ts';

const ADDRESS = 'https://genes.example.org/';

/** The file of docs/clinic.md is the one that the page gives out; written anew with `-u`. */
it('the policy that is shipped is the one of the page, for an address that stands for the clinic’s', async () => {
  const text = browserPolicy(ADDRESS, { mayPrint: true, mayExport: true });
  await expect(text).toMatchFileSnapshot(
    path.resolve(import.meta.dirname, '../../../docs/clinic/sequester-kiosk.json'),
  );
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
