import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  arrive,
  CANARY_NAME,
  choosePassphrase,
  goToPeople,
  LOCK,
  openCanary,
  PASSPHRASE,
  saveAs,
  unlock,
} from '../support/people.ts';
import { makeProfile, type ProfileBrowser } from '../support/profile-browser.ts';

/** Kills in one run: a few in every run, a hundred by `npm run test:kills`. */
const KILLS = Number(process.env.SEQUESTER_KILLS ?? 3);
/** Milliseconds after the click within which a save comes to its end. */
const SAVE_MS = 900;

describe('a browser that is killed while it saves', () => {
  let profile: ProfileBrowser;
  beforeAll(async () => {
    profile = await makeProfile();
  });
  afterAll(() => profile.remove());

  it(
    `loses nobody in ${String(KILLS)} kills: the person of before or the new one opens, and the list is as it was left`,
    { timeout: 60_000 + KILLS * 30_000 },
    async () => {
      let page = await profile.start();
      await arrive(page, profile.server.url);
      await openCanary(page);
      await goToPeople(page);
      await choosePassphrase(page, PASSPHRASE, LOCK);
      await saveAs(page, CANARY_NAME);
      let lost = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        const name = `${CANARY_NAME} ${String(kill)}`;
        await page.getByLabel('Name for the list').first().fill(name);
        await page.getByRole('button', { name: 'Save again' }).click();
        await page.waitForTimeout((SAVE_MS * (kill + 0.5)) / KILLS);
        const isSaid = await page.getByText('Saved.', { exact: true }).isVisible();
        await profile.crash();
        page = await profile.start();
        await arrive(page, profile.server.url);
        await goToPeople(page);
        await unlock(page, PASSPHRASE);
        const open = page.getByRole('button', { name: /^Open / });
        await open.first().waitFor();
        expect(await open.count()).toBe(1);
        const label = (await open.first().getAttribute('aria-label')) ?? '';
        if (isSaid && label !== `Open ${name}`) lost++;
        expect(await page.getByText('This list is not as it was left here').count()).toBe(0);
        await open.first().click();
        await page.waitForURL(/#overview$/);
        await goToPeople(page);
      }
      expect(lost).toBe(0);
    },
  );
});
