import type { PackIdentity } from '../domain/identity.ts';

/** What a file under `public/` is for. {@link LAZY_KINDS} are fetched when they are asked for, the others at the start. */
export type PackKind =
  | 'pgx'
  | 'drugs'
  | 'score'
  | 'sample'
  | 'markers'
  | 'ancestry'
  | 'ancestry-more'
  | 'interactions'
  | 'lab'
  | 'liftover'
  | 'findings'
  | 'genes'
  | 'hpo'
  | 'hpo-labels'
  | 'published'
  | 'changes';

/** Kinds that no analysis needs: a room asks for them. */
export const LAZY_KINDS: readonly PackKind[] = ['sample', 'lab', 'hpo', 'hpo-labels', 'published', 'changes'];

/** One file that the packs worker may fetch. The list is compiled in: nothing outside of it can be asked for. */
export interface ManifestEntry {
  /** `sha256` is that of the file's bytes as they are served, lower-case hexadecimal. */
  identity: PackIdentity;
  kind: PackKind;
  /** Path relative to the app's folder, like `packs/pgx.bin`. No scheme, no query, no `..`. */
  file: string;
  /** Size of the file as it is served. */
  sizeBytes: number;
  /** How the source asks to be cited, where its terms ask for it (PGS Catalog scores): shown beside every result. */
  citation?: string;
}

/** Whether a file is loaded at the start: references that every analysis needs. */
export function isReference({ kind }: Pick<ManifestEntry, 'kind'>): boolean {
  return !LAZY_KINDS.includes(kind);
}
