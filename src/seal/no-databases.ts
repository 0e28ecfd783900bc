import { takeAway } from './take-away.ts';

/** Takes databases from a worker that keeps nothing, and with the navigator's managers the places that are not databases. */
takeAway(self, ['indexedDB', 'webkitIndexedDB']);
takeAway(Object.getPrototypeOf(self.navigator) as object, ['storage', 'storageBuckets', 'locks']);
