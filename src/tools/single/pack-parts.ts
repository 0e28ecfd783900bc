import { gzipSync } from 'node:zlib';
import type { PartIndex } from '../../rpc/embedded-parts.ts';

/** Byte of a gzip header that names the operating system (RFC 1952, section 2.3); 255 says nothing. */
const OS_BYTE = 9;

/** What `unpackParts` reads. The same parts give the same text on every machine. */
export function packParts(parts: ReadonlyMap<string, Uint8Array>): string {
  const list: Record<string, [number, number]> = {};
  let offset = 0;
  for (const [name, bytes] of parts) {
    list[name] = [offset, bytes.length];
    offset += bytes.length;
  }
  const index = Buffer.from(JSON.stringify(list satisfies PartIndex));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(index.length);
  const packed = gzipSync(Buffer.concat([length, index, ...parts.values()]), { level: 9 });
  packed[OS_BYTE] = 255;
  return packed.toString('base64');
}
