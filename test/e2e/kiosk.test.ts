import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { canariesIn } from '../support/canaries.ts';
import { axeViolations, waitForSeal } from '../support/journey.ts';
import { beginKiosk, PIN, startKiosk } from '../support/kiosk.ts';
import { CANARIES, canaryFile, choosePassphrase } from '../support/people.ts';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

async function kioskPage(options: Parameters<typeof openApp>[1] = {}, print = false): Promise<Page> {
  const { page } = await openApp(app, options);
  await waitForSeal(page);
  await startKiosk(page, { print });
  return page;
}

async function chooseFile(page: Page): Promise<void> {
  const file = { name: 'genome.txt', mimeType: 'text/plain', buffer: Buffer.from(canaryFile()) };
  await page.locator('input[type=file]').setInputFiles(file);
}

const staffLeave = async (page: Page, pin: string): Promise<void> => {
  await page.getByLabel('Staff PIN').fill(pin);
  await page.keyboard.press('Enter');
};

describe('the kiosk', () => {
  it('leads from the language to the letter, gives an encrypted file along, and forgets', async () => {
    const page = await kioskPage();
    expect(await page.locator('nav').count()).toBe(0);
    await beginKiosk(page);
    await chooseFile(page);
    await page.getByRole('heading', { name: 'Your letter' }).waitFor();
    expect(await page.locator('.letter').textContent()).toContain('23andMe');
    expect(await page.getByRole('button', { name: 'Print' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Save, encrypted' }).click();
    const waiting = page.waitForEvent('download');
    await choosePassphrase(page, 'of the person at the kiosk', 'Make the file');
    const bytes = await readFile(await (await waiting).path());
    expect(bytes.subarray(0, 8).toString()).toBe('SEQUESTR');
    expect(canariesIn(bytes, CANARIES)).toEqual([]);
    await page.getByRole('button', { name: 'Next person' }).click();
    await page.getByText('Everything about the last person is forgotten').waitFor();
    await beginKiosk(page);
    expect(await page.locator('.letter').count()).toBe(0);
    await page.context().close();
  });

  it('is still one after a reload, whatever the address says, and stores nothing but that', async () => {
    const page = await kioskPage({}, true);
    await page.evaluate(() => {
      window.location.hash = '#medicines';
    });
    await page.reload();
    await page.getByRole('heading', { name: 'Choose your language' }).waitFor();
    await beginKiosk(page);
    await chooseFile(page);
    await page.getByRole('button', { name: 'Print' }).waitFor();
    const kept = await page.evaluate(async () => {
      const { storageBuckets } = navigator as { storageBuckets?: { keys(): Promise<string[]> } };
      return (await storageBuckets?.keys()) ?? [];
    });
    expect(kept).toEqual(['sequester-device']);
    await page.context().close();
  });

  it('computes a score that somebody brings only where its terms allow it, and says why not', async () => {
    const page = await kioskPage();
    await beginKiosk(page);
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
    await page.getByRole('heading', { name: 'Your letter' }).waitFor();
    const letter = (await page.locator('.letter').textContent()) ?? '';
    expect([letter.includes('PGS990001'), letter.includes('PGS990002')]).toEqual([false, true]);
    await page.getByRole('button', { name: 'Next person' }).click();
    await page.getByText('Everything about the last person is forgotten').waitFor();
    await beginKiosk(page);
    expect(await page.getByText('score that you added').count()).toBe(0);
    await page.context().close();
  });

  it('takes one person at a time', async () => {
    const page = await kioskPage();
    await beginKiosk(page);
    await chooseFile(page);
    await page.getByRole('heading', { name: 'Your letter' }).waitFor();
    const before = await page.locator('.letter').textContent();
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['x'], 'second.txt'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
    await page.waitForTimeout(300);
    expect(await page.locator('.letter').textContent()).toBe(before);
    await page.context().close();
  });

  it('is left with the staff PIN only, and makes who guesses wait, reload or not', async () => {
    const page = await kioskPage();
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
    await page.context().close();

    const other = await kioskPage();
    await beginKiosk(other);
    await chooseFile(other);
    await other.getByRole('button', { name: 'Staff' }).click();
    await staffLeave(other, PIN);
    await other.getByRole('heading', { name: 'Set up this device' }).waitFor();
    expect(await other.textContent('body')).toContain('No file is open');
    await other.context().close();
  });

  it.each([
    ['local storage', `localStorage.setItem('a', 'b')`, 'keeps local storage'],
    ['a database', `void indexedDB.open('other')`, 'keeps a database'],
    ['a cookie', `cookieStore.set('a', 'b')`, 'keeps cookies'],
  ] as const)('does not start where there is %s', async (_, leave, words) => {
    const page = await kioskPage();
    await page.evaluate(leave);
    await page.reload();
    await page.getByRole('heading', { name: 'This kiosk does not start' }).waitFor();
    expect(await page.getByRole('alert').textContent()).toContain(words);
    expect(await page.locator('input[type=file]').count()).toBe(0);
    await page.context().close();
  });

  it('does not start a second time in another window', async () => {
    const page = await kioskPage();
    const second = await page.context().newPage();
    await second.goto(app.server.url);
    await second.getByText('Another window of this browser is already the kiosk.').waitFor();
    await page.context().close();
  });

  const LOOKS = [
    { name: 'wide, light', options: { colorScheme: 'light', viewport: { width: 1280, height: 900 } } },
    { name: 'phone, dark', options: { colorScheme: 'dark', viewport: { width: 360, height: 4000 } } },
  ] as const;

  it.each(LOOKS)('satisfies axe on each screen, with targets of 64 pixels ($name)', async ({ options }) => {
    const { page } = await openApp(app, options);
    await waitForSeal(page);
    const check = async (least: number): Promise<void> => {
      expect(await axeViolations(page)).toEqual([]);
      const small = await page.evaluate(
        (height) =>
          [...document.querySelectorAll<HTMLElement>('main button, .kiosk header button')]
            .filter((button) => button.checkVisibility() && button.getBoundingClientRect().height < height - 0.5)
            .map((button) => button.textContent),
        least,
      );
      expect(small).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    };
    await page.evaluate(() => {
      window.location.hash = '#kiosk';
    });
    await page.getByRole('heading', { name: 'Set up this device' }).waitFor();
    await check(44);
    await startKiosk(page, { print: true });
    await check(64);
    await beginKiosk(page);
    await check(64);
    await chooseFile(page);
    await page.getByRole('heading', { name: 'Your letter' }).waitFor();
    await page.getByRole('button', { name: 'Save, encrypted' }).click();
    await check(64);
    await page.context().close();
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
