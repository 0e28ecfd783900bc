import type { LeakAttempt } from './attempt.ts';
import { BY_ELEMENT } from './by-element.ts';
import { BY_NAME } from './by-name.ts';
import { BY_NAVIGATION } from './by-navigation.ts';
import { BY_SCRIPT } from './by-script.ts';
import { TO_OWN_SERVER } from './to-own-server.ts';

/** Every way out that is tried. Each is proved to work where no policy stands in its way. */
export const LEAK_ATTEMPTS: readonly LeakAttempt[] = [
  ...BY_SCRIPT,
  ...BY_ELEMENT,
  ...BY_NAME,
  ...BY_NAVIGATION,
  ...TO_OWN_SERVER,
];
