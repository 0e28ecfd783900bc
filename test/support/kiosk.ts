import type { Page } from 'playwright-core';

export const PIN = '4711';

/** Sets the device up as a kiosk, with the shortest idle time. */
export async function startKiosk(page: Page, options: { print?: boolean; findings?: boolean } = {}): Promise<void> {
  await page.evaluate(() => {
    window.location.hash = '#kiosk';
  });
  await page.getByLabel('Seconds without a touch before the countdown').fill('30');
  if (options.print === true) await page.getByLabel('Print the letter').check();
  if (options.findings === true) await page.getByLabel('Offer single-gene findings').check();
  await page.getByLabel('Staff PIN').fill(PIN);
  await page.getByLabel('The same PIN again').fill(PIN);
  await page.getByRole('button', { name: 'Start the kiosk' }).click();
  await page.getByRole('heading', { name: 'Choose your language' }).waitFor();
}

/** Somebody comes to the kiosk and chooses a language. */
export async function beginKiosk(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Choose your DNA file' }).waitFor();
}
