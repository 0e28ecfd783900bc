import { writeUnseen } from '../report/unseen-text.ts';
import type { OncoTree } from '../tumour/oncotree.ts';
import { type Condition, isLeaf } from './condition.ts';
import { isRecord, readMatch } from './read-condition.ts';
import type { Opening, Trial, TrialPlace, TrialProblem } from './trial.ts';

/** Where places of a trial lie in its file, from the outermost inwards. */
const LEVELS = [
  { level: 'step', list: 'step', code: 'step_code', label: 'step_type', suspended: 'step_suspended' },
  { level: 'arm', list: 'arm', code: 'arm_code', label: 'arm_description', suspended: 'arm_suspended' },
  { level: 'dose', list: 'dose_level', code: 'level_code', label: 'level_description', suspended: 'level_suspended' },
] as const;

type Fields = Readonly<Record<string, unknown>>;

/** What a file holds under a key, however that is written; several where it stands in several ways. */
function held(value: Fields, key: string): unknown[] {
  return Object.entries(value).flatMap(([name, one]) => (name.trim().toLowerCase() === key ? [one] : []));
}

/** All entries of the lists under a key. */
function listOf(value: Fields, key: string): unknown[] {
  return held(value, key).flatMap((one): unknown[] => (Array.isArray(one) ? one : []));
}

/** Objects under a key. */
function fieldsOf(value: Fields, key: string): Fields[] {
  return held(value, key).filter(isRecord);
}

/** Conditions of a place; all of them where the key is written twice. */
function matchOf(value: Fields): unknown {
  const found = held(value, 'match');
  return found.length > 1 ? found.map((one) => ({ and: one })) : found[0];
}

/** Whether this is a trial in CTML: it has places to look for conditions in. */
export function isTrial(value: unknown): value is Fields {
  return isRecord(value) && (fieldsOf(value, 'treatment_list').length > 0 || matchOf(value) !== undefined);
}

/**
 * Reads a trial in the Clinical Trial Markup Language. What describes it and is not known here is left aside; in its conditions nothing is.
 *
 * @param place - where in its file it stands, its name where it has none itself
 */
export function readTrial(value: Fields, place: string, tree: OncoTree): Trial {
  const places: TrialPlace[] = [];
  const whole = readMatch(matchOf(value), 'match', tree);
  const { opening, status } = openingOf(value);
  if (whole !== null) places.push({ level: 'trial', code: '', label: '', opening, within: null, condition: whole });
  const around = { depth: 0, path: 'treatment_list', within: whole === null ? null : 0, opening };
  for (const list of fieldsOf(value, 'treatment_list')) readPlaces(list, around, places, tree);
  return {
    id: textOf(value, ['protocol_no', 'nct_id', 'nct_number', 'protocol_id']) || place,
    title: textOf(value, ['short_title', 'long_title', 'title']),
    phase: textOf(value, ['phase']),
    drugs: drugsOf(value),
    opening,
    status,
    curated: textOf(value, ['curated_on', 'last_updated']),
    isSample: false,
    named: [],
    excluded: [],
    places,
  };
}

/** What was not understood in the conditions of a trial. */
export function problemsOf(trial: Trial): TrialProblem[] {
  const found: TrialProblem[] = [];
  const walk = (condition: Condition): void => {
    if (condition.kind === 'not-understood') {
      const { path, why, key, value } = condition;
      found.push({ trial: trial.id, path, why, key, value });
    } else if (!isLeaf(condition)) (condition.kind === 'not' ? [condition.part] : condition.parts).forEach(walk);
  };
  for (const { condition } of trial.places) if (condition !== null) walk(condition);
  return found;
}

interface Around {
  depth: number;
  path: string;
  within: number | null;
  opening: Opening;
}

function readPlaces(
  value: Fields,
  { depth, path, within, opening }: Around,
  places: TrialPlace[],
  tree: OncoTree,
): void {
  const found = LEVELS[depth];
  if (found === undefined) return;
  listOf(value, found.list).forEach((one, index) => {
    if (!isRecord(one)) return;
    const here = `${path}.${found.list}[${index}]`;
    const own = both(opening, suspension(one, found.suspended, found.level));
    places.push({
      level: found.level,
      code: textOf(one, [found.code]),
      label: textOf(one, [found.label]),
      opening: own,
      within,
      condition: readMatch(matchOf(one), `${here}.match`, tree),
    });
    readPlaces(one, { depth: depth + 1, path: here, within: places.length - 1, opening: own }, places, tree);
  });
}

/** What a place says of itself. A file that does not say is taken to mean that it is as open as what lies around it. */
function suspension(value: Fields, key: string, level: TrialPlace['level']): Opening {
  if (saysYes(value, key)) return 'closed';
  const arms = level === 'step' ? listOf(value, 'arm') : [];
  if (arms.length > 0 && arms.every((arm) => isRecord(arm) && saysYes(arm, 'arm_suspended'))) return 'closed';
  return held(value, key).every((one) => /^(?:n|no|false|)$/i.test(lineOf(one))) ? 'open' : 'not-said';
}

function saysYes(value: Fields, key: string): boolean {
  return held(value, key).some((one) => /^(y|yes|true)$/i.test(lineOf(one)));
}

/** Of a place and what lies around it: closed where one is, open only where both are. */
function both(one: Opening, other: Opening): Opening {
  if (one === 'closed' || other === 'closed') return 'closed';
  return one === 'not-said' || other === 'not-said' ? 'not-said' : 'open';
}

/** A trial whose file says two things is closed where one of them says so. */
function openingOf(value: Fields): { opening: Opening; status: string } {
  const summary = fieldsOf(value, '_summary').flatMap((one) => listOf(one, 'status'));
  const words = [...held(value, 'status').map(lineOf), ...summary.map((one) => (isRecord(one) ? textOf(one, ['value']) : ''))].filter(Boolean); // prettier-ignore
  const read = words.map(openingOfWord);
  const worst = read.indexOf('closed');
  const opening = worst >= 0 ? 'closed' : read.length > 0 && read.every((one) => one === 'open') ? 'open' : 'not-said';
  return { opening, status: words[Math.max(0, worst)] ?? '' };
}

/** The only words by which a trial is open: with any other beside them it is not said. */
const OPEN_WORDS: ReadonlySet<string> = new Set([
  'open',
  'open to accrual',
  'open for accrual',
  'recruiting',
  'enrolling',
]);

function openingOfWord(word: string): Opening {
  const plain = word
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();
  if (OPEN_WORDS.has(plain)) return 'open';
  return /clos|suspend|complet|terminat|withdrawn|not (?:yet )?(?:recruiting|open)/.test(plain) ? 'closed' : 'not-said';
}

function drugsOf(value: Fields): string[] {
  const list = fieldsOf(value, 'drug_list').flatMap((one) => listOf(one, 'drug'));
  return list.map((one) => (isRecord(one) ? textOf(one, ['drug_name']) : '')).filter(Boolean);
}

/** The first of these keys that holds a text or number. */
function textOf(value: Fields, keys: readonly string[]): string {
  return keys.flatMap((key) => held(value, key).map(lineOf)).find((text) => text !== '') ?? '';
}

/** A text or number as text; longer than a line it is cut. Lists and objects have none. */
function lineOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? writeUnseen(String(value).trim().slice(0, 300)) : ''; // prettier-ignore
}
