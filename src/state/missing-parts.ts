/** How browsers say that a script which is loaded when it is first needed did not come: Chromium, Firefox, Safari. */
const MISSING = /dynamically imported module|Importing a module script failed|Unable to preload/i;
/** What reading JSON says of a text that is none: that text is no script. */
const JSON_TEXT = /JSON/i;

/** Whether something that nobody caught says that a script did not come: it is missing, or what came in its place is no script, as half of one or a page is none. */
export function isMissingPart(reason: unknown): boolean {
  if (!(reason instanceof Error)) return false;
  return MISSING.test(reason.message) || (reason instanceof SyntaxError && !JSON_TEXT.test(reason.message));
}

/**
 * Tells of a part of the app whose script did not come. Whoever waits for it says nothing by itself: the page would stay empty where it
 * belongs.
 */
export function watchParts(window: Window, onMissing: () => void): void {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (isMissingPart(reason)) onMissing();
  });
}
