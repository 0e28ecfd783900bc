import type { Plugin, Rolldown } from 'vite';

/** What Vite notes of a chunk: the style sheets that its modules import. */
interface NotedChunk {
  viteMetadata?: { importedCss: Set<string> };
}

/** Vite's own module that makes a `link` for whatever a view needs beside its script. */
const PRELOAD_HELPER = '\0vite/preload-helper.js';

/**
 * Puts each style sheet into the script that imports it, which hands it to the page as a constructed sheet (CSSOM, section 6.6). A sheet of its own
 * would need a `link`, and a `link` that stands in the page can be changed or copied to have the name of any host looked up.
 */
export function asAdoptedStyles(): Plugin {
  return {
    name: 'sequester-adopted-styles',
    apply: 'build',
    // Before the page and the lists of what is loaded together are written: they name no sheet then.
    enforce: 'pre',
    load: (id) => (id === PRELOAD_HELPER ? 'export const __vitePreload = (load) => load();' : null),
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const { viteMetadata } = chunk as NotedChunk;
        const names = [...(viteMetadata?.importedCss ?? [])];
        if (names.length === 0) continue;
        chunk.code = `${adopting(names.map((name) => textOf(bundle, name)).join(''))}\n${chunk.code}`;
        viteMetadata?.importedCss.clear();
      }
      for (const name of Object.keys(bundle)) if (name.endsWith('.css')) Reflect.deleteProperty(bundle, name);
    },
  };
}

function textOf(bundle: Rolldown.OutputBundle, name: string): string {
  const asset = bundle[name];
  if (asset?.type !== 'asset') throw new Error(`the build has no style sheet ${name}`);
  // Addresses were written for a sheet in a folder; those of a constructed sheet begin at the page.
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  return asset.source.toString().trim().replaceAll('url(./', `url(./${folder}`);
}

function adopting(text: string): string {
  return (
    `{const sheet=new CSSStyleSheet;sheet.replaceSync(${JSON.stringify(text)});` +
    'document.adoptedStyleSheets=[...document.adoptedStyleSheets,sheet]}'
  );
}
