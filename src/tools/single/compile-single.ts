import { readFileSync } from 'node:fs';
import path from 'node:path';
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';
import { MANIFEST } from '../../reference/manifest.ts';
import { EXPORT_PART, RARE_PART, TUMOUR_PART, VAULT_PART } from '../../rpc/spawn-single.ts';
import { asKernel } from '../vite/as-kernel.ts';
import { asMessages } from '../vite/as-messages.ts';
import { iconAddress } from '../vite/as-page.ts';
import { packParts } from './pack-parts.ts';
import { singlePage } from './single-page.ts';

const LICENCES = 'licences.md';

/** Builds one script in which everything is inside, without writing it. */
async function compile(root: string, input: string, plugins: Plugin[]): Promise<Rolldown.RolldownOutput['output']> {
  const config: InlineConfig = {
    root,
    configFile: false,
    mode: 'single',
    publicDir: false,
    logLevel: 'error',
    plugins,
    build: {
      write: false,
      target: 'es2023',
      assetsInlineLimit: () => true,
      cssCodeSplit: false,
      license: { fileName: LICENCES },
      // Browsers refuse modules from disk.
      rolldownOptions: { input: path.join(root, input), output: { format: 'iife', codeSplitting: false } },
    },
  };
  const built = (await build(config)) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[];
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined) throw new Error(`${input} was not built`);
  return first.output;
}

/** Has `spawn.ts` be the one that starts workers from the page's own text. */
function embeddedSpawner(root: string): Plugin {
  const from = path.join(root, 'src/rpc/spawn.ts');
  return {
    name: 'sequester-embedded-spawner',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!source.endsWith('/spawn.ts')) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      return resolved?.id === from ? path.join(root, 'src/rpc/spawn-single.ts') : null;
    },
  };
}

function scriptOf(output: Rolldown.RolldownOutput['output']): string {
  const scripts = output.filter((one) => one.type === 'chunk');
  if (scripts.length !== 1 || scripts[0] === undefined) throw new Error('a part of the one file is in several scripts');
  return scripts[0].code;
}

/** Text of the assets of a kind; any other asset would be missing from the one file. */
function assetText(output: Rolldown.RolldownOutput['output'], extension: string): string {
  const assets = output.filter((one) => one.type === 'asset' && one.fileName.endsWith(extension));
  return assets.map((one) => (one.type === 'asset' ? one.source.toString() : '')).join('\n');
}

/** The app as one HTML file. */
export async function compileSingle(root: string): Promise<string> {
  // The runner of tools is a development server; what is built here is not for development.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    return await compileParts(root);
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

async function compileParts(root: string): Promise<string> {
  const vault = await compile(root, 'workers/vault.worker.ts', [asKernel(root)]);
  const rare = await compile(root, 'workers/rare.worker.ts', []);
  const tumour = await compile(root, 'workers/tumour.worker.ts', []);
  const exports = await compile(root, 'workers/export.worker.ts', []);
  const page = await compile(root, 'src/main.ts', [
    asMessages(root),
    embeddedSpawner(root),
    ...svelte({ configFile: false, preprocess: vitePreprocess() }),
  ]);
  const parts = new Map<string, Uint8Array>([
    [VAULT_PART, Buffer.from(scriptOf(vault))],
    [RARE_PART, Buffer.from(scriptOf(rare))],
    [TUMOUR_PART, Buffer.from(scriptOf(tumour))],
    [EXPORT_PART, Buffer.from(scriptOf(exports))],
  ]);
  for (const { file } of MANIFEST) parts.set(file, readFileSync(path.join(root, 'public', file)));
  return singlePage({
    template: readFileSync(path.join(root, 'index.html'), 'utf8'),
    script: scriptOf(page),
    check: readFileSync(path.join(root, 'public/browser-check.js'), 'utf8'),
    style: assetText(page, '.css'),
    parts: packParts(parts),
    licences: assetText(page, LICENCES),
    icon: iconAddress(root),
  });
}
