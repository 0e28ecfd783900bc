// Compiles src/i18n/messages into typed functions. A process of its own, because the compiler keeps timers running
// for half a minute after it is done.
// usage: node compile-messages.mjs <root> [<folder to write>]
import path from 'node:path';
import { compile } from '@inlang/paraglide-js';
import { writeMethodMessages } from './method-messages.mjs';

const root = path.resolve(process.argv[2] ?? '.');
writeMethodMessages(root);
await compile({
  project: path.join(root, 'src/i18n/project.inlang'),
  outdir: path.resolve(process.argv[3] ?? path.join(root, 'src/i18n/paraglide')),
  strategy: ['baseLocale'],
  outputStructure: 'message-modules',
  emitTsDeclarations: true,
  emitGitIgnore: false,
  emitReadme: false,
  emitPrettierIgnore: false,
  includeEslintDisableComment: true,
  disableAsyncLocalStorage: true,
});
process.exit(0);
