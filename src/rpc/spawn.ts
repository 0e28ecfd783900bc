import * as Comlink from 'comlink';
import exportWorkerUrl from '../../workers/export.worker.ts?worker&url';
import packsWorkerUrl from '../../workers/packs.worker.ts?worker&url';
import rareWorkerUrl from '../../workers/rare.worker.ts?worker&url';
import safeWorkerUrl from '../../workers/safe.worker.ts?worker&url';
import tumourWorkerUrl from '../../workers/tumour.worker.ts?worker&url';
import vaultWorkerUrl from '../../workers/vault.worker.ts?worker&url';
import { keptReferences } from '../seal/kept-references.ts';
import { wasTakenOver } from '../seal/takeover.ts';
import { trustAddresses } from '../seal/trust.ts';
import type { PacksApi, ServedPolicy } from './protocol.ts';

/**
 * @param look - `server`: another build is looked for at the server now. `cache`: the browser may answer its own looks from what it has, for a
 * day; else it asks the server at every visit
 */
export type RegisterAirplane = (look: 'server' | 'cache') => Promise<ServiceWorkerRegistration>;

/** Starts the contexts of the app. */
export interface Spawner {
  vault(): Worker;
  /** What saves people; null in a copy of the app that never saves. */
  safe: (() => Worker) | null;
  /** What ranks rare diseases. */
  rare(): Worker;
  /** What holds a tumour against lists of evidence and trials. */
  tumour(): Worker;
  /** What writes files for other programs. */
  exports(): Worker;
  /** What reads reference packs. */
  packs(): PacksApi;
  /** What the host says of a kiosk (`PacksApi.policy`), asked by a worker that ends with the answer: it may have been started past the service worker. Null where the host sends no headers, which alone would bind it then. */
  policy: (() => Promise<ServedPolicy>) | null;
  /** Registers the service worker, where the app is one that has it. Rejects where the browser refuses. */
  airplane: RegisterAirplane | null;
}

/** Address of the service worker, below the app's folder. */
const AIRPLANE = 'airplane.sw.js';

/**
 * The one place of the page that starts workers. Its Trusted Types policy lets the compiled-in addresses pass and
 * nothing else: a string that an attacker controls cannot become a worker.
 */
export function createSpawner(base: string): Spawner {
  const absolute = (address: string): string => new URL(address, base).href;
  const known = new Set(
    [vaultWorkerUrl, packsWorkerUrl, safeWorkerUrl, rareWorkerUrl, tumourWorkerUrl, exportWorkerUrl, AIRPLANE].map(
      absolute,
    ),
  );
  const trust = trustAddresses((address) => known.has(address) && !wasTakenOver());
  const spawn = (address: string): Worker => new Worker(trust(absolute(address)), { type: 'module' });
  return {
    vault: () => spawn(vaultWorkerUrl),
    safe: () => spawn(safeWorkerUrl),
    rare: () => spawn(rareWorkerUrl),
    tumour: () => spawn(tumourWorkerUrl),
    exports: () => spawn(exportWorkerUrl),
    packs: () => Comlink.wrap<PacksApi>(spawn(packsWorkerUrl)),
    // Where the host does not bind the worker, none is started before something else does: the page is isolated only where each came with its headers.
    policy: globalThis.crossOriginIsolated ? () => askOnce(spawn(packsWorkerUrl)) : null,
    airplane: async (look) => {
      const kept = keptReferences();
      if (kept === null) throw new TypeError('the page is not guarded');
      return kept.register(trust(absolute(AIRPLANE)), { updateViaCache: look === 'server' ? 'none' : 'all' });
    },
  };
}

/** Asks a packs worker for the policy and ends it, whatever it answers. */
async function askOnce(worker: Worker): Promise<ServedPolicy> {
  const died = new Promise<null>((resolve) => {
    worker.addEventListener('error', () => {
      resolve(null);
    });
  });
  const answer = await Promise.race([Comlink.wrap<PacksApi>(worker).policy(), died]);
  worker.terminate();
  return answer;
}
