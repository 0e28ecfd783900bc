import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { canariesIn } from '../support/canaries.ts';
import { axeViolations, waitForSeal } from '../support/journey.ts';
import {
  atWelcome,
  beginKiosk,
  fillKioskForm,
  goToLetter,
  leaveWithNothing,
  PIN,
  startKiosk,
} from '../support/kiosk.ts';
import { CANARIES, canaryFile, choosePassphrase, keptNames } from '../support/people.ts';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

const CLINIC = { name: 'Riverside Clinic', address: '1 Quay Street\nPort Example\n+00 000 000' };
const PASSPHRASE = 'of the person at the kiosk';

async function chooseFile(page: Page): Promise<void> {
  const file = { name: 'genome.txt', mimeType: 'text/plain', buffer: Buffer.from(canaryFile()) };
  await page.locator('input[type=file]').setInputFiles(file);
}

const staffLeave = async (page: Page, pin: string): Promise<void> => {
  await page.getByLabel('Staff PIN').fill(pin);
  await page.keyboard.press('Enter');
};

const LOOKS = [
  { colorScheme: 'light', width: 1280, height: 900 },
  { colorScheme: 'dark', width: 360, height: 4000 },
] as const;

/** Axe, the size of what is touched, and no scrolling sideways: on a wide screen, and on a phone in the dark. */
async function checkLooks(page: Page, least: number): Promise<void> {
  for (const { colorScheme, ...size } of LOOKS) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    expect(await axeViolations(page)).toEqual([]);
    const small = await page.evaluate(
      (height) =>
        [...document.querySelectorAll<HTMLElement>('main button, .kiosk header button, dialog button')]
          .filter((button) => button.checkVisibility() && button.getBoundingClientRect().height < height - 0.5)
          .filter((button) => button.dataset.term === undefined)
          .map((button) => button.textContent),
      least,
    );
    expect(small).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** What would come out of the printer. */
async function onPaper(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const paper = await page.locator('body').evaluate((body: HTMLElement) => body.innerText);
  await page.emulateMedia({ media: 'screen' });
  return paper;
}

/** Counts what is sent to the printer in place of printing. */
async function watchPrinter(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = globalThis as unknown as { printed: number };
    counted.printed = 0;
    window.print = () => void counted.printed++;
  });
  return () => page.evaluate(() => (globalThis as unknown as { printed: number }).printed);
}

