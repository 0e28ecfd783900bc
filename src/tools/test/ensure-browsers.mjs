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
 * @property {string} [without] what becomes of the tests where it cannot be had; nothing is driven without a Chromium
 * @property {string} [engine] whose tests are left out without it
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

/** Chromium without a window of its own, which does the same for a page with a quarter less work; a Chromium that is named is used instead. */
export function findChromiumShell() {
  return process.env['CHROMIUM_PATH'] === undefined
    ? findProgram('CHROMIUM_SHELL_PATH', ['chromium-headless-shell'])
    : null;
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

const WITHOUT_WEBKIT = 'not run: main journey and ways out in WebKitGTK';

/** @type {Wanted[]} */
const WANTED = [
  { what: 'Chromium', find: findChromium, packages: ['chromium', 'fonts-liberation'], variable: 'CHROMIUM_PATH' },
  {
    what: "Chromium's headless shell",
    find: findChromiumShell,
    packages: ['chromium-headless-shell'],
    variable: 'CHROMIUM_SHELL_PATH',
    without: 'the end-to-end tests drive the whole Chromium instead',
  },
  {
    what: 'Firefox',
    find: findFirefox,
    packages: ['firefox-esr'],
    variable: 'FIREFOX_PATH',
    without: 'not run: main journey and ways out in Firefox',
    engine: 'firefox',
  },
  {
    what: 'the driver of WebKitGTK',
    find: findWebKitDriver,
    packages: ['webkit2gtk-driver'],
    variable: 'WEBKIT_DRIVER_PATH',
    without: WITHOUT_WEBKIT,
    engine: 'webkit',
  },
  {
    what: 'the browser of WebKitGTK',
    find: findMiniBrowser,
    packages: ['webkit2gtk-driver'],
    variable: 'MINIBROWSER_PATH',
    without: WITHOUT_WEBKIT,
    engine: 'webkit',
  },
  {
    what: 'a screen for WebKitGTK',
    find: findXvfb,
    packages: ['xvfb'],
    variable: 'XVFB_PATH',
    without: WITHOUT_WEBKIT,
    engine: 'webkit',
  },
];

/** @param {string[]} command */
function asRoot(command) {
  const isRoot = process.getuid?.() === 0;
  const [program, ...args] = isRoot ? command : ['sudo', '-n', ...command];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return program !== undefined && spawnSync(program, args, { stdio: 'inherit', env }).status === 0;
}

/**
 * Makes sure that there are a Chromium, a Firefox and a WebKitGTK, installing Debian's where one is missing. Chromium has to be there; the
 * engines that could not be had are named in SEQUESTER_WITHOUT, and `whatIsNotRun` says so at the end.
 * @returns {boolean} whether there is a Chromium
 */
export function ensureBrowsers() {
  const isMissing = (/** @type {Wanted} */ one) =>
    one.find() === null && (one.find !== findChromiumShell || process.env['CHROMIUM_PATH'] === undefined);
  const packages = [...new Set(WANTED.filter(isMissing).flatMap((one) => one.packages))];
  if (packages.length > 0) {
    process.stdout.write(`installing Debian's packages with apt-get: ${packages.join(', ')}\n`);
    if (asRoot(['apt-get', 'update'])) asRoot(['apt-get', 'install', '-y', '--no-install-recommends', ...packages]);
  }
  for (const { find } of WANTED) process.stdout.write(find() === null ? '' : `using ${find() ?? ''}\n`);
  for (const { what, packages: needed, variable, without } of WANTED.filter(isMissing)) {
    process.stderr.write(
      `${what} could not be installed. Run \`apt-get install ${needed.join(' ')}\` as root, or set ${variable} to the program, ` +
        `and run \`npm test\` again. ${without ?? 'Nothing that drives a browser was run'}.\n`,
    );
  }
  const left = WANTED.filter(({ find, engine }) => engine !== undefined && find() === null).map(({ engine }) => engine);
  process.env['SEQUESTER_WITHOUT'] = [...new Set(left)].join(',');
  return findChromium() !== null;
}

/**
 * What the last run left out for want of a browser; one sentence each.
 * @returns {string[]}
 */
export function whatIsNotRun() {
  const left = (process.env['SEQUESTER_WITHOUT'] ?? '').split(',');
  return [
    ...new Set(WANTED.filter(({ engine }) => left.includes(engine ?? 'none')).map(({ without }) => without ?? '')),
  ];
}
