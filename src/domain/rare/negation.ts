/** Words after which what follows was looked for and not found. */
const BEFORE = /\b(?:no|not|without|denie[sd]|denying|absence of|absent|negative for|never|neither|nor|free of|lacks?|lacking|none of|hasn'?t|doesn'?t|didn'?t|isn'?t|wasn'?t|no evidence of|no signs? of|no history of)\b/gi; // prettier-ignore
/** The same words where they deny nothing. */
const NOT_DENYING = /\b(?:no longer|not only|no further|no new|not (?:yet )?(?:known|clear|sure|tested|assessed|examined)|no doubt|no improvement|not improv\w*|no change)\b/gi; // prettier-ignore
/** What ends the reach of such a word. A comma alone does not: "no fits, ataxia or tremor". */
const END = /[;:]|\b(?:but|however|although|though|except|apart from|besides|yet|has|have|had|with|shows?|showed|presents?|presented|developed|develops|is|was|are|were|since|because|due to)\b/gi; // prettier-ignore
/** Words that deny what stands before them. */
const AFTER = /^[\s,]*(?:(?:is|was|are|were|has been|have been|had been)\s+)?(?:absent|negative|excluded|ruled out|denied|not (?:present|seen|observed|found|noted|detected|reported)|never (?:seen|observed|present|noted))\b/i; // prettier-ignore
/** People of the family. */
const RELATIVE = /\b(?:mother|father|mum|mom|dad|parents?|brothers?|sisters?|siblings?|uncles?|aunts?|cousins?|grand(?:mother|father|parents?|ma|pa)|nephews?|nieces?|maternal|paternal|family history)(?!['’]?s? (?:report|say|said|note|describe|deny|denie|tell|told|notice|state))\b/gi; // prettier-ignore
/** Words that bring a sentence back to the person. */
const PERSON = /\b(?:patient|proband|he|she|they|child|boy|girl|index|himself|herself)\b/gi;

/** Whether the sentence says that what stands between the two places was looked for and not there. */
export function isNegated(sentence: string, from: number, to: number): boolean {
  if (AFTER.test(sentence.slice(to))) return true;
  const before = sentence.slice(0, from).replace(NOT_DENYING, (words) => ' '.repeat(words.length));
  const cue = lastMatch(before, BEFORE);
  if (cue === null) return false;
  return lastMatch(before.slice(cue.end), END) === null;
}

/** Whether the sentence speaks of somebody of the family at this place. */
export function isElsewhere(sentence: string, from: number): boolean {
  const before = sentence.slice(0, from);
  const relative = lastMatch(before, RELATIVE);
  if (relative === null) return false;
  const person = lastMatch(before, PERSON);
  return person === null || person.end < relative.end;
}

function lastMatch(text: string, pattern: RegExp): { start: number; end: number } | null {
  let last: { start: number; end: number } | null = null;
  for (const { index, 0: words } of text.matchAll(pattern)) last = { start: index, end: index + words.length };
  return last;
}
