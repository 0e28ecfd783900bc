import type { BuildMarker } from '../domain/genotype/build-vote.ts';
import type { ChipSignature, MarkerSet } from '../domain/genotype/chip.ts';
import { CHROMOSOMES, type Chromosome } from '../domain/genotype/genome.ts';
import { fail, ok, type Result } from '../errors/result.ts';

/**
 * Layout, little-endian: magic `SQM2`, row count (u32), then one plane a column: rsid number, position in NCBI36, GRCh37,
 * GRCh38 (u32 each), chromosome code (u8), alleles (two nibbles of A=1 C=2 G=3 T=4; 0 where not known). Then the chip
 * signatures as JSON: `[[chip, [[chromosome, position], …]], …]`.
 */
const MAGIC = 0x324d5153;
const HEADER_BYTES = 8;
const ROW_BYTES = 18;
const LETTERS = ['', 'A', 'C', 'G', 'T'];

/** Compiles the markers into the pack that {@link decodeMarkers} reads. */
export function encodeMarkers({ builds, chips }: MarkerSet): Uint8Array<ArrayBuffer> {
  const count = builds.length;
  const signatures = new TextEncoder().encode(JSON.stringify(chips.map(({ chip, places }) => [chip, places])));
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + ROW_BYTES * count + signatures.length));
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, count, true);
  builds.forEach((marker, row) => {
    const { NCBI36, GRCh37, GRCh38 } = marker.positions;
    [marker.rsid, NCBI36, GRCh37, GRCh38].forEach((value, plane) => {
      view.setUint32(HEADER_BYTES + 4 * (plane * count + row), value, true);
    });
    view.setUint8(HEADER_BYTES + 16 * count + row, CHROMOSOMES.indexOf(marker.chromosome) + 1);
    const [first = '', second = ''] = marker.alleles;
    view.setUint8(HEADER_BYTES + 17 * count + row, (LETTERS.indexOf(first) << 4) | LETTERS.indexOf(second));
  });
  const bytes = new Uint8Array(view.buffer);
  bytes.set(signatures, HEADER_BYTES + ROW_BYTES * count);
  return bytes;
}

/** Reads the pack. Fails with `reference/pack-schema` where the bytes are no such pack. */
export function decodeMarkers(bytes: Uint8Array): Result<MarkerSet> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) return fail('reference/pack-schema');
  const count = view.getUint32(4, true);
  const signaturesAt = HEADER_BYTES + ROW_BYTES * count;
  if (bytes.length < signaturesAt) return fail('reference/pack-schema');
  const builds = decodeBuilds(view, count);
  const chips = decodeChips(bytes.subarray(signaturesAt));
  return builds === null || chips === null ? fail('reference/pack-schema') : ok({ builds, chips });
}

function decodeBuilds(view: DataView, count: number): BuildMarker[] | null {
  const number = (plane: number, row: number): number => view.getUint32(HEADER_BYTES + 4 * (plane * count + row), true);
  const markers: BuildMarker[] = [];
  for (let row = 0; row < count; row++) {
    const chromosome = CHROMOSOMES[view.getUint8(HEADER_BYTES + 16 * count + row) - 1];
    if (chromosome === undefined) return null;
    const pair = view.getUint8(HEADER_BYTES + 17 * count + row);
    markers.push({
      rsid: number(0, row),
      chromosome,
      positions: { NCBI36: number(1, row), GRCh37: number(2, row), GRCh38: number(3, row) },
      alleles: `${LETTERS[pair >> 4] ?? ''}${LETTERS[pair & 15] ?? ''}`,
    });
  }
  return markers;
}

function decodeChips(bytes: Uint8Array): ChipSignature[] | null {
  try {
    const listed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
    if (!Array.isArray(listed) || !listed.every(isSignature)) return null;
    return listed.map(([chip, places]) => ({ chip, places }));
  } catch {
    return null;
  }
}

function isSignature(value: unknown): value is [string, [Chromosome, number][]] {
  return Array.isArray(value) && typeof value[0] === 'string' && Array.isArray(value[1]) && value[1].every(isPlace);
}

function isPlace(value: unknown): value is [Chromosome, number] {
  return Array.isArray(value) && CHROMOSOMES.includes(value[0] as Chromosome) && Number.isInteger(value[1]);
}
