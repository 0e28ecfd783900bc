/** Views that an address can name. Nothing of a person ever stands in an address: no genotype, no result, no file, no list of medicines. */
export const VIEWS = [
  'open',
  'overview',
  'file',
  'medicines',
  'scores',
  'findings',
  'symptoms',
  'tumour',
  'lab',
  'report',
  'changes',
  'people',
  'privacy',
  'methods',
  'kiosk',
  'selftest',
] as const;
export type ViewId = (typeof VIEWS)[number];

/** A view, and the place in it: a part of the room, and what is looked at there (a drug, a gene, a score, a paragraph). */
export interface RouteTarget {
  view: ViewId;
  path: readonly string[];
  /** Settings of the view, in the order of the address: left out where there are none. */
  settings?: RouteSettings;
}

/** By name what an address sets in a view. A view reads the names that it knows; nothing of a person is among them. */
export type RouteSettings = Readonly<Record<string, string>>;

const MAX_DEPTH = 2;
const MAX_LENGTH = 80;
const MAX_SETTINGS = 10;
const SETTING_NAME = /^[a-z][a-z-]{0,19}$/;

/**
 * Reads `#view`, `#view/part` or `#view/part/thing`, each with `?name=value&…` behind it or not; anything else means the first view, or the
 * view's first part.
 */
export function parseHash(hash: string): RouteTarget {
  const [address = '', ...asked] = hash.replace(/^#/, '').split('?');
  const [name, ...rest] = address.split('/');
  const view = VIEWS.find((one) => one === name);
  if (view === undefined) return { view: 'open', path: [] };
  const path = rest.map(decoded);
  const isReadable = path.length <= MAX_DEPTH && path.every((part) => part !== '' && part.length <= MAX_LENGTH);
  const settings = parseSettings(asked.join('?'));
  return { view, path: isReadable ? path : [], ...(settings === null ? {} : { settings }) };
}

/** Settings by name, the last of a name counting; a piece that is none stands under the name that it begins with, without a value. */
function parseSettings(text: string): RouteSettings | null {
  if (text === '') return null;
  const pairs = text.split('&').slice(0, MAX_SETTINGS).map((piece): [string, string] => {
    const [name = '', ...rest] = piece.split('=');
    const value = decoded(rest.join('='));
    return [SETTING_NAME.test(name) ? name : '?', value.length <= MAX_LENGTH ? value : ''];
  }); // prettier-ignore
  return Object.fromEntries(pairs);
}

/** The address of a view, or of a place in it. */
export function hashOf(view: ViewId, ...path: readonly string[]): string {
  return `#${[view, ...path.map(encodeURIComponent)].join('/')}`;
}

const NO_SETTINGS: RouteSettings = {};

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** The current view, kept equal to the fragment of the address. */
export class Route {
  #target = $state.raw<RouteTarget>(parseHash(''));
  /** Where somebody was last in each view: its link leads back there. */
  #last = $state.raw<ReadonlyMap<ViewId, readonly string[]>>(new Map());
  /** Called with each move while the view that is left still stands. */
  onMove: ((event: HashChangeEvent) => void) | null = null;
  /** Whether the present view is not the one that the visit began with. */
  hasMoved = false;

  constructor(start: RouteTarget) {
    this.#take(start);
  }

  get view(): ViewId {
    return this.#target.view;
  }

  /** What the address sets in the present view. */
  get settings(): RouteSettings {
    return this.#target.settings ?? NO_SETTINGS;
  }

  /** Paragraph of the methods page. */
  get anchor(): string | null {
    return this.view === 'methods' ? (this.#target.path[0] ?? null) : null;
  }

  /** The place in a view: the present one, or where somebody was last. */
  pathOf(view: ViewId): readonly string[] {
    return this.#last.get(view) ?? [];
  }

  /** Where the link of a view leads: back to where somebody was last in it, and within the view to its beginning. */
  addressOf(view: ViewId): string {
    return view === this.view ? hashOf(view) : hashOf(view, ...this.pathOf(view));
  }

  /** Follows the address bar until the page goes away. */
  follow(window: Window): void {
    window.addEventListener('hashchange', (event) => {
      this.onMove?.(event);
      this.hasMoved = true;
      this.#take(parseHash(window.location.hash));
    });
  }

  go(view: ViewId, ...path: readonly string[]): void {
    window.location.hash = hashOf(view, ...path);
  }

  /** Goes to a view without leaving the present one in the history. */
  replace(view: ViewId, ...path: readonly string[]): void {
    window.history.replaceState(window.history.state, '', hashOf(view, ...path));
    this.hasMoved = true;
    this.#take({ view, path });
  }

  /** Forgets where somebody was in each view. */
  forgetPaths(): void {
    this.#last = new Map();
  }

  #take(target: RouteTarget): void {
    this.#target = target;
    this.#last = new Map([...this.#last, [target.view, target.path]]);
  }
}
