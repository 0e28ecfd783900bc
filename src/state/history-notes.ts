import { type Theme, THEMES } from './settings.svelte.ts';

/** What an entry of the history holds beside its address: nothing about a person or a file. */
export interface HistoryNotes {
  /** Number of the entry, by which the page finds in memory how far down somebody was. */
  place?: number;
  /** The address that led to it. */
  from?: string | null;
  /** Whether a file was open, so that a page that is loaded again can say why it is gone. */
  hasFile?: boolean;
  /** Whether the page was loaded again once already, for its service worker to take it. */
  wasReloaded?: boolean;
  /** Light or dark, as somebody chose it, so that a page that is loaded again looks the same. */
  theme?: Theme;
}

function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}

/** The notes of the present entry; what is of another kind counts as not there. */
export function historyNotes({ history }: Window): HistoryNotes {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null) return {};
  const { place, from, hasFile, wasReloaded, theme } = state as Record<string, unknown>;
  return {
    ...(typeof place === 'number' ? { place } : {}),
    ...(typeof from === 'string' || from === null ? { from } : {}),
    ...(typeof hasFile === 'boolean' ? { hasFile } : {}),
    ...(typeof wasReloaded === 'boolean' ? { wasReloaded } : {}),
    ...(isTheme(theme) ? { theme } : {}),
  };
}

/** Adds notes to those of the present entry. */
export function noteInHistory(window: Window, notes: HistoryNotes): void {
  window.history.replaceState({ ...historyNotes(window), ...notes }, '');
}
