import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'vite';

const ID = 'virtual:build-files';
const SERVICE_WORKER = 'airplane.sw.js';
const SUMS = 'SHA256SUMS';
/** A clinic's host puts its own in place of the one that says that there is none: it is no part of the build. */
const POLICY = 'kiosk.json';
const NO_PART: readonly string[] = [SERVICE_WORKER, SUMS, POLICY];

interface BuildFile {
  path: string;
  sha256: string;
}

/** Every file that the build wrote, in a fixed order. */
function buildFiles(outDir: string): BuildFile[] {
  return readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({
      path: path.relative(outDir, file).split(path.sep).join('/'),
      sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
    }))
    .filter((file) => !NO_PART.includes(file.path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The list as `sha256sum -c` reads it. */
function sumsOf(files: readonly BuildFile[]): string {
  return files.map((file) => `${file.sha256}  ${file.path}\n`).join('');
}

/** Serves the list to the service worker's own build. */
function listOf(files: readonly BuildFile[]): Plugin {
  const sha256 = createHash('sha256').update(sumsOf(files)).digest('hex');
  return {
    name: 'sequester-build-files',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load: (id) =>
      id === `\0${ID}`
        ? `export const BUILD_FILES = ${JSON.stringify(files)};\nexport const BUILD_SHA256 = ${JSON.stringify(sha256)};`
        : null,
  };
}

/**
 * After the build: compiles `workers/airplane.sw.ts` with the list of what was built, and writes `SHA256SUMS`. The service worker
 * is a classic script in the app's folder, since its own address bounds what it controls.
 */
export function asAirplane(root: string): Plugin {
  let outDir = '';
  return {
    name: 'sequester-airplane',
    apply: 'build',
    configResolved(config) {
      outDir = path.resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const files = buildFiles(outDir);
      await build({
        root,
        configFile: false,
        publicDir: false,
        logLevel: 'error',
        plugins: [listOf(files)],
        build: {
          outDir,
          emptyOutDir: false,
          target: 'es2023',
          rolldownOptions: {
            input: path.join(root, 'workers/airplane.sw.ts'),
            output: { format: 'iife', entryFileNames: SERVICE_WORKER },
          },
        },
      });
      const serviceWorker = createHash('sha256')
        .update(readFileSync(path.join(outDir, SERVICE_WORKER)))
        .digest('hex');
      writeFileSync(path.join(outDir, SUMS), sumsOf([...files, { path: SERVICE_WORKER, sha256: serviceWorker }]));
    },
  };
}
