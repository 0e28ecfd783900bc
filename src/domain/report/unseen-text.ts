/** Characters that are not seen but change how the text around them reads: controls, bidirectional marks, separators. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{FFFE}\u{FFFF}]/gu;

/** Text out of a file with what cannot be seen written out, as `⟨U+202E⟩`: a name must not read otherwise than it is. */
export function writeUnseen(text: string): string {
  return text.replace(UNSEEN, codeOf);
}

/** The same for text of several lines or columns: tabs and line ends stay. */
export function writeUnseenInLines(text: string): string {
  return text.replace(UNSEEN, (unseen) => (/[\t\r\n]/.test(unseen) ? unseen : codeOf(unseen)));
}

/**
 * What somebody typed or pasted: marks that only join or part letters go, since what is read is shown without them; what turns the order of
 * letters round is written out, so that a word with it is understood as nothing.
 */
export function plainTyped(text: string): string {
  return writeUnseenInLines(text.replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, ''));
}

/** A name that somebody gave, on one line: it does no more than tell entries of a list apart, so what cannot be seen goes. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '');
}

/** What a JSON text from outside holds, with what cannot be seen written out in every name and text of it. */
export function writeUnseenWithin(value: unknown): unknown {
  if (typeof value === 'string') return writeUnseenInLines(value);
  if (Array.isArray(value)) return value.map(writeUnseenWithin);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [writeUnseenInLines(name), writeUnseenWithin(held)]),
  );
}

/**
 * Reads JSON that comes from outside.
 *
 * @throws SyntaxError where it is none
 */
export function parseOutsideJson(text: string): unknown {
  return writeUnseenWithin(JSON.parse(text));
}

function codeOf(unseen: string): string {
  const code = (unseen.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `⟨U+${code}⟩`;
}
