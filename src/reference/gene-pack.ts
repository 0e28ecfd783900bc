import { type GeneFacts, INHERITANCES } from '../domain/clinvar/gene-facts.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { expectHeader } from './string-table.ts';

const MAGIC = 'SQGN';
const LAYOUT = 1;
const ACMG = ['', 'one-copy', 'two-copies'] as const;

/** Writes what is known of genes; one bit a way of inheritance. */
export function encodeGenePack(genes: readonly GeneFacts[]): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  for (const letter of MAGIC) writer.u8(letter.charCodeAt(0));
  writer.u8(LAYOUT);
  writer.list(genes, ({ gene, inheritance, acmg }) => {
    writer.text(gene);
    writer.u8(inheritance.reduce((bits, way) => bits | (1 << INHERITANCES.indexOf(way)), 0));
    writer.u8(ACMG.indexOf(acmg));
  });
  return writer.finish();
}

/** Decodes the pack of genes. Fails with `reference/pack-schema` on anything else. */
export function decodeGenePack(bytes: Uint8Array): Result<GeneFacts[]> {
  try {
    const reader = new ByteReader(bytes);
    expectHeader(reader, MAGIC, LAYOUT);
    return ok(
      reader.list(() => {
        const gene = reader.text();
        const bits = reader.u8();
        return {
          gene,
          inheritance: INHERITANCES.filter((_, at) => (bits & (1 << at)) !== 0),
          acmg: ACMG[reader.u8()] ?? '',
        };
      }),
    );
  } catch (error) {
    if (error instanceof RangeError) return fail('reference/pack-schema');
    throw error;
  }
}
