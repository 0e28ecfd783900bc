import { genomeKey, parseChromosome } from '../domain/genotype/genome.ts';
import { fail, ok, type Result } from '../errors/result.ts';

/** Stretches of a genome in which a caller could tell every place, as genome keys, ascending and apart. */
export interface CallableStretches {
  firstKeys: Uint32Array;
  lastKeys: Uint32Array;
}

/** Most lines of a BED that are read. */
const MOST_LINES = 4_000_000;

/** Reads a BED (chromosome, 0-based start, end) piece by piece. */
export class CallableBedReader {
  readonly #stretches: [number, number][] = [];
  #rest = '';
  #lines = 0;
  #bad = 0;
  readonly #decoder = new TextDecoder('latin1');

  /** @returns whether more is wanted */
  push(bytes: Uint8Array): boolean {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#take(line);
    return this.#lines <= MOST_LINES;
  }

  /** Errors: `clinvar/bed-unreadable` where a line is no stretch, or there is none. */
  finish(): Result<CallableStretches> {
    this.#take(this.#rest);
    if (this.#bad > 0 || this.#stretches.length === 0 || this.#lines > MOST_LINES)
      return fail('clinvar/bed-unreadable');
    const sorted = this.#stretches.sort((one, other) => one[0] - other[0]);
    const joined: [number, number][] = [];
    for (const [first, last] of sorted) {
      const open = joined.at(-1);
      if (open !== undefined && first <= open[1] + 1) open[1] = Math.max(open[1], last);
      else joined.push([first, last]);
    }
    return ok({
      firstKeys: Uint32Array.from(joined, ([first]) => first),
      lastKeys: Uint32Array.from(joined, ([, last]) => last),
    });
  }

  #take(text: string): void {
    const line = text.trim();
    if (line === '' || /^(?:#|track\b|browser\b)/.test(line)) return;
    this.#lines++;
    const [name = '', from = '', to = ''] = line.split(/\s+/);
    if (!/^\d+$/.test(from) || !/^\d+$/.test(to) || Number(to) <= Number(from)) {
      this.#bad++;
      return;
    }
    const chromosome = parseChromosome(name);
    if (chromosome === null) return;
    const [first, last] = [genomeKey(chromosome, Number(from) + 1), genomeKey(chromosome, Number(to))];
    if (first > 0 && last > 0) this.#stretches.push([first, last]);
  }
}

/** Whether every place of [firstKey, lastKey] lies in one stretch. */
export function isCallable({ firstKeys, lastKeys }: CallableStretches, firstKey: number, lastKey: number): boolean {
  let [low, high] = [0, firstKeys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((firstKeys[middle] ?? 0) <= firstKey) low = middle + 1;
    else high = middle;
  }
  return low > 0 && (lastKeys[low - 1] ?? 0) >= lastKey;
}
