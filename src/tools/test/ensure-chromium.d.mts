/** Path of an installed Chromium: the variable CHROMIUM_PATH, else the first of the usual names on the PATH. */
export function findChromium(): string | null;
/** Makes sure that there is a Chromium, installing Debian's where there is none; whether there is one now. */
export function ensureChromium(): boolean;
