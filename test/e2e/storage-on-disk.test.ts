import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canariesBelow } from '../support/canaries.ts';
import {
  arrive,
  CANARIES,
  CANARY_COMMENT,
  CANARY_NAME,
  choosePassphrase,
  goToPeople,
  keptNames,
  LOCK,
  openCanary,
  PASSPHRASE,
  saveAs,
  unlock,
} from '../support/people.ts';
import { makeProfile, type ProfileBrowser } from '../support/profile-browser.ts';

describe('on the disk', () => {
  let profile: ProfileBrowser;
  beforeAll(async () => {
    profile = await makeProfile();
  });
  afterAll(() => profile.remove());

  it('the search finds what is stored without encryption, also after it was deleted', async () => {
    const control = await makeProfile();
    const page = await control.start();
    await arrive(page, control.server.url);
    await page.evaluate(async (text) => {
      await new Promise((resolve) => {
        const request = indexedDB.open('plain', 1);
        request.onupgradeneeded = () =>
          request.result.createObjectStore('s').put({ text, bytes: new TextEncoder().encode(text) }, 1);
        request.onsuccess = () => {
          request.result.close();
          indexedDB.deleteDatabase('plain').onsuccess = resolve;
        };
      });
    }, CANARY_COMMENT);
    await control.stop();
    expect(canariesBelow(control.folder, [CANARY_COMMENT])).not.toEqual([]);
    await control.remove();
  });

  it('nothing of a saved person can be read, before the deletion or after, while the browser runs or when it is closed', async () => {
    let page = await profile.start();
    await arrive(page, profile.server.url);
    await openCanary(page);
    await goToPeople(page);
    await choosePassphrase(page, PASSPHRASE, LOCK);
    await saveAs(page, CANARY_NAME);
    expect(canariesBelow(profile.folder, CANARIES)).toEqual([]);
    await profile.stop();
    expect(canariesBelow(profile.folder, CANARIES)).toEqual([]);

    page = await profile.start();
    await arrive(page, profile.server.url);
    await goToPeople(page);
    await unlock(page, PASSPHRASE);
    await page.getByRole('button', { name: `Open ${CANARY_NAME}` }).click();
    await page.waitForURL(/#overview$/);
    expect(canariesBelow(profile.folder, CANARIES)).toEqual([]);
    await goToPeople(page);
    await page.getByRole('button', { name: `Delete ${CANARY_NAME}` }).click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('Nobody is saved yet.').waitFor();
    expect((await keptNames(page)).filter((name) => name.includes('person-'))).toEqual([]);
    expect(canariesBelow(profile.folder, CANARIES)).toEqual([]);
    await profile.stop();
    expect(canariesBelow(profile.folder, CANARIES)).toEqual([]);
  });
});
