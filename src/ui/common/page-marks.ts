import type { Attachment } from 'svelte/attachments';

/** A text as CSS writes it between quotes. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\\n]/g, ' ')}"`;
}

/**
 * Puts a mark, and the number of the page among all, below every page that is printed while an element is shown. Browsers that know no margin boxes print
 * none. A sheet that is made by a script is no inline style, which the policy forbids.
 */
export function pageMarks(mark: string, page: string, of: string): Attachment {
  return () => {
    const sheet = new CSSStyleSheet();
    const numbers = `${quoted(`${page} `)} counter(page) ${quoted(` ${of} `)} counter(pages)`;
    const font = 'font: 8pt sans-serif; color: #555;';
    sheet.replaceSync(`@page { @bottom-left { content: ${quoted(mark)}; ${font} } @bottom-right { content: ${numbers}; ${font} } }`); // prettier-ignore
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  };
}
