import { parseAllDocuments } from 'yaml';
import type { OncoTree } from '../domain/tumour/oncotree.ts';
import { isTrial, problemsOf, readTrial } from '../domain/trials/read-trial.ts';
import type { Trial, TrialProblem } from '../domain/trials/trial.ts';
import { shownValue } from '../domain/trials/values.ts';
import { fail, ok, type Result } from '../errors/result.ts';

/** Largest file of trials that is read, in characters. A trial in CTML has some thousands. */
export const MOST_TRIAL_TEXT = 2 * 1024 * 1024;
/** Trials of one file. */
const MOST_TRIALS = 1000;
/** Repeats of a part by its name (`*name`), after what each stands for is written out. Trials need none. */
const MOST_ALIASES = 100;

/** Trials of one file, and what of their conditions was not understood. */
export interface TrialFile {
  trials: readonly Trial[];
  problems: readonly TrialProblem[];
}

/**
 * Reads trials in CTML, as JSON or as YAML (1.2, core schema): one trial, a list of them, or several documents. JSON goes through the same parser, which refuses
 * a key that stands twice where `JSON.parse` would keep the last one in silence.
 *
 * @returns `trials/too-large`, `trials/unreadable` (with its line), `trials/too-many-aliases`, `trials/too-many` or `trials/not-ctml`
 */
export function readTrialFile(text: string, tree: OncoTree): Result<TrialFile> {
  if (text.length > MOST_TRIAL_TEXT) return fail('trials/too-large');
  const values = readDocuments(text.replace(/^\uFEFF/, ''));
  if (!values.ok) return values;
  const found = values.value.flatMap((one): readonly unknown[] => (Array.isArray(one) ? one : [one]));
  if (found.length > MOST_TRIALS) return fail('trials/too-many');
  const trials: Trial[] = [];
  const problems: TrialProblem[] = [];
  found.forEach((one, index) => {
    const place = `[${index}]`;
    if (isTrial(one)) {
      const trial = readTrial(one, place, tree);
      trials.push(trial);
      problems.push(...problemsOf(trial));
    } else problems.push({ trial: place, path: place, why: 'shape', key: '', value: shownValue(one) });
  });
  return trials.length === 0 ? fail('trials/not-ctml') : ok({ trials, problems });
}

function readDocuments(text: string): Result<unknown[]> {
  try {
    const documents = parseAllDocuments(text, { version: '1.2', schema: 'core', merge: false, logLevel: 'silent' });
    if (!Array.isArray(documents)) return fail('trials/not-ctml');
    const values: unknown[] = [];
    for (const one of documents) {
      const [error] = one.errors;
      if (error !== undefined) return fail('trials/unreadable', { at: { line: error.linePos?.[0].line ?? 1 } });
      values.push(one.toJS({ maxAliasCount: MOST_ALIASES }));
    }
    return ok(values);
  } catch (error) {
    // Of what the parser throws, a `ReferenceError` is its own guard against files that unfold to something huge; others are nesting too deep for it.
    return fail(error instanceof ReferenceError ? 'trials/too-many-aliases' : 'trials/unreadable');
  }
}
