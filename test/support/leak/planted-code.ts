import type { LeakAttempt, WORKERS } from './attempt.ts';
import { LEAK_ATTEMPTS } from './attempts.ts';
import { CANARIES } from './canaries.ts';

/** Workers into which code is planted. */
export type PlantedWorker = (typeof WORKERS)[number];

/** What the planted code of a worker tried, once it has: the page of a planted copy keeps it under this name. */
export const SAID = 'saidByPlanted';

/** Attempts that are made in a worker. */
export function attemptsPlantedIn(worker: PlantedWorker): readonly LeakAttempt[] {
  return LEAK_ATTEMPTS.filter(({ contexts }) => contexts.includes(worker));
}

/** Host of an attempt: the engine and the port of the copy stand in it, so that every try has one of its own. */
export function plantedHost(engine: string, copy: string, worker: string, attempt: string): string {
  return `${engine}-${copy}-${worker}-${attempt}.leak.test`;
}

/** An attempt as an expression that is a function of its target. */
function expressionOf({ run }: LeakAttempt): string {
  if (typeof run !== 'string') return run.toString();
  return `(target) => ${run.replaceAll("'ADDRESS'", 'target.address')}`;
}

/**
 * Code that a package which was taken over would run in a worker as soon as it is loaded: every way out, one after the other.
 *
 * @param copy - name of the copy; null where it is the port from which the worker came
 */
export function plantedCode(worker: PlantedWorker, copy: string | null): string {
  const attempts = attemptsPlantedIn(worker).map((one) => `${JSON.stringify(one.name)}: ${expressionOf(one)}`);
  const query = `?${CANARIES.map((text, index) => `c${String(index)}=${text}`).join('&')}`;
  return `
;(() => {
  const agent = navigator.userAgent;
  const engine = /Firefox/.test(agent) ? 'firefox' : /Chrome/.test(agent) ? 'chromium' : 'webkit';
  const copy = ${JSON.stringify(copy)} ?? location.port;
  const tried = [];
  // It is quiet: the page ends a worker that tells of an error.
  for (const kind of ['error', 'unhandledrejection']) addEventListener(kind, (event) => event.preventDefault());
  const attempts = { ${attempts.join(',\n')} };
  for (const [name, run] of Object.entries(attempts)) {
    const host = engine + '-' + copy + '-${worker}-' + name + '.leak.test';
    const target = {
      name,
      address: 'http://' + host + '/x${query}',
      secure: 'https://' + host + '/x${query}',
      own: location.protocol === 'blob:' ? '' : new URL('../collect/${worker}-' + name + '.own${query}', location.href).href,
      listener: host + ':443',
      canary: ${JSON.stringify(CANARIES.join(' '))},
    };
    try { Promise.resolve(run(target)).catch(() => undefined); } catch {}
    tried.push(name);
  }
  postMessage({ planted: { worker: '${worker}', tried } });
})();
`;
}

/**
 * Runs first in the page of a planted copy: keeps what the planted code of each worker says. A copy that nothing binds need not wait 15 seconds for
 * a refusal that cannot come (`src/seal/page-probe.ts`).
 */
export function listeningCode(isBound: boolean): string {
  const atOnce = `
  const later = window.setTimeout.bind(window);
  window.setTimeout = (act, delayMs, ...args) => later(act, delayMs === 15000 ? 500 : delayMs, ...args);`;
  return `(() => {
  const said = (globalThis.${SAID} = {});
  globalThis.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        if (data !== null && typeof data === 'object' && 'planted' in data) said[data.planted.worker] = data.planted.tried;
      });
    }
  };${isBound ? '' : atOnce}
})();
`;
}
