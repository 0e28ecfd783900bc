import { type Parcel, parcelOf } from '../bytes/parcel.ts';
import { isReference } from '../reference/manifest-entry.ts';
import { MANIFEST } from '../reference/manifest.ts';

/** Packs of this size lie by themselves. */
const SMALL_BYTES = 100_000;

/** The small packs that every visit loads, one behind the other in one file of the build: one request in place of some eighty. */
export const TOGETHER: Parcel = parcelOf(
  'packs/together.bin',
  MANIFEST.filter((entry) => isReference(entry) && entry.sizeBytes < SMALL_BYTES).map(({ file, sizeBytes }) => [
    file,
    sizeBytes,
  ]),
);
