import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * A program that the tests drive, and Debian's packages for it.
 * @typedef {object} Wanted
 * @property {string} what
 * @property {() => string | null} find
 * @property {string[]} packages
 * @property {string} variable names the program where it is elsewhere
 */

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
 * The program that a variable names, else the first of some names on the PATH.
 * @param {string} variable
 * @param {string[]} names
 * @returns {string | null}
 */
function findProgram(variable, names) {
  const named = process.env[variable];
  if (named !== undefined && isExecutable(named)) return named;
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin'];
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

export function findChromium() {
  return findProgram('CHROMIUM_PATH', ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']);
}

export function findFirefox() {
  return findProgram('FIREFOX_PATH', ['firefox-esr', 'firefox']);
}

export function findWebKitDriver() {
  return findProgram('WEBKIT_DRIVER_PATH', ['WebKitWebDriver']);
}

export function findXvfb() {
  return findProgram('XVFB_PATH', ['Xvfb']);
}

/** WebKitGTK's own small browser, which its driver starts; Debian keeps it in a folder by machine. */
export function findMiniBrowser() {
  const named = process.env['MINIBROWSER_PATH'];
  if (named !== undefined && isExecutable(named)) return named;
  const roots = ['/usr/lib', '/usr/libexec'];
  const below = (/** @type {string} */ folder) => {
    try {
      return readdirSync(folder).map((name) => path.join(folder, name));
    } catch {
      return [];
    }
  };
  const folders = roots.flatMap((root) => [root, ...below(root)]);
  const candidates = folders.flatMap((folder) =>
    ['4.1', '6.0', '4.0'].map((version) => path.join(folder, `webkit2gtk-${version}`, 'MiniBrowser')),
  );
  return candidates.find(isExecutable) ?? null;
}

/** @type {Wanted[]} */
const WANTED = [
  { what: 'Chromium', find: findChromium, packages: ['chromium', 'fonts-liberation'], variable: 'CHROMIUM_PATH' },
  { what: 'Firefox', find: findFirefox, packages: ['firefox-esr'], variable: 'FIREFOX_PATH' },
  {
    what: 'the driver of WebKitGTK',
    find: findWebKitDriver,
    packages: ['webkit2gtk-driver'],
    variable: 'WEBKIT_DRIVER_PATH',
  },
  {
    what: 'the browser of WebKitGTK',
    find: findMiniBrowser,
    packages: ['webkit2gtk-driver'],
    variable: 'MINIBROWSER_PATH',
  },
  { what: 'a screen for WebKitGTK', find: findXvfb, packages: ['xvfb'], variable: 'XVFB_PATH' },
];

/** @param {string[]} command */
function asRoot(command) {
  const isRoot = process.getuid?.() === 0;
  const [program, ...args] = isRoot ? command : ['sudo', '-n', ...command];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return program !== undefined && spawnSync(program, args, { stdio: 'inherit', env }).status === 0;
}

/**
 * Makes sure that there are a Chromium, a Firefox and a WebKitGTK, installing Debian's where one is missing; whether all are there now.
 * @returns {boolean}
 */
export function ensureBrowsers() {
  const missing = WANTED.filter(({ find }) => find() === null);
  if (missing.length > 0) {
    const packages = [...new Set(missing.flatMap((one) => one.packages))];
    process.stdout.write(`installing Debian's packages with apt-get: ${packages.join(', ')}\n`);
    if (asRoot(['apt-get', 'update'])) asRoot(['apt-get', 'install', '-y', '--no-install-recommends', ...packages]);
  }
  for (const { what, find, packages, variable } of WANTED) {
    const found = find();
    process.stdout.write(found === null ? '' : `using ${found}\n`);
    if (found !== null) continue;
    process.stderr.write(
      `${what} could not be installed. Run \`apt-get install ${packages.join(' ')}\` as root, or set ${variable} to the program, ` +
        'and run `npm test` again. Nothing that drives a browser was run.\n',
    );
  }
  return WANTED.every(({ find }) => find() !== null);
}
