import { analyseInApp, type AppRun, launchChromium, openApp } from './app-page.ts';
import { timingOf, type Timing } from './statistics.ts';

/** What a person meets: the first file in a browser that was just started, and the tenth of the same page beside it. */
export interface ColdTimings {
  /** Of the first drop, until the first medicines are shown. */
  firstMedicines: Timing;
  /** Of the first drop, until everything is shown. */
  all: Timing;
  tenthAll: Timing;
}

/** A browser may do at its start what nobody asked for; a person takes longer than this to choose a file. */
const SETTLE_MS = 2000;
const DROPS = 10;

/** A fresh browser a round: the app is opened and sealed in it, then the same file is dropped ten times. */
export async function benchColdDrops(url: string, file: string, rounds: number): Promise<ColdTimings> {
  const firsts: AppRun[] = [];
  const tenths: AppRun[] = [];
  for (let round = 0; round < rounds; round++) {
    const browser = await launchChromium();
    try {
      const page = await openApp(browser, url);
      await page.waitForTimeout(SETTLE_MS);
      const runs: AppRun[] = [];
      for (let drop = 0; drop < DROPS; drop++) runs.push(await analyseInApp(page, file));
      firsts.push(...runs.slice(0, 1));
      tenths.push(...runs.slice(-1));
    } finally {
      await browser.close();
    }
  }
  return {
    firstMedicines: timingOf(firsts.map((run) => run.firstMedicinesMs)),
    all: timingOf(firsts.map((run) => run.allMs)),
    tenthAll: timingOf(tenths.map((run) => run.allMs)),
  };
}
