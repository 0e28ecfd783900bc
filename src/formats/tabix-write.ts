import { BLOCK_TEXT, writeBgzf } from './bgzf-write.ts';

/** Where one line of a sorted VCF lies. */
interface Line {
  contig: string;
  /** 0-based, half open. */
  begin: number;
  end: number;
  /** Bytes of the text before it, and with it. */
  from: number;
  to: number;
}

interface Contig {
  bins: Map<number, [number, number][]>;
  linear: number[];
  lines: number;
  /** Where its lines begin and end in the packed file. */
  span: [number, number];
}

const WINDOW_SHIFT = 14;
/** The bin in which samtools keeps how many lines a contig has. */
const COUNT_BIN = 37450;
const TAB = 9;
const NEW_LINE = 10;
const HASH = 35;

/** The tabix index of a VCF that was packed with {@link writeBgzf}: `text` is what was packed. Layout: the tabix specification. */
export function writeTabix(text: Uint8Array, blocks: readonly number[]): Uint8Array<ArrayBuffer> {
  const contigs = new Map<string, Contig>();
  const offset = (at: number): number =>
    (blocks[Math.floor(at / BLOCK_TEXT)] ?? 0) * 65536 + (at === text.length && at % BLOCK_TEXT === 0 ? 0 : at % BLOCK_TEXT); // prettier-ignore
  for (const line of linesOf(text)) {
    const lies: [number, number] = [offset(line.from), offset(line.to)];
    const contig = contigs.get(line.contig) ?? { bins: new Map<number, [number, number][]>(), linear: [], lines: 0, span: lies }; // prettier-ignore
    contigs.set(line.contig, { ...contig, lines: contig.lines + 1, span: [contig.span[0], lies[1]] });
    addLine(contig, line, lies);
  }
  return writeBgzf(encode(contigs)).bytes;
}

function* linesOf(text: Uint8Array): Generator<Line> {
  const decoder = new TextDecoder();
  let from = 0;
  while (from < text.length) {
    const found = text.indexOf(NEW_LINE, from);
    const to = found < 0 ? text.length : found + 1;
    if (text[from] !== HASH) {
      const [contig = '', position = '', , ref = ''] = fieldsOf(text, from, to, decoder);
      const begin = Number(position) - 1;
      yield { contig, begin, end: begin + Math.max(1, ref.length), from, to };
    }
    from = to;
  }
}

/** The first four fields. */
function fieldsOf(text: Uint8Array, from: number, to: number, decoder: TextDecoder): string[] {
  const fields: string[] = [];
  let start = from;
  while (fields.length < 4 && start < to) {
    const tab = text.indexOf(TAB, start);
    const end = tab < 0 || tab > to ? to : tab;
    fields.push(decoder.decode(text.subarray(start, end)));
    start = end + 1;
  }
  return fields;
}

function addLine(
  { bins, linear }: Pick<Contig, 'bins' | 'linear'>,
  { begin, end }: Line,
  [start, stop]: [number, number],
): void {
  const bin = binOf(begin, end);
  const chunks = bins.get(bin) ?? [];
  bins.set(bin, chunks);
  const last = chunks.at(-1);
  if (last?.[1] === start) last[1] = stop;
  else chunks.push([start, stop]);
  for (let window = begin >> WINDOW_SHIFT; window <= (end - 1) >> WINDOW_SHIFT; window++) linear[window] ??= start;
}

/** The smallest bin that holds a span (SAM specification, 5.3). */
function binOf(begin: number, end: number): number {
  const last = end - 1;
  for (const [shift, first] of [[14, 4681], [17, 585], [20, 73], [23, 9], [26, 1]] as const) {
    if (begin >> shift === last >> shift) return first + (begin >> shift);
  }
  return 0;
} // prettier-ignore

function encode(contigs: ReadonlyMap<string, Contig>): Uint8Array {
  const names = new TextEncoder().encode([...contigs.keys()].map((name) => `${name}\0`).join(''));
  const words: number[] = [contigs.size, 2, 1, 2, 0, HASH, 0, names.length];
  const body: number[] = [];
  const offset = (value: number): void => {
    body.push(value % 2 ** 32, Math.floor(value / 2 ** 32));
  };
  for (const { bins, linear, lines, span } of contigs.values()) {
    body.push(bins.size + 1);
    for (const [bin, chunks] of bins) {
      body.push(bin, chunks.length);
      for (const [start, stop] of chunks) {
        offset(start);
        offset(stop);
      }
    }
    body.push(COUNT_BIN, 2);
    for (const value of [...span, lines, 0]) offset(value);
    body.push(linear.length);
    let before = 0;
    for (const start of linear as (number | undefined)[]) {
      // An empty window points to what comes before it.
      before = start ?? before;
      offset(before);
    }
  }
  const bytes = new Uint8Array(4 + 4 * words.length + names.length + 4 * body.length);
  bytes.set([84, 66, 73, 1]);
  const view = new DataView(bytes.buffer);
  words.forEach((word, index) => {
    view.setUint32(4 + 4 * index, word, true);
  });
  bytes.set(names, 4 + 4 * words.length);
  body.forEach((word, index) => {
    view.setUint32(4 + 4 * words.length + names.length + 4 * index, word, true);
  });
  return bytes;
}
