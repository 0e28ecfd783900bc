import type { Page } from 'playwright-core';
import { axeViolations } from './journey.ts';

const WIDE = { width: 1280, height: 900 };

/** What can be wrong with a page as it looks. */
async function faultsOf(page: Page, name: string, rules: 'all' | 'colours'): Promise<string[]> {
  const found = await axeViolations(page, rules);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (sideways > 0) found.push(`scrolls sideways by ${String(sideways)} px`);
  return found.map((line) => `${name}: ${line}`);
}

/**
 * What axe finds in a page as it stands, and whether it scrolls sideways: wide and as on a phone, each in both colour schemes. Rules that look at no colour
 * are run once a width. The page is wide and light afterwards.
 *
 * @param phone - size in CSS pixels; as tall as its longest view, so that its bars lie over nothing while targets are measured
 */
export async function faultsInAllLooks(page: Page, phone = { width: 360, height: 30_000 }): Promise<string[]> {
  const found: string[] = [];
  for (const [name, size] of [['wide', WIDE], ['phone', phone]] as const) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light' });
    found.push(...(await faultsOf(page, `${name}, light`, 'all')));
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await faultsOf(page, `${name}, dark`, 'colours')));
  }
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
} // prettier-ignore
