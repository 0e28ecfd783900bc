import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { readArguments } from './command-line.ts';
import { VIEWS } from '../state/route.svelte.ts';
import { startStaticServer } from './serve/static-server.ts';
import { findChromium } from './test/ensure-browsers.mjs';

interface Look {
  name: string;
  width: number;
  height: number;
  scheme: 'light' | 'dark';
}

const USAGE = 'screenshots --out FOLDER [--file PATH] [--dist FOLDER]';

const LOOKS: readonly Look[] = [
  { name: 'wide', width: 1280, height: 900, scheme: 'light' },
  { name: 'dark', width: 1280, height: 900, scheme: 'dark' },
  { name: 'phone', width: 360, height: 740, scheme: 'light' },
];

/**
 * Photographs every view of the built app in light, dark and on a phone, and prints the letter.
 * `--file PATH` opens a genotype file first; without it, the first synthetic person is opened. `--out FOLDER`.
 */
export async function main(args: string[]): Promise<number> {
  const options = { out: { type: 'string' }, file: { type: 'string' }, dist: { type: 'string' } } as const;
  const said = readArguments({ args, options }, USAGE);
  if (said === null) return 2;
  const { values } = said;
  const executablePath = findChromium();
  if (values.out === undefined || executablePath === null) {
    process.stderr.write(`usage: ${USAGE}; needs Chromium\n`);
    return 2;
  }
  const out = path.resolve(values.out);
  await mkdir(out, { recursive: true });
  const server = await startStaticServer({ folder: path.resolve(values.dist ?? 'dist'), port: 0 });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const look of LOOKS) await photograph(browser, { look, url: server.url, out, file: values.file });
  } finally {
    await browser.close();
    await server.close();
  }
  return 0;
}

interface Order {
  look: Look;
  url: string;
  out: string;
  file: string | undefined;
}

async function photograph(browser: Browser, { look, url, out, file }: Order): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.scheme,
    reducedMotion: 'reduce',
  });
  const shoot = (name: string): Promise<unknown> =>
    page.screenshot({ path: path.join(out, `${look.name}-${name}.png`), fullPage: true });
  await page.goto(url);
  await page.waitForTimeout(400);
  await shoot('start');
  await openSomething(page, file);
  for (const view of VIEWS) {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `#${view}`);
    await page.waitForTimeout(250);
    if (view === 'medicines' || view === 'scores') await openDetails(page);
    await shoot(view);
  }
  if (look.name === 'wide') {
    await page.evaluate(() => {
      window.location.hash = '#report';
    });
    await page.waitForTimeout(250);
    await page.pdf({ path: path.join(out, 'letter.pdf'), format: 'A4' });
  }
  await page.close();
}

async function openSomething(page: Page, file: string | undefined): Promise<void> {
  if (file === undefined) await page.locator('section li button').first().click();
  else await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/#file$/, { timeout: 60_000 });
}

/** Opens the second entry, so that a picture shows both states. */
async function openDetails(page: Page): Promise<void> {
  const summaries = page.locator('main summary:visible');
  if ((await summaries.count()) > 1) await summaries.nth(1).click();
  await page.waitForTimeout(100);
}
