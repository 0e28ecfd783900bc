import type { Account, AccountDifferential, AccountDisease } from './account.ts';
import { type DiseaseView, type Passing, rankReason } from './rank-reason.ts';
import type { Change, ChangeReason } from './reasons.ts';
import { type VersionChanges, versionReason } from './versions.ts';

/** A disease has moved from so many places on. */
export const MOVED_PLACES = 5;

/** Diseases that entered the reported places, left them, or moved, where both reports rank the same signs. */
export function differentialChanges(before: Account, after: Account, versions: VersionChanges): Change[] {
  const [old, now] = [before.differential, after.differential];
  if (old === null || now === null || areOtherSigns(before, after)) return [];
  const generic = versionReason(versions, (pack) => pack === 'hpo');
  const [from, to] = [byId(old.diseases), byId(now.diseases)];
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((id): Change[] => {
    const [was, is] = [from.get(id), to.get(id)];
    const kind = was === undefined ? 'entered' : is === undefined ? 'left' : 'moved';
    if (was !== undefined && is !== undefined && Math.abs(was.rank - is.rank) < MOVED_PLACES) return [];
    const values = { before: was?.rank ?? null, after: is?.rank ?? null };
    const reason = reasonOf(id, { was, is }, { old, now }) ?? generic;
    return [{ what: `differential.${id}`, room: 'differential', kind, id, field: 'rank', ...values, reason }];
  });
}

/** Whether the reports rank other signs: then there is nothing to compare. A report that does not say which is taken at its word. */
export function areOtherSigns(before: Account, after: Account): boolean {
  const [old, now] = [before.differential?.telling ?? null, after.differential?.telling ?? null];
  return old !== null && now !== null && old !== now;
}

function byId(diseases: readonly AccountDisease[]): Map<string, AccountDisease> {
  return new Map(diseases.map((disease) => [disease.id, disease]));
}

function reasonOf(
  id: string,
  { was, is }: { was: AccountDisease | undefined; is: AccountDisease | undefined },
  lists: { old: AccountDifferential; now: AccountDifferential },
): ChangeReason | null {
  const { old, now } = lists;
  if (old.knows !== null && !old.knows.has(id)) return { code: 'new-disease' };
  if (now.knows !== null && !now.knows.has(id)) return { code: 'disease-withdrawn' };
  const isUp = (is?.rank ?? Infinity) < (was?.rank ?? Infinity);
  const views = { before: viewOf(was), after: viewOf(is) };
  const marks = [old.knows?.get(id), now.knows?.get(id)];
  const isSame = marks[0] === undefined || marks[1] === undefined ? null : marks[0] === marks[1];
  // Only one of the reports has its signs: that the list says something else of it, the marks tell.
  if ((was === undefined || is === undefined) && isSame === false) return otherDescription(views, isUp);
  return rankReason(isUp, views, passing(id, lists), isSame);
}

function otherDescription(
  { before, after }: Record<'before' | 'after', DiseaseView | null>,
  isUp: boolean,
): ChangeReason {
  const fitting = (isUp ? after : before)?.fits.filter(({ fit }) => fit === 'exact' || fit === 'more-special') ?? [];
  return fitting.length > 0
    ? { code: 'description-changed', signs: fitting.map(({ told }) => told).sort() }
    : { code: 'other-signs-changed', from: before?.signs ?? null, to: after?.signs ?? null };
}

function viewOf(disease: AccountDisease | undefined): DiseaseView | null {
  return disease?.fits == null ? null : { fits: disease.fits, signs: disease.signs ?? disease.fits.length };
}

/** Who is above a disease in one report and not in the other; a disease that is not among the reported ones stands below all of them. */
function passing(id: string, { old, now }: { old: AccountDifferential; now: AccountDifferential }): Passing {
  const above = ({ diseases }: AccountDifferential): string[] => {
    const own = diseases.find((disease) => disease.id === id)?.rank ?? Infinity;
    return diseases.flatMap((disease) => (disease.rank < own ? [disease.id] : []));
  };
  const [before, after] = [above(old), above(now)];
  return {
    overtook: after.filter((other) => !before.includes(other)),
    fell: before.filter((other) => !after.includes(other)),
  };
}
