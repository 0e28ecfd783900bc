/**
 * Calls when somebody comes back to this window: what another one did meanwhile may have changed what is shown here.
 *
 * @returns what ends it
 */
export function onReturn(page: Window, look: () => void): () => void {
  page.addEventListener('focus', look);
  return () => {
    page.removeEventListener('focus', look);
  };
}
