import type { AnalysisClient } from '../rpc/client.ts';
import { TumourClient } from '../rpc/tumour-client.ts';
import { Tumour } from './tumour.svelte.ts';

/** What the room of tumours is made of. */
export interface TumourTools {
  client: AnalysisClient;
  spawnTumour: () => Worker;
}

/** The room's state: made when somebody first enters it, so that the first view does without it. */
export function makeTumourRoom({ client, spawnTumour }: TumourTools): Tumour {
  const lists = new TumourClient(spawnTumour, () => client.tumourList());
  return new Tumour(lists, () => client.trialList());
}
