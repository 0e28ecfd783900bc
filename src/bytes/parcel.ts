/** Where a file lies in a parcel. */
export interface ParcelPlace {
  /** First byte, from 0. */
  start: number;
  sizeBytes: number;
}

/** Small files of a build one behind the other in one file: a browser asks for it once, and keeps it as one entry. */
export interface Parcel {
  /** Path below the app's folder. */
  path: string;
  /** Place of each file by its path. */
  places: ReadonlyMap<string, ParcelPlace>;
}

/**
 * @param files - paths and sizes in bytes, in the order in which they lie in the parcel
 */
export function parcelOf(path: string, files: readonly (readonly [string, number])[]): Parcel {
  const places = new Map<string, ParcelPlace>();
  let start = 0;
  for (const [name, sizeBytes] of files) {
    places.set(name, { start, sizeBytes });
    start += sizeBytes;
  }
  return { path, places };
}

/** Bytes of one file of a parcel; null where the parcel is missing or ends before the file does. Nothing is checked here. */
export function partOf({ places }: Parcel, bytes: ArrayBuffer | null, path: string): ArrayBuffer | null {
  const place = places.get(path);
  if (bytes === null || place === undefined || place.start + place.sizeBytes > bytes.byteLength) return null;
  return bytes.slice(place.start, place.start + place.sizeBytes);
}
