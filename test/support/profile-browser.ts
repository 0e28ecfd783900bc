import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { startStaticServer, type StaticServer } from '../../src/tools/serve/static-server.ts';
import { findChromium } from '../../src/tools/test/ensure-browsers.mjs';
import { DIST } from './browser.ts';

/** The built app in a Chromium whose profile lies in a folder of its own and outlives the browser. */
export interface ProfileBrowser {
  server: StaticServer;
  /** The profile's folder. */
  folder: string;
  context: BrowserContext;
  /** Starts the browser, again if need be, on the same profile. */
  start(args?: readonly string[]): Promise<Page>;
  /** Ends the browser; the profile stays. */
  stop(): Promise<void>;
  /** Kills the browser as a power cut would: nothing is written any more. */
  crash(): Promise<void>;
  /** Ends everything and removes the profile. */
  remove(): Promise<void>;
}

const STEP_MS = 12_000;

/** Processes of the browser that has this profile open. */
function processesOn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes(`--user-data-dir=${folder}\0`);
      } catch {
        return false;
      }
    });
}

/** Makes a profile and serves the app to it. */
export async function makeProfile(): Promise<ProfileBrowser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium: `npm test` installs it, CHROMIUM_PATH names one');
  const server = await startStaticServer({ folder: DIST, port: 0 });
  const folder = await mkdtemp(path.join(tmpdir(), 'sequester-profile-'));
  let context: BrowserContext | null = null;
  const profile: ProfileBrowser = {
    server,
    folder,
    get context() {
      if (context === null) throw new Error('the browser is not running');
      return context;
    },
    async start(args = []) {
      context = await chromium.launchPersistentContext(folder, {
        executablePath,
        acceptDownloads: true,
        // What a person's browser does too: pages that are left may be laid aside whole.
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
        args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', ...args],
      });
      context.setDefaultTimeout(STEP_MS);
      return context.pages()[0] ?? context.newPage();
    },
    async stop() {
      await context?.close();
      context = null;
    },
    async crash() {
      const gone = context?.waitForEvent('close');
      for (const pid of processesOn(folder)) process.kill(pid, 'SIGKILL');
      await gone;
      context = null;
    },
    async remove() {
      await profile.stop();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return profile;
}
