import { createHash } from 'node:crypto';
import { PARTS_ELEMENT } from '../../rpc/embedded-parts.ts';
import { singleFileContentSecurityPolicy } from '../../seal/policy/content-security-policy.ts';

/** What one file is put together from. */
export interface SinglePageParts {
  /** `index.html` as it stands in the repository. */
  template: string;
  script: string;
  /** What runs before it (`public/browser-check.js`). */
  check: string;
  style: string;
  /** Text of {@link PARTS_ELEMENT}. */
  parts: string;
  /** Licence texts of the packages inside. */
  licences: string;
  /** Address of the icon (`data:`). */
  icon: string;
}

/** Stands where the file's own checksum will be, while it is computed. */
const NO_HASH = '0'.repeat(64);

function sha256(text: string, encoding: 'hex' | 'base64'): string {
  return createHash('sha256').update(text).digest(encoding);
}

/** Text inside of a script element must not end it (HTML, section 4.12.1.3). */
function insideScript(text: string): string {
  return text.replace(/<(?=\/script|!--)/gi, '\\x3C');
}

/** Replaces exactly one place of the template; a template without it is a mistake. */
function put(html: string, place: RegExp, text: string): string {
  if (!place.test(html)) throw new Error(`index.html has no ${String(place)}`);
  return html.replace(place, () => text);
}

/** The whole page as one file, with its own checksum: that of the file in which 64 zeros stand in the checksum's place. */
export function singlePage(given: SinglePageParts): string {
  const { template, style, parts, licences, icon } = given;
  const [check, code] = [insideScript(given.check), insideScript(given.script)];
  const scripts = [check, code].map((text) => sha256(text, 'base64'));
  const policy = singleFileContentSecurityPolicy({ scripts, style: sha256(style, 'base64') });
  const head = [
    '<meta charset="utf-8" />',
    `    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    `    <meta name="sequester-sha256" content="${NO_HASH}" />`,
    `    <style>${style}</style>`,
  ].join('\n');
  const body = [
    `<script>${check}</script>`,
    `    <script type="text/plain" id="${PARTS_ELEMENT}">${parts}</script>`,
    `    <script type="text/plain" id="licences">\n${licences.replace(/<(?=\/?script|!--)/gi, '‹')}</script>`,
    `    <script>${code}</script>`,
  ].join('\n');
  let html = put(template, /<meta charset="utf-8" \/>/, head);
  html = put(html, /\.\/icons\/sequester\.svg/, icon);
  html = put(html, /\s*<link rel="manifest"[^>]*>/, '');
  html = put(html, /\s*<script type="module"[^>]*><\/script>/, '');
  html = put(html, /<script[^>]* src="\.\/browser-check\.js"><\/script>/, body);
  return html.replace(NO_HASH, sha256(html, 'hex'));
}
