import { sha512 } from '@noble/hashes/sha2.js';

/** GA4GH's digest: the first 24 bytes of the SHA-512 of a text, in base64url. */
export function ga4ghDigest(text: string): string {
  const bytes = sha512(new TextEncoder().encode(text)).subarray(0, 24);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
