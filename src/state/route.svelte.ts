/** Views that an address can name. Nothing of a person ever stands in an address: no gene, no score, no file. */
export const VIEWS = [
  'open',
  'file',
  'medicines',
  'scores',
  'findings',
  'symptoms',
  'tumour',
  'lab',
  'report',
  'people',
  'privacy',
  'methods',
  'kiosk',
] as const;
export type ViewId = (typeof VIEWS)[number];

export interface RouteTarget {
  view: ViewId;
  /** Paragraph of the methods page. */
  anchor: string | null;
}

const GRAMMAR = /^#([a-z]+)(?:\/([a-z0-9-]{1,48}))?$/;

/** Reads `#view` or `#methods/anchor`; anything else means the first view. */
export function parseHash(hash: string): RouteTarget {
  const match = GRAMMAR.exec(hash);
  const view = VIEWS.find((name) => name === match?.[1]) ?? 'open';
  return { view, anchor: view === 'methods' ? (match?.[2] ?? null) : null };
}

/** The address of a view. */
export function hashOf(view: ViewId, anchor: string | null = null): string {
  return anchor === null ? `#${view}` : `#${view}/${anchor}`;
}

/** The current view, kept equal to the fragment of the address. */
export class Route {
  #target = $state.raw<RouteTarget>(parseHash(''));
  /** Whether the present view is not the one that the visit began with. */
  hasMoved = false;

  constructor(start: RouteTarget) {
    this.#target = start;
  }

  get view(): ViewId {
    return this.#target.view;
  }

  get anchor(): string | null {
    return this.#target.anchor;
  }

  /** Follows the address bar until the page goes away. */
  follow(window: Window): void {
    window.addEventListener('hashchange', () => {
      this.hasMoved = true;
      this.#target = parseHash(window.location.hash);
    });
  }

  go(view: ViewId): void {
    window.location.hash = hashOf(view);
  }

  /** Goes to a view without leaving the present one in the history. */
  replace(view: ViewId): void {
    window.history.replaceState(null, '', hashOf(view));
    this.hasMoved = true;
    this.#target = { view, anchor: null };
  }
}
