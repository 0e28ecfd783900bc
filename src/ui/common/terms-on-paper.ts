import { termsIn } from '../words/gloss.ts';

/** What a printer does not get: what is for the screen only, and the list of words itself; names and numbers of versions are no words. */
const NOT_ON_PAPER =
  '.no-print, [popover], [data-words-used], [data-no-words], button:not([data-term]), select, option, script, style';

/** Ids of the terms in the text that a page puts on paper, each once. */
export function termsOnPaper(page: Element): string[] {
  const walker = page.ownerDocument.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent?.closest(NOT_ON_PAPER) !== null || !parent.checkVisibility()) continue;
    texts.push(node.textContent ?? '');
  }
  return termsIn(texts.join(' '));
}
