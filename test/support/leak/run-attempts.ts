import type { Page, Worker } from 'playwright-core';
import { goTo } from '../journey.ts';
import { choosePassphrase, goToPeople, LOCK, PASSPHRASE } from '../people.ts';
import { type Arena, openArena } from './arena.ts';
import { filled, type LeakAttempt, type LeakContext, type LeakTarget } from './attempt.ts';
import { LEAK_ATTEMPTS } from './attempts.ts';
import { CANARIES } from './canaries.ts';
import { oneOfEachKind } from './kinds.ts';
import { type Listener, startListener } from './listener.ts';

/** How long an attempt that nothing binds is waited for. It arrives within a tenth of a second, or, on a machine that is busy, later. */
const CONTROL_MS = 20_000;
/** What one gets of which it is known that it sends nothing. */
const BLIND_MS = 300;
/** Time that attempts which something binds get to arrive all the same. */
const ARRIVAL_MS = 2_500;
/** Time between two of them that would take the page away, in one page. */
const LEAVING_MS = 250;
/** What a page may take to say that it is still there. */
const ANSWER_MS = 2_000;
const POLL_MS = 40;
/** Pages that are driven at once. */
const PAGES_AT_ONCE = 3;
/** A host name that leads to the recorder. */
const FOREIGN = 'leak.test';

/** One attempt that was made. Whether it arrived is asked at the end: late arrivals count. */
export interface Made {
  attempt: LeakAttempt;
  context: LeakContext;
  target: LeakTarget;
  /** Name of the attempt with its context and the copy in which it was made; it stands in everything that the attempt sends. */
  token: string;
  /** Undefined where only the browser's record of its network tells, which can be read when it has closed. */
  arrived: () => boolean | undefined;
  close: () => Promise<void>;
}

/** Cannot arrive from the copy that stands for the one file unbound: a file on disk lacks what it needs. It is made all the same, and not waited for. */
export const WITHOUT_CONTROL: readonly string[] = ['d-vault-cache-add', 'd-page-shared-worker-of-text'];

/** Whether an attempt that nothing binds is waited for. */
function isAwaited({ attempt, token }: Made): boolean {
  return attempt.blind !== true && attempt.arrivesAt !== 'name' && !WITHOUT_CONTROL.includes(token);
}

/** Every attempt, or one of each kind. `npm run test:leak -- --all` makes every one. */
export const MAKES_ALL = process.env.SEQUESTER_LEAK_ALL === '1';

/** Attempts of a context that apply to an arena. */
function attemptsOf(arena: Arena, context: LeakContext): LeakAttempt[] {
  const isBound = arena.plain === null;
  const apply = (MAKES_ALL ? LEAK_ATTEMPTS : oneOfEachKind(LEAK_ATTEMPTS)).filter(
    (one) =>
      one.contexts.includes(context) &&
      (arena.served || one.servedOnly !== true) &&
      (!arena.onlyGuarded || one.byGuard === true) &&
      (one.byGuard !== true || arena.guarded || !isBound),
  );
  return MAKES_ALL ? apply : apply.filter((one) => one.blind !== true);
}

/** Makes every attempt of the contexts. The workers' run in one page, those of the page in another, those that would take it away in three. */
export async function makeAttempts(arena: Arena, contexts: readonly LeakContext[]): Promise<Made[]> {
  const of = contexts.map((context) => ({ context, attempts: attemptsOf(arena, context) }));
  const staying = of.map(({ context, attempts }) => ({
    context,
    attempts: attempts.filter((one) => one.leavesPage !== true),
  }));
  const onPage = of.find(({ context }) => context === 'page')?.attempts ?? [];
  const leaving = onPage.filter((one) => one.leavesPage === true && one.endsProcess !== true);
  const ending = onPage.filter((one) => one.endsProcess === true);
  // First, by themselves: pages from disk share one process, which attempts of a page keep busy while the app starts.
  const ofWorkers = await makeTogether(
    arena,
    staying.filter(({ context }) => context !== 'page'),
  );
  const ofPage = await Promise.all([
    makeTogether(
      arena,
      staying.filter(({ context }) => context === 'page'),
    ),
    arena.plain === null ? makeInTurn(arena, leaving) : makeEach(arena, leaving),
  ]);
  return [...ofWorkers, ...ofPage.flat(), ...(await makeApart(arena, ending))];
}

