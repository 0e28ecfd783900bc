import type { VaultApi } from '../engine/vault-api.ts';
import type { Result } from '../errors/result.ts';
import type { LoadedPack } from '../reference/loaded-pack.ts';
import type { SeenHeaders } from '../seal/seen-headers.ts';
import type { VaultSeal } from '../seal/vault-seal.ts';

/** The worker that sees a genome. It has no network. */
export interface VaultWorkerApi extends VaultApi {
  /** Tries the network (`probeNetwork`) and looks at the kernel that runs. */
  seal(): Promise<VaultSeal>;
  /** Answers the worker of exports over this port, as long as both live. */
  openExports(port: MessagePort): void;
}

/** What a host says of a kiosk: the text of a policy, or that it has none. Null where it says neither: it may have one. */
export type ServedPolicy = { text: string | null } | null;

/** The worker that has the network and never sees a genome. It takes compiled-in ids only, never a URL. */
export interface PacksApi {
  load(id: string): Promise<Result<LoadedPack>>;
  /** The policy of a kiosk that the host serves beside the app. Asked once, before anything of a person is there. */
  policy(): Promise<ServedPolicy>;
  /** The headers that the page and the workers are given, as they arrive; null where nothing is served (the build that is one file). */
  headers(): Promise<SeenHeaders[] | null>;
}
