import type { BuildMarker } from './build-vote.ts';
import { type Chromosome, genomeKey } from './genome.ts';

/** Places that one chip asks and its relatives do not, 1-based on GRCh37 (MT: the revised Cambridge sequence). */
export interface ChipSignature {
  chip: string;
  places: readonly (readonly [Chromosome, number])[];
}

/** What is known about markers: which places tell the assembly, and which the chip. */
export interface MarkerSet {
  builds: readonly BuildMarker[];
  /** Positions that another pack knows on two assemblies, asked where the markers are too few. */
  others?: readonly BuildMarker[];
  chips: readonly ChipSignature[];
}

const LEAST_PLACES = 30;
/** Share of its own places that a file of the chip has, and of another chip's: probes are added and dropped over the years. */
const OWN_SHARE = 0.7;
const OTHER_SHARE = 0.25;

/**
 * The chip whose places a file has, while it lacks those of all others; null where that is not clear.
 *
 * @param listed - keys of the places of the signatures that the file lists, with or without a call
 */
export function chipOf(listed: ReadonlySet<number>, signatures: readonly ChipSignature[]): string | null {
  const shares = signatures
    .filter(({ places }) => places.length >= LEAST_PLACES)
    .map(({ chip, places }) => ({
      chip,
      share: places.filter((place) => listed.has(genomeKey(...place))).length / places.length,
    }))
    .sort((a, b) => b.share - a.share);
  const [best, second] = shares;
  if (best === undefined || best.share < OWN_SHARE) return null;
  return (second?.share ?? 0) <= OTHER_SHARE ? best.chip : null;
}
