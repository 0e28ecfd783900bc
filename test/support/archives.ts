import { crc32, deflateRawSync } from 'node:zlib';

export interface ArchiveFile {
  name: string;
  bytes: Uint8Array;
  /** Kept as it is instead of deflated. */
  stored?: boolean;
  /** General-purpose flags: bit 0 encrypted. */
  flags?: number;
  /** Overrides of the method and of the checksum, for archives that lie. */
  method?: number;
  crc?: number;
}

/** Writes a zip archive (APPNOTE 4.3), for tests that need one of an odd make. */
export function zipOf(files: readonly ArchiveFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const data = file.stored === true ? Buffer.from(file.bytes) : deflateRawSync(file.bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(file.flags ?? 0, 2);
    fields.writeUInt16LE(file.method ?? (file.stored === true ? 0 : 8), 4);
    fields.writeUInt32LE(file.crc ?? crc32(file.bytes), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(file.bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, name, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fields, tail, name]));
    parts.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, central, end]);
}
