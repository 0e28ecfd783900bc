import { gunzipSync, gzipSync } from 'fflate';
import { SIGN_LANGUAGES, type SignNames } from '../domain/rare/sign-names.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { expectHeader } from './string-table.ts';

const MAGIC = 'SQSN';
const LAYOUT = 1;
/** What parts the labels: none holds it. */
const BETWEEN = '\n';

/** Writes the labels of one language, packed inside; the same table gives the same bytes. */
export function encodeSignNames({ language, termIds, labels }: SignNames): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  for (const letter of MAGIC) writer.u8(letter.charCodeAt(0));
  writer.u8(LAYOUT);
  writer.u8(SIGN_LANGUAGES.indexOf(language));
  writer.varint(termIds.length);
  let before = 0;
  for (const id of termIds) {
    writer.varint(id - before);
    before = id;
  }
  writer.text(labels.join(BETWEEN));
  const packed = gzipSync(writer.finish(), { level: 9, mem: 12, mtime: new Date(2000, 0, 1) });
  packed.fill(0, 4, 8);
  return new Uint8Array(packed);
}

function decode(bytes: Uint8Array): SignNames {
  const reader = new ByteReader(gunzipSync(bytes));
  expectHeader(reader, MAGIC, LAYOUT);
  const language = SIGN_LANGUAGES[reader.u8()];
  let before = 0;
  const termIds = Uint32Array.from(reader.list(() => (before += reader.varint())));
  const labels = reader.text().split(BETWEEN);
  if (language === undefined || labels.length !== termIds.length || !reader.atEnd) throw new RangeError('no labels');
  return { language, termIds, labels };
}

/** Decodes a pack of labels that `npm run packs` writes. Fails with `reference/pack-schema` on anything else. */
export function decodeSignNames(bytes: Uint8Array): Result<SignNames> {
  try {
    return ok(decode(bytes));
  } catch {
    return fail('reference/pack-schema');
  }
}
