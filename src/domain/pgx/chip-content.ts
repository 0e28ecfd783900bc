import type { Build } from '../genotype/genome.ts';
import type { SiteLookup } from '../genotype/observed-site.ts';
import type { PgxPack } from './definition.ts';

/** The one chip whose list of positions is whole: 23andMe v4. */
const WHOLE_LIST = 'c1';
/** Shares of the positions on the list, and off it, that a file of the chip has. Rules of ours: other chips of the vendor have a tenth and more of those off it. */
const MIN_ON = 0.9;
const MAX_OFF = 0.01;

/**
 * The chip of a file by the positions that it has and has not, where one list of positions is whole; `null` where they do not tell.
 * Files of 23andMe do not name their chip.
 */
export function chipByContent(pack: PgxPack, lookup: SiteLookup, build: Build): string | null {
  if (build !== 'GRCh37') return null;
  const count = { on: 0, onFound: 0, off: 0, offFound: 0 };
  for (const { chromosome, positions } of pack.genes) {
    if (chromosome === null) continue;
    for (const { position37, notOn } of positions) {
      if (position37 === null) continue;
      const isFound = lookup.at(chromosome, position37).length > 0;
      if (notOn.includes(WHOLE_LIST)) {
        count.off++;
        count.offFound += Number(isFound);
      } else {
        count.on++;
        count.onFound += Number(isFound);
      }
    }
  }
  return count.onFound >= MIN_ON * count.on && count.offFound <= MAX_OFF * count.off ? WHOLE_LIST : null;
}
