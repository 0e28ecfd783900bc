import type { Page } from 'playwright-core';
import { axeViolations } from './journey.ts';

/** What the bars of a phone may lie over, below the last line. */
const ROOM_FOR_BARS = 200;
const WIDE = { width: 1280, height: 900 };

/** What can be wrong with a page as it looks. */
async function faultsOf(page: Page, name: string, rules: 'all' | 'colours'): Promise<string[]> {
  const found = await axeViolations(page, rules);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (sideways > 0) found.push(`scrolls sideways by ${String(sideways)} px`);
  return found.map((line) => `${name}: ${line}`);
}

async function heightOf(page: Page): Promise<number> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  return Math.max(WIDE.height, height + ROOM_FOR_BARS);
}

async function beWide(page: Page): Promise<void> {
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Makes the window that of a phone, as tall as the page, so that its bars lie over nothing while targets are measured. */
async function bePhone(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: WIDE.height });
  await page.setViewportSize({ width, height: await heightOf(page) });
}

/**
 * What axe finds in a page as it stands, and whether it scrolls sideways: wide and light, and on a phone in the dark. The page is wide and light afterwards.
 *
 * @param width - of the phone, in CSS pixels
 */
export async function faultsInTwoLooks(page: Page, width = 360): Promise<string[]> {
  await beWide(page);
  const found = await faultsOf(page, 'wide, light', 'all');
  await bePhone(page, width);
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await faultsOf(page, 'phone, dark', 'all')));
  await beWide(page);
  return found;
}

/** The same, and the colours of a wide page in the dark and of a phone in the light: rules that look at no colour are run once a width. */
export async function faultsInAllLooks(page: Page): Promise<string[]> {
  const found = await faultsInTwoLooks(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await faultsOf(page, 'wide, dark', 'colours')));
  await bePhone(page, 360);
  await page.emulateMedia({ colorScheme: 'light' });
  found.push(...(await faultsOf(page, 'phone, light', 'colours')));
  await beWide(page);
  return found;
}
