import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'vite';
import { withIntegrity } from './with-integrity.ts';

const ID = 'virtual:build-files';
const SERVICE_WORKER = 'airplane.sw.js';
const SUMS = 'SHA256SUMS';
/** Holds the small files of the build one behind the other, for browsers that keep the build: some 20 requests instead of 140. */
const SMALL_FILES = 'small-files.bin';
/** Files of this size lie by themselves. */
const SMALL_BYTES = 100_000;
/** By the headers of its own answer the page tells how the host seals. */
const PAGE = 'index.html';
/** A clinic's host puts its own in place of the one that says that there is none: it is no part of the build. */
const POLICY = 'kiosk.json';
const NO_PART: readonly string[] = [SERVICE_WORKER, SUMS, SMALL_FILES, POLICY];

interface BuildFile {
  path: string;
  sha256: string;
}

function sha256At(outDir: string, file: string): string {
  return createHash('sha256')
    .update(readFileSync(path.join(outDir, file)))
    .digest('hex');
}

/** Every file that the build wrote, in a fixed order. */
function buildFiles(outDir: string): BuildFile[] {
  return readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({
      path: path.relative(outDir, file).split(path.sep).join('/'),
    }))
    .map((file) => ({ ...file, sha256: sha256At(outDir, file.path) }))
    .filter((file) => !NO_PART.includes(file.path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The list as `sha256sum -c` reads it. */
function sumsOf(files: readonly BuildFile[]): string {
  return files.map((file) => `${file.sha256}  ${file.path}\n`).join('');
}

/** Writes the small files as one, and gives their paths and sizes in order. */
function writeSmallFiles(outDir: string, files: readonly BuildFile[]): [string, number][] {
  const parts = files
    .filter((file) => file.path !== PAGE)
    .map((file) => ({ path: file.path, bytes: readFileSync(path.join(outDir, file.path)) }))
    .filter(({ bytes }) => bytes.length < SMALL_BYTES);
  writeFileSync(path.join(outDir, SMALL_FILES), Buffer.concat(parts.map(({ bytes }) => bytes)));
  return parts.map((part) => [part.path, part.bytes.length]);
}

/** Serves the lists to the service worker's own build. */
function listOf(files: readonly BuildFile[], small: readonly (readonly [string, number])[]): Plugin {
  const sha256 = createHash('sha256').update(sumsOf(files)).digest('hex');
  const values = { BUILD_FILES: files, BUILD_SHA256: sha256, SMALL_FILES_PATH: SMALL_FILES, SMALL_FILES: small };
  return {
    name: 'sequester-build-files',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load: (id) =>
      id === `\0${ID}`
        ? Object.entries(values)
            .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
            .join('\n')
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
      withIntegrity(outDir, PAGE);
      const files = buildFiles(outDir);
      const small = writeSmallFiles(outDir, files);
      await build({
        root,
        configFile: false,
        publicDir: false,
        logLevel: 'error',
        plugins: [listOf(files, small)],
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
      const made = [SERVICE_WORKER, SMALL_FILES].map((file) => ({ path: file, sha256: sha256At(outDir, file) }));
      writeFileSync(path.join(outDir, SUMS), sumsOf([...files, ...made]));
    },
  };
}
