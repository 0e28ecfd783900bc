import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import type { StaticServer } from '../serve/static-server.ts';
import { analyseInApp, launchChromium, openApp } from './app-page.ts';

/** Time for the idle page to come to rest, and for a peak to be looked for, in milliseconds. */
const REST_MS = 3000;
const SAMPLE_MS = 20;
/** One process holds the page and its workers, and none stands ready for another page. */
const ONE_RENDERER = ['--renderer-process-limit=1', '--disable-features=SpareRendererForSitePerProcess'];

/** Memory of the app's one process above the idle page, in megabytes; what processes share (the browser's own code) is not counted. */
export interface MemoryUse {
  idleMb: number;
  /** The most that was seen while the file was read, every 20 ms. */
  peakMb: number;
  /** In the moment when all results are shown. */
  shownMb: number;
  /** From the choice of the file to all results, by the clock, and of processors: all of the browser's processes. */
  allMs: number;
  cpuMs: number;
}

/** Opens a file in a browser of its own; null where the system does not tell a process's memory (it is Linux that does). */
export async function benchMemory(server: StaticServer, file: string): Promise<MemoryUse | null> {
  const browser = await launchChromium(ONE_RENDERER);
  try {
    const page = await openApp(browser, server.url);
    await page.waitForTimeout(REST_MS);
    const pid = await largestRenderer(browser);
    const idle = pid === null ? null : privateMb(pid);
    if (pid === null || idle === null) return null;
    let peak = idle;
    const sampler = setInterval(() => (peak = Math.max(peak, privateMb(pid) ?? 0)), SAMPLE_MS);
    const before = await processorMs(browser);
    const { allMs } = await analyseInApp(page, file);
    const cpuMs = (await processorMs(browser)) - before;
    const shown = privateMb(pid) ?? NaN;
    clearInterval(sampler);
    return { idleMb: idle, peakMb: Math.max(peak, shown) - idle, shownMb: shown - idle, allMs, cpuMs };
  } finally {
    await browser.close();
  }
}

/** Processor time of all processes of a browser since they were started, in milliseconds. */
async function processorMs(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return 1000 * processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** The page's process: of the browser's renderers, the one that holds the most. */
async function largestRenderer(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  return pids.sort((a, b) => (privateMb(b) ?? 0) - (privateMb(a) ?? 0))[0] ?? null;
}

/** Resident memory of a process that is its own or shared with the browser process (streams), without mapped files; null where unknown. */
function privateMb(pid: number): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const field = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? NaN) / 1024;
    return field('RssAnon') + field('RssShmem');
  } catch {
    return null;
  }
}
