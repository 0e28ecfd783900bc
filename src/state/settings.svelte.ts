import { DEFAULT_OPTIONS, type AnalysisOptions } from '../rpc/protocol.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Choices of this visit. They live in memory: nothing is written to the device. */
export class Settings {
  theme = $state<Theme>('system');
  analysis = $state.raw<AnalysisOptions>(DEFAULT_OPTIONS);

  /** The next appearance in turn. */
  cycleTheme(): void {
    this.theme = THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length] ?? 'system';
  }
}
