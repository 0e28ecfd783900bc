/** Reading a report that somebody hands in: it may be of an older app, or anything. */
export type Json = Readonly<Record<string, unknown>>;

export function recordOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

/** Entries that are objects. */
export function recordsOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(recordOf).filter((one) => one !== null) : [];
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

export function pairsOf<T>(value: unknown, read: (inner: unknown) => T | null): Record<string, T> {
  return Object.fromEntries(
    Object.entries(recordOf(value) ?? {}).flatMap(([key, inner]) => {
      const found = read(inner);
      return found === null ? [] : [[key, found] as const];
    }),
  );
}
