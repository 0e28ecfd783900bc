import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Worker,
} from 'playwright-core';
import { startStaticServer, type StaticServer, type StaticServerOptions } from '../../src/tools/serve/static-server.ts';
import { findChromium, findChromiumShell } from '../../src/tools/test/ensure-browsers.mjs';
import { type Recorder, startRecorder } from './recorder.ts';

export interface AppBrowserOptions {
  /** Headers by path; the app's own policy when left out. */
  headersOf?: StaticServerOptions['headersOf'];
  /** Folder to serve; the build when left out. */
  folder?: string;
  /** Further switches of Chromium, which then is one of its own and never the headless shell. */
  args?: readonly string[];
}

/** The built app on a server of its own, in a Chromium whose every other destination is a recorder. */
export interface AppBrowser {
  /** Shared by the files of a process: what is opened in it is closed by `close`. */
  browser: Browser;
  server: StaticServer;
  /** What the recorder heard since the app was started. */
  received(): readonly string[];
  /** Requests that reached the app's own server, as `METHOD /path?query`. */
  ownRequests: string[];
  close(): Promise<void>;
}

/** What a page said while it was open. */
export interface PageNotes {
  /** Everything written to the console, and uncaught errors. */
  console: string[];
  /** `securitypolicyviolation` events of the page, as `directive blocked-uri sample`. */
  violations: string[];
  /** Titles and addresses that the page has had. */
  titlesAndAddresses: string[];
}

/** Folder of the build that the end-to-end tests drive; SEQUESTER_DIST names another one. */
export const DIST = path.resolve(import.meta.dirname, process.env.SEQUESTER_DIST ?? '../../dist');

/**
 * What the headless shell does with less work: the pages of the app share one process, and scripts are compiled where they run, since on two cores that are
 * both busy nobody gains from compiling beside it. A browser as people have it is driven by the main journey, the leak suite, and every test with
 * switches of its own.
 */
const FRUGAL = ['--process-per-site', '--js-flags=--single-threaded'];

/** What a page may take for one step on a busy machine. */
const STEP_MS = 20_000;

interface SharedBrowser {
  browser: Browser;
  recorder: Recorder;
}

/** One Chromium for all files of a process. It ends with the process, or is started anew where it has crashed. */
let shared: Promise<SharedBrowser> | null = null;

async function sharedBrowser(): Promise<SharedBrowser> {
  const running = await shared;
  if (running?.browser.isConnected() === true) return running;
  shared = launch();
  return shared;
}

