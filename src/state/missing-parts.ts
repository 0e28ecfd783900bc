/** How browsers say that a script which is loaded when it is first needed did not come: Chromium, Firefox, Safari. */
const MISSING = /dynamically imported module|Importing a module script failed|Unable to preload/i;

/**
 * Tells of a part of the app whose script did not come. Whoever waits for it says nothing by itself: the page would stay empty where it
 * belongs.
 */
export function watchParts(window: Window, onMissing: () => void): void {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (reason instanceof Error && MISSING.test(reason.message)) onMissing();
  });
}
