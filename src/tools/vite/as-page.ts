import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { metaContentSecurityPolicy } from '../../seal/policy/content-security-policy.ts';

const ICON = 'icons/sequester.svg';

/** The icon as an address that nobody has to be asked for: browsers fetch icons past the service worker, at every change of view. */
export function iconAddress(root: string): string {
  const svg = readFileSync(path.join(root, 'public', ICON)).toString('base64');
  return `data:image/svg+xml;base64,${svg}`;
}

/** Puts into the built page what binds it before a header or the service worker does, and the icon itself. */
export function asPage(root: string): Plugin {
  return {
    name: 'sequester-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => ({
        html: html.replace(`./${ICON}`, iconAddress(root)),
        tags: [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: metaContentSecurityPolicy() },
            injectTo: 'head-prepend',
          },
        ],
      }),
    },
  };
}