async function prepare(arena: Arena, context: LeakContext, attempt: LeakAttempt): Promise<Made> {
  const token = `${arena.label}-${context}-${attempt.name}`;
  const listener = attempt.arrivesAt === 'listener' ? await startListener() : null;
  const query = `?${CANARIES.map((text, index) => `c${String(index)}=${text}`).join('&')}`;
  const target: LeakTarget = {
    name: token,
    address: `http://${token}.${FOREIGN}/x${query}`,
    secure: `https://${token}.${FOREIGN}/x${query}`,
    own: arena.served ? `${arena.address}collect/${token}.own${query}` : '',
    listener: `127.0.0.1:${String(listener?.port ?? 0)}`,
    canary: CANARIES.join(' '),
  };
  return { attempt, context, target, token, arrived: arrivalOf(arena, attempt, token, listener), ...closing(listener) };
}

function closing(listener: Listener | null): Pick<Made, 'close'> {
  return { close: () => listener?.close() ?? Promise.resolve() };
}

function arrivalOf(arena: Arena, attempt: LeakAttempt, token: string, listener: Listener | null): Made['arrived'] {
  const { received } = arena.leakBrowser.recorder;
  switch (attempt.arrivesAt) {
    case 'name':
      return () => undefined;
    case 'listener':
      return () => (listener?.count() ?? 0) > 0;
    case 'own-server':
      return () =>
        arena.ownRequests.some(
          (request) =>
            request.includes(`${token}.own`) ||
            (attempt.name.includes('search') && / \/(plain\.html)?\?c0=/.test(request)),
        );
    case 'recorder':
      return () => received.some((text) => text.includes(`${token}.${FOREIGN}`));
  }
}

/** Waits for what has to arrive; where something binds it, for a while. */
async function settle(arena: Arena, made: readonly Made[], quietMs = ARRIVAL_MS): Promise<void> {
  if (arena.plain === null) {
    await pause(quietMs);
    return;
  }
  const wanted = made.filter(isAwaited);
  const until = performance.now() + (wanted.length > 0 ? CONTROL_MS : BLIND_MS);
  while (performance.now() < until && (wanted.length === 0 || !wanted.every((one) => one.arrived() === true))) {
    await pause(POLL_MS);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A page that an attempt has broken may never say that it has closed. */
function closed(page: Page): Promise<unknown> {
  return Promise.race([page.close().catch(() => undefined), pause(ANSWER_MS)]);
}

type Realm = Pick<Worker, 'evaluate'>;

/** Waits until a realm has done what it was asked before: on a busy machine, the time to arrive begins then. */
function answers(realm: Realm): Promise<unknown> {
  return Promise.race([realm.evaluate(() => true).catch(() => false), pause(CONTROL_MS)]);
}

interface OfContext {
  context: LeakContext;
  attempts: readonly LeakAttempt[];
}

/** All in one page, at once: they do not hinder each other, since each has a host of its own. */
async function makeTogether(arena: Arena, groups: readonly OfContext[]): Promise<Made[]> {
  if (groups.every(({ attempts }) => attempts.length === 0)) return [];
  const page = await openArena(
    arena,
    groups.some(({ context }) => context !== 'page'),
  );
  const all: Made[] = [];
  const realms: Realm[] = [];
  for (const { context, attempts } of groups) {
    const realm = context === 'page' ? page : await workerOf(page, context);
    const made = await Promise.all(attempts.map((attempt) => prepare(arena, context, attempt)));
    for (const one of made) run(realm, one);
    all.push(...made);
    realms.push(realm);
  }
  if (arena.plain === null) await Promise.all(realms.map(answers));
  await settle(arena, all);
  await closed(page);
  if (arena.plain !== null) await makeAgain(arena, all);
  return all;
}

/** What did not arrive among all the others on a busy machine gets a page of its own, once. */
async function makeAgain(arena: Arena, made: readonly Made[]): Promise<void> {
  for (const one of made) {
    if (!isAwaited(one) || one.arrived() !== false) continue;
    const page = await openArena(arena, one.context !== 'page');
    run(one.context === 'page' ? page : await workerOf(page, one.context), one);
    await settle(arena, [one]);
    await closed(page);
  }
}

/** Where nothing binds them, each takes its page away: every one gets a page of its own, and what it takes to arrive. */
async function makeEach(arena: Arena, attempts: readonly LeakAttempt[]): Promise<Made[]> {
  const waiting = [...attempts];
  const all: Made[] = [];
  const work = async (): Promise<void> => {
    for (let attempt = waiting.shift(); attempt !== undefined; attempt = waiting.shift()) {
      const page = await openArena(arena, false);
      const one = await prepare(arena, 'page', attempt);
      run(page, one);
      await settle(arena, [one]);
      all.push(one);
      await closed(page);
    }
  };
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, work));
  return all;
}

