import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Path of an installed Chromium: the variable CHROMIUM_PATH, else the first of the usual names on the PATH.
 * @returns {string | null}
 */
export function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && isExecutable(named)) return named;
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin'];
  const candidates = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

/** @param {string[]} command */
function asRoot(command) {
  const isRoot = process.getuid?.() === 0;
  const [program, ...args] = isRoot ? command : ['sudo', '-n', ...command];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return program !== undefined && spawnSync(program, args, { stdio: 'inherit', env }).status === 0;
}

/** Makes sure that there is a Chromium, installing Debian's where there is none; whether there is one now. */
export function ensureChromium() {
  const found = findChromium();
  if (found !== null) {
    process.stdout.write(`using ${found}\n`);
    return true;
  }
  process.stdout.write("no Chromium found: installing Debian's package `chromium` with apt-get\n");
  const installed =
    asRoot(['apt-get', 'update']) &&
    asRoot(['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation']);
  if (installed && findChromium() !== null) return true;
  process.stderr.write(
    'Chromium could not be installed. Run `apt-get install chromium` as root, or set CHROMIUM_PATH to a Chromium ' +
      'or Chrome program, and run `npm test` again.\n',
  );
  return false;
}
