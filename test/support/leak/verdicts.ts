import { readFileSync } from 'node:fs';
import type { Level } from './levels.ts';
import type { Made } from './run-attempts.ts';

/** Whether a browser's record of its network names what an attempt sends. */
type Lookups = (token: string) => boolean;

/** Reads which names a browser looked up or asked for, from its record, once it has closed. */
export function lookupsIn(netLog: string): Lookups {
  const text = readFileSync(netLog, 'latin1').toLowerCase();
  return (token) => text.includes(`${token.toLowerCase()}.leak.test`);
}

/** Whether an attempt arrived where it was sent. */
export function hasArrived(made: Made, lookups: Lookups): boolean {
  return made.arrived() ?? lookups(made.token);
}

/** What became of one attempt, by level; `null` where it was not made there, or has no control that arrived. */
export interface Verdict {
  name: string;
  row: number;
  contexts: readonly string[];
  blind: boolean;
  levels: Readonly<Record<Level, 'held' | 'leaked' | null>>;
}
