import { guardPage } from './guard.ts';
import { closeStores } from './guard/stores.ts';
import { keepReferences } from './kept-references.ts';
import { SINGLE_FILE } from './policy/target.ts';

keepReferences(closeStores(window));

/** Imported before anything else, so that the guard stands before other code runs. What is one file makes no `link` either: nothing there refuses one that only connects. */
export const takenAway = guardPage(window, SINGLE_FILE ? ['link'] : []);
