/** Path of an installed Chromium: the variable CHROMIUM_PATH, else the first of the usual names on the PATH. */
export function findChromium(): string | null;
/** Path of Chromium's headless shell: the variable CHROMIUM_SHELL_PATH, else the one on the PATH; null where CHROMIUM_PATH names a Chromium. */
export function findChromiumShell(): string | null;
/** Path of an installed Firefox: the variable FIREFOX_PATH, else the first of the usual names on the PATH. */
export function findFirefox(): string | null;
/** Path of WebKitGTK's driver: the variable WEBKIT_DRIVER_PATH, else the one on the PATH. */
export function findWebKitDriver(): string | null;
/** Path of the browser that it starts: the variable MINIBROWSER_PATH, else where Debian keeps it. */
export function findMiniBrowser(): string | null;
/** Path of a virtual screen: the variable XVFB_PATH, else the one on the PATH. */
export function findXvfb(): string | null;
/** Makes sure that there are browsers, installing Debian's where one is missing; whether there is a Chromium now. */
export function ensureBrowsers(): boolean;
/** What the last run left out for want of a browser; one sentence each. */
export function whatIsNotRun(): string[];