async function launch(args: readonly string[] = []): Promise<SharedBrowser> {
  // Switches are tried on the browser that people have.
  const shell = args.length === 0 ? findChromiumShell() : null;
  const executablePath = shell ?? findChromium();
  if (executablePath === null) throw new Error('no Chromium: `npm test` installs it, CHROMIUM_PATH names one');
  const recorder = await startRecorder();
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', // containers run as root, where Chromium's own sandbox cannot start
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=${hostRules(recorder)}`,
      ...(shell !== null ? FRUGAL : []),
      ...args,
    ],
  });
  return { browser, recorder };
}

/** Serves the app to the browser. `npm test` builds first; alone, run `npm run build` before. */
export async function startAppBrowser(options: AppBrowserOptions = {}): Promise<AppBrowser> {
  if (!existsSync(path.join(DIST, 'index.html'))) throw new Error('dist/ holds no build: run `npm run build` first');
  const ownRequests: string[] = [];
  const own = options.args === undefined ? null : await launch(options.args);
  const { browser, recorder } = own ?? (await sharedBrowser());
  const heardBefore = recorder.received.length;
  const openBefore = new Set(browser.contexts());
  const server = await startStaticServer({
    folder: options.folder ?? DIST,
    port: 0,
    onRequest: (method, target) => ownRequests.push(`${method} ${target}`),
    ...(options.headersOf === undefined ? {} : { headersOf: options.headersOf }),
  });
  return {
    browser,
    server,
    received: () => recorder.received.slice(heardBefore),
    ownRequests,
    close: async () => {
      const opened = browser.contexts().filter((context) => !openBefore.has(context));
      await Promise.all(opened.map((context) => context.close()));
      await server.close();
      await own?.browser.close();
      await own?.recorder.close();
    },
  };
}

/** Every name leads to the recorder, but for this machine's own and those that the browser itself asks for at its start. */
function hostRules(recorder: Recorder): string {
  const browsersOwn = ['*.google.com', '*.googleapis.com', '*.gstatic.com'].map((host) => `MAP ${host} ~NOTFOUND`);
  return [...browsersOwn, `MAP * 127.0.0.1:${String(recorder.port)}`, 'EXCLUDE localhost'].join(', ');
}

/** A page of the app, and what it said since it was opened. */
export interface OpenPage {
  page: Page;
  notes: PageNotes;
}

/** Opens the app as in a browser that was never here: nothing is stored, and the service worker installs itself first. */
export async function openApp(app: AppBrowser, contextOptions: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await app.browser.newContext(contextOptions);
  context.setDefaultTimeout(STEP_MS);
  return visit(app, await context.newPage());
}

/** How a returning visitor's window looks. */
export interface Look {
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
}

/** Contexts in which the service worker was installed by the first page of `openAgain`. */
const visited = new WeakMap<AppBrowser, Promise<BrowserContext>>();

/**
 * Opens the app as in a browser that was here before: the first page that a file opens in this way installs the service worker, which takes
 * three quarters of the work of a visit, and the later ones find it. The pages share what a site may store, so tests of saved people,
 * of the kiosk and of the network use `openApp`. Close the page, not its context.
 */
export async function openAgain(app: AppBrowser, look: Look = {}): Promise<OpenPage> {
  const context = await (visited.get(app) ?? keepVisited(app));
  const page = await context.newPage();
  if (look.viewport !== undefined) await page.setViewportSize(look.viewport);
  if (look.colorScheme !== undefined) await page.emulateMedia({ colorScheme: look.colorScheme });
  return visit(app, page);
}

function keepVisited(app: AppBrowser): Promise<BrowserContext> {
  const made = app.browser.newContext().then((context) => {
    context.setDefaultTimeout(STEP_MS);
    return context;
  });
  visited.set(app, made);
  return made;
}

/** Goes to the app and writes down what the page says. */
async function visit(app: AppBrowser, page: Page): Promise<OpenPage> {
  const notes: PageNotes = { console: [], violations: [], titlesAndAddresses: [] };
  page.on('console', (message) => notes.console.push(`${message.type()} ${message.text()}`));
  page.on('pageerror', (error) => notes.console.push(`uncaught ${error.message}`));
  page.on('framenavigated', (frame) => notes.titlesAndAddresses.push(frame.url()));
  await page.exposeFunction('noteViolation', (text: string) => void notes.violations.push(text));
  await page.exposeFunction('noteTitle', (text: string) => void notes.titlesAndAddresses.push(text));
  await page.addInitScript(watchPage);
  await page.addInitScript(watchStores);
  await page.goto(app.server.url);
  return { page, notes };
}

interface NotedWindow {
  noteViolation?: (text: string) => void;
  noteTitle?: (text: string) => void;
}

/** Runs inside of the page, before its own scripts take the stores from it: tells later how many entries they hold. */
export function watchStores(): void {
  const { localStorage: local, sessionStorage: session } = window;
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  (globalThis as unknown as { keptEntries: () => KeptEntries }).keptEntries = () => ({
    local: local.length,
    session: session.length,
    cookies: String(cookie?.get?.call(document)),
  });
}

/** What a page that was watched by {@link watchStores} keeps. */
interface KeptEntries {
  local: number;
  session: number;
  cookies: string;
}

export function keptEntries(page: Page): Promise<KeptEntries> {
  return page.evaluate(() => (globalThis as unknown as { keptEntries: () => KeptEntries }).keptEntries());
}

/** Runs inside of the page, before its own scripts. */
function watchPage(): void {
  const noted = globalThis as NotedWindow;
  document.addEventListener('securitypolicyviolation', (event) => {
    noted.noteViolation?.(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
  });
  new MutationObserver(() => noted.noteTitle?.(document.title)).observe(document, { subtree: true, childList: true });
}

/** The page's worker whose script has this name, waiting for it to start. */
export async function workerNamed(page: Page, name: 'vault' | 'packs'): Promise<Worker> {
  const isIt = (worker: Worker): boolean => worker.url().includes(`/${name}.worker`);
  return page.workers().find(isIt) ?? page.waitForEvent('worker', { predicate: isIt });
}
