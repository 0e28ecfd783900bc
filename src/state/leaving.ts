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
