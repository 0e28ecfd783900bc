import type { Page, Worker } from 'playwright-core';
import { goTo } from '../journey.ts';
import { choosePassphrase, goToPeople, LOCK, PASSPHRASE } from '../people.ts';
import { type Arena, openArena } from './arena.ts';
import type { LeakAttempt, LeakContext, LeakTarget } from './attempt.ts';
import { LEAK_ATTEMPTS } from './attempts.ts';
import { CANARIES } from './canaries.ts';
import { type Listener, startListener } from './listener.ts';

/** Time that attempts get to arrive. Without a policy all that arrive do so well within it. */
const ARRIVAL_MS = 2_500;
/** What an attempt gets that would take the page away. */
const LEAVING_MS = 700;
/** Pages that are driven at once. */
const PAGES_AT_ONCE = 3;
/** A host name that leads to the recorder. */
const FOREIGN = 'leak.test';

/** Attempts of a context that apply to an arena. */
export function attemptsOf(arena: Arena, context: LeakContext): LeakAttempt[] {
  const isBound = !arena.ready.test('Not sealed');
  return LEAK_ATTEMPTS.filter(
    (one) =>
      one.contexts.includes(context) &&
      (arena.served || one.servedOnly !== true) &&
      (one.byGuard !== true || arena.guarded || !isBound),
  );
}

/** Makes every attempt of a context and tells which arrived. */
export async function leaksOf(arena: Arena, context: LeakContext): Promise<string[]> {
  const attempts = attemptsOf(arena, context);
  const staying = attempts.filter((one) => one.leavesPage !== true);
  const leaving = attempts.filter((one) => one.leavesPage === true && one.endsProcess !== true);
  const ending = attempts.filter((one) => one.endsProcess === true);
  const [first, rest] = await Promise.all([makeTogether(arena, context, staying), makeEach(arena, context, leaving)]);
  const last = ending.length === 0 ? [] : await makeApart(arena, context, ending);
  return [...first, ...rest, ...last];
}

/**
 * In a profile of its own, which nobody visits again: after its process has ended, the browser may ask the server for `/`
 * at the next visit, since it finds no service worker that runs. What the server hears of the attempts themselves counts.
 */
async function makeApart(arena: Arena, context: LeakContext, attempts: readonly LeakAttempt[]): Promise<string[]> {
  const leaked: string[] = [];
  for (const attempt of attempts) {
    const apart = await arena.twin();
    const page = await openArena(apart, true);
    const one = await prepare(apart, context, attempt);
    const heard = apart.ownRequests.length;
    run(page, one);
    await new Promise((resolve) => setTimeout(resolve, ARRIVAL_MS));
    if (await arrived(apart, one)) leaked.push(attempt.name);
    arena.ownRequests.push(...apart.ownRequests.slice(heard));
    await apart.close();
  }
  return leaked;
}

interface Made {
  attempt: LeakAttempt;
  target: LeakTarget;
  listener: Listener | null;
}

async function prepare(arena: Arena, context: LeakContext, attempt: LeakAttempt): Promise<Made> {
  const name = `${context}-${attempt.name}`;
  const listener = attempt.arrivesAt === 'listener' ? await startListener() : null;
  const query = `?${CANARIES.map((text, index) => `c${String(index)}=${text}`).join('&')}`;
  return {
    attempt,
    listener,
    target: {
      name,
      address: `http://${name}.${FOREIGN}/x${query}`,
      secure: `https://${name}.${FOREIGN}/x${query}`,
      own: arena.served ? `${arena.address}collect/${name}.own${query}` : '',
      listener: `127.0.0.1:${String(listener?.port ?? 0)}`,
      canary: CANARIES.join(' '),
    },
  };
}

/** All in one page, at once: they do not hinder each other, since each has a host of its own. */
async function makeTogether(arena: Arena, context: LeakContext, attempts: readonly LeakAttempt[]): Promise<string[]> {
  const page = await openArena(arena, context !== 'page');
  const realm = context === 'page' ? page : await workerOf(page, context);
  const made = await Promise.all(attempts.map((attempt) => prepare(arena, context, attempt)));
  for (const one of made) run(realm, one);
  await page.waitForTimeout(ARRIVAL_MS);
  const leaked = await Promise.all(made.map((one) => arrived(arena, one)));
  await page.close();
  return made.filter((_, index) => leaked[index]).map(({ attempt }) => attempt.name);
}

