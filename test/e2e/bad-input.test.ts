import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { failureRemedy, failureTitle } from '../../src/errors/remedy.ts';
import type { FailureCode } from '../../src/errors/codes.ts';
import { openAgain, startAppBrowser, type AppBrowser } from '../support/browser.ts';
import { chooseFiles, dropFiles, goTo, openSample, type DroppedFile } from '../support/journey.ts';

const ANA = readFileSync(new URL('../../public/samples/sample-ana.zip', import.meta.url));

let app: AppBrowser;
let folder: string;
beforeAll(async () => {
  app = await startAppBrowser();
  folder = await mkdtemp(path.join(tmpdir(), 'sequester-'));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

/** Bytes without any order, the same in every run (Park–Miller). */
function noise(count: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length: count }, () => (state = (state * 48271) % 2147483647) & 255);
}

const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, ...strToU8('JFIF'), ...noise(2000));

const BAD: readonly { what: string; file: DroppedFile; codes: readonly FailureCode[] }[] = [
  { what: 'an empty file', file: { name: 'a.txt', content: '' }, codes: ['input/empty'] },
  { what: 'a PDF', file: { name: 'a.txt', content: '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n' }, codes: ['input/pdf'] },
  {
    what: 'a web page',
    file: { name: 'genome.txt', content: '<!doctype html><html><body>Please sign in</body></html>' },
    codes: ['input/html-page'],
  },
  {
    what: 'a zip of photos',
    file: { name: 'a.zip', content: zipSync({ 'one.jpg': JPEG, 'two.jpg': JPEG }) },
    codes: ['input/not-genotype-data', 'input/no-genotypes', 'input/unsupported-archive'],
  },
  {
    what: 'a truncated zip',
    file: { name: 'a.zip', content: ANA.subarray(0, 60_000) },
    codes: ['input/truncated-archive'],
  },
  { what: 'random bytes', file: { name: 'a.txt', content: noise(50_000) }, codes: ['input/not-genotype-data'] },
  {
    what: 'a text without genotypes',
    file: { name: 'a.txt', content: 'Dear diary,\ntoday it rained.\n'.repeat(50) },
    codes: ['input/not-genotype-data', 'input/no-genotypes'],
  },
];

async function expectFailure(page: Page, codes: readonly FailureCode[]): Promise<void> {
  const alert = page.getByRole('alert');
  await alert.waitFor();
  const text = (await alert.textContent()) ?? '';
  const code = codes.find((candidate) => text.includes(candidate));
  expect(code, `${text} names one of ${codes.join(', ')}`).toBeDefined();
  if (code === undefined) return;
  expect(text).toContain(failureTitle(code));
  expect(text).toContain(failureRemedy(code));
}

describe('bad input', () => {
  it.each(BAD)('$what gives its error in words, and the app stays usable', async ({ file, codes }) => {
    const { page } = await openAgain(app);
    await chooseFiles(page, file);
    await expectFailure(page, codes);
    await chooseFiles(page, { name: 'good.zip', content: ANA });
    await page.waitForURL(/#overview$/);
  });

  it('two files at once are refused in words, and what was open stays', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    const before = await page.locator('header .facts').textContent();
    await dropFiles(page, { name: 'a.zip', content: ANA }, { name: 'b.zip', content: ANA });
    await expectFailure(page, ['input/several-files']);
    expect(await page.getByRole('alert').textContent()).toContain('What was open before is still open.');
    expect(await page.locator('header .facts').textContent()).toBe(before);
  });

  it('a failure loses no earlier result', async () => {
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    await goTo(page, 'medicines');
    const before = await page.locator('.summary').textContent();
    await dropFiles(page, { name: 'a.txt', content: '%PDF-1.4' });
    await expectFailure(page, ['input/pdf']);
    await goTo(page, 'medicines');
    expect(await page.locator('.summary').textContent()).toBe(before);
  });

  it('a file of 2 GB without genotypes is answered within seconds', async () => {
    const file = path.join(folder, 'huge.txt');
    const handle = await open(file, 'w');
    await handle.truncate(2 * 1024 ** 3);
    await handle.close();
    const { page } = await openAgain(app);
    const startMs = performance.now();
    await page.locator('input[type=file]').setInputFiles(file);
    await expectFailure(page, ['input/not-genotype-data', 'input/too-large']);
    expect(performance.now() - startMs).toBeLessThan(10_000);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await openSample(page, 'Ana');
  });
});

