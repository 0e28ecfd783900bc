import { historyNotes, noteInHistory } from '../../state/history-notes.ts';
import type { Route } from '../../state/route.svelte.ts';

/** Where somebody was on a page of the history: how far down, what was unfolded, what had the focus. Kept in memory alone. */
interface Place {
  scrollY: number;
  unfolded: ReadonlySet<string>;
  focused: string | null;
}

/** Rooms are loaded and lists drawn before a place can be found again; after this time it is given up. */
const PATIENCE_MS = 2000;
const BY_HAND = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Every fold of the page with a name that it has again when the page is drawn again. */
function foldsOf(document: Document): { fold: HTMLDetailsElement; name: string }[] {
  const seen = new Map<string, number>();
  return [...document.querySelectorAll('main details')].flatMap((fold) => {
    if (!(fold instanceof HTMLDetailsElement)) return [];
    const { ariaLabel, textContent } = fold.querySelector('summary') ?? { ariaLabel: null, textContent: '' };
    const words = ariaLabel ?? textContent.trim();
    const count = seen.get(words) ?? 0;
    seen.set(words, count + 1);
    return [{ fold, name: `${words} ${String(count)}` }];
  });
}

/** What tells an element that can have the focus from the others, and finds it again. */
function selectorOf(element: Element | null): string | null {
  if (element?.closest('main') == null) return null;
  if (element.id !== '') return `#${CSS.escape(element.id)}`;
  const href = element.getAttribute('href');
  return href === null ? null : `main a[href="${CSS.escape(href)}"]`;
}

function placeOf({ document, scrollY }: Window): Place {
  const unfolded = foldsOf(document).flatMap(({ fold, name }) => (fold.open ? [name] : []));
  return { scrollY, unfolded: new Set(unfolded), focused: selectorOf(document.activeElement) };
}

/** Brings a place back as the page is drawn, until it is there, or somebody moves the page by hand. */
function bringBack(window: Window, { scrollY, unfolded, focused }: Place): void {
  const { document } = window;
  const until = window.performance.now() + PATIENCE_MS;
  const hands = new AbortController();
  for (const event of BY_HAND) {
    window.addEventListener(event, () => { hands.abort(); }, { signal: hands.signal, passive: true }); // prettier-ignore
  }
  const step = (): void => {
    if (hands.signal.aborted) return;
    const found = foldsOf(document).filter(({ name }) => unfolded.has(name));
    for (const { fold } of found) fold.open = true;
    const isTall = document.documentElement.scrollHeight - window.innerHeight >= scrollY;
    const isDone = isTall && found.length >= unfolded.size;
    if (!isDone && window.performance.now() < until) {
      window.requestAnimationFrame(step);
      return;
    }
    hands.abort();
    const element = focused === null ? null : document.querySelector(focused);
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
    window.scrollTo(0, scrollY);
  };
  // The view that comes takes the focus for its heading first.
  window.requestAnimationFrame(() => window.requestAnimationFrame(step));
}

/**
 * Brings back what was open and how far down, when somebody goes back or forward. The history itself holds only the number
 * of an entry, and the address that led to it.
 *
 * @returns ends it and forgets every place
 */
export function keepPlaces(window: Window, route: Pick<Route, 'onMove'>): () => void {
  const { history } = window;
  const places = new Map<number, Place>();
  let last = 0;
  const begin = (from: string | null): number => {
    last = Math.max(last, ...places.keys()) + 1;
    noteInHistory(window, { place: last, from });
    return last;
  };
  history.scrollRestoration = 'manual';
  let here = historyNotes(window).place ?? begin(null);
  last = here;
  route.onMove = ({ oldURL }) => {
    places.set(here, placeOf(window));
    const known = historyNotes(window).place;
    here = known ?? begin(new URL(oldURL).hash);
    const place = known === undefined ? undefined : places.get(known);
    if (place !== undefined) bringBack(window, place);
  };
  return () => {
    route.onMove = null;
    history.scrollRestoration = 'auto';
  };
}
