import { ANIMATIONS, FRAMES } from './guard/elements.ts';
import { closeStores } from './guard/stores.ts';
import { guardPage } from './guard.ts';
import { refuseMarkup, takeLinksOut } from './guard-markup.ts';
import { keepReferences } from './kept-references.ts';

/** Elements by which a page has hosts looked up or moves, and of which the app makes none. */
const NAMING: readonly string[] = ['link', 'meta', 'base'];

keepReferences(closeStores(window));

/** Imported before anything else, so that the guard stands before other code runs. */
export const takenAway = guardPage(window, NAMING);
refuseMarkup(window, [...FRAMES, ...ANIMATIONS, ...NAMING]);
takeLinksOut(document);
