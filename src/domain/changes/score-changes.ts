import type { Account, AccountScore } from './account.ts';
import type { Change, ChangeReason, ChangeValue } from './reasons.ts';
import { type VersionChanges, versionReason } from './versions.ts';

/** Packs that a percentile is computed from beside the score's own. */
const PACKS: ReadonlySet<string> = new Set(['ancestry', 'ancestry-more', 'markers', 'liftover']);
/** Sums are compared to so many digits. */
const DIGITS = 9;

const FIELDS = {
  standing: ({ interpretable, reason }: AccountScore): ChangeValue => (interpretable ? 'interpretable' : (reason ?? 'not interpretable')), // prettier-ignore
  percentile: ({ percentile }: AccountScore): ChangeValue => (percentile === null ? null : Math.round(percentile)),
  sum: ({ sum }: AccountScore): ChangeValue => (sum === null ? null : Number(sum.toPrecision(DIGITS))),
} as const;
const FIELD_NAMES = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

/** Scores whose standing, whole percentile or sum is another one. Scores that somebody brought are compared where both reports have the file. */
export function scoreChanges(before: Account, after: Account, versions: VersionChanges): Change[] {
  const [old, now] = [byKey(before.scores), byKey(after.scores)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): Change[] => {
    const [from, to] = [old.get(key), now.get(key)];
    const score = to ?? from;
    if (score === undefined) return [];
    const { id } = score;
    const reason = reasonOf(id, { from, to }, versions);
    const what = `scores.${id}`;
    if (from === undefined || to === undefined) {
      if (score.imported !== null) return [];
      const values = { before: valueOf(from), after: valueOf(to) };
      return [{ what, room: 'score', kind: from === undefined ? 'entered' : 'left', id, field: 'score', ...values, reason }]; // prettier-ignore
    }
    return FIELD_NAMES.flatMap((field): Change[] => {
      const values = { before: FIELDS[field](from), after: FIELDS[field](to) };
      if (values.before === values.after) return [];
      return [{ what: `${what}.${field}`, room: 'score', kind: 'reclassified', id, field, ...values, reason }];
    });
  });
}

/** Whether scores that somebody brought are in one report only. */
export function hasOtherBroughtScores(before: Account, after: Account): boolean {
  const brought = ({ scores }: Account): string => scores.flatMap(({ id, imported }) => (imported === null ? [] : [`${id} ${imported}`])).sort().join(); // prettier-ignore
  return brought(before) !== brought(after);
}

function byKey(scores: readonly AccountScore[]): Map<string, AccountScore> {
  return new Map(scores.map((score) => [`${score.id} ${score.imported ?? ''}`, score]));
}

function valueOf(score: AccountScore | undefined): ChangeValue {
  if (score === undefined) return null;
  return FIELDS.percentile(score) ?? FIELDS.standing(score);
}

function reasonOf(
  id: string,
  { from, to }: { from: AccountScore | undefined; to: AccountScore | undefined },
  versions: VersionChanges,
): ChangeReason {
  const own = versions.packs.some(({ pack }) => pack === id);
  if (!own && from !== undefined && to !== undefined && from.reference !== to.reference) {
    return { code: 'score-reference-changed', from: from.reference, to: to.reference };
  }
  return versionReason(versions, (pack) => pack === id || (!own && PACKS.has(pack)));
}
