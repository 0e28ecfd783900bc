import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { startStaticServer, type StaticServer } from '../../../src/tools/serve/static-server.ts';
import { findChromium, findChromiumShell } from '../../../src/tools/test/ensure-browsers.mjs';
import { DIST } from '../browser.ts';
import { startRecorder, type Recorder } from '../recorder.ts';
import { singleFile } from '../single.ts';
import { EMPTY_PAGE, PLAIN, unboundCopy, withoutPolicy } from './unbound.ts';

/** A Chromium in which attempts are made, with what it could reach: a recorder for every foreign name. */
export interface LeakBrowser {
  browser: Browser;
  recorder: Recorder;
  /** Everything that the network stack of the browser did; readable after the browser has closed. */
  netLog: string;
  close(): Promise<void>;
}

/** A copy of the app in which attempts are made. */
export interface Arena {
  leakBrowser: LeakBrowser;
  context: BrowserContext;
  address: string;
  /** Address of an empty page beside the app, where nothing binds the app either: attempts of the page are made there. */
  plain: string | null;
  /** Requests that reached the app's own server, as `METHOD /path?query`. */
  ownRequests: string[];
  /** The same with every header and the body. */
  ownMessages: string[];
  /** Level that the app shows when it is ready. */
  ready: RegExp;
  served: boolean;
  /** Whether the page's own guards stand. */
  guarded: boolean;
  /** Only what the guards hold is tried here; the rest is tried where they are away. */
  onlyGuarded: boolean;
  /** Short name of the copy: it stands in what the attempts send. */
  label: string;
  /** Another copy of the same kind, in a profile of its own. */
  twin(): Promise<Arena>;
  close(): Promise<void>;
}

/** Switches that differ from those of other tests: nothing that could connect is switched off by the test itself. */
const SWITCHES = [
  '--no-sandbox', // containers run as root, where Chromium's own sandbox cannot start
  '--disable-gpu',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
  '--allow-loopback-in-peer-connection',
  '--ignore-certificate-errors',
];

export interface LeakBrowserOptions {
  /** Further switches. */
  args?: readonly string[];
  /** Nobody reads its record of the network: it writes none, and is the one without a window of its own, which does the same with less work. */
  isLight?: boolean;
}

export async function startLeakBrowser(
  folder: string,
  name: string,
  { args = [], isLight = false }: LeakBrowserOptions = {},
): Promise<LeakBrowser> {
  const executablePath = (isLight ? findChromiumShell() : null) ?? findChromium();
  if (executablePath === null) throw new Error('no Chromium: `npm test` installs it, CHROMIUM_PATH names one');
  const recorder = await startRecorder();
  const netLog = path.join(folder, `${name}.json`);
  // What the browser itself asks for leads nowhere; every other name leads to the recorder.
  const browsersOwn = ['*.google.com', '*.googleapis.com', '*.gstatic.com', '*.gvt1.com'];
  const rules = [
    ...browsersOwn.map((host) => `MAP ${host} ~NOTFOUND`),
    `MAP * 127.0.0.1:${String(recorder.port)}`,
    'EXCLUDE localhost',
    'EXCLUDE 127.0.0.1',
  ];
  const browser = await chromium.launch({
    executablePath,
    ignoreDefaultArgs: ['--disable-background-networking'],
    args: [
      ...SWITCHES,
      `--host-resolver-rules=${rules.join(', ')}`,
      ...(isLight ? [] : [`--log-net-log=${netLog}`, '--net-log-capture-mode=Everything']),
      ...args,
    ],
  });
  return {
    browser,
    recorder,
    netLog,
    close: async () => {
      await browser.close();
      await recorder.close();
    },
  };
}

/** How a served copy comes: as it is built, on a host without headers, or with everything that binds it taken away. */
export type Served = 'as-built' | 'bare-host' | 'unbound';

export interface ArenaOptions {
  /** Folder of the build. */
  dist?: string;
  label?: string;
  onlyGuarded?: boolean;
}

/**
 * @param guarded whether the page's own guards stay; without them only the browser stands in the way of an attempt
 */
