import type { ManifestEntry } from './manifest-entry.ts';

/** Every pack that the app may load. Written by `npm run packs`. */
export const MANIFEST: readonly ManifestEntry[] = [];
