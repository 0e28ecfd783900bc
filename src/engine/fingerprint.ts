import type { AnalysisOptions } from '../domain/analysis/options.ts';
import type { InputSettings, ReportInput } from '../domain/report/input.ts';

/** Odd constants of two multiplicative hashes that run side by side. */
const [FIRST, SECOND, THIRD, FOURTH] = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f] as const;
const HEX_DIGITS = 8;

/**
 * Fingerprint of all rows in genome order: 64 bits over place and call. A few milliseconds for a chip file, where a digest of the bytes would
 * take as long as reading them, and would differ between a file and its archive.
 */
export function printOfCalls({ keys, genotypes }: { keys: Uint32Array; genotypes: Uint8Array }): string {
  let [a, b] = [keys.length | 0, ~keys.length];
  for (let row = 0; row < keys.length; row++) {
    const [key, call] = [keys[row] ?? 0, genotypes[row] ?? 0];
    a = Math.imul(((a << 13) | (a >>> 19)) ^ key, FIRST) ^ Math.imul(call + 1, SECOND);
    b = Math.imul(((b << 7) | (b >>> 25)) ^ Math.imul(call + 1, THIRD), FOURTH) ^ key;
  }
  return [a ^ (a >>> 15), b ^ (b >>> 13)].map((half) => (half >>> 0).toString(16).padStart(HEX_DIGITS, '0')).join('');
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
