import type { ListAbout } from '../domain/rare/differential.ts';
import { ListedClient } from './listed-client.ts';
import type { RareApi } from './rare-api.ts';

/** Talks to the worker of the differential. */
export class RareClient extends ListedClient<RareApi, ListAbout> {}
