import { gunzipSync } from 'fflate';

/** Element of the page that holds the parts, as text that no browser runs. Written by `src/tools/single/pack-parts.ts`. */
export const PARTS_ELEMENT = 'sequester-parts';

/** Where each part lies among the bytes that follow the list. */
export type PartIndex = Readonly<Record<string, readonly [offset: number, length: number]>>;

/**
 * Parts of the app that is one file: `length of the list (32 bits, little-endian), list (JSON), bytes`, packed with gzip, in base64.
 *
 * @returns the bytes of a part by its name; undefined where there is none
 */
export function unpackParts(text: string): (name: string) => Uint8Array<ArrayBuffer> | undefined {
  const packed = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  const bytes = gunzipSync(packed);
  const listLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const list = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + listLength))) as PartIndex;
  const places = new Map(Object.entries(list));
  return (name) => {
    const place = places.get(name);
    if (place === undefined) return undefined;
    const start = 4 + listLength + place[0];
    return bytes.slice(start, start + place[1]);
  };
}
