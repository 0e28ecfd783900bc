// Compiles src/i18n/messages into typed functions. A process of its own, because the compiler keeps timers running
// for half a minute after it is done.
// usage: node compile-messages.mjs <root> [<folder to write>]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from '@inlang/paraglide-js';
import { messageDigest } from './message-sources.mjs';
import { writeMethodMessages } from './method-messages.mjs';

const root = path.resolve(process.argv[2] ?? '.');
writeMethodMessages(root);
const digest = messageDigest(root);
const outdir = path.resolve(process.argv[3] ?? path.join(root, 'src/i18n/paraglide'));
await compile({
  project: path.join(root, 'src/i18n/project.inlang'),
  outdir,
  strategy: ['baseLocale'],
  outputStructure: 'message-modules',
  emitGitIgnore: false,
  emitReadme: false,
  emitPrettierIgnore: false,
  includeEslintDisableComment: true,
  disableAsyncLocalStorage: true,
});
writeDeclarations(path.join(outdir, 'messages'));
writeFileSync(path.join(outdir, '.stamp'), digest);
process.exit(0);

/**
 * Writes the types of all messages into one file, from the comments that the compiler puts into its modules. The compiler would run TypeScript
 * over two thousand files for it, which takes three times as long as the rest.
 * @param {string} folder
 */
function writeDeclarations(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js') && name !== '_index.js');
  const lines = ["export type LocalizedString = string & { readonly __brand: 'LocalizedString' };"];
  for (const name of names.sort()) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const inputs = /^\/\*\* @typedef \{(.+)\} (\w+Inputs) \*\/$/m.exec(text);
    const message = /^(?:export )?const (\w+) = \/\*\* @type \{\((.+)\) & import\(.+\} \*\/ \(/m.exec(text);
    if (inputs === null || message === null) throw new Error(`${name} does not say its types as it used to`);
    lines.push(`export type ${inputs[2]} = ${inputs[1]};`, `declare const ${message[1]}: ${message[2]};`);
    // A name with capitals is given under another one.
    const [, given] = /^export \{ \w+ as "(\w+)" \}/m.exec(text) ?? [];
    lines.push(`export { ${message[1]}${given === undefined ? '' : ` as ${given}`} };`);
  }
  writeFileSync(path.join(folder, '_index.d.ts'), `${lines.join('\n')}\n`);
  // Of the compiler's own functions the app asks for the language alone.
  writeFileSync(path.join(folder, '..', 'runtime.d.ts'), 'export function getLocale(): string;\n');
  const all = "export * from './messages/_index.js';\nexport * as m from './messages/_index.js';\n";
  writeFileSync(path.join(folder, '..', 'messages.d.ts'), all);
}
