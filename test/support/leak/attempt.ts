/** Contexts of the app in which an attempt can be made: the page, and its workers. The one that saves is started for it. */
export type LeakContext = 'page' | 'vault' | 'packs' | 'safe' | 'rare' | 'tumour';

/** Where an attempt tries to send something. All of it carries the attempt's name and the canaries. */
export interface LeakTarget {
  name: string;
  /** Address at the recorder, over plain HTTP; its host name is the attempt's own. */
  address: string;
  /** The same over TLS: the recorder sees the host name in the greeting. */
  secure: string;
  /** Address at the app's own server that no file has. */
  own: string;
  /** Host and port of a listener for protocols that name no host; only where the attempt asks for one. */
  listener: string;
  canary: string;
}

/**
 * One way out. `run` is executed inside of the context: it sees nothing of this module. As text, with `ADDRESS`, `SECURE`, `OWN` and `LISTENER` in
 * place of the target's, where the test runner would rewrite the code or where the code is put together.
 *
 * It arrives at the recorder of every foreign name, at the app's own server, at a listener for what names no host, or as a name that the browser
 * looked up.
 */
export interface LeakAttempt {
  name: string;
  /** Row of the table of attempts in docs/leaks.md. */
  row: number;
  contexts: readonly LeakContext[];
  /** Where it arrives where nothing stands in its way. */
  arrivesAt: 'recorder' | 'own-server' | 'listener' | 'name';
  /**
   * Of attempts that are one way in several forms, the name of the way: the quick run makes the first of each. Its own name where it is one of its
   * kind.
   */
  kind?: string;
  /** Sends nothing in a headless Chromium, bound or not: it proves nothing, and is not counted. It is made all the same. */
  blind?: true;
  /** Takes the page away, or needs it closed: has one of its own. */
  leavesPage?: boolean;
  /** The browser may end the process over it, which pages of one origin share: it is made when no other is under way. */
  endsProcess?: true;
  /** The browser alone lets it through; the page's guard holds it back. It is tried where the guard stands. */
  byGuard?: true;
  /** Is only tried on a page that came from a server. */
  servedOnly?: boolean;
  run: ((target: LeakTarget) => unknown) | string;
}

export const EVERYWHERE: readonly LeakContext[] = ['page', 'vault', 'packs', 'safe', 'rare', 'tumour'];
export const PAGE: readonly LeakContext[] = ['page'];
export const WORKERS: readonly Exclude<LeakContext, 'page'>[] = ['vault', 'packs', 'safe', 'rare', 'tumour'];

/** The code of an attempt that is text, with what it is aimed at. */
export function filled(code: string, { address, secure, own, listener }: LeakTarget): string {
  return code
    .replaceAll('ADDRESS', address)
    .replaceAll('SECURE', secure)
    .replaceAll('OWN', own)
    .replaceAll('LISTENER', listener);
}
