import type { Account, AccountFinding } from './account.ts';
import type { Change, ChangeReason, ChangeValue } from './reasons.ts';
import { type VersionChanges, versionReason } from './versions.ts';

const PACKS: ReadonlySet<string> = new Set(['findings', 'genes', 'markers', 'liftover']);
/** Verdicts that are results; a new row of which the file says nothing is no news. */
const RESULTS: ReadonlySet<string> = new Set(['one-copy', 'two-copies', 'not-detected']);

const FIELDS = {
  verdict: ({ verdict }: AccountFinding): ChangeValue => verdict,
  class: (finding: AccountFinding): ChangeValue => finding.class,
  standing: ({ standing }: AccountFinding): ChangeValue => standing,
} as const;
const FIELD_NAMES = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

/** Single variants, of topics that both reports hold, and what several places say together. */
export function findingChanges(before: Account, after: Account, versions: VersionChanges): Change[] {
  if (before.findings === null || after.findings === null) return [];
  const reason = versionReason(versions, (pack) => PACKS.has(pack));
  const topics = sharedTopics(before, after);
  const [old, now] = [before.findings, after.findings].map((rows) => new Map(rows.filter(({ topic }) => topics.has(topic)).map((row) => [`${row.rsid} ${row.name}`, row]))) as [Map<string, AccountFinding>, Map<string, AccountFinding>]; // prettier-ignore
  const rows = [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => ofVariant(old.get(key), now.get(key), reason)); // prettier-ignore
  return [...rows, ...ruleChanges(before, after, reason)];
}

/** Topics that only one of the reports holds: they are not compared. */
export function unsharedTopics(before: Account, after: Account): string[] {
  const shared = sharedTopics(before, after);
  return [...new Set([...(before.findings ?? []), ...(after.findings ?? [])].map(({ topic }) => topic))].filter((topic) => !shared.has(topic)).sort(); // prettier-ignore
}

function sharedTopics(before: Account, after: Account): Set<string> {
  const now = new Set((after.findings ?? []).map(({ topic }) => topic));
  return new Set((before.findings ?? []).map(({ topic }) => topic).filter((topic) => now.has(topic)));
}

function ofVariant(from: AccountFinding | undefined, to: AccountFinding | undefined, reason: ChangeReason): Change[] {
  const finding = to ?? from;
  if (finding === undefined) return [];
  const base = { room: 'finding', id: `${finding.gene} ${finding.name}`, reason } as const;
  const what = `findings.${finding.rsid}`;
  if (from === undefined || to === undefined) {
    if (!RESULTS.has(finding.verdict)) return [];
    const values = { before: from?.verdict ?? null, after: to?.verdict ?? null };
    return [{ ...base, what, kind: from === undefined ? 'entered' : 'left', field: 'verdict', ...values }];
  }
  return FIELD_NAMES.flatMap((field): Change[] => {
    const values = { before: FIELDS[field](from), after: FIELDS[field](to) };
    return values.before === values.after ? [] : [{ ...base, what: `${what}.${field}`, kind: 'reclassified', field, ...values }]; // prettier-ignore
  });
}

/** A rule is compared where both reports asked for it. */
function ruleChanges(before: Account, after: Account, reason: ChangeReason): Change[] {
  const [old, now] = [before.findingRules ?? {}, after.findingRules ?? {}];
  return Object.keys(now).flatMap((gene): Change[] => {
    const values = { before: old[gene] ?? null, after: now[gene] ?? null };
    if (!(gene in old) || values.before === values.after) return [];
    return [{ what: `findingRules.${gene}`, room: 'finding', kind: 'reclassified', id: gene, field: 'together', ...values, reason }]; // prettier-ignore
  });
}
