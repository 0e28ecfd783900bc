/** Engines in which the main journey is driven. */
export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINES)[number];

/** A page in one of the engines: no more than all three drivers can do. */
export interface EnginePage {
  readonly engine: EngineName;
  goto(address: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs a function in the page. It sees nothing of its module; arguments and answer are JSON. */
  run<Args extends readonly unknown[], T>(act: (...args: Args) => T | Promise<T>, ...args: Args): Promise<T>;
  /** Chooses files in the field that a selector names, as the dialogue would. */
  choose(selector: string, ...paths: string[]): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  screenshot(path: string): Promise<void>;
  /** Prints the page as PDF; null where the driver cannot. */
  print: (() => Promise<Uint8Array>) | null;
  /** Errors and warnings that the page wrote to its console, and uncaught ones, since it was opened. */
  said(): Promise<string[]>;
  close(): Promise<void>;
}

/** What an engine is started with. */
export interface EngineOptions {
  /** Further arguments of the browser. */
  args?: readonly string[];
  /** Switches of Chromium that are left out although its driver gives them. */
  withoutArgs?: readonly string[];
  /** Settings of Firefox (`about:config`). */
  prefs?: Readonly<Record<string, string | number | boolean>>;
}

const STEP_MS = 30_000;
const PAUSE_MS = 40;

/** Waits until a function of the page says something that is not false, null or empty, and returns it. */
export async function until<Args extends readonly unknown[], T>(
  page: EnginePage,
  what: string,
  act: (...args: Args) => T | Promise<T>,
  ...args: Args
): Promise<NonNullable<T>> {
  const startMs = performance.now();
  let last: unknown = null;
  while (performance.now() - startMs < STEP_MS) {
    try {
      const answer = await page.run(act, ...args);
      if (answer !== false && answer !== null && answer !== undefined && answer !== '') return answer;
      last = answer;
    } catch (error) {
      // A page that is just being left answers nothing.
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`${page.engine}: ${what} did not happen within ${String(STEP_MS)} ms (${String(last)})`);
}
