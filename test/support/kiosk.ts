import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { DIST } from './browser.ts';

export const PIN = '4711';

/** What of the form is filled in, besides the shortest idle time and the PIN. */
export interface KioskChoices {
  print?: boolean;
  findings?: boolean;
  reference?: boolean;
  clinic?: { name: string; address: string };
}

/** Fills the form in, without sending it. */
export async function fillKioskForm(page: Page, options: KioskChoices = {}): Promise<void> {
  await page.evaluate(() => {
    window.location.hash = '#kiosk';
  });
  await page.getByLabel('Seconds without a touch before the countdown').fill('30');
  if (options.print === true) await page.getByLabel('Print the letter').check();
  if (options.findings === true) await page.getByLabel('Offer single-gene findings').check();
  if (options.reference === true) await page.getByLabel('A number for the letter').check();
  if (options.clinic !== undefined) {
    await page.getByLabel('Name of the clinic').fill(options.clinic.name);
    await page.getByLabel('Address, with a telephone number').fill(options.clinic.address);
  }
  await page.getByLabel('Staff PIN').fill(PIN);
  await page.getByLabel('The same PIN again').fill(PIN);
}

/** Sets the device up as a kiosk. */
export async function startKiosk(page: Page, options: KioskChoices = {}): Promise<void> {
  await fillKioskForm(page, options);
  await page.getByRole('button', { name: 'Start the kiosk' }).click();
  await atWelcome(page);
}

/** Waits for the first screen, on which nobody is there. */
export async function atWelcome(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Choose your language' }).waitFor();
}

/** Somebody comes to the kiosk, chooses a language and agrees. */
export async function beginKiosk(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'I have read this. Go on' }).click();
  await page.getByRole('heading', { name: 'Choose your DNA file' }).waitFor();
}

/** From the page of medicines to the letter, naming none. */
export async function goToLetter(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Go on without' }).click();
  await page.getByRole('button', { name: 'Go on to the letter' }).click();
  await page.getByRole('heading', { name: 'Your letter' }).waitFor();
}

/** Leaves with nothing from any page of results. */
export async function leaveWithNothing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Stop and forget' }).click();
  await page.getByRole('button', { name: 'Leave with nothing' }).click();
  await page.getByRole('heading', { name: 'Nothing of you is on this machine' }).waitFor();
}

/** A copy of the build as a clinic's host serves it. */
export interface ClinicFolder {
  folder: string;
  /** Puts a policy beside the app, in place of what is there. */
  serve: (policy: string) => Promise<void>;
  remove: () => Promise<void>;
}

export async function clinicFolder(): Promise<ClinicFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sequester-host-'));
  await cp(DIST, folder, { recursive: true });
  return {
    folder,
    serve: (policy) => writeFile(path.join(folder, 'kiosk.json'), policy),
    remove: () => rm(folder, { recursive: true }),
  };
}
