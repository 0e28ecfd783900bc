/** Characters that are not seen but change how the text around them reads: controls, bidirectional marks, separators. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{FFFE}\u{FFFF}]/gu;

/** Text out of a file with what cannot be seen written out, as `⟨U+202E⟩`: a name must not read otherwise than it is. */
export function writeUnseen(text: string): string {
  return text.replace(UNSEEN, (unseen) => {
    const code = (unseen.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${code}⟩`;
  });
}
