import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findMiniBrowser, findWebKitDriver } from '../../../src/tools/test/ensure-browsers.mjs';
import type { EngineOptions, EnginePage } from './engine.ts';
import { startScreen } from './screen.ts';
import { beginSession } from './webdriver.ts';

/** Key of an element in answers (WebDriver, section 12.2). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const SCRIPT_MS = 60_000;

interface Noting {
  saidForTest?: string[];
}

/** Runs in the page: WebKit's driver has no console, so errors are written down there, from the moment that the page was loaded. */
function listen(): void {
  const noting = globalThis as Noting;
  if (noting.saidForTest !== undefined) return;
  const said: string[] = (noting.saidForTest = []);
  for (const kind of ['error', 'warn'] as const) {
    const original = console[kind].bind(console);
    console[kind] = (...args: unknown[]) => {
      said.push(args.map(String).join(' '));
      original(...args);
    };
  }
  addEventListener('error', (event) => said.push(`uncaught ${event.message}`));
  addEventListener('unhandledrejection', (event) => said.push(`uncaught ${String(event.reason)}`));
}

/** WebKitGTK's MiniBrowser on a virtual screen, driven by W3C WebDriver. It keeps nothing: its profile is a private one. */
export async function startWebKit({ args = [] }: EngineOptions): Promise<EnginePage> {
  const [driver, binary] = [findWebKitDriver(), findMiniBrowser()];
  if (driver === null || binary === null) throw new Error('no WebKitGTK: `npm test` installs it (webkit2gtk-driver)');
  const screen = await startScreen();
  const home = mkdtempSync(path.join(tmpdir(), 'sequester-webkit-'));
  const port = await freePort();
  const child = spawn(driver, [`--port=${String(port)}`], {
    stdio: 'ignore',
    // A group of its own, so that a browser whose driver died can be ended as well.
    detached: true,
    env: {
      ...process.env,
      ...{ DISPLAY: screen.display, HOME: home, XDG_RUNTIME_DIR: home },
      ...{ LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1', GIO_USE_VFS: 'local', NO_AT_BRIDGE: '1' },
    },
  });
  const session = await beginSession(`http://127.0.0.1:${String(port)}`, {
    acceptInsecureCerts: true,
    timeouts: { script: SCRIPT_MS, pageLoad: SCRIPT_MS },
    'webkitgtk:browserOptions': { binary, args: ['--automation', ...args] },
  });
  const call = session.call.bind(session);
  const run: EnginePage['run'] = async <Args extends readonly unknown[], T>(
    act: (...args: Args) => T | Promise<T>,
    ...given: Args
  ): Promise<T> => {
    const script =
      `const done = arguments[1]; Promise.resolve().then(() => (${String(act)})(...arguments[0]))` +
      `.then((value) => done({ value: value === undefined ? null : value }), (error) => done({ error: String(error) }));`;
    const answer = await call<{ value: T; error?: string }>('POST', '/execute/async', { script, args: [given] });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  };
  return {
    engine: 'webkit',
    run,
    async goto(address) {
      await call('POST', '/url', { url: address });
      await run(listen);
    },
    async reload() {
      await call('POST', '/refresh', {});
      await run(listen);
    },
    async choose(selector, ...paths) {
      const element = await call<Record<string, string>>('POST', '/element', {
        using: 'css selector',
        value: selector,
      });
      await call('POST', `/element/${element[ELEMENT] ?? ''}/value`, { text: paths.join('\n') });
    },
    resize: async (width, height) => void (await call('POST', '/window/rect', { width, height })),
    async screenshot(file) {
      writeFileSync(file, Buffer.from(await call<string>('GET', '/screenshot'), 'base64'));
    },
    print: null,
    said: () => run(() => (globalThis as Noting).saidForTest ?? []),
    async close() {
      await session.end();
      if (child.pid !== undefined) process.kill(-child.pid);
      screen.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}
