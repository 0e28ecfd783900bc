/** Takes names away from a context for good: what runs later finds nothing under them. Where a browser does not let one go, it stays. */
export function takeAway(scope: object, names: readonly string[]): void {
  for (const name of names) {
    if (!(name in scope)) continue;
    try {
      Object.defineProperty(scope, name, { value: undefined, writable: false, configurable: false });
    } catch {
      continue;
    }
  }
}
