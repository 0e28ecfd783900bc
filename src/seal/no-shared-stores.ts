import { takeAway } from './take-away.ts';

/**
 * Takes from a worker what it would share with other pages of the origin, and with later visits: none of them needs it. The safe keeps its
 * databases. Imported before anything else.
 */
takeAway(self, ['caches', 'BroadcastChannel', 'CacheStorage', 'Cache']);
