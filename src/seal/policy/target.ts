/**
 * Whether this is the build that is one file (`npm run build:single`). It runs from disk, where all files of a browser may share one
 * storage: it never keeps anything, has no service worker, and no header binds it.
 */
export const SINGLE_FILE: boolean = import.meta.env.MODE === 'single';
