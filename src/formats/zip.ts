import { fail, ok, type Result } from '../errors/result.ts';

/** One file of an archive, as the central directory lists it (APPNOTE 6.3.10, 4.3.12). */
export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  encrypted: boolean;
  crc32: number;
  packedBytes: number;
  unpackedBytes: number;
  /** Byte of the local header in the archive. */
  headerAt: number;
}

const END_SIGNATURE = 0x06054b50;
const END64_LOCATOR_SIGNATURE = 0x07064b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT_BYTES = 65_535;
/** A directory larger than this belongs to no genotype download. */
const MAX_DIRECTORY_BYTES = 16 * 1024 * 1024;
const UNKNOWN_32 = 0xffffffff;

/** Lists the entries of an archive. Without its directory (an incomplete download) an archive is not read at all. */
export async function readZipDirectory(file: Blob): Promise<Result<ZipEntry[]>> {
  const tailAt = Math.max(0, file.size - END_BYTES - MAX_COMMENT_BYTES);
  const tail = await viewOf(file.slice(tailAt));
  const endAt = findEnd(tail);
  if (endAt < 0) return fail('input/truncated-archive');
  let size = tail.getUint32(endAt + 12, true);
  let start = tail.getUint32(endAt + 16, true);
  if (start === UNKNOWN_32 || size === UNKNOWN_32) {
    const wide = await readWideEnd(file, tail, endAt);
    if (wide === null) return fail('input/truncated-archive');
    ({ size, start } = wide);
  }
  if (size > MAX_DIRECTORY_BYTES) return fail('input/archive-bomb');
  // Bytes put before an archive (or cut off) shift it: the directory ends where its end record starts.
  const shifted = tailAt + endAt - size;
  const directory = await viewOf(file.slice(start, start + size));
  const entries = parseDirectory(directory);
  if (entries !== null) return ok(toldApart(entries));
  return shifted === start || shifted < 0 ? fail('input/truncated-archive') : fail('input/unsupported-archive');
}

async function viewOf(part: Blob): Promise<DataView> {
  return new DataView(await part.arrayBuffer());
}

function findEnd(tail: DataView): number {
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) if (tail.getUint32(at, true) === END_SIGNATURE) return at;
  return -1;
}

/** The ZIP64 end record, for archives whose sizes need 64 bits. */
async function readWideEnd(file: Blob, tail: DataView, endAt: number): Promise<{ size: number; start: number } | null> {
  const locatorAt = endAt - 20;
  if (locatorAt < 0 || tail.getUint32(locatorAt, true) !== END64_LOCATOR_SIGNATURE) return null;
  const recordAt = Number(tail.getBigUint64(locatorAt + 8, true));
  const record = await viewOf(file.slice(recordAt, recordAt + 56));
  if (record.byteLength < 56) return null;
  return { size: Number(record.getBigUint64(40, true)), start: Number(record.getBigUint64(48, true)) };
}

function parseDirectory(view: DataView): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + CENTRAL_BYTES <= view.byteLength) {
    if (view.getUint32(at, true) !== CENTRAL_SIGNATURE) return null;
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const next = at + CENTRAL_BYTES + nameBytes + extraBytes + view.getUint16(at + 32, true);
    if (next > view.byteLength) return null;
    entries.push(parseEntry(view, { at, nameBytes, extraBytes }));
    at = next;
  }
  return entries;
}

/** Gives entries of one name names of their own (`a.txt`, `a.txt (2)`): a person chooses by them. */
function toldApart(entries: readonly ZipEntry[]): ZipEntry[] {
  const taken = new Set(entries.map((entry) => entry.name));
  const counts = new Map<string, number>();
  return entries.map((entry) => {
    let count = (counts.get(entry.name) ?? 0) + 1;
    const name = (): string => (count === 1 ? entry.name : `${entry.name} (${String(count)})`);
    while (count > 1 && taken.has(name())) count++;
    counts.set(entry.name, count);
    taken.add(name());
    return { ...entry, name: name() };
  });
}

function parseEntry(view: DataView, place: { at: number; nameBytes: number; extraBytes: number }): ZipEntry {
  const { at, nameBytes, extraBytes } = place;
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const name = new TextDecoder((flags & 0x800) !== 0 ? 'utf-8' : 'latin1').decode(
    new Uint8Array(view.buffer, view.byteOffset + at + CENTRAL_BYTES, nameBytes),
  );
  const entry: ZipEntry = {
    name,
    method,
    encrypted: (flags & 1) !== 0 || method === 99,
    crc32: view.getUint32(at + 16, true),
    packedBytes: view.getUint32(at + 20, true),
    unpackedBytes: view.getUint32(at + 24, true),
    headerAt: view.getUint32(at + 42, true),
  };
  const extraAt = at + CENTRAL_BYTES + nameBytes;
  widen(entry, new DataView(view.buffer, view.byteOffset + extraAt, extraBytes));
  return entry;
}

/** Replaces sizes that did not fit in 32 bits by those of the ZIP64 extra field (id 1). */
function widen(entry: ZipEntry, extra: DataView): void {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    const next = (): number => {
      const value = field + 8 <= extra.byteLength ? Number(extra.getBigUint64(field, true)) : 0;
      field += 8;
      return value;
    };
    if (entry.unpackedBytes === UNKNOWN_32) entry.unpackedBytes = next();
    if (entry.packedBytes === UNKNOWN_32) entry.packedBytes = next();
    if (entry.headerAt === UNKNOWN_32) entry.headerAt = next();
    return;
  }
}

/** The packed bytes of an entry. */
export async function zipEntryData(file: Blob, entry: ZipEntry): Promise<Result<Blob>> {
  const header = await viewOf(file.slice(entry.headerAt, entry.headerAt + LOCAL_BYTES));
  if (header.byteLength < LOCAL_BYTES || header.getUint32(0, true) !== LOCAL_SIGNATURE)
    return fail('input/truncated-archive');
  const start = entry.headerAt + LOCAL_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
  const end = start + entry.packedBytes;
  return end > file.size ? fail('input/truncated-archive') : ok(file.slice(start, end));
}
