import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, it } from 'vitest';
import { type AppBrowser, openApp, startAppBrowser } from '../support/browser.ts';
import { openSample, waitForSeal } from '../support/journey.ts';
let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());
const LOOKS = [
  ['w', 1366, 768, 'light'],
  ['p', 360, 740, 'light'],
  ['d', 1280, 900, 'dark'],
] as const;
it('shoots', async () => {
  for (const [n, w, h, c] of LOOKS) {
    const { page } = await openApp(app, { viewport: { width: w, height: h }, colorScheme: c });
    await waitForSeal(page);
    await openSample(page, 'Ana');
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `/tmp/help/shots2/ov-${n}.png` });
    await page.screenshot({ path: `/tmp/help/shots2/ov-${n}-full.png`, fullPage: true });
    if (n === 'w') {
      const text = await page.locator('body').innerText();
      console.log(text, (text.match(/\b(not|no|cannot|none|never)\b/gi) ?? []).length);
      await page.locator('textarea').fill('warfarin, Zoloft, simvastatin, foobar, phenytoin');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(500);
      await page.screenshot({ path: `/tmp/help/shots2/ov-mine.png`, fullPage: true });
      await page.emulateMedia({ media: 'print' });
      await page.pdf({ path: '/tmp/help/shots2/ov.pdf' });
    }
    await page.close();
  }
}, 120000);
