import { OWN_ADDRESS } from '../../../src/tools/test/own-network.mjs';
import { filled, type LeakAttempt, type LeakTarget } from '../leak/attempt.ts';
import { CANARIES } from '../leak/canaries.ts';
import { type Listener, startListener } from '../leak/listener.ts';
import type { EngineName, EnginePage } from './engine.ts';
import { type Heard, heardOf } from './own-network.ts';

/** A copy of the app, or an empty page, in which attempts are made. */
export interface EngineArena {
  name: string;
  address: string;
  /** Requests that reached the app's own server, as `METHOD /path?query`. */
  ownRequests: readonly string[];
  isServed: boolean;
  /** Waits until it is ready. */
  ready(page: EnginePage): Promise<unknown>;
}

/** A browser that is started anew where an attempt took it along. */
export interface LeakEngine {
  engine: EngineName;
  page: EnginePage;
  restart(): Promise<void>;
}

/** Time that attempts get to arrive. */
const ARRIVAL_MS = process.env.SEQUESTER_LEAK_ALL === undefined ? 2_000 : 4_000;
const LEAVING_MS = 900;
const LOOK_MS = 100;
const ALIVE_MS = 5_000;

interface Made {
  attempt: LeakAttempt;
  target: LeakTarget;
  host: string;
  listener: Listener | null;
}

async function prepare(attempt: LeakAttempt, engine: EngineName, arena: EngineArena): Promise<Made> {
  const host = `${engine}-${arena.name}-${attempt.name}.leak.test`;
  const listener = attempt.arrivesAt === 'listener' ? await startListener('0.0.0.0') : null;
  const query = `?${CANARIES.map((text, index) => `c${String(index)}=${text}`).join('&')}`;
  const target = {
    name: attempt.name,
    address: `http://${host}/x${query}`,
    secure: `https://${host}/x${query}`,
    own: arena.isServed ? `${arena.address}collect/${attempt.name}.own${query}` : '',
    listener: `${OWN_ADDRESS}:${String(listener?.port ?? 0)}`,
    canary: CANARIES.join(' '),
  };
  return { attempt, host, listener, target };
}

/** Starts an attempt in the page and does not wait for it: it may never end, or end the page. */
async function start(page: EnginePage, { attempt, target }: Made): Promise<void> {
  const body = typeof attempt.run === 'string' ? `() => { ${filled(attempt.run, target)} }` : attempt.run.toString();
  const source = `(target) => { try { Promise.resolve((${body})(target)).catch(() => undefined); } catch {} return true; }`;
  const act = Object.assign(() => true, { toString: () => source }) as unknown as (given: LeakTarget) => boolean;
  await within(
    ALIVE_MS,
    page.run(act, target).catch(() => false),
  );
}

function within<T>(limitMs: number, promise: Promise<T>): Promise<T | null> {
  return Promise.race([promise, new Promise<null>((resolve) => setTimeout(resolve, limitMs, null))]);
}

async function arrival(network: string, arena: EngineArena, made: Made): Promise<Heard> {
  const { attempt, listener, host } = made;
  if (listener !== null) {
    return listener.count() > 0 ? 'connected' : null;
  }
  if (attempt.arrivesAt === 'own-server') {
    const isIt = (request: string): boolean => request.includes(`${attempt.name}.own`) || request.includes(' /?c0=');
    return arena.ownRequests.some(isIt) ? 'connected' : null;
  }
  return heardOf(network, host);
}

/** What is heard of an attempt until it arrives, or the time is over. */
async function arrivalWithin(limitMs: number, network: string, arena: EngineArena, made: Made): Promise<Heard> {
  const startMs = performance.now();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const heard = await arrival(network, arena, made);
    // A name comes before its connection: it alone is no end.
    if (heard === 'connected' || performance.now() - startMs > limitMs) return heard;
  }
}

async function open({ page }: LeakEngine, arena: EngineArena): Promise<void> {
  await page.goto(arena.address);
  await arena.ready(page);
}

async function openAnew(leakEngine: LeakEngine, arena: EngineArena): Promise<void> {
  const opened = await within(
    6 * ALIVE_MS,
    open(leakEngine, arena).then(
      () => true,
      () => false,
    ),
  );
  if (opened === true) return;
  await leakEngine.restart();
  await open(leakEngine, arena);
}

async function isStillThere({ page }: LeakEngine, { address }: EngineArena): Promise<boolean> {
  const here = page.run(() => location.href.split('#')[0] ?? '').catch(() => '');
  return (await within(ALIVE_MS, here)) === address;
}

/** Makes attempts in an arena, and tells what was heard of each. */
export async function tryAttempts(
  leakEngine: LeakEngine,
  arena: EngineArena,
  attempts: readonly LeakAttempt[],
  network: string,
): Promise<Map<string, Heard>> {
  const results = new Map<string, Heard>();
  const fitting = attempts.filter((one) => arena.isServed || one.servedOnly !== true);
  await openAnew(leakEngine, arena);
  const staying = await Promise.all(
    fitting.filter((one) => one.leavesPage !== true).map((one) => prepare(one, leakEngine.engine, arena)),
  );
  for (const one of staying) await start(leakEngine.page, one);
  await new Promise((resolve) => setTimeout(resolve, ARRIVAL_MS));
  for (const one of staying) {
    results.set(one.attempt.name, await arrival(network, arena, one));
    await one.listener?.close();
  }
  await openAnew(leakEngine, arena);
  for (const attempt of fitting.filter((one) => one.leavesPage === true)) {
    const one = await prepare(attempt, leakEngine.engine, arena);
    await start(leakEngine.page, one);
    const heard = await arrivalWithin(LEAVING_MS, network, arena, one);
    await one.listener?.close();
    results.set(attempt.name, heard);
    if (heard !== null || !(await isStillThere(leakEngine, arena))) await openAnew(leakEngine, arena);
  }
  return results;
}