describe('stopping', () => {
  it('ends a long run within a second, and the next file works', async () => {
    const file = path.join(folder, 'long.txt');
    await writeLongFile(file);
    const { page } = await openAgain(app);
    await openSample(page, 'Ana');
    const before = await page.locator('header .facts').textContent();
    await goTo(page, 'open');
    const stopped = stopOnFirstRows(page);
    await page.locator('input[type=file]').setInputFiles(file);
    expect(await stopped).toBeLessThan(1000);
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    expect(await page.locator('[role=status].visually-hidden').textContent()).toContain('Stopped');
    expect(await page.locator('header .facts').textContent()).toBe(before);
    await page.waitForTimeout(3000);
    expect(new URL(page.url()).hash).toBe('#open');
    await chooseFiles(page, { name: 'good.zip', content: ANA });
    await page.waitForURL(/#overview$/);
  });
});

/**
 * Presses Stop as soon as rows are counted, from within the page: the run may be over before a driver could. The time
 * from the press until the progress is gone, in milliseconds.
 */
async function stopOnFirstRows(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let pressedMs: number | null = null;
        new MutationObserver((_, observer) => {
          const working = document.querySelector('progress')?.closest('section');
          if (pressedMs === null && working?.textContent.includes('so far') === true) {
            pressedMs = performance.now();
            [...working.querySelectorAll('button')].find((button) => button.textContent.trim() === 'Stop')?.click();
          } else if (pressedMs !== null && working == null) {
            observer.disconnect();
            resolve(performance.now() - pressedMs);
          }
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
}

const GENOTYPES = ['AA', 'AG', 'GG'] as const;

/** Rows for some: 7 million sites in the layout of 23andMe. */
async function writeLongFile(file: string): Promise<void> {
  const stream = createWriteStream(file);
  stream.write('# This data file generated by 23andMe\n# rsid\tchromosome\tposition\tgenotype\n');
  for (let chromosome = 1; chromosome <= 22; chromosome++) {
    let text = '';
    for (let i = 1; i <= 320_000; i++)
      text += `rs${chromosome * 1_000_000 + i}\t${chromosome}\t${i * 150}\t${GENOTYPES[i % 3] ?? ''}\n`;
    if (!stream.write(text)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

describe('a choice', () => {
  const CASES: readonly { what: string; file: DroppedFile; choice: string }[] = [
    {
      what: 'of a sample in a VCF',
      file: {
        name: 'two.vcf',
        content: [
          '##fileformat=VCFv4.2',
          '##contig=<ID=1,length=249250621,assembly=GRCh37>',
          '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
          '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tFIRST\tSECOND',
          ...Array.from(
            { length: 40 },
            (_, i) => `1\t${1_000_000 + i * 1000}\trs${i + 1}\tA\tG\t.\tPASS\t.\tGT\t0/1\t1/1`,
          ),
          '',
        ].join('\n'),
      },
      choice: 'SECOND',
    },
    {
      what: 'of a file in an archive',
      file: { name: 'two.zip', content: twoInOne() },
      choice: 'b.txt',
    },
  ];

  it.each(CASES)('$what is asked for and taken', async ({ file, choice }) => {
    const { page } = await openAgain(app);
    await chooseFiles(page, file);
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: `Read ${choice}` }).click();
    await page.waitForURL(/#overview$/);
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

/** The same synthetic person twice in one archive. */
function twoInOne(): Uint8Array {
  const [inner] = Object.values(unzipSync(ANA));
  const text = inner ?? new Uint8Array();
  return zipSync({ 'a.txt': text, 'b.txt': text });
}
