import { type AnalysisOptions, DEFAULT_OPTIONS } from '../domain/analysis/options.ts';
import {
  AGE_GROUPS,
  CIRCUMSTANCES,
  type ClinicalFactors,
  DIAGNOSES,
  EXPERIENCES,
} from '../domain/pgx/mental-health/factors.ts';
import { keptProfile } from '../domain/tumour/kept-profile.ts';
import type { MedicineLists } from './medicines.svelte.ts';
import type { Saying } from './said.ts';

/** Longest name of a medicine that is taken from a record, and most names of one kind. */
const MAX_NAME_LENGTH = 200;
const MAX_NAMES = 500;

/** Puts back what a saved person said. What is not there, as in an older record, is left as it stands. */
export function restoreSaid(
  said: Readonly<Record<string, unknown>>,
  { clinical, medicines, tumourForm }: Saying,
): void {
  if (isRecord(said.factors)) clinical.restore(factorsOf(said.factors));
  if (isRecord(said.medicines)) medicines.restore(listsOf(said.medicines));
  tumourForm.restore(keptProfile(said.tumour));
}

function factorsOf({ taken, diagnoses, age, circumstances, earlier }: Record<string, unknown>): ClinicalFactors {
  const experiences = entriesOf(isRecord(earlier) ? Object.entries(earlier) : []);
  return {
    taken: namesOf(taken),
    diagnoses: DIAGNOSES.filter((one) => Array.isArray(diagnoses) && diagnoses.includes(one)),
    age: AGE_GROUPS.find((one) => one === age) ?? null,
    circumstances: CIRCUMSTANCES.filter((one) => Array.isArray(circumstances) && circumstances.includes(one)),
    earlier: Object.fromEntries(
      experiences.flatMap(([drug, said]) => {
        const experience = EXPERIENCES.find((one) => one === said);
        return experience === undefined ? [] : [[drug, experience] as const];
      }),
    ),
  };
}

function listsOf({ mine, combinations, unknown }: Record<string, unknown>): MedicineLists {
  return { mine: namesOf(mine), combinations: entriesOf(combinations), unknown: namesOf(unknown) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_NAME_LENGTH;
}

/** Different names: an exported person is a file like any other, and may hold anything. */
function namesOf(value: unknown): string[] {
  return Array.isArray(value) ? [...new Set(value.filter(isName))].slice(0, MAX_NAMES) : [];
}

function entriesOf(value: unknown): (readonly [string, string])[] {
  const pairs: unknown[] = Array.isArray(value) ? value : [];
  return pairs
    .flatMap((pair) => (Array.isArray(pair) && isName(pair[0]) && isName(pair[1]) ? [[pair[0], pair[1]] as const] : []))
    .slice(0, MAX_NAMES);
}

const VALUES = {
  ambiguous: ['exclude', 'keep', 'proven'],
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