/** One after the other: a page that an attempt took away is replaced, one that stayed takes the next. */
async function makeEach(arena: Arena, context: LeakContext, attempts: readonly LeakAttempt[]): Promise<string[]> {
  const waiting = [...attempts];
  const leaked: string[] = [];
  const work = async (): Promise<void> => {
    let page: Page | null = null;
    for (let attempt = waiting.shift(); attempt !== undefined; attempt = waiting.shift()) {
      page ??= await openArena(arena, context !== 'page');
      const one = await prepare(arena, context, attempt);
      const before = page.context().pages().length;
      run(page, one);
      await new Promise((resolve) => setTimeout(resolve, one.listener === null ? LEAVING_MS : ARRIVAL_MS));
      const hasLeaked = await arrived(arena, one);
      if (hasLeaked) leaked.push(attempt.name);
      if (hasLeaked || page.context().pages().length > before || !(await isStillThere(page, arena))) {
        await page.close();
        page = null;
      }
    }
    await page?.close();
  };
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, work));
  return leaked;
}

/** Whether the page is the one that was opened, alive and at its address. */
async function isStillThere(page: Page, { address, plain }: Arena): Promise<boolean> {
  const alive = page.evaluate(() => document.querySelector('#app header') !== null).catch(() => false);
  const late = new Promise<false>((resolve) => setTimeout(resolve, LEAVING_MS, false));
  return (await Promise.race([alive, late])) && page.url().split('#')[0] === (plain ?? address);
}

/** A refusal may be a rejection or an exception, and a navigation ends the context: what arrives is what counts. */
function run(realm: Pick<Worker, 'evaluate'>, { attempt, target }: Made): void {
  const made =
    typeof attempt.run === 'string'
      ? realm.evaluate(attempt.run.replaceAll('ADDRESS', target.address))
      : realm.evaluate(attempt.run, target);
  made.catch(() => undefined);
}

async function arrived(arena: Arena, { attempt, target, listener }: Made): Promise<boolean> {
  if (listener !== null) {
    const count = listener.count();
    await listener.close();
    return count > 0;
  }
  if (attempt.arrivesAt === 'own-server') {
    return arena.ownRequests.some(
      (request) => request.includes(`${target.name}.own`) || / \/(plain\.html)?\?c0=/.test(request),
    );
  }
  return arena.leakBrowser.recorder.received.some((text) => text.includes(`${target.name}.${FOREIGN}`));
}

/** Has the page start the worker that saves, and waits for its answer: unbound, it refuses. */
async function startSafe(page: Page): Promise<void> {
  await goToPeople(page);
  await choosePassphrase(page, PASSPHRASE, LOCK);
  await page.getByText('Nobody is saved yet.').or(page.getByRole('alert')).first().waitFor();
}

/** Has the page start the worker of the differential, and waits for its answer: unbound, it refuses. */
async function startRare(page: Page): Promise<void> {
  await goTo(page, 'symptoms');
  await page.locator('#sign-search').or(page.getByRole('alert')).first().waitFor();
}

/** Has the page start the worker of the room of tumours, and waits for its answer: unbound, it refuses. */
async function startTumour(page: Page): Promise<void> {
  await goTo(page, 'tumour');
  await page.locator('#tumour-type').or(page.getByRole('alert')).first().waitFor();
}

async function workerOf(page: Page, context: Exclude<LeakContext, 'page'>): Promise<Worker> {
  if (context === 'safe') await startSafe(page);
  if (context === 'rare') await startRare(page);
  if (context === 'tumour') await startTumour(page);

  const isIt = (worker: Worker): boolean =>
    worker.url().includes(`/${context}.worker`) || (context === 'vault' && worker.url().startsWith('blob:'));
  return page.workers().find(isIt) ?? page.waitForEvent('worker', { predicate: isIt });
}
