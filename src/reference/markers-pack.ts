import type { BuildMarker } from '../domain/genotype/build-vote.ts';
import { CHROMOSOMES } from '../domain/genotype/genome.ts';
import { fail, ok, type Result } from '../errors/result.ts';

/**
 * Layout, little-endian: magic `SQM1`, row count (u32), then one plane a column: rsid number, position in NCBI36, GRCh37,
 * GRCh38 (u32 each), chromosome code (u8), alleles (two nibbles of A=1 C=2 G=3 T=4; 0 where not known).
 */
const MAGIC = 0x314d5153;
const HEADER_BYTES = 8;
const ROW_BYTES = 18;
const LETTERS = ['', 'A', 'C', 'G', 'T'];

/** Compiles the markers into the pack that {@link decodeMarkers} reads. */
export function encodeMarkers(markers: readonly BuildMarker[]): Uint8Array<ArrayBuffer> {
  const count = markers.length;
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + ROW_BYTES * count));
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, count, true);
  markers.forEach((marker, row) => {
    const { NCBI36, GRCh37, GRCh38 } = marker.positions;
    [marker.rsid, NCBI36, GRCh37, GRCh38].forEach((value, plane) => {
      view.setUint32(HEADER_BYTES + 4 * (plane * count + row), value, true);
    });
    view.setUint8(HEADER_BYTES + 16 * count + row, CHROMOSOMES.indexOf(marker.chromosome) + 1);
    const [first = '', second = ''] = marker.alleles;
    view.setUint8(HEADER_BYTES + 17 * count + row, (LETTERS.indexOf(first) << 4) | LETTERS.indexOf(second));
  });
  return new Uint8Array(view.buffer);
}

/** Reads the pack. Fails with `reference/pack-schema` where the bytes are no such pack. */
export function decodeMarkers(bytes: Uint8Array): Result<BuildMarker[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) return fail('reference/pack-schema');
  const count = view.getUint32(4, true);
  if (bytes.length !== HEADER_BYTES + ROW_BYTES * count) return fail('reference/pack-schema');
  const number = (plane: number, row: number): number => view.getUint32(HEADER_BYTES + 4 * (plane * count + row), true);
  const markers: BuildMarker[] = [];
  for (let row = 0; row < count; row++) {
    const chromosome = CHROMOSOMES[view.getUint8(HEADER_BYTES + 16 * count + row) - 1];
    if (chromosome === undefined) return fail('reference/pack-schema');
    const pair = view.getUint8(HEADER_BYTES + 17 * count + row);
    markers.push({
      rsid: number(0, row),
      chromosome,
      positions: { NCBI36: number(1, row), GRCh37: number(2, row), GRCh38: number(3, row) },
      alleles: `${LETTERS[pair >> 4] ?? ''}${LETTERS[pair & 15] ?? ''}`,
    });
  }
  return ok(markers);
}
