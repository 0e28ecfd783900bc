import type { Build } from '../domain/genotype/genome.ts';
import type { LiftMap } from '../domain/scores/lift-map.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';

const MAGIC = 'SQLIFT1';
const BUILDS: readonly Build[] = ['NCBI36', 'GRCh37', 'GRCh38'];

/** Writes the maps between builds: each stretch as its distance from the one before, on both builds. */
export function encodeLiftPack(maps: readonly LiftMap[]): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writer.text(MAGIC);
  writer.list(maps, (map) => {
    writer.u8(BUILDS.indexOf(map.source));
    writer.u8(BUILDS.indexOf(map.target));
    writer.varint(map.start.length);
    let [end, target] = [0, 0];
    map.start.forEach((start, index) => {
      const [length, to, minus] = [map.length[index] ?? 0, map.to[index] ?? 0, map.minus[index] ?? 0];
      const jump = to - target;
      writer.varint(start - end);
      writer.varint(length * 2 + minus);
      writer.varint(jump < 0 ? -2 * jump - 1 : 2 * jump);
      end = start + length;
      target = minus === 1 ? to - length : to + length;
    });
  });
  return writer.finish();
}

/** Reads what {@link encodeLiftPack} wrote. Errors: `reference/pack-schema`. */
export function decodeLiftPack(bytes: Uint8Array): Result<LiftMap[]> {
  try {
    const reader = new ByteReader(bytes);
    if (reader.text() !== MAGIC) return fail('reference/pack-schema');
    const maps = reader.list(() => readMap(reader));
    return reader.atEnd ? ok(maps) : fail('reference/pack-schema');
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return fail('reference/pack-schema');
    throw error;
  }
}

function readMap(reader: ByteReader): LiftMap {
  const source = BUILDS[reader.u8()];
  const target = BUILDS[reader.u8()];
  const count = reader.varint();
  if (source === undefined || target === undefined || count > 1 << 20) throw new RangeError('no such map');
  const map: LiftMap = {
    source,
    target,
    start: new Uint32Array(count),
    length: new Uint32Array(count),
    to: new Uint32Array(count),
    minus: new Uint8Array(count),
  };
  let [end, at] = [0, 0];
  for (let index = 0; index < count; index++) {
    const start = end + reader.varint();
    const size = reader.varint();
    const jump = reader.varint();
    const [length, minus] = [Math.floor(size / 2), size % 2];
    const to = at + (jump % 2 === 1 ? -(jump + 1) / 2 : jump / 2);
    map.start[index] = start;
    map.length[index] = length;
    map.to[index] = to;
    map.minus[index] = minus;
    end = start + length;
    at = minus === 1 ? to - length : to + length;
  }
  return map;
}
