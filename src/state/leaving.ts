/**
 * Forgets everything when the browser lays the page aside to come back to it: `no-store` does not keep every browser from doing
 * so. Should the page come back all the same, it is loaded anew.
 */
export function forgetOnLeaving(window: Window, forget: () => void): void {
  window.addEventListener('pagehide', (event) => {
    if (event.persisted) forget();
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.reload();
  });
}

/** Whether a file was open on this entry of the history when the page was loaded anew. */
export function hadFile({ history }: Window): boolean {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'hasFile' in state && state.hasFile === true;
}

/** Notes in this entry of the history whether a file is open, and nothing about it. */
export function noteFile({ history }: Window, hasFile: boolean): void {
  history.replaceState({ ...(history.state as object | null), hasFile }, '');
}
