import { sha256Of } from '../bytes/sha256.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';
import { MANIFEST } from '../reference/manifest.ts';
import { trustAddresses } from '../seal/trust.ts';
import { PARTS_ELEMENT, unpackParts } from './embedded-parts.ts';
import { sendFilesByPort } from './file-port.ts';
import type { PacksApi } from './protocol.ts';
import type { Spawner } from './spawn.ts';

/** Name of the vault's script among the parts. */
export const VAULT_PART = 'vault';
/** Name of the script that ranks rare diseases. */
export const RARE_PART = 'rare';
/** Name of the script of the room of tumours. */
export const TUMOUR_PART = 'tumour';
/** Name of the script that writes files for other programs. */
export const EXPORT_PART = 'export';

/**
 * Stands in place of `spawn.ts` in the build that is one file. The workers are made of text inside of the page and inherit its policy;
 * packs lie inside as well, so there is no worker that has a network. Nothing is ever saved. Files are read by the page, for not every
 * browser lets such a worker read one.
 */
export function createSpawner(): Spawner {
  sendFilesByPort();
  const part = unpackParts(document.getElementById(PARTS_ELEMENT)?.textContent ?? '');
  const [vault, rare, tumour, exports] = [VAULT_PART, RARE_PART, TUMOUR_PART, EXPORT_PART].map((name) => URL.createObjectURL(new Blob([part(name) ?? ''], { type: 'text/javascript' }))) as [string, string, string, string]; // prettier-ignore
  const trust = trustAddresses((one) => [vault, rare, tumour, exports].includes(one));
  return {
    // Not a module: browsers refuse those from disk.
    vault: () => new Worker(trust(vault)),
    rare: () => new Worker(trust(rare)),
    tumour: () => new Worker(trust(tumour)),
    exports: () => new Worker(trust(exports)),
    safe: null,
    packs: () => embeddedPacks(part),
    policy: null,
    airplane: null,
  };
}

function embeddedPacks(part: (name: string) => Uint8Array<ArrayBuffer> | undefined): PacksApi {
  const entries = new Map(MANIFEST.map((entry) => [entry.identity.id, entry]));
  return {
    async load(id: string): Promise<Result<LoadedPack>> {
      const entry = entries.get(id);
      if (entry === undefined) return fail('reference/pack-unknown');
      const bytes = part(entry.file);
      if (bytes === undefined) return fail('reference/pack-missing');
      if ((await sha256Of(bytes)) !== entry.identity.sha256) return fail('reference/pack-hash-mismatch');
      return ok({ identity: entry.identity, kind: entry.kind, bytes });
    },
    headers: () => Promise.resolve(null),
    policy: () => Promise.resolve({ text: null }),
  };
}
