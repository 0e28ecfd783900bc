import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { chooseFiles, waitForSeal } from '../support/journey.ts';

const MARKUP = `<img src=x onerror="document.title='taken'"><script>document.title='taken'</script>`;
const TURNED = 'genome\u202Etxt.exe';

const [inner] = Object.values(unzipSync(readFileSync(new URL('../../public/samples/sample-ana.zip', import.meta.url))));
const lines = strFromU8(inner ?? new Uint8Array()).split('\n');

/** The file of a synthetic person with something hostile in every place that a file can name something. */
function hostileFile(): string {
  const rows = ['__proto__', 'constructor', 'toString', MARKUP, '=cmd'].map(
    (id, index) => `${id}\t1\t${50_000 + index}\tAA`,
  );
  return [lines[0], `# ${MARKUP}`, ...lines.slice(1), ...rows].join('\n');
}

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

describe('text from a file', () => {
  it('is text and nothing else, wherever it stands', async () => {
    const { page, notes } = await openApp(app);
    await waitForSeal(page);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => dialogs.push(dialog.message()));
    const violations = notes.violations.length;
    const names = [`${MARKUP.replaceAll('/', '')}.txt`, `${TURNED}.txt`];
    const archive = zipSync(Object.fromEntries(names.map((name) => [name, strToU8(hostileFile())])));
    await chooseFiles(page, { name: `${MARKUP.replaceAll('/', '')}.zip`, content: archive });
    // Two files in one archive: the person chooses by name, and the names are shown.
    const choices = page.getByRole('alert');
    await choices.waitFor();
    const shown = await page.locator('main').innerText();
    expect(shown).toContain('<img src=x onerror=');
    expect(shown).toContain('⟨U+202E⟩');
    expect(shown).not.toContain('\u202E');
    await page.getByRole('button', { name: /U\+202E/ }).click();
    await page.waitForURL(/#overview$/);
    expect(await page.title()).toBe('Sequester');
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect([dialogs, notes.violations.slice(violations)]).toEqual([[], []]);
    expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  });
});
