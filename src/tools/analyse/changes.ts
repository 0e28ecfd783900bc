import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ComparisonRefusal, compareReports, type ReportChanges } from '../../domain/changes/compare.ts';
import type { Change, ChangeReason } from '../../domain/changes/reasons.ts';
import { failureCause, failureRemedy, failureTitle } from '../../errors/remedy.ts';
import { fail, type Failure, ok, type Result } from '../../errors/result.ts';
import { decodeChangePack } from '../../reference/change-pack.ts';

/** What `--against` says: the report holds it against an earlier one of the same file. Fails with a code of `changes/…`. */
export function changesSince(root: string, file: string, report: object): Result<ReportChanges> {
  const facts = decodeChangePack(readFileSync(path.join(root, 'public/packs/changes.bin')));
  if (!facts.ok) return facts;
  const earlier = readReport(file);
  if (earlier === undefined) return fail('changes/not-a-report');
  // As it will be printed: what has no value is not there.
  const later: unknown = JSON.parse(JSON.stringify(report));
  const compared = compareReports(earlier, later, { functions: facts.value.functions });
  return 'refused' in compared ? fail(refusalCode(compared.refused)) : ok(compared);
}

function refusalCode(refused: ComparisonRefusal): `changes/${ComparisonRefusal}` {
  return `changes/${refused}`;
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Code, cause and remedy for people at a terminal. */
export function refusalText(failure: Failure): string {
  const { code } = failure;
  return `the earlier report: ${code}: ${failureTitle(code)}. ${failureCause(code)} ${failureRemedy(code)}\n`;
}

/** What the document has of a comparison. */
export function reportedChanges({ changes, packs, app, notCompared, topics, isInputProved }: ReportChanges): object {
  return { changes, changedPacks: packs, changedApp: app, notCompared, notComparedTopics: topics, sameInput: isInputProved ? 'same' : 'likely' }; // prettier-ignore
}

/** A readable account of it. */
export function changesText({ changes, packs, app, notCompared, topics, isInputProved }: ReportChanges): string {
  const lines = [
    `changed since the earlier report: ${String(changes.length)}`,
    ...(isInputProved
      ? []
      : ['no fingerprint tells that it is of the same file; everything that it says of the file agrees']),
    ...packs.map(({ pack, from, to }) => `pack ${pack}: ${versionText(from)} -> ${versionText(to)}`),
    ...(app === null ? [] : [`app: ${app.from} -> ${app.to}`]),
    ...changes.map(changeText),
    ...notCompared.map((part) => `not compared, only in one of the reports or about something else: ${part}`),
    ...(topics.length === 0 ? [] : [`topics of findings that only one of the reports has: ${topics.join(', ')}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function versionText(version: { version: string; date: string } | null): string {
  return version === null ? 'none' : `${version.version} of ${version.date}`;
}

function changeText({ what, kind, before, after, reason }: Change): string {
  return `${kind.padEnd(12)} ${what}: ${String(before ?? '-')} -> ${String(after ?? '-')}; ${reasonText(reason)}`;
}

/** One reason in a line. */
function reasonText(reason: ChangeReason): string {
  switch (reason.code) {
    case 'function-changed':
      return `${reason.by} changed the function of ${reason.gene} ${reason.allele} from ${reason.from || 'none given'} to ${reason.to}${reason.date === null ? '' : ` on ${reason.date}`}`;
    case 'gene-table-changed':
      return `table of ${reason.gene}: ${reason.from ?? 'not stated'} -> ${reason.to ?? 'not stated'}`;
    case 'gene-result-changed':
      return `the result of ${reason.genes.join(', ')} is another one`;
    case 'guideline-changed':
      return `guideline of ${reason.from ?? '?'} -> ${reason.to ?? '?'}`;
    case 'guideline-superseded':
      return `a later guideline exists${reason.by === null ? '' : `: PMID ${reason.by}`}`;
    case 'score-reference-changed':
      return `compared with ${reason.from ?? 'nobody'} -> ${reason.to ?? 'nobody'}`;
    case 'clinvar-release':
      return `ClinVar of ${reason.from ?? '?'} -> ${reason.to ?? '?'}`;
    case 'packs-changed':
      return `other packs: ${reason.packs.map(({ pack, from, to }) => `${pack} ${versionText(from)} -> ${versionText(to)}`).join(', ')}${reason.app === undefined ? '' : '; another app'}`;
    case 'app-changed':
      return `another app: ${reason.from} -> ${reason.to}`;
    case 'not-explained':
      return 'neither packs nor app nor input are other ones: no reason is known';
    case 'new-disease':
      return 'the earlier list did not hold it';
    case 'disease-withdrawn':
      return 'the list does not hold it any more';
    case 'new-annotation':
      return `the list knows more of ${reason.signs.join(', ')}`;
    case 'annotation-withdrawn':
      return `the list knows less of ${reason.signs.join(', ')}`;
    case 'description-changed':
      return `described otherwise; it fits ${reason.signs.join(', ')}`;
    case 'share-changed':
      return `other shares of patients with ${reason.signs.join(', ')}`;
    case 'other-signs-changed':
      return `signs that were not told: ${String(reason.from ?? '?')} -> ${String(reason.to ?? '?')}`;
    case 'overtaken':
      return `overtaken by ${String(reason.count)}: ${reason.by.join(', ')}`;
    case 'others-fell':
      return `${String(reason.count)} fell behind it: ${reason.by.join(', ')}`;
  }
}
