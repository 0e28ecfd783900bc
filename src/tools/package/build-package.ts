import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { isReference } from '../../reference/manifest-entry.ts';
import { MANIFEST } from '../../reference/manifest.ts';
import { asKernelFile } from '../vite/as-kernel-file.ts';
import { asMessages } from '../vite/as-messages.ts';
import { writeTypes } from './write-types.ts';

/** Scripts of the package, by the name of their file: the command, the library, a thread of `--jobs`. */
const ENTRIES = { sequester: 'command.ts', index: 'index.ts', 'cohort-worker': 'cohort-worker.ts' } as const;
/** Kinds of packs that the command asks for beside those of every analysis: `--phenopacket`, `--against`. */
const FURTHER_KINDS: readonly string[] = ['hpo', 'published', 'changes'];

/**
 * Builds the package: bundled scripts, `kernel.wasm`, the packs under `public/packs`, types, licences, and a `package.json` that depends on nothing.
 *
 * @param root - the project's folder
 * @param folder - where to; what was there is removed
 * @param types - whether declarations are written; tests that run the command need none
 * @returns bytes of kernel, scripts and packs
 */
export async function buildPackage(root: string, folder: string, { types }: { types: boolean }): Promise<number> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  rmSync(folder, { recursive: true, force: true });
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [asMessages(root), asKernelFile(root)],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      ssrEmitAssets: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: true,
      license: { fileName: 'licences.md' },
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, path.join(root, 'src/tools/package', file)])),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  }); // prettier-ignore
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
  const command = path.join(folder, 'sequester.js');
  writeFileSync(command, `#!/usr/bin/env node\n${readFileSync(command, 'utf8')}`);
  chmodSync(command, 0o755);
  const packs = MANIFEST.filter((entry) => isReference(entry) || FURTHER_KINDS.includes(entry.kind));
  mkdirSync(path.join(folder, 'public/packs'), { recursive: true });
  for (const { file } of packs) copyFileSync(path.join(root, 'public', file), path.join(folder, 'public', file));
  for (const file of ['LICENSE', 'NOTICE']) copyFileSync(path.join(root, file), path.join(folder, file));
  copyFileSync(path.join(root, 'docs/command.md'), path.join(folder, 'README.md'));
  if (types) writeTypes(root, folder);
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(packageFile(root), null, 2)}\n`);
  return packs.reduce(
    (sum, { sizeBytes }) => sum + sizeBytes,
    statSync(path.join(folder, 'kernel.wasm')).size + statSync(command).size,
  );
}

/** What npm is told of the package. Everything is bundled: it depends on nothing. */
function packageFile(root: string): object {
  const own = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  const { name, version, license, engines } = own;
  return {
    name,
    version,
    license,
    type: 'module',
    engines,
    bin: { sequester: 'sequester.js' },
    exports: { '.': { types: './index.d.ts', default: './index.js' }, './package.json': './package.json' },
    types: './index.d.ts',
  };
}
