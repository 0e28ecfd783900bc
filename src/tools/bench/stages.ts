import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { findChromium } from '../test/ensure-browsers.mjs';
import { analyseInApp, launchChromium, openApp } from './app-page.ts';
import { timingOf, type Timing } from './statistics.ts';
import { pageTable } from './table.ts';

/** Stages of a first drop, in their order: until the last bytes were read, and so on until all is shown. */
export const DROP_STAGES = ['read', 'describe', 'medicines', 'scores', 'show'] as const;
export type DropStage = (typeof DROP_STAGES)[number];

/** A first drop in a fresh browser that has so many cores. */
export interface StagesOnCores {
  cores: number;
  all: Timing;
  /** Milliseconds of each stage of the quickest run. */
  stages: Record<DropStage, number>;
}

/** A browser may do at its start what nobody asked for; a person takes longer than this to choose a file. */
const SETTLE_MS = 2000;
const CORES = [1, 2, 4] as const;

interface StageWindow {
  stageTimes: { name: string; ms: number }[];
}

/** First drops in fresh browsers on 1, 2 and 4 cores, as far as the machine has them; empty where cores cannot be chosen (`taskset`). */
export async function benchStages(url: string, file: string, rounds: number): Promise<StagesOnCores[]> {
  const chromium = findChromium();
  if (chromium === null || spawnSync('taskset', ['--version']).status !== 0) return [];
  const folder = await mkdtemp(path.join(tmpdir(), 'sequester-bench-cores-'));
  try {
    const counts = CORES.filter((cores) => cores <= cpus().length);
    const programs = await Promise.all(counts.map((cores) => pinned(folder, chromium, cores)));
    const runs = counts.map((): Record<DropStage | 'all', number>[] => []);
    for (let round = 0; round < rounds; round++)
      for (const [index, program] of programs.entries()) runs[index]?.push(await firstDrop(program, url, file));
    return counts.flatMap((cores, index) => summary(cores, runs[index] ?? []));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The quickest run was disturbed least by what else the machine did: its stages are told, and they add up. */
function summary(cores: number, runs: readonly Record<DropStage | 'all', number>[]): StagesOnCores[] {
  const [quickest] = [...runs].sort((a, b) => a.all - b.all);
  return quickest === undefined ? [] : [{ cores, all: timingOf(runs.map(({ all }) => all)), stages: quickest }];
}

/** A program that starts Chromium with all its processes on the last so many cores. */
async function pinned(folder: string, chromium: string, cores: number): Promise<string> {
  const program = path.join(folder, `chromium-on-${String(cores)}`);
  const last = cpus().length - 1;
  await writeFile(
    program,
    `#!/bin/sh\nexec taskset -c ${String(last - cores + 1)}-${String(last)} '${chromium}' "$@"\n`,
  );
  await chmod(program, 0o755);
  return program;
}

async function firstDrop(program: string, url: string, file: string): Promise<Record<DropStage | 'all', number>> {
  const browser = await launchChromium([], program);
  try {
    const page = await openApp(browser, url, noteStages);
    await page.waitForTimeout(SETTLE_MS);
    const { allMs } = await analyseInApp(page, file);
    return stagesOf(await timesIn(page), allMs);
  } finally {
    await browser.close();
  }
}

function timesIn(page: Page): Promise<{ name: string; ms: number }[]> {
  return page.evaluate(() => (globalThis as unknown as StageWindow).stageTimes);
}

function stagesOf(times: readonly { name: string; ms: number }[], allMs: number): Record<DropStage | 'all', number> {
  const start = times.find(({ name }) => name === 'change')?.ms ?? NaN;
  const lastOf = (wanted: string): number => (times.findLast(({ name }) => name === wanted)?.ms ?? NaN) - start;
  const [read, file, pgx, scores] = [lastOf('reading'), lastOf('file'), lastOf('pgx'), lastOf('scores')];
  return { read, describe: file - read, medicines: pgx - file, scores: scores - pgx, show: allMs - scores, all: allMs };
}

/** Runs inside of the page before anything else: notes when what the vault says of its stages arrives. */
function noteStages(): void {
  const times: { name: string; ms: number }[] = [];
  (globalThis as unknown as StageWindow).stageTimes = times;
  document.addEventListener('change', () => times.push({ name: 'change', ms: performance.now() }), { capture: true });
  const listen = Reflect.get(EventTarget.prototype, 'addEventListener');
  const note = (event: Event): void => {
    const data: unknown = event instanceof MessageEvent ? event.data : null;
    const given = (data as { argumentList?: { value?: { type?: string; stage?: string } }[] } | null)?.argumentList;
    const value = given?.[0]?.value;
    if (typeof value?.type !== 'string') return;
    times.push({ name: value.type === 'progress' ? (value.stage ?? '') : value.type, ms: performance.now() });
  };
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...given: Parameters<typeof listen>): void {
    if (given[0] === 'message' && this instanceof MessagePort) listen.call(this, 'message', note);
    listen.apply(this, given);
  };
}

/** The table of a page: of the quickest run each stage, and its share. */
export function stagesTable(taken: readonly StagesOnCores[]): string {
  const rows = taken.map(({ cores, all, stages }) => [
    String(cores),
    `${all.medianMs.toFixed(0)} (${all.minMs.toFixed(0)} to ${all.maxMs.toFixed(0)})`,
    ...DROP_STAGES.map((stage) => `${stages[stage].toFixed(0)}, ${((100 * stages[stage]) / all.minMs).toFixed(0)} %`),
  ]);
  return pageTable(['cores', 'all shown, ms: median (least to most)', ...DROP_STAGES], rows);
}
