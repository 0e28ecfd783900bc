import { type Account, type AccountRecord, FILE_FIELDS } from './account.ts';
import type { Change, ChangeReason } from './reasons.ts';
import { type VersionChanges, versionReason } from './versions.ts';

const FILE_PACKS: ReadonlySet<string> = new Set(['markers']);
const ANCESTRY_PACKS: ReadonlySet<string> = new Set(['ancestry', 'ancestry-more', 'markers', 'liftover']);

/** What was found out about the file itself. */
export function fileChanges(before: Account, after: Account, versions: VersionChanges): Change[] {
  const reason = versionReason(versions, (pack) => FILE_PACKS.has(pack));
  return FILE_FIELDS.flatMap((field): Change[] => {
    const values = { before: before.file[field], after: after.file[field] };
    if (values.before === values.after) return [];
    return [{ what: `file.${field}`, room: 'file', kind: 'reclassified', id: field, field, ...values, reason }];
  });
}

/** The nearest reference group, and whether none is near. */
export function ancestryChanges(before: Account, after: Account, versions: VersionChanges): Change[] {
  const reason = versionReason(versions, (pack) => ANCESTRY_PACKS.has(pack));
  return (['nearest', 'outside', 'reason'] as const).flatMap((field): Change[] => {
    const values = { before: before.ancestry[field], after: after.ancestry[field] };
    if (values.before === values.after) return [];
    return [{ what: `ancestry.${field}`, room: 'ancestry', kind: 'reclassified', id: field, field, ...values, reason }];
  });
}

/** Records of two ClinVar files that were read beside the same genome. */
export function clinvarChanges(before: Account, after: Account, versions: VersionChanges): Change[] {
  const [old, now] = [before.clinvar, after.clinvar];
  if (old === null || now === null) return [];
  const isSameFile = old.sha256 !== null && old.sha256 === now.sha256;
  const reason: ChangeReason = isSameFile
    ? versionReason(versions, (pack) => pack === 'genes')
    : { code: 'clinvar-release', from: old.date, to: now.date };
  const [from, to] = [byPlace(old.records), byPlace(now.records)];
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((place): Change[] => {
    const values = { before: from.get(place)?.class ?? null, after: to.get(place)?.class ?? null };
    if (values.before === values.after) return [];
    const kind = values.before === null ? 'entered' : values.after === null ? 'left' : 'reclassified';
    const gene = (to.get(place) ?? from.get(place))?.gene ?? '';
    return [{ what: `clinvar.${place}.class`, room: 'clinvar', kind, id: gene === '' ? place : gene, field: 'class', ...values, reason }]; // prettier-ignore
  });
}

function byPlace(records: readonly AccountRecord[]): Map<string, AccountRecord> {
  return new Map(records.map((record) => [record.place, record]));
}
