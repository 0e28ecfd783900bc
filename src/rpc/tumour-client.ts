import type { TumourAbout } from '../domain/tumour/tumour-desk.ts';
import { ListedClient } from './listed-client.ts';
import type { TumourApi } from './tumour-api.ts';

/** Talks to the worker of the room of tumours. */
export class TumourClient extends ListedClient<TumourApi, TumourAbout> {}
