import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { waitForSeal } from '../support/journey.ts';
import { choosePassphrase, goToPeople, LOCK, openCanary, PASSPHRASE, saveAs, unlock } from '../support/people.ts';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

/** What a window says: its list, the first words of a failure, and whether it says that something is saved. */
interface Said {
  names: string[];
  alert: string;
  saved: boolean;
}

async function saidIn(page: Page): Promise<Said> {
  return {
    names: (await page.locator('main li h3 bdi').allTextContents()).sort(),
    alert: (await page.locator('main [role=alert] :is(h2, h3)').allTextContents()).join(' '),
    saved: await page.getByText('Saved.', { exact: true }).isVisible(),
  };
}

const failure = (page: Page): Promise<void> => page.locator('main [role=alert]').waitFor();
/** Waits for a list of so many. */
const listOf = (page: Page, count: number): Promise<unknown> =>
  page.waitForFunction((many) => document.querySelectorAll('main li h3 bdi').length === many, count);

async function deletePerson(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Delete ${name}` }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
}

async function renamePerson(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('button', { name: `Rename ${from}` }).click();
  await page.locator('li').getByLabel('Name for the list').fill(to);
  await page.getByRole('button', { name: 'Keep this name' }).click();
}

/** The window that a person comes back to: one that is driven never loses the focus. */
const comeBack = (page: Page): Promise<boolean> => page.evaluate(() => dispatchEvent(new Event('focus')));

describe('two windows with the same saved people', () => {
  it('lose nothing that was said to be saved, and each says what the other did', { timeout: 120_000 }, async () => {
    const { page: one } = await openApp(app);
    await waitForSeal(one);
    const other = await one.context().newPage();
    await other.goto(app.server.url);
    await waitForSeal(other);
    for (const page of [one, other]) {
      await openCanary(page);
      await goToPeople(page);
      await page.getByRole('button', { name: LOCK }).waitFor();
    }

    // Both begin: the second is told that there is a passphrase, and asked for that one.
    await choosePassphrase(one, PASSPHRASE, LOCK);
    await one.getByLabel('Name for the list').waitFor();
    await choosePassphrase(other, 'eleven other words of somebody', LOCK);
    await failure(other);
    expect(await saidIn(other)).toMatchObject({ alert: 'The saved people are locked', saved: false });
    await unlock(other, PASSPHRASE);
    await other.getByLabel('Name for the list').waitFor();

    // Both save, each with a list of before.
    await saveAs(one, 'Ada');
    await saveAs(other, 'Bo');
    expect(await saidIn(other)).toEqual({ names: ['Ada', 'Bo'], alert: '', saved: true });
    await comeBack(one);
    await listOf(one, 2);
    expect(await saidIn(one)).toEqual({ names: ['Ada', 'Bo'], alert: '', saved: true });

    // One deletes whom the other has open.
    await deletePerson(other, 'Ada');
    await listOf(other, 1);
    await renamePerson(one, 'Ada', 'Ada Later');
    await failure(one);
    expect(await saidIn(one)).toEqual({ names: ['Bo'], alert: 'This person is no longer saved', saved: false });
    await saveAs(one, 'Ada');
    expect(await saidIn(one)).toEqual({ names: ['Ada', 'Bo'], alert: '', saved: true });

    // One renames from a list of before: the person whom the other saved meanwhile stays.
    await renamePerson(other, 'Bo', 'Bo Later');
    await listOf(other, 2);
    expect(await saidIn(other)).toEqual({ names: ['Ada', 'Bo Later'], alert: '', saved: true });

    // One deletes everything while the other would save.
    await other.getByText('Delete everything that is saved').click();
    await other.getByRole('button', { name: 'Delete everything' }).click();
    await other.getByRole('group').getByRole('button', { name: 'Delete everything' }).click();
    await other.getByText('Delete everything that is saved').waitFor({ state: 'detached' });
    await one.getByRole('button', { name: 'Save again' }).click();
    await failure(one);
    expect(await saidIn(one)).toEqual({
      names: [],
      alert: 'The saved people were deleted or begun anew',
      saved: false,
    });
    expect(await one.locator('header .facts').textContent()).toContain('build 37');

    // What the other begins anew is another list, under another passphrase.
    await choosePassphrase(one, PASSPHRASE, LOCK);
    await saveAs(one, 'Ada');
    expect(await saidIn(one)).toEqual({ names: ['Ada'], alert: '', saved: true });
    await one.reload();
    await waitForSeal(one);
    await goToPeople(one);
    await unlock(one, PASSPHRASE);
    await one.getByRole('button', { name: 'Open Ada' }).click();
    await one.waitForURL(/#overview$/);
    await one.context().close();
  });
});
