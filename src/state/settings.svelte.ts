import { type AnalysisOptions, DEFAULT_OPTIONS } from '../domain/analysis/options.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/**
 * For whom the app is set up. `personal`: somebody's own device. `kiosk`: a clinic's shared one, which keeps nothing.
 * `learn`: a class, where only synthetic people can be opened.
 */
export const PROFILES = ['personal', 'kiosk', 'learn'] as const;
export type Profile = (typeof PROFILES)[number];

/** Choices of this visit. They live in memory: nothing is written to the device. The entry of the history holds the appearance, for a reload. */
export class Settings {
  theme = $state<Theme>('system');
  profile = $state<Profile>('personal');
  analysis = $state.raw<AnalysisOptions>(DEFAULT_OPTIONS);

  /** @param theme the appearance that the page had before it was loaded again */
  constructor(theme: Theme = 'system') {
    this.theme = theme;
  }

  /** The next appearance in turn. */
  cycleTheme(): void {
    this.theme = THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length] ?? 'system';
  }
}
