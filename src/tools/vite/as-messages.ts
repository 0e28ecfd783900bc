import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { messageDigest, messageSources } from './message-sources.mjs';

/** The module that gives out all messages. */
const INDEX = '_index.js';

/** Compiles the messages unless the stamp says that these very sources were compiled already. */
function compileIfStale(root: string): void {
  const digest = messageDigest(root);
  const folder = path.join(root, 'src/i18n/paraglide');
  const stamp = path.join(folder, '.stamp');
  const isMade = existsSync(path.join(root, 'src/i18n/messages/en/methods.json'));
  if (isMade && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  // Written aside and then put in place at once: builds that run beside this one never see half of it.
  const fresh = `${folder}-${String(process.pid)}`;
  const script = path.join(root, 'src/tools/vite/compile-messages.mjs');
  execFileSync(process.execPath, [script, root, fresh], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  replaceFolder(fresh, folder);
}

function replaceFolder(fresh: string, folder: string): void {
  const old = `${fresh}-old`;
  if (existsSync(folder)) renameSync(folder, old);
  try {
    renameSync(fresh, folder);
  } catch {
    // Another process was faster with the same messages.
    rmSync(fresh, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

/** The modules of all messages as one. Each says the same of its imports, which are said once. */
function allMessages(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js') && name !== INDEX);
  const bodies = names.sort().map((name) => readFileSync(path.join(folder, name), 'utf8').replace(/^import .*$/gm, ''));
  return [
    "import { getLocale, experimentalStaticLocale } from '../runtime.js';",
    "import * as registry from '../registry.js';",
    ...bodies,
  ].join('\n');
}

/**
 * Turns `src/i18n/messages/<locale>/*.json`, and `docs/methods` for the methods page, into typed functions under `src/i18n/paraglide` (not
 * kept in the repository) before anything is built, served or tested. No network: the format plugin is read from `node_modules`. See docs/adr/0005.
 *
 * A build has a module for each message, so that every view ships its own. Served and tested they are one module: two thousand
 * would be asked for one by one.
 */
export function asMessages(root: string): Plugin {
  const folder = path.join(root, 'src/i18n/paraglide/messages');
  let isBuild = false;
  return {
    name: 'sequester-messages',
    enforce: 'pre',
    config() {
      compileIfStale(root);
    },
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    load: (id) => (!isBuild && path.normalize(id) === path.join(folder, INDEX) ? allMessages(folder) : null),
    configureServer(server) {
      const sources = new Set(messageSources(root));
      server.watcher.add([...sources]);
      server.watcher.on('change', (file) => {
        if (sources.has(path.resolve(file))) compileIfStale(root);
      });
    },
  };
}
