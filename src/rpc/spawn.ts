import packsWorkerUrl from '../../workers/packs.worker.ts?worker&url';
import safeWorkerUrl from '../../workers/safe.worker.ts?worker&url';
import vaultWorkerUrl from '../../workers/vault.worker.ts?worker&url';
import { WORKER_URL_POLICY } from '../policy/trusted-types.ts';

/** Part of the Trusted Types API that is used here; TypeScript's DOM library does not have it yet. */
interface TrustedTypesHost {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL: (address: string) => string },
    ): { createScriptURL(address: string): unknown };
  };
}

/** Starts the workers of the app. */
export interface Spawner {
  vault(): Worker;
  packs(): Worker;
  /** What saves people; null in a copy of the app that never saves. */
  safe: (() => Worker) | null;
}

/**
 * The one place of the page that starts workers. Its Trusted Types policy lets the compiled-in addresses pass and
 * nothing else: a string that an attacker controls cannot become a worker.
 */
export function createSpawner(base: string): Spawner {
  const { trustedTypes } = globalThis as TrustedTypesHost;
  const known = new Set([vaultWorkerUrl, packsWorkerUrl, safeWorkerUrl].map((address) => new URL(address, base).href));
  const check = (address: string): string => {
    if (!known.has(address)) throw new TypeError('not a worker of this app');
    return address;
  };
  const policy = trustedTypes?.createPolicy(WORKER_URL_POLICY, { createScriptURL: check });
  const spawn = (address: string): Worker => {
    const absolute = new URL(address, base).href;
    const trusted = policy === undefined ? check(absolute) : policy.createScriptURL(absolute);
    return new Worker(trusted as string, { type: 'module' });
  };
  return {
    vault: () => spawn(vaultWorkerUrl),
    packs: () => spawn(packsWorkerUrl),
    safe: () => spawn(safeWorkerUrl),
  };
}
