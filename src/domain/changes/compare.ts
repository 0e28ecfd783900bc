import type { Account } from './account.ts';
import { areOtherSigns, differentialChanges } from './differential-changes.ts';
import { drugChanges } from './drug-changes.ts';
import { findingChanges, unsharedTopics } from './finding-changes.ts';
import type { FunctionChange } from './function-change.ts';
import { geneChanges } from './gene-changes.ts';
import { ancestryChanges, clinvarChanges, fileChanges } from './other-changes.ts';
import { type AccountRefusal, readAccount } from './read-account.ts';
import { type AppChange, type Change, type PackChange, ROOMS } from './reasons.ts';
import { sameInput } from './same-input.ts';
import { hasOtherBroughtScores, scoreChanges } from './score-changes.ts';
import { versionChanges } from './versions.ts';

/** Why two reports are not compared. */
export type ComparisonRefusal = AccountRefusal | 'other-input' | 'other-settings';

/** A part that only one of the reports has, or has of something else. */
export type NotCompared = 'findings' | 'clinvar' | 'differential' | 'other-signs' | 'brought-scores';

/** What is said otherwise in the later of two reports of one input. */
export interface ReportChanges {
  changes: Change[];
  packs: readonly PackChange[];
  app: AppChange | null;
  notCompared: NotCompared[];
  /** Topics of findings that only one of the reports has. */
  topics: string[];
  /** False where no fingerprint can be compared: the counts of `sameInput` agree, and no more is known. */
  isInputProved: boolean;
}

export interface CompareOptions {
  functions: readonly FunctionChange[];
  /** The caller holds the input itself, as with a saved person. */
  isInputKnown?: boolean;
}

/** Compares two reports of one input. The order of rows within a report does not matter. */
export function compareReports(
  earlier: unknown,
  later: unknown,
  { functions, isInputKnown = false }: CompareOptions,
): ReportChanges | { refused: ComparisonRefusal } {
  const before = readAccount(earlier);
  if ('refused' in before) return before;
  const after = readAccount(later);
  if ('refused' in after) return after;
  const verdict = sameInput(before, after, isInputKnown);
  if (verdict === 'other-input' || verdict === 'other-settings') return { refused: verdict };
  const versions = versionChanges(before, after);
  const genes = geneChanges(before, after, { versions, functions });
  const changedGenes = new Set(genes.filter(({ field }) => field !== 'function').map(({ id }) => id));
  const changes = [
    ...fileChanges(before, after, versions),
    ...genes,
    ...drugChanges(before, after, { versions, changedGenes }),
    ...scoreChanges(before, after, versions),
    ...findingChanges(before, after, versions),
    ...clinvarChanges(before, after, versions),
    ...ancestryChanges(before, after, versions),
    ...differentialChanges(before, after, versions),
  ];
  return {
    changes: changes.sort(inOrder),
    ...versions,
    notCompared: notCompared(before, after),
    topics: before.findings === null || after.findings === null ? [] : unsharedTopics(before, after),
    isInputProved: verdict === 'same',
  };
}

/** By room; within the differential by the place now, those that left last; else by name. */
function inOrder(a: Change, b: Change): number {
  const place = ({ room, after }: Change): number => (room === 'differential' ? (typeof after === 'number' ? after : Infinity) : 0); // prettier-ignore
  const [first, second] = [place(a), place(b)];
  return ROOMS.indexOf(a.room) - ROOMS.indexOf(b.room) || (first === second ? 0 : first - second) || (a.what < b.what ? -1 : a.what > b.what ? 1 : 0); // prettier-ignore
}

function notCompared(before: Account, after: Account): NotCompared[] {
  const isOne = (part: 'findings' | 'clinvar' | 'differential'): boolean => (before[part] === null) !== (after[part] === null); // prettier-ignore
  return [
    ...(['findings', 'clinvar', 'differential'] as const).filter(isOne),
    ...(areOtherSigns(before, after) ? (['other-signs'] as const) : []),
    ...(hasOtherBroughtScores(before, after) ? (['brought-scores'] as const) : []),
  ];
}
