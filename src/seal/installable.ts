import { keptReferences } from './kept-references.ts';

const MANIFEST = 'manifest.webmanifest';

/**
 * Puts the page's own `link` to its manifest back, by which a browser offers to install the app: it was taken out before other code ran, since a
 * changed `link` names another host. To be called only where the browser bounds every connection, look-ups of names included.
 */
export function makeInstallable(document: Document): void {
  const link = keptReferences()?.makeLink();
  if (link === undefined) return;
  link.rel = 'manifest';
  link.href = new URL(MANIFEST, document.baseURI).href;
  document.head.append(link);
}