/** Where something binds them, one after the other in a page that stays; one that was taken away is replaced. */
async function makeInTurn(arena: Arena, attempts: readonly LeakAttempt[]): Promise<Made[]> {
  const waiting = [...attempts];
  const all: Made[] = [];
  const work = async (): Promise<void> => {
    let page: Page | null = null;
    for (let attempt = waiting.shift(); attempt !== undefined; attempt = waiting.shift()) {
      const one = await prepare(arena, 'page', attempt);
      all.push(one);
      do page = await openUnlessThere(arena, page);
      while ((await runAtHome(page, one)) === MOVED);
      await pause(LEAVING_MS);
      // A refresh is under way for a time that nobody tells: the page is left behind in any case.
      if (!attempt.name.includes('refresh') && (await isStillThere(page, arena))) continue;
      await pause(LEAVING_MS);
      await closed(page);
      page = null;
    }
    await pause(ARRIVAL_MS);
    if (page !== null) await closed(page);
  };
  await Promise.all(Array.from({ length: Math.min(PAGES_AT_ONCE, waiting.length) }, work));
  return all;
}

/**
 * In a profile of its own, which nobody visits again: after its process has ended, the browser may ask the server for `/`
 * at the next visit, since it finds no service worker that runs. What the server hears of the attempts themselves counts.
 */
async function makeApart(arena: Arena, attempts: readonly LeakAttempt[]): Promise<Made[]> {
  const all: Made[] = [];
  for (const attempt of attempts) {
    const apart = await arena.twin();
    const page = await openArena(apart, true);
    const one = await prepare(apart, 'page', attempt);
    const heard = apart.ownRequests.length;
    run(page, one);
    await settle(apart, [one]);
    arena.ownRequests.push(...apart.ownRequests.slice(heard));
    await apart.close();
    all.push(one);
  }
  return all;
}

/** Whether the page is the one that was opened, alive and at its address. */
async function isStillThere(page: Page, { address, plain }: Arena): Promise<boolean> {
  const alive = page.evaluate(() => document.querySelector('#app header') !== null).catch(() => false);
  const late = new Promise<false>((resolve) => setTimeout(resolve, ANSWER_MS, false));
  return (await Promise.race([alive, late])) && page.url().split('#')[0] === (plain ?? address);
}

/** A refusal may be a rejection or an exception, and a navigation ends the context: what arrives is what counts. */
function run(realm: Realm, { attempt, target }: Made): void {
  const made =
    typeof attempt.run === 'string' ? realm.evaluate(filled(attempt.run, target)) : realm.evaluate(attempt.run, target);
  made.catch(() => undefined);
}

/** What a document says that is not the one that was opened. */
const MOVED = 'moved';

/** The page where it is still the one that was opened, else another one. */
async function openUnlessThere(arena: Arena, page: Page | null): Promise<Page> {
  if (page !== null && (await isStillThere(page, arena))) return page;
  if (page !== null) await closed(page);
  return openArena(arena, false);
}

/**
 * Makes an attempt in the app's own document, in one step with the look whether it is that: an earlier attempt may take the page away at any moment, and
 * from the browser's page of errors, which nothing binds, everything would arrive. What the attempt itself does with the page is no matter.
 */
async function runAtHome(page: Page, { attempt, target }: Made): Promise<unknown> {
  const code = typeof attempt.run === 'string' ? filled(attempt.run, target) : `(${String(attempt.run)})(${JSON.stringify(target)})`; // prettier-ignore
  const made = page.evaluate(`document.querySelector('#app header') === null ? '${MOVED}' : void (${code})`);
  return Promise.race([made.catch(() => undefined), pause(LEAVING_MS)]);
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
