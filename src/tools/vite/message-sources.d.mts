/** Files that the messages are made from, and what makes them, in a fixed order. */
export function messageSources(root: string): string[];
/** SHA-256 of all of them. */
export function messageDigest(root: string): string;
