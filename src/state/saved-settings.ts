import { DEFAULT_OPTIONS, type AnalysisOptions } from '../rpc/protocol.ts';

const VALUES = {
  ambiguous: ['exclude', 'keep'],
  indels: ['exclude', 'keep'],
  missing: ['drop', 'frequency', 'expected'],
  maleX: [1, 2],
  combinations: [true, false],
} as const;

/** Saved settings as options of today: what does not fit any more is left at its default. */
export function restoredOptions(saved: Readonly<Record<string, unknown>>): AnalysisOptions {
  const known = Object.entries(VALUES).filter(([name, values]) => (values as readonly unknown[]).includes(saved[name]));
  const { outsideCalls, reference } = saved;
  const lines = Array.isArray(outsideCalls) ? outsideCalls.filter((line) => typeof line === 'string') : [];
  return {
    ...DEFAULT_OPTIONS,
    ...Object.fromEntries(known.map(([name]) => [name, saved[name]])),
    ...(lines.length === 0 ? {} : { outsideCalls: lines }),
    ...(isShares(reference) ? { reference } : {}),
  };
}

function isShares(value: unknown): value is NonNullable<AnalysisOptions['reference']> {
  if (typeof value !== 'object' || value === null || !('shares' in value) || !('from' in value)) return false;
  const { shares } = value;
  return (
    typeof shares === 'object' && shares !== null && Object.values(shares).every((share) => typeof share === 'number')
  );
}
