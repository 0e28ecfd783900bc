import type { PackKind } from '../../reference/manifest-entry.ts';

/** One compiled file of `public/`, before it is written. `sample` packs are synthetic people, as the files that a vendor would hand out. */
export interface BuiltPack {
  /** Compiled-in id (`pgx`, `PGS000004`, `sample-ana`): the only name by which the app asks for it. */
  id: string;
  kind: PackKind;
  /** File under `public/`, with forward slashes (`packs/PGS000004.bin`). */
  path: string;
  /** Version of the content, as its source counts it. */
  version: string;
  /** ISO date of the content's source. */
  date: string;
  /** SPDX id or the source's own words for its terms. */
  licence: string;
  /** How the source asks to be cited, where it asks for it. */
  citation?: string;
  bytes: Uint8Array<ArrayBuffer>;
}
