import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import axe, { type AxeResults } from 'axe-core';
import { hashOf, VIEWS, type ViewId } from '../../src/state/route.svelte.ts';

/** A file as a person would drop it, made from text or bytes. */
export interface DroppedFile {
  name: string;
  content: string | Uint8Array;
}

/** Waits until both workers are ready and the seal test has spoken. */
export async function waitForSeal(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Sealed by this browser|Sealed by policy|Not sealed/ }).waitFor();
}

/** Opens the synthetic person of this name and waits for the results. */
export async function openSample(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`Synthetic ${name}`) }).click();
  await page.waitForURL(/#overview$/);
}

/** Chooses files as through the file dialogue. */
export async function chooseFiles(page: Page, ...files: DroppedFile[]): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles(
      files.map(({ name, content }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })),
    );
}

/** Drops files on the page, anywhere. */
export async function dropFiles(page: Page, ...files: DroppedFile[]): Promise<void> {
  const plain = files.map(({ name, content }) => ({ name, bytes: [...Buffer.from(content)] }));
  const data = await page.evaluateHandle((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of dropped) transfer.items.add(new File([new Uint8Array(bytes)], name));
    return transfer;
  }, plain);
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: data });
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
}

/** Goes to a view, or a place in it, by its address. */
export async function goTo(page: Page, view: ViewId, ...path: readonly string[]): Promise<void> {
  await page.evaluate(
    (hash) => {
      window.location.hash = hash;
    },
    hashOf(view, ...path),
  );
  await page.locator('#view-title').waitFor({ state: 'attached' });
  // A view for staff has no link among the others.
  await page.waitForFunction(
    ([name, address]) => {
      const link = document.querySelector(`nav a[data-view="${name}"]`);
      return location.hash === address && (link === null || link.ariaCurrent === 'page');
    },
    [view, hashOf(view, ...path)] as const,
  );
}

/** Every view of the app, in the order of the rail. */
export const ALL_VIEWS = VIEWS;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules that look at colours: what can differ between a light page and the same page in the dark. */
const COLOUR_RULES = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/**
 * Runs axe on the page as it stands; one line a violation. The source goes in as text, which the policy lets a test do.
 *
 * @param rules - `colours` where all rules were run on the same page in the other colour scheme
 */
export async function axeViolations(page: Page, rules: 'all' | 'colours' = 'all'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const results = await page.evaluate(
    async (runOnly): Promise<AxeResults> =>
      (globalThis as unknown as { axe: { run(context: Document, options: object): Promise<AxeResults> } }).axe.run(
        document,
        {
          runOnly,
          // What holds is not described node by node, and no stylesheet is fetched anew: the policy would refuse it.
          resultTypes: ['violations'],
          preload: false,
          iframes: false,
        },
      ),
    rules === 'all' ? TAGS : COLOUR_RULES,
  );
  const named = await aimedAt(page, results.violations);
  return named.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** Violations without the targets that only lay below the bar of a phone: each is looked at again in the middle of the window. */
async function aimedAt(page: Page, violations: AxeResults['violations']): Promise<AxeResults['violations']> {
  const kept = await Promise.all(
    violations.map(async (violation) => {
      if (violation.id !== 'target-size') return violation;
      const nodes = [];
      for (const node of violation.nodes) {
        const isSmall = await page.evaluate(async (selector) => {
          document.querySelector(selector)?.scrollIntoView({ block: 'center' });
          const again = (globalThis as unknown as { axe: { run(context: string, options: object): Promise<AxeResults> } }).axe; // prettier-ignore
          return (await again.run(selector, { runOnly: { type: 'rule', values: ['target-size'] } })).violations.length > 0; // prettier-ignore
        }, node.target.join(' '));
        if (isSmall) nodes.push(node);
      }
      return { ...violation, nodes };
    }),
  );
  return kept.filter(({ nodes }) => nodes.length > 0);
}

const ANA = new URL('../../public/samples/sample-ana.zip', import.meta.url);

/**
 * What a person does from end to end: opens a file, sees what it is, its medicines and scores, saves the report, and forgets it. Holds
 * wherever the app comes from: a server, a bare host, the browser's own store, a file on disk.
 *
 * @returns the saved report
 */
export async function wholeJourney(page: Page): Promise<string> {
  await goTo(page, 'open');
  await chooseFiles(page, { name: 'genome.zip', content: readFileSync(ANA) });
  await page.waitForURL(/#overview$/);
  expect(await page.locator('header .facts').textContent()).toContain('build 37');
  await goTo(page, 'medicines');
  expect(await page.locator('main article').count()).toBeGreaterThanOrEqual(20);
  await goTo(page, 'scores');
  expect(await page.locator('main article').count()).toBeGreaterThanOrEqual(6);
  await goTo(page, 'report');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as JSON' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('sequester-report.json');
  const text = readFileSync(await saved.path(), 'utf8');
  expect(text).toContain('"schema": "sequester-report/1"');
  await page.getByRole('button', { name: 'Close and forget' }).click();
  expect(await page.locator('header .facts').textContent()).toContain('No file is open');
  return text;
}
