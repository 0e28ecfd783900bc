// The belt for browsers that bound no connections (`Connection-Allowlist`): navigation, pop-ups and WebRTC, which a
// Content-Security-Policy does not cover, are taken away in code before anything else runs. Code that ran earlier keeps them.

import { refuseElements } from './guard/elements.ts';
import { keepMovesHere } from './guard/moves.ts';
import { fix } from './guard/natives.ts';

/** What the guard found in this browser: what it has not, it neither took away nor holds. */
export interface Guarded {
  /** Moves to other pages are held: the browser tells of them before they happen (Navigation API). */
  moves: boolean;
  /** The browser has peer connections; the page has none. */
  peerConnections: boolean;
}

/** What the page no longer has; the probe of the seal still tries it. */
export interface TakenAway {
  PeerConnection: (new () => { close(): void }) | null;
  guarded: Guarded;
}

const PEER_CONNECTIONS = ['RTCPeerConnection', 'webkitRTCPeerConnection', 'mozRTCPeerConnection'] as const;

/**
 * @param window - the page, before anything else has run in it
 * @param refusedElements - further elements that the page never makes
 */
export function guardPage(window: Window & typeof globalThis, refusedElements: readonly string[] = []): TakenAway {
  const PeerConnection = Reflect.get(window, PEER_CONNECTIONS[0]) as TakenAway['PeerConnection'] | undefined;
  for (const name of PEER_CONNECTIONS) if (name in window) fix(window, name, undefined);
  fix(window, 'open', () => null);
  refuseElements(window, refusedElements);
  const moves = keepMovesHere(window);
  return {
    PeerConnection: PeerConnection ?? null,
    guarded: { moves, peerConnections: PeerConnection !== undefined },
  };
}
