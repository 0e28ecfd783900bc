import { DEFAULT_OPTIONS } from '../domain/analysis/options.ts';
import { letterLines } from '../domain/report/letter-lines.ts';
import type { Report } from '../domain/report/report.ts';
import type { AnalysisClient } from '../rpc/client.ts';
import { findLeftovers, type Leftover, type UnseenLeftover } from '../seal/leftovers.ts';
import type { Seal } from './seal.svelte.ts';

/** What of a letter differs from the expected one. */
export interface LetterDifference {
  /** Lines that were expected and did not come. */
  missing: readonly string[];
  /** Lines that came and were not expected. */
  other: readonly string[];
}

/** What a clinic's morning test has found so far; null where it has not looked yet. */
export interface SelfTestFindings {
  sealed: boolean | null;
  leftovers: readonly (Leftover | UnseenLeftover)[] | null;
  /** The synthetic person's report; null also where it could not be read. */
  report: Report | null;
  /** Whether that person was read. */
  read: boolean | null;
  letter: LetterDifference | null;
}

const NOTHING: SelfTestFindings = { sealed: null, leftovers: null, report: null, read: null, letter: null };

/** What the self-test works with. */
export interface SelfTestDeps {
  client: Pick<AnalysisClient, 'beside'>;
  seal: Pick<Seal, 'test' | 'holds' | 'settled'>;
  sampleId: string;
  expected: readonly string[];
  /** Looks for what the browser keeps. */
  look?: typeof findLeftovers;
}

/** Lines that are only in the one or only in the other list. */
export function differenceOf(expected: readonly string[], found: readonly string[]): LetterDifference {
  return {
    missing: expected.filter((line) => !found.includes(line)),
    other: found.filter((line) => !expected.includes(line)),
  };
}

/** A clinic's test before the day begins: the seal, what is kept, and whether a known person still gets the known letter. */
export class SelfTest {
  readonly #deps: SelfTestDeps;
  #findings = $state.raw<SelfTestFindings>(NOTHING);
  #running = $state(false);

  constructor(deps: SelfTestDeps) {
    this.#deps = deps;
  }

  get findings(): SelfTestFindings {
    return this.#findings;
  }

  get running(): boolean {
    return this.#running;
  }

  /** Null while it runs; else whether everything is as it should be. What a person has to look at on paper is not part of it. */
  get passed(): boolean | null {
    const { sealed, leftovers, read, letter } = this.#findings;
    if (this.#running || sealed === null) return null;
    const isLetterRight = letter !== null && letter.missing.length + letter.other.length === 0;
    return sealed && leftovers?.length === 0 && read === true && isLetterRight;
  }

  async run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    this.#findings = NOTHING;
    const { seal, look = findLeftovers } = this.#deps;
    await seal.settled();
    await seal.test();
    this.#note({ sealed: seal.holds });
    this.#note({ leftovers: await look() });
    // Nobody is read where the seal does not hold, not even somebody who was made up.
    if (seal.holds) await this.#readSample();
    else this.#note({ read: false });
    this.#running = false;
  }

  async #readSample(): Promise<void> {
    const { client, sampleId, expected } = this.#deps;
    // With a vault of its own, so that nothing that is open is touched.
    const beside = client.beside();
    const sample = await beside.sample(sampleId);
    const outcome = sample.ok ? await beside.analyse(sample.value, DEFAULT_OPTIONS, () => undefined) : sample;
    beside.end();
    const report = 'ok' in outcome && outcome.ok ? outcome.value : null;
    this.#note({ report, read: report !== null });
    if (report !== null) this.#note({ letter: differenceOf(expected, letterLines(report)) });
  }

  #note(found: Partial<SelfTestFindings>): void {
    this.#findings = { ...this.#findings, ...found };
  }
}