export async function serveArena(
  leakBrowser: LeakBrowser,
  served: Served,
  guarded: boolean,
  { dist = DIST, label = 'x', onlyGuarded = false }: ArenaOptions = {},
): Promise<Arena> {
  const ownRequests: string[] = [];
  const ownMessages: string[] = [];
  const folder = served === 'unbound' ? unboundCopy(dist) : null;
  const server: StaticServer = await startStaticServer({
    folder: folder ?? dist,
    port: 0,
    onRequest: (method, target) => ownRequests.push(`${method} ${target}`),
    onMessage: (text) => ownMessages.push(text),
    ...(served === 'as-built' ? {} : { headersOf: () => ({}) }),
  });
  const context = await leakBrowser.browser.newContext();
  if (!guarded) await context.addInitScript(withoutGuards);
  if (served === 'unbound') await context.addInitScript(withoutWaiting);
  return {
    ...{
      leakBrowser,
      context,
      ownRequests,
      ownMessages,
      address: server.url,
      served: true,
      guarded,
      label,
      onlyGuarded,
    },
    plain: served === 'unbound' ? `${server.url}${PLAIN}` : null,
    ready: served === 'unbound' ? /Not sealed/ : /Sealed by/,
    twin: () => serveArena(leakBrowser, served, guarded, { dist, label, onlyGuarded }),
    close: async () => {
      await context.close();
      await server.close();
      if (folder !== null) rmSync(folder, { recursive: true });
    },
  };
}

/** The build that is one file, from disk; `bound: false` takes its policy and its guards away. */
export async function diskArena(leakBrowser: LeakBrowser, bound: boolean, label = 'x'): Promise<Arena> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sequester-'));
  const file = path.join(folder, 'sequester.html');
  const html = readFileSync(singleFile(), 'utf8');
  writeFileSync(file, bound ? html : withoutPolicy(html));
  if (!bound) writeFileSync(path.join(folder, PLAIN), EMPTY_PAGE);
  const context = await leakBrowser.browser.newContext();
  if (!bound) {
    await context.addInitScript(withoutGuards);
    await context.addInitScript(withoutWaiting);
  }
  return {
    ...{
      leakBrowser,
      context,
      ownRequests: [],
      ownMessages: [],
      address: pathToFileURL(file).href,
      served: false,
      guarded: bound,
      label,
      onlyGuarded: false,
    },
    plain: bound ? null : pathToFileURL(path.join(folder, PLAIN)).href,
    ready: bound ? /Sealed by policy/ : /Not sealed/,
    twin: () => diskArena(leakBrowser, bound, label),
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * Runs before the page's own scripts where nothing binds it: the seal test waits 15 seconds for a refusal (`src/seal/page-probe.ts`) that cannot come
 * there, and is told so at once.
 */
function withoutWaiting(): void {
  const LONGEST_MS = 500;
  const later = window.setTimeout.bind(window) as (...args: unknown[]) => number;
  window.setTimeout = ((act: unknown, delayMs: unknown, ...args: unknown[]) =>
    later(act, delayMs === 15_000 ? LONGEST_MS : delayMs, ...args)) as typeof window.setTimeout;
}

/** Runs before the page's own scripts: the guards of `src/seal` find nothing to hold on to. */
function withoutGuards(): void {
  const { defineProperty } = Object;
  const platform = new Set<unknown>([window]);
  for (const name of Object.getOwnPropertyNames(window)) {
    if (!/^[A-Z]/.test(name)) continue;
    const one: unknown = Reflect.get(window, name);
    if (typeof one === 'function') platform.add(one.prototype);
  }
  Object.defineProperty = ((target: object, name: string, descriptor: PropertyDescriptor) => {
    const isGuard =
      platform.has(target) &&
      descriptor.configurable === false &&
      (descriptor.writable === false || descriptor.get !== undefined);
    return isGuard ? target : defineProperty(target, name, descriptor);
  }) as typeof Object.defineProperty;
  const listen = Reflect.get(EventTarget.prototype, 'addEventListener') as (...args: unknown[]) => void;
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...args: unknown[]) {
    const isGuard =
      args[0] === 'navigate' || (this === window && /^(aux)?click$|^submit$|^pagehide$/.test(args[0] as string));
    if (!isGuard) listen.apply(this, args);
  };
}

/** A fresh page of the app, ready, its workers started; the empty one where the app is not needed. */
export async function openArena({ context, address, plain, ready }: Arena, needsWorkers: boolean): Promise<Page> {
  const page = await context.newPage();
  if (plain !== null && !needsWorkers) {
    await page.goto(plain);
    return page;
  }
  await page.goto(address);
  await page.getByRole('link', { name: ready }).waitFor();
  return page;
}
