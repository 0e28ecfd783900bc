/** Draws whole numbers in [0, below). */
export type Draw = (below: number) => number;

/** A small generator with a fixed seed (xorshift32): the same run anywhere. */
export function drawFrom(seed: number): Draw {
  let state = (seed | 0) === 0 ? 1 : seed | 0;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % Math.max(1, below);
  };
}

/** Bytes that mean something to a reader: separators, quotes, line ends, signs, NUL, marks of formats. */
const TELLING = Array.from('\t,;"\'#\r\n\0 -./|:<>0123456789ACGTDINXYMx').map((letter) => letter.charCodeAt(0));
const MOST_CHANGES = 8;
const LONGEST_PIECE = 400;

type Change = (bytes: Uint8Array, draw: Draw) => Uint8Array;

function join(...parts: Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

const CHANGES: readonly Change[] = [
  // another byte
  (bytes, draw) => {
    const changed = bytes.slice();
    if (changed.length > 0)
      changed[draw(changed.length)] = draw(3) === 0 ? draw(256) : (TELLING[draw(TELLING.length)] ?? 0);
    return changed;
  },
  // a byte more
  (bytes, draw) => {
    const at = draw(bytes.length + 1);
    return join(bytes.subarray(0, at), Uint8Array.of(TELLING[draw(TELLING.length)] ?? 0), bytes.subarray(at));
  },
  // a piece less
  (bytes, draw) => {
    const at = draw(bytes.length + 1);
    return join(bytes.subarray(0, at), bytes.subarray(at + draw(LONGEST_PIECE)));
  },
  // a piece twice, elsewhere
  (bytes, draw) => {
    const from = draw(bytes.length + 1);
    const to = draw(bytes.length + 1);
    return join(bytes.subarray(0, to), bytes.subarray(from, from + draw(LONGEST_PIECE)), bytes.subarray(to));
  },
  // cut off
  (bytes, draw) => bytes.slice(0, draw(bytes.length + 1)),
  // a run of one byte
  (bytes, draw) => {
    const at = draw(bytes.length + 1);
    const run = new Uint8Array(draw(LONGEST_PIECE * 8)).fill(TELLING[draw(TELLING.length)] ?? 0);
    return join(bytes.subarray(0, at), run, bytes.subarray(at));
  },
];

/** A damaged copy of `bytes`. */
export function mutate(bytes: Uint8Array, draw: Draw): Uint8Array {
  let changed: Uint8Array = bytes;
  for (let left = 1 + draw(MOST_CHANGES); left > 0; left--) {
    const change = CHANGES[draw(CHANGES.length)];
    if (change !== undefined) changed = change(changed, draw);
  }
  return changed;
}
