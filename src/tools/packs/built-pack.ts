/** What a pack holds; `sample` packs are synthetic people, as the files that a vendor would hand out. */
export type PackKind = 'pgx' | 'score' | 'sample' | 'markers';

/** One compiled file of `public/`, before it is written. */
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
  /** How the source asks to be cited, where its terms ask for it (PGS Catalog scores): shown beside every result. */
  citation?: string;
  bytes: Uint8Array<ArrayBuffer>;
}
