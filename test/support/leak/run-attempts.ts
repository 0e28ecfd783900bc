import type { Page, Worker } from 'playwright-core';
import { FOREIGN_HOST, openApp, workerNamed, type AppBrowser } from '../browser.ts';
import { LEAK_ATTEMPTS, type LeakAttempt, type LeakContext, type LeakTarget } from './attempts.ts';

/** Time that an attempt gets to arrive. Without a policy all that arrive do so well within it. */
const ARRIVAL_MS = 300;

/**
 * Makes every attempt of a context and tells which reached the recorder.
 *
 * @param open how a fresh page of the app comes about
 */
export async function leaksOf(
  app: AppBrowser,
  context: LeakContext,
  open: (app: AppBrowser) => Promise<Page> = async () => (await openApp(app)).page,
): Promise<string[]> {
  const leaked: string[] = [];
  let page: Page | null = null;
  for (const attempt of LEAK_ATTEMPTS.filter((one) => one.contexts.includes(context))) {
    page ??= await open(app);
    const target = {
      address: `http://${FOREIGN_HOST}/${attempt.name}`,
      recorder: `127.0.0.1:${String(app.recorder.port)}`,
    };
    const worker = context === 'page' ? null : await workerNamed(page, context);
    app.recorder.clear();
    const made = makeAttempt(worker ?? page, attempt, target);
    // A refusal may be a rejection or an exception, and a navigation ends the context: what arrives is what counts.
    await Promise.race([made.catch(() => undefined), page.waitForTimeout(ARRIVAL_MS)]);
    await page.waitForTimeout(ARRIVAL_MS);
    if (app.recorder.received.length > 0) leaked.push(attempt.name);
    if (attempt.leavesPage === true) {
      await page.context().close();
      page = null;
    }
  }
  await page?.context().close();
  return leaked;
}

function makeAttempt(realm: Pick<Worker, 'evaluate'>, attempt: LeakAttempt, target: LeakTarget): Promise<unknown> {
  if (typeof attempt.run === 'string') return realm.evaluate(attempt.run.replaceAll('ADDRESS', target.address));
  return realm.evaluate(attempt.run, target);
}