describe('the kiosk of a clinic', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await openApp(app));
    await waitForSeal(page);
    // A window that fills the screen cannot be given another size.
    await page.addInitScript(() => {
      Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'));
    });
    await page.evaluate(() => {
      Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'));
      window.location.hash = '#kiosk';
    });
    await page.getByRole('heading', { name: 'Set up this device' }).waitFor();
    await checkLooks(page, 44);
  });
  afterAll(() => page.context().close());

  it('is set up by a form, whose choices a file carries to another machine without the PIN', async () => {
    await fillKioskForm(page, { print: true, reference: true, clinic: CLINIC });
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save these choices as kiosk.json' }).click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe('kiosk.json');
    const policy = await readFile(await download.path());
    expect(policy.toString()).not.toContain(PIN);
    const picker = page.locator('input[type=file]');
    const offer = (buffer: Buffer) =>
      picker.setInputFiles({ name: 'kiosk.json', mimeType: 'application/json', buffer });
    await offer(policy.subarray(0, 300));
    await page.getByRole('alert').getByText('This is not a whole kiosk policy').waitFor();
    expect(await page.getByRole('heading', { name: 'Welcome' }).count()).toBe(0);
    await offer(policy);
    await atWelcome(page);
    await checkLooks(page, 64);
  });

  it('leads a person from the size of letters to the letter, list and slip', async () => {
    expect(await page.locator('nav').count()).toBe(0);
    await page.getByRole('button', { name: 'Very large' }).click();
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('24px');
    await checkLooks(page, 64);
    await page.getByRole('button', { name: 'Usual' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    for (const title of ['What is read', 'What is not', 'Your relatives', 'What is kept'])
      await page.getByRole('heading', { name: title }).waitFor();
    await checkLooks(page, 64);
    await page.getByRole('button', { name: 'I have read this. Go on' }).click();
    await page.getByRole('heading', { name: 'Choose your DNA file' }).waitFor();
    await checkLooks(page, 64);
    await chooseFile(page);
    await page.getByLabel('Names of your medicines').fill('clopidogrel, warfarin, xyzzyol');
    await page.getByRole('button', { name: 'Read the list', exact: true }).click();
    await page.getByRole('list', { name: 'Medicines I take' }).getByText('warfarin').waitFor();
    await checkLooks(page, 64);
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await page.getByRole('heading', { name: 'What your file tells' }).waitFor();
    // No other room is there to go to.
    expect(await page.locator('main a').count()).toBe(0);
    await checkLooks(page, 64);
    await page.getByRole('button', { name: 'Go on to the letter' }).click();
    await page.getByLabel('Number for this letter').fill('RC-2031');
    await page.locator('.letter').getByText('RC-2031').waitFor();
    expect(await page.locator('.letter').textContent()).toContain('23andMe');
    const paper = await onPaper(page);
    for (const text of ['Riverside Clinic', 'Port Example', 'RC-2031', 'CYP2C19']) expect(paper).toContain(text);
    expect(paper).not.toContain('Choose your');
    await page.getByRole('button', { name: 'My list of medicines' }).click();
    await page.locator('.letter').getByText('xyzzyol').waitFor();
    await page.getByRole('button', { name: 'Medicines on one page' }).click();
    await page.locator('.letter').getByText('Genes and medicines: a summary').waitFor();
  });

  it('asks who takes nothing along, and gives an encrypted file and a slip without its passphrase', async () => {
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('heading', { name: 'You have not taken anything with you' }).waitFor();
    await checkLooks(page, 64);
    await page.getByRole('button', { name: 'Back to the letter' }).click();
    await page.getByRole('button', { name: 'Save, encrypted' }).click();
    await checkLooks(page, 64);
    const waiting = page.waitForEvent('download');
    await choosePassphrase(page, PASSPHRASE, 'Make the file');
    const bytes = await readFile(await (await waiting).path());
    expect(bytes.subarray(0, 8).toString()).toBe('SEQUESTR');
    expect(canariesIn(bytes, CANARIES)).toEqual([]);
    const printed = await watchPrinter(page);
    await page.getByRole('button', { name: 'Print the slip' }).click();
    await expect.poll(printed).toBe(1);
    const slip = await onPaper(page);
    for (const text of [
      'Riverside Clinic',
      'sequester-person.sequester',
      app.server.url,
      'Do not write the passphrase',
    ])
      expect(slip).toContain(text);
    expect(slip).not.toContain(PASSPHRASE);
    await checkLooks(page, 64);
  });

  it('takes one person at a time', async () => {
    const before = await page.locator('.letter').textContent();
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['x'], 'second.txt'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByRole('button', { name: 'Go on to the letter' }).click();
    expect(await page.locator('.letter').textContent()).toBe(before);
  });

  it('forgets at Done, shows what it looked at, and keeps nothing but how it is set up', async () => {
    await page.getByRole('button', { name: 'Done' }).click();
    const proof = page.getByRole('region', { name: 'Nothing of you is on this machine' });
    await proof.getByText('Everything about the last person is forgotten').waitFor();
    for (const text of ['They are empty', 'Each was compared with its checksum', 'were ended', 'Memory:'])
      expect(await proof.textContent()).toContain(text);
    await checkLooks(page, 64);
    await beginKiosk(page);
    expect(await page.locator('.letter').count()).toBe(0);
    expect(await keptNames(page)).toEqual(['sequester-device']);
  });

  it('computes a score that somebody brings only where its terms allow it, and says why not', async () => {
    const scoring = (id: string, licence: string) => ({
      name: `${id}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from(
        `#pgs_id=${id}\n#trait_reported=Made up ${id}\n#genome_build=GRCh37\n#license=${licence}\n` +
          'rsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\n' +
          'rs10000000\t1\t800000\tA\tG\t0.5\nrs10000001\t1\t801000\tG\tA\t0.25\n',
      ),
    });
    const input = page.locator('input[type=file]');
    await input.setInputFiles(scoring('PGS990001', 'Non-commercial use only'));
    await page.getByRole('alert').getByText('The terms of this score do not allow it here').waitFor();
    expect(await page.getByText('score that you added').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await input.setInputFiles(scoring('PGS990002', 'CC BY 4.0'));
    await page.getByText('1 score that you added was read.').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await chooseFile(page);
    await goToLetter(page);
    const letter = (await page.locator('.letter').textContent()) ?? '';
    expect([letter.includes('PGS990001'), letter.includes('PGS990002')]).toEqual([false, true]);
    // The number that the person before typed is not there any more.
    expect(await page.getByLabel('Number for this letter').inputValue()).toBe('');
    await leaveWithNothing(page);
    await beginKiosk(page);
    expect(await page.getByText('score that you added').count()).toBe(0);
  });

  it('is still one after a reload, whatever the address says', async () => {
    await page.evaluate(() => {
      window.location.hash = '#medicines';
    });
    await page.reload();
    await atWelcome(page);
  });

  it('is tested by staff in the morning, on a page that is printed', async () => {
    await page.getByRole('button', { name: 'Staff' }).click();
    await page.getByRole('button', { name: 'Morning self-test' }).click();
    await page.getByText('Everything is as it should be. Print the page').waitFor();
    await checkLooks(page, 64);
    const paper = await onPaper(page);
    for (const text of ['Riverside Clinic', 'lines are the expected ones', 'CYP2C9; altered; *1/*2', 'Looked at by'])
      expect(paper).toContain(text);
    await page.getByRole('button', { name: 'Close the self-test' }).click();
    await atWelcome(page);
  });

  it('does not start a second time in another window', async () => {
    const second = await page.context().newPage();
    await second.goto(app.server.url);
    await second.getByText('Another window of this browser is already the kiosk.').waitFor();
    await second.close();
  });

  it('is left with the staff PIN only, and forgets what is open', async () => {
    await beginKiosk(page);
    await chooseFile(page);
    await page.getByRole('heading', { name: 'Which medicines do you take?' }).waitFor();
    await page.getByRole('button', { name: 'Staff' }).click();
    await staffLeave(page, PIN);
    await page.getByRole('heading', { name: 'Set up this device' }).waitFor();
    expect(await page.textContent('body')).toContain('No file is open');
    expect(await keptNames(page)).toEqual([]);
  });

  it('makes who guesses the PIN wait, reload or not', async () => {
    await startKiosk(page);
    await page.getByRole('button', { name: 'Staff' }).click();
    for (let i = 0; i < 4; i++) {
      await staffLeave(page, `000${String(i)}`);
      await page.getByText('That is not the PIN.').waitFor();
    }
    await staffLeave(page, '0009');
    await page.getByText(/try again in 30 seconds/).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Staff' }).click();
    await staffLeave(page, PIN);
    await page.getByText(/try again in \d+ seconds/).waitFor();
  });

  it('does not start where the browser keeps anything else, and names each', async () => {
    // The page itself has no stores: all is left there before the app's first script. Each kind alone is tried in test/unit/seal.
    await page.addInitScript(() => {
      localStorage.setItem('a', 'b');
      sessionStorage.setItem('a', 'b');
      document.cookie = 'a=b';
      window.name = 'a';
      void indexedDB.open('other');
      void caches.open('other');
      void (navigator as unknown as { storageBuckets: { open(name: string): Promise<unknown> } }).storageBuckets.open(
        'other',
      );
    });
    await page.reload();
    await page.getByRole('heading', { name: 'This kiosk does not start' }).waitFor();
    const words = (await page.getByRole('alert').textContent()) ?? '';
    for (const kind of [
      'keeps local storage',
      'keeps a database',
      'keeps cookies',
      'keeps session storage',
      'files for this page that are not of the app',
      'keeps a storage bucket',
      'a note in the tab’s name',
    ])
      expect(words).toContain(kind);
    expect(await page.locator('input[type=file]').count()).toBe(0);
  });
});

describe('a class', () => {
  it('opens synthetic people and nobody else', async () => {
    const { page } = await openApp(app);
    await waitForSeal(page);
    await page.evaluate(() => {
      window.location.hash = '#kiosk';
    });
    await page.getByRole('radio', { name: /Class/ }).check();
    await page.getByRole('button', { name: 'Start the class' }).click();
    await page.getByText('This device is set up for a class').waitFor();
    await page.reload();
    await waitForSeal(page);
    await page.evaluate(() => {
      window.location.hash = '#open';
    });
    await chooseFile(page);
    expect(await page.getByRole('alert').textContent()).toContain('Only synthetic people in a class');
    await page.getByRole('button', { name: /Synthetic Ana/ }).click();
    await page.waitForURL(/#overview$/);
    await page.evaluate(() => {
      window.location.hash = '#kiosk';
    });
    await page.getByRole('button', { name: 'Leave the class setting' }).click();
    await page.getByRole('button', { name: 'Start the kiosk' }).waitFor();
    await page.context().close();
  });
});
