import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { asAdoptedStyles } from './src/tools/vite/as-adopted-styles.ts';
import { asAirplane } from './src/tools/vite/as-airplane.ts';
import { asKernel } from './src/tools/vite/as-kernel.ts';
import { asMessages } from './src/tools/vite/as-messages.ts';
import { asPacks } from './src/tools/vite/as-packs.ts';
import { asPage } from './src/tools/vite/as-page.ts';
import { inFewChunks } from './src/tools/vite/in-few-chunks.ts';

const root = path.dirname(fileURLToPath(import.meta.url));

export default defineConfig({
  root,
  base: './',
  publicDir: path.join(root, 'public'),
  plugins: [
    asMessages(root),
    asKernel(root),
    svelte({ configFile: false, preprocess: vitePreprocess() }),
    asAdoptedStyles(),
    asPage(root),
    asPacks(),
    asAirplane(root),
  ],
  worker: {
    format: 'es',
    plugins: () => [asKernel(root)],
    // One file a worker, under a name that `src/seal/policy/path-class.ts` knows: each has headers of its own.
    rolldownOptions: { output: { codeSplitting: false, entryFileNames: 'workers/[name]-[hash].js' } },
  },
  build: {
    outDir: path.join(root, 'dist'),
    emptyOutDir: true,
    target: 'es2023',
    // No `link` is made by the app: one names hosts, whatever the policy says.
    modulePreload: false,
    assetsInlineLimit: 0,
    // The licence texts of the packages inside travel with the build.
    license: { fileName: 'licences.md' },
    rolldownOptions: { output: { codeSplitting: inFewChunks(root) } },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{browser,e2e,engines,leak}/**'],
          // One process a core, which loads every module once: no file changes what another one finds.
          isolate: false,
          maxWorkers: 2,
          // Whole tables and files are read: a busy machine needs more than the usual five seconds.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          // Real Chromium against the built app: three browsers, one a process, since pages wait more than they work.
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          isolate: false,
          maxWorkers: 3,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          // The main journey in Chromium, Firefox and WebKit: an engine a process.
          name: 'engines',
          include: ['test/engines/**/*.test.ts'],
          // Engines that this machine does not have; the test command names them.
          exclude: (process.env.SEQUESTER_WITHOUT ?? '').split(',').map((engine) => `test/engines/${engine}.test.ts`),
          globalSetup: ['test/support/engines/prepare.ts'],
          isolate: false,
          maxWorkers: 3,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          // Every way out that is known, from every context, first open and then sealed.
          name: 'leak',
          include: ['test/leak/**/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
