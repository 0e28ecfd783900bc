import { toHex } from '../bytes/sha256.ts';

/** Bytes that own their buffer: what WebCrypto and IndexedDB take. */
export type Bytes = Uint8Array<ArrayBuffer>;

const TEXT_ENCODER = new TextEncoder();
const TEXT_DECODER = new TextDecoder('utf-8', { fatal: true });
const ID_BYTES = 16;

/** Bytes from the browser's generator. */
export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** A name without meaning: 32 hexadecimal digits. */
export function randomId(): string {
  return toHex(randomBytes(ID_BYTES));
}

export function encodeText(text: string): Bytes {
  return TEXT_ENCODER.encode(text);
}

export function encodeJson(value: unknown): Bytes {
  return encodeText(JSON.stringify(value));
}

/** The value that bytes spell, or undefined where they spell none. */
export function decodeJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(TEXT_DECODER.decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

export function concatBytes(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
