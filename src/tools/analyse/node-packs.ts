import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeReferences, type References } from '../../engine/references.ts';
import { ok, type Result } from '../../errors/result.ts';
import type { LoadedPack } from '../../reference/loaded-pack.ts';
import { isReference } from '../../reference/manifest-entry.ts';
import { MANIFEST } from '../../reference/manifest.ts';

/** The bundled packs, from `public/`, as the packs worker hands them over. */
export function readPacks(root: string): LoadedPack[] {
  return MANIFEST.filter(isReference).map((entry) => ({
    identity: entry.identity,
    kind: entry.kind,
    bytes: new Uint8Array(readFileSync(path.join(root, 'public', entry.file))),
  }));
}

export function nodeReferences(root: string): Result<References> {
  const decoded = decodeReferences(readPacks(root));
  return decoded.ok ? ok(decoded.value) : decoded;
}
