import { gunzipSync, gzipSync } from 'fflate';
import type { SampleTrial } from '../domain/trials/sample-trial.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { expectHeader } from './string-table.ts';

const MAGIC = 'SQTR';
const LAYOUT = 1;

/** Writes the trials to learn with: their rows as JSON, packed; the same tables give the same bytes. */
export function encodeTrialPack(trials: readonly SampleTrial[]): Uint8Array<ArrayBuffer> {
  const head = new ByteWriter();
  for (const letter of MAGIC) head.u8(letter.charCodeAt(0));
  head.u8(LAYOUT);
  const text = new TextEncoder().encode(JSON.stringify(trials));
  const packed = gzipSync(text, { level: 9, mem: 12, mtime: new Date(2000, 0, 1) });
  packed.fill(0, 4, 8);
  const start = head.finish();
  const bytes = new Uint8Array(start.length + packed.length);
  bytes.set(start);
  bytes.set(packed, start.length);
  return bytes;
}

/** Decodes the pack of trials that `npm run packs` writes. Its bytes are those of the manifest's hash; fails with `reference/pack-schema` on anything else. */
export function decodeTrialPack(bytes: Uint8Array): Result<SampleTrial[]> {
  try {
    expectHeader(new ByteReader(bytes), MAGIC, LAYOUT);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(gunzipSync(bytes.subarray(MAGIC.length + 1)));
    return ok(JSON.parse(text) as SampleTrial[]);
  } catch {
    return fail('reference/pack-schema');
  }
}
