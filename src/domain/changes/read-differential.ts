import type { AccountDifferential, AccountDisease, AccountFit } from './account.ts';
import { type Json, numberOf, recordOf, recordsOf, textOf, textsOf } from './json.ts';
import { unpackMarks } from './list-marks.ts';

/** The differential of a report, with what it says of its input and of its list; null where there is none. */
export function readDifferential(report: Json): AccountDifferential | null {
  if (!Array.isArray(report.differential)) return null;
  const from = recordOf(report.differentialFrom);
  return {
    telling: from === null ? null : tellingText(from),
    diseases: recordsOf(report.differential).flatMap(readDisease),
    knows: unpackMarks(recordOf(report.differentialKnows)),
  };
}

/** What was told, as one text in one order. */
function tellingText({ present, absent, sex, age, onset }: Json): string {
  return JSON.stringify([textsOf(present).sort(), textsOf(absent).sort(), textOf(sex), textOf(age), textOf(onset)]);
}

function readDisease({ id, rank, fits, signs }: Json): AccountDisease[] {
  const [name, place] = [textOf(id), numberOf(rank)];
  if (name === null || place === null) return [];
  return [
    { id: name, rank: place, fits: Array.isArray(fits) ? recordsOf(fits).map(readFit) : null, signs: numberOf(signs) },
  ];
}

function readFit({ told, fit, by, share }: Json): AccountFit {
  return { told: textOf(told) ?? '', fit: textOf(fit) ?? '', by: textOf(by), share: numberOf(share) };
}
