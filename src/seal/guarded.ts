import { guardPage } from './guard.ts';
import { refuseMarkup, takeLinksOut } from './guard-markup.ts';

/** Elements that make a fresh window, with everything that was taken from this one. */
const FRAMES: readonly string[] = ['iframe', 'frame', 'frameset', 'object', 'embed', 'fencedframe', 'portal'];
/** Elements by which a page has hosts looked up or moves, and of which the app makes none. */
const NAMING: readonly string[] = ['link', 'meta', 'base'];

/** Imported before anything else, so that the guard stands before other code runs. */
export const takenAway = guardPage(window, NAMING);
refuseMarkup(window, [...FRAMES, ...NAMING]);
takeLinksOut(document);
