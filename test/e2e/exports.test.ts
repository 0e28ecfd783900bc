import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, type ExportFormat } from '../../src/domain/export/content.ts';
import { unlockAge } from '../../src/formats/age-file.ts';
import { parseAnalyseArguments } from '../../src/tools/analyse/arguments.ts';
import { writeExports } from '../../src/tools/analyse/exports.ts';
import { nodeContext, runAnalysis } from '../../src/tools/analyse/run-analysis.ts';
import { FORMATS } from '../../src/ui/report/export-words.ts';
import { type AppBrowser, openAgain, startAppBrowser } from '../support/browser.ts';
import { goTo, openSample } from '../support/journey.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SAMPLE = path.join(ROOT, 'public/samples/sample-ana.zip');
const PASSPHRASE = 'five plain words for trying';

let app: AppBrowser;
let page: Page;
let folder: string;
beforeAll(async () => {
  app = await startAppBrowser();
  folder = await mkdtemp(path.join(tmpdir(), 'sequester-'));
  ({ page } = await openAgain(app));
  await openSample(page, 'Ana');
  await goTo(page, 'report');
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

/** A file that the browser is handed. */
async function downloaded(start: () => Promise<void>): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await start();
  return readFile(await (await download).path());
}

/** Without the clock, which a bundle and a phenopacket state. */
const timeless = (text: string): string => text.replaceAll(/"(timestamp|issued|created)": ?"[^"]*"/g, '');

/** What the headless runner writes of the same person. */
async function headless(format: ExportFormat): Promise<Buffer> {
  const file = path.join(folder, format);
  const asked = parseAnalyseArguments([SAMPLE, '--export', `${format}=${file}`]);
  const context = await nodeContext(ROOT);
  if (asked === null || !context.ok) throw new Error('the headless runner does not start');
  const analysis = await runAnalysis(context.value, asked);
  if (!analysis.ok || !writeExports(context.value, analysis.value, asked).ok) throw new Error('nothing was written');
  return readFile(file);
}

const save = (format: ExportFormat): Promise<void> =>
  page.getByRole('button', { name: `Save ${FORMATS[format].name()}`, exact: true }).click();

describe('exports from the page', () => {
  it.each(EXPORT_FORMATS)('%s equals the headless runner’s', async (format) => {
    const [fromPage, fromRunner] = [await downloaded(() => save(format)), await headless(format)];
    if (format === 'vcf37' || format === 'vcf38') expect(fromPage.equals(fromRunner)).toBe(true);
    else expect(timeless(fromPage.toString())).toBe(timeless(fromRunner.toString()));
  });

  it('a VCF that was locked for a clinic opens with its passphrase, here and outside, and not with another', async () => {
    await page.getByText('Encrypt for a clinic').click();
    await page.getByLabel('What to encrypt').selectOption('vcf37');
    await page
      .getByLabel(/^New passphrase|^Passphrase$|passphrase/i)
      .nth(0)
      .fill(PASSPHRASE);
    await page.getByLabel('The passphrase again').fill(PASSPHRASE);
    await page.getByLabel('I have kept the passphrase somewhere safe').check();
    const locked = await downloaded(() => page.getByRole('button', { name: 'Encrypt and save' }).click());
    expect(locked.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    const opened = await unlockAge(locked, PASSPHRASE);
    expect(opened.ok && gunzipSync(opened.value).toString().startsWith('##fileformat=VCFv4.3')).toBe(true);
    expect((await unlockAge(locked, 'another')).ok).toBe(false);
    const file = path.join(folder, 'handover.vcf.gz.age');
    await writeFile(file, locked);
    await page.getByText('Open an encrypted file').click();
    await page.locator('input[accept=".age"]').setInputFiles(file);
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page
      .getByRole('button', { name: /instead/i })
      .or(page.getByText('VCF').first())
      .first()
      .waitFor();
  }, 90_000);
});
