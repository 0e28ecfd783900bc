import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { InputSettings, ReportInput } from '../domain/report/input.ts';
import { type KernelRows, printCalls } from './kernel/survey.ts';

const HEX_DIGITS = 16;

/**
 * Fingerprint of all rows in genome order: 64 bits over place and call, by two multiplicative hashes that run side by side in the kernel. Two
 * milliseconds for a chip file, where a digest of the bytes would take as long as reading them, and would differ between a file and its archive.
 */
export function printOfCalls(rows: KernelRows): string {
  return printCalls(rows).toString(16).padStart(HEX_DIGITS, '0');
}

/** What of a request is a setting. */
interface SettingsOf {
  options: AnalysisOptions;
  frequencies?: unknown;
  scores?: unknown;
}

/** What a report is made from. */
export function reportInput({ calls }: { calls: string }, request: SettingsOf): ReportInput {
  return { calls, settings: settingsOf(request) };
}

function settingsOf({ options, frequencies, scores }: SettingsOf): InputSettings {
  const { ambiguous, indels, missing, maleX, combinations, cyp2d6Research, ancestry, reference } = options;
  const shares = Object.entries(reference?.shares ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ambiguous,
    indels,
    missing,
    maleX,
    combinations,
    cyp2d6Research: cyp2d6Research ?? false,
    ancestry: ancestry ?? 'infer',
    reference: reference?.from !== 'chosen' ? null : shares.map(([group, share]) => `${group}=${String(share)}`).join(),
    frequencies: frequencies !== undefined,
    namedScores: scores !== undefined,
  };
}
