/** Room between a word and its note, and between a note and the edge of the window, in CSS pixels. */
const GAP = 6;
const EDGE = 8;

/**
 * Puts a note of the top layer beside a word: under it, or over it where there is no room, and always within the window's width. Placed on
 * the page and not in the window, so that it goes along when the page is scrolled.
 */
export function placeBeside(note: HTMLElement, word: HTMLElement): void {
  const { documentElement: root } = note.ownerDocument;
  const { scrollX, scrollY } = note.ownerDocument.defaultView ?? { scrollX: 0, scrollY: 0 };
  const at = word.getClientRects()[0] ?? word.getBoundingClientRect();
  const { width, height } = note.getBoundingClientRect();
  const left = Math.max(EDGE, Math.min(at.left, root.clientWidth - width - EDGE));
  const isBelow = at.bottom + GAP + height <= root.clientHeight || at.top - GAP - height < 0;
  const top = isBelow ? at.bottom + GAP : at.top - GAP - height;
  note.style.left = `${String(left + scrollX)}px`;
  note.style.top = `${String(top + scrollY)}px`;
}
