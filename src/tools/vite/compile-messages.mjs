// Compiles src/i18n/messages into typed functions. A process of its own, because the compiler keeps timers running
// for half a minute after it is done.
// usage: node compile-messages.mjs <root> [<folder to write>]
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from '@inlang/paraglide-js';
import { writeMethodMessages } from './method-messages.mjs';

const root = path.resolve(process.argv[2] ?? '.');
writeMethodMessages(root);
const outdir = path.resolve(process.argv[3] ?? path.join(root, 'src/i18n/paraglide'));
await compile({
  project: path.join(root, 'src/i18n/project.inlang'),
  outdir,
  strategy: ['baseLocale'],
  outputStructure: 'message-modules',
  emitTsDeclarations: true,
  emitGitIgnore: false,
  emitReadme: false,
  emitPrettierIgnore: false,
  includeEslintDisableComment: true,
  disableAsyncLocalStorage: true,
});
joinDeclarations(path.join(outdir, 'messages'));
process.exit(0);

/**
 * Puts the types of all messages into one file: every checker would open two thousand.
 * @param {string} folder
 */
function joinDeclarations(folder) {
  const shared = /^export type LocalizedString = .*;$/m;
  const names = readdirSync(folder).filter((name) => name.endsWith('.d.ts') && name !== '_index.d.ts');
  const texts = names.sort().map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const joined = texts.map((text) => text.replace(shared, ''));
  const declared = joined.flatMap((text) =>
    [...text.matchAll(/^export (?:const|type) (\w+)/gm)].map(([, name]) => name),
  );
  if (new Set(declared).size < declared.length) throw new Error('two messages have types of one name');
  const first = texts.map((text) => shared.exec(text)?.[0]).find((line) => line !== undefined);
  writeFileSync(path.join(folder, '_index.d.ts'), [first, ...joined].join('\n'));
  for (const name of names) rmSync(path.join(folder, name));
}
