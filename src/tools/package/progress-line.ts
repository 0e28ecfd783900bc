/** Least time between two lines: on a terminal one line is written over, in a log each is one more. */
const [TERMINAL_MS, LOG_MS] = [200, 10_000];

/** How far a cohort is, on the error stream: counts only, no name of anybody. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #total: number | null;
  readonly #start = performance.now();
  readonly #counts = { done: 0, skipped: 0, broken: 0 };
  #last = -Infinity;

  /** @param total - samples in all; null where that is only known when the files were read */
  constructor(stream: NodeJS.WriteStream, total: number | null) {
    this.#stream = stream;
    this.#total = total;
  }

  add(outcome: 'done' | 'skipped' | 'broken'): void {
    this.#counts[outcome]++;
    const now = performance.now();
    if (now - this.#last < (this.#stream.isTTY ? TERMINAL_MS : LOG_MS)) return;
    this.#last = now;
    this.#stream.write(this.#stream.isTTY ? `\r${this.#text()}\u001B[K` : `${this.#text()}\n`);
  }

  end(): void {
    this.#stream.write(`${this.#stream.isTTY ? '\r' : ''}${this.#text()}${this.#stream.isTTY ? '\u001B[K' : ''}\n`);
  }

  #text(): string {
    const { done, skipped, broken } = this.#counts;
    const seconds = (performance.now() - this.#start) / 1000;
    const all = done + skipped + broken;
    const of = this.#total === null ? '' : ` of ${String(this.#total)}`;
    const left = this.#total === null || done + broken === 0 ? '' : `, about ${String(Math.ceil(((this.#total - all) * seconds) / (done + broken)))} s left`; // prettier-ignore
    return `${String(all)}${of} samples: ${String(done)} done, ${String(skipped)} finished before, ${String(broken)} broken; ${seconds.toFixed(0)} s${left}`;
  }
}
