import { sha256Of } from '../bytes/sha256.ts';
import { CACHE_PREFIX } from './airplane-protocol.ts';

/** Size and SHA-256 (lower-case hexadecimal) of a file as the browser keeps it; null where it is not there. */
export async function readKept(
  buildSha256: string,
  path: string,
): Promise<{ sizeBytes: number; computed: string | null }> {
  const cache = await caches.open(`${CACHE_PREFIX}${buildSha256}`);
  const response = await cache.match(new URL(path, document.baseURI));
  if (response === undefined) return { sizeBytes: 0, computed: null };
  const bytes = await response.arrayBuffer();
  return { sizeBytes: bytes.byteLength, computed: await sha256Of(bytes) };
}
