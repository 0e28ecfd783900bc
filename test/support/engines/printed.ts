import { inflateSync } from 'node:zlib';

/** Pages of a PDF: page objects stand in it as they are, or packed with others (PDF 1.5, object streams). */
export function pagesOf(pdf: Uint8Array): number {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  const packed = [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: head }) => {
    const from = index + head.length;
    try {
      return [inflateSync(bytes.subarray(from, text.indexOf('endstream', from))).toString('latin1')];
    } catch {
      // Fonts and pictures are packed in other ways.
      return [];
    }
  });
  return [text, ...packed].reduce((sum, part) => sum + (part.match(/\/Type\s*\/Page\b/g)?.length ?? 0), 0);
}
