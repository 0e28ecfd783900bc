/** Path of an installed Chromium: the variable CHROMIUM_PATH, else the first of the usual names on the PATH. */
export function findChromium(): string | null;
/** Path of an installed Firefox: the variable FIREFOX_PATH, else the first of the usual names on the PATH. */
export function findFirefox(): string | null;
/** Path of WebKitGTK's driver: the variable WEBKIT_DRIVER_PATH, else the one on the PATH. */
export function findWebKitDriver(): string | null;
/** Path of the browser that it starts: the variable MINIBROWSER_PATH, else where Debian keeps it. */
export function findMiniBrowser(): string | null;
/** Path of a virtual screen: the variable XVFB_PATH, else the one on the PATH. */
export function findXvfb(): string | null;
/** Makes sure that there are a Chromium, a Firefox and a WebKitGTK, installing Debian's where one is missing; whether all are there now. */
export function ensureBrowsers(): boolean;
