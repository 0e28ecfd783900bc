/**
 * Kinds of responses that differ in what they may do. A worker loaded from a URL takes its policy from its own
 * response, not from the page, so each worker script is a class of its own.
 */
export const PATH_CLASSES = [
  'document',
  'asset',
  'vaultWorker',
  'packsWorker',
  'safeWorker',
  'rareWorker',
  'tumourWorker',
  'exportWorker',
  'serviceWorker',
] as const;
export type PathClass = (typeof PATH_CLASSES)[number];

/** Script names that the build gives the workers (`vite.config.ts`, `worker.rolldownOptions`). */
const WORKER_SCRIPTS: readonly (readonly [RegExp, PathClass])[] = [
  [/\/workers\/vault\.worker-[\w-]+\.js$/, 'vaultWorker'],
  [/\/workers\/safe\.worker-[\w-]+\.js$/, 'safeWorker'],
  [/\/workers\/rare\.worker-[\w-]+\.js$/, 'rareWorker'],
  [/\/workers\/tumour\.worker-[\w-]+\.js$/, 'tumourWorker'],
  [/\/workers\/export\.worker-[\w-]+\.js$/, 'exportWorker'],
  [/\/workers\/packs\.worker-[\w-]+\.js$/, 'packsWorker'],
  [/\/airplane\.sw\.js$/, 'serviceWorker'],
];

/**
 * Class of a response by the path of its URL (with leading slash, without query).
 * Whatever is not known is an `asset`: a script run from there as a worker can do nothing.
 */
export function pathClassOf(pathname: string): PathClass {
  if (pathname.endsWith('/') || pathname.endsWith('.html')) return 'document';
  return WORKER_SCRIPTS.find(([pattern]) => pattern.test(pathname))?.[1] ?? 'asset';
}
