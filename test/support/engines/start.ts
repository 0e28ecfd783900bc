import { startChromium } from './chromium.ts';
import type { EngineName, EngineOptions, EnginePage } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { startWebKit } from './webkit.ts';

const START: Readonly<Record<EngineName, (options: EngineOptions) => Promise<EnginePage>>> = {
  chromium: startChromium,
  firefox: startFirefox,
  webkit: startWebKit,
};

/** Starts an engine with a profile of its own, and opens an empty page in it. */
export function startEngine(name: EngineName, options: EngineOptions = {}): Promise<EnginePage> {
  return START[name](options);
}
