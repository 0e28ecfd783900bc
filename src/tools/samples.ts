import { main as buildPacks } from './packs.ts';

/** Draws the synthetic people anew. They are packs like any other: the whole manifest is written with them. */
export function main(): Promise<number> {
  return buildPacks([]);
}
