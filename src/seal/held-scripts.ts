import type { BuildFile } from './airplane-protocol.ts';
import { keptReferences } from './kept-references.ts';

/** Scripts of the page and its views. */
const SCRIPT = /^assets\/.*\.js$/;

/**
 * Has the browser load every script of the page that is otherwise loaded when a view is opened, each against its checksum: from then on a view comes
 * out of the page's own memory, whoever answers for its address by then. Nothing of it is run.
 *
 * @param files - the build, as the service worker that has the page now lists it
 * @returns whether all of them were the ones that were built
 */
export async function holdScripts(document: Document, files: readonly BuildFile[]): Promise<boolean> {
  const scripts = files.filter(({ path }) => SCRIPT.test(path));
  const held = await Promise.all(scripts.map(({ path, sha256 }) => hold(document, path, integrityOf(sha256))));
  return held.every((one) => one);
}

/** A checksum as an `integrity` attribute has it (Subresource Integrity, section 3.5). */
function integrityOf(sha256: string): string {
  const bytes = (sha256.match(/../g) ?? []).map((digits) => String.fromCharCode(parseInt(digits, 16)));
  return `sha256-${btoa(bytes.join(''))}`;
}

function hold(document: Document, path: string, integrity: string): Promise<boolean> {
  const link = keptReferences()?.makeLink() ?? document.createElement('link');
  link.rel = 'modulepreload';
  // Browsers that do not know this kind of link never answer.
  if (!link.relList.supports('modulepreload')) return Promise.resolve(true);
  // Firefox answers with an error for a script that the page has loaded already, as any view may have: nothing can be told from it. There the service worker
  // goes on checking each, and nothing is held ahead (docs/leaks.md).
  if ('mozInnerScreenX' in globalThis) return Promise.resolve(true);
  link.integrity = integrity;
  link.href = new URL(path, document.baseURI).href;
  return new Promise((resolve) => {
    const settle = (isHeld: boolean): void => {
      link.remove();
      resolve(isHeld);
    };
    link.addEventListener('load', () => {
      settle(true);
    });
    link.addEventListener('error', () => {
      settle(false);
    });
    document.head.append(link);
  });
}
