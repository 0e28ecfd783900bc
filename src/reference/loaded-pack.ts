import type { PackIdentity } from '../domain/identity.ts';

/** A reference pack with its bytes, as the packs worker hands it over. */
export interface LoadedPack {
  identity: PackIdentity;
  kind:
    | 'pgx'
    | 'score'
    | 'sample'
    | 'markers'
    | 'drugs'
    | 'interactions'
    | 'ancestry'
    | 'ancestry-more'
    | 'lab'
    | 'liftover'
    | 'findings'
    | 'genes'
    | 'hpo'
    | 'hpo-labels'
    | 'published'
    | 'changes';
  bytes: Uint8Array<ArrayBuffer>;
}
