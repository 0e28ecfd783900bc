import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/domain/report/report.ts';
import { makeChipFile, V5_ROWS } from '../../src/tools/bench/chip-file.ts';
import { chipSites } from '../../src/tools/bench/sites.ts';
import { type AppBrowser, openAgain, type PageNotes, startAppBrowser } from '../support/browser.ts';
import { builtFiles } from '../support/dist.ts';
import { ALL_VIEWS, chooseFiles, type DroppedFile, goTo } from '../support/journey.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** What the seal test causes on purpose: a refused fetch and a refused script address. */
const OF_THE_SEAL_TEST = /seal-probe|connect-src data|data:,|requires 'TrustedScriptURL' assignment/;
/** What Chromium remarks on the sandbox, which is the second lock and not the first, and on fields without forms, which it refuses. */
const OF_THE_SANDBOX = /escape its sandboxing|not contained in a form/;
/** Text that must not be found anywhere but on the page. */
const CANARY = 'canary';
const FILE_NAME = `${CANARY}-name-of-a-person.txt`;

/** A full-size file whose comment, ids and name would be recognised wherever they turned up. */
function chipFile(): DroppedFile {
  const text = makeChipFile({ seed: 7, rows: V5_ROWS, sites: chipSites(ROOT) }).toString('latin1');
  const content = Buffer.from(text.replace('# SYNTHETIC', `# ${CANARY} SYNTHETIC`), 'latin1');
  return { name: FILE_NAME, content };
}

/** What the page downloads when its report is saved. */
async function savedReport(page: Page): Promise<string> {
  await goTo(page, 'report');
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.choices button').nth(1).click()]);
  return readFileSync(await download.path(), 'utf8');
}

describe('a file of full size', () => {
  let app: AppBrowser;
  let page: Page;
  let notes: PageNotes;
  let requestsBefore: number;
  const file = chipFile();

  beforeAll(async () => {
    app = await startAppBrowser();
    ({ page, notes } = await openAgain(app));
    await page.waitForLoadState('networkidle');
    requestsBefore = app.ownRequests.length;
  });
  afterAll(() => app.close());

  it('opens it and finds every stage done', async () => {
    await chooseFiles(page, file);
    await page.waitForURL(/#overview$/);
    const titles = new Set<string>();
    for (const view of ALL_VIEWS) {
      await goTo(page, view);
      titles.add(await page.locator('#view-title').innerText());
    }
    expect([titles.size, titles.has('')]).toEqual([ALL_VIEWS.length, false]);
  });

  it('exports what the headless runner prints, byte for byte', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sequester-journey-'));
    const copy = path.join(folder, 'file.txt');
    writeFileSync(copy, file.content);
    const args = ['src/tools/run.mjs', 'analyse', copy, '--json'];
    const printed = execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
    rmSync(folder, { recursive: true });
    return expect(savedReport(page)).resolves.toBe(printed);
  });

  it('finds a build, a sex, twenty genes and six scores in it', async () => {
    const report = JSON.parse(await savedReport(page)) as Report;
    expect(report.file).toMatchObject({ status: 'ok', source: '23andMe', build: 37, sex: 'male', rows: V5_ROWS });
    expect(Object.keys(report.pgx).length).toBeGreaterThanOrEqual(20);
    expect(report.scores.length).toBeGreaterThanOrEqual(6);
  });

  it('asks its own server for parts of the app only, and nobody else for anything', () => {
    const parts = new Set(builtFiles().map((built) => `GET /${built.name}`));
    const after = app.ownRequests.slice(requestsBefore);
    expect(after.filter((request) => !parts.has(request))).toEqual([]);
    expect(app.received()).toEqual([]);
  });

  it('lets nothing of the file into titles, addresses, console or export', async () => {
    const heard = [...notes.titlesAndAddresses, ...notes.console, await page.title(), page.url()];
    const said = heard.filter((text) => !OF_THE_SEAL_TEST.test(text));
    expect(said.filter((text) => text.includes(CANARY) || /\brs\d{4,}|\*\d|[ACGT]{2}\b/.test(text))).toEqual([]);
    const report = await savedReport(page);
    expect(report).not.toContain(CANARY);
    expect(report).not.toMatch(/"rs4\d{9}"/);
  });

  it('causes no violation of the policy but by the seal test, and no error', () => {
    expect(notes.violations.filter((text) => !OF_THE_SEAL_TEST.test(text))).toEqual([]);
    const said = notes.console.filter((text) => !OF_THE_SEAL_TEST.test(text) && !OF_THE_SANDBOX.test(text));
    expect(said).toEqual([]);
  });

  it('forgets it when told to', async () => {
    await page.locator('button.forget').click();
    await goTo(page, 'report');
    expect(await page.locator('.choices').count()).toBe(0);
    expect(await page.evaluate(() => document.body.innerText.includes('23andMe'))).toBe(false);
  });
});
