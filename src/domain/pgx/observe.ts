import type { Build } from '../genotype/genome.ts';
import type { PgxPosition } from './definition.ts';
import { ABSENT, type ObserveContext, placeOf, positionIn, type PositionReading } from './observe-context.ts';
import { letterCalls, meansIndel, readLetters } from './observe-letters.ts';
import { readVcf } from './observe-vcf.ts';

/**
 * What the file says at one position of a definition, in GRCh38 bases whatever the file's build.
 *
 * @param others the other positions of the gene
 */
export function observePosition(
  context: ObserveContext,
  position: PgxPosition,
  others: readonly PgxPosition[] = [],
): PositionReading {
  const at = placeOf(context, position);
  if (at === null) return ABSENT;
  const letters = letterCalls(context, position, at);
  if (
    position.kind !== 'snv' &&
    letters.length > 0 &&
    !letters.every((call) => call.first === null || meansIndel(call, position, others))
  )
    return { state: 'unreadable', call: null, reasons: ['pgx/letters-unreadable'] };
  return letters.length > 0 ? readLetters(context, position, at, letters) : readVcf(context, position, at);
}

/** Positions of the file's build that calling needs to see as records: each with the reference span of its indels. */
export function watchedPositions(build: Build, positions: readonly PgxPosition[]): number[] {
  const watched = new Set<number>();
  for (const position of positions) {
    const at = positionIn(build, position);
    if (at === null) continue;
    const span = position.kind === 'snv' ? 1 : Math.max(2, position.ref.length);
    for (let offset = 0; offset < span; offset++) watched.add(at + offset);
  }
  return [...watched].sort((a, b) => a - b);
}
