import type { Group } from '../ancestry/groups.ts';
import type { Build } from '../genotype/genome.ts';
import { alleleNibble } from './alleles.ts';
import { EFFECT, type ScoreTerms } from './score-definition.ts';

/** One row of a scoring file that can be scored. */
export interface TermInput {
  row: number;
  rsid: number;
  effectAllele: string;
  otherAllele: string | null;
  effect: number;
  weight: number;
  dosageWeights: readonly [number, number, number] | null;
  statedFrequency: number;
}

/** Additive terms of two single bases, as columns of `count` values or more. */
export interface PlainTerms {
  count: number;
  /** Data row of the file, from 1 on. */
  row: Uint32Array;
  /** 0 where the row names none. */
  rsid: Uint32Array;
  /** Effect allele in the high nibble, other allele in the low one (0: not named). */
  alleles: Uint8Array;
  weight: Float64Array;
  /** NaN where none is stated; null where no term states one. */
  frequency: Float64Array | null;
}

const FIRST_CAPACITY = 1024;
/** Most rows that room is made for before they are there. */
const MOST_FORESEEN = 1 << 24;
/** Share of the columns that may be left over: a copy that cuts them to size would cost more than the room, which is never written to. */
const LEFT_OVER = 0.25;

/** Collects terms into columns that double as they fill: a score may have seven million rows. */
export class TermBuilder {
  count = 0;
  private capacity = FIRST_CAPACITY;
  private row = new Uint32Array(FIRST_CAPACITY);
  private weight = new Float64Array(FIRST_CAPACITY);
  private effect = new Uint8Array(FIRST_CAPACITY);
  private alleles = new Uint8Array(FIRST_CAPACITY);
  private rsid = new Uint32Array(FIRST_CAPACITY);
  /** Made when the first term states one: most files have none. */
  private statedFrequency: Float64Array<ArrayBuffer> | null = null;
  private readonly alleleTexts = new Map<number, { effect: string; other: string | null }>();
  private readonly dosageWeights = new Map<number, readonly [number, number, number]>();
  private readonly keys = new Map<Build | 'unknown', Uint32Array<ArrayBuffer>>();
  private readonly frequencies = new Map<Group, number[]>();
  private readonly minusStrand = new Map<Build, Uint8Array<ArrayBuffer>>();

  /** Adds a term; its index. */
  add(term: TermInput): number {
    if (this.count === this.capacity) this.grow(this.count + 1);
    const index = this.count++;
    this.row[index] = term.row;
    this.weight[index] = term.dosageWeights === null ? term.weight : term.dosageWeights[1];
    this.effect[index] = term.effect;
    this.rsid[index] = term.rsid;
    if (!Number.isNaN(term.statedFrequency)) this.frequencyColumn()[index] = term.statedFrequency;
    const effect = alleleNibble(term.effectAllele);
    const other = alleleNibble(term.otherAllele);
    this.alleles[index] = (effect << 4) | other;
    if (effect > 4 || other > 4) {
      this.alleleTexts.set(index, { effect: term.effectAllele, other: term.otherAllele });
    }
    if (term.effect === EFFECT.dosage && term.dosageWeights !== null) this.dosageWeights.set(index, term.dosageWeights);
    return index;
  }

  /** Adds terms as they stand; the index of the first. */
  addPlain(terms: PlainTerms): number {
    const { count } = terms;
    if (this.count + count > this.capacity) this.grow(this.count + count);
    const index = this.count;
    this.count += count;
    this.row.set(terms.row, index);
    this.weight.set(terms.weight, index);
    this.rsid.set(terms.rsid, index);
    this.alleles.set(terms.alleles, index);
    const { frequency } = terms;
    if (frequency !== null && (this.statedFrequency !== null || !isAllNaN(frequency)))
      this.frequencyColumn().set(frequency, index);
    return index;
  }

  /** Makes room for so many terms at once. */
  reserve(terms: number): void {
    const capacity = Math.min(Math.ceil(terms), MOST_FORESEEN);
    if (capacity > this.capacity) this.resize(capacity);
  }

  /** Places a term on a build (`unknown`: the file does not say which). */
  place(index: number, build: Build | 'unknown', key: number, minusStrand = false): void {
    let keys = this.keys.get(build);
    if (keys === undefined) this.keys.set(build, (keys = new Uint32Array(this.capacity)));
    keys[index] = key;
    if (!minusStrand || build === 'unknown') return;
    let minus = this.minusStrand.get(build);
    if (minus === undefined) this.minusStrand.set(build, (minus = new Uint8Array(this.capacity)));
    minus[index] = 1;
  }

  /** Places terms from `first` on at these keys; 0 places none. */
  placeAll(first: number, build: Build | 'unknown', keys: Uint32Array): void {
    let column = this.keys.get(build);
    if (column === undefined) {
      if (keys.every((key) => key === 0)) return;
      this.keys.set(build, (column = new Uint32Array(this.capacity)));
    }
    column.set(keys, first);
  }

  /** Notes the effect-allele frequency of a term in one group. */
  setFrequency(index: number, group: Group, frequency: number): void {
    let values = this.frequencies.get(group);
    if (values === undefined) this.frequencies.set(group, (values = []));
    while (values.length < index) values.push(NaN);
    values[index] = frequency;
  }

  /** Frequencies by group, as long as the columns; undefined where none was noted. */
  finishFrequencies(): Partial<Record<Group, Float64Array>> | undefined {
    if (this.frequencies.size === 0) return undefined;
    const { count } = this;
    const pad = (values: readonly number[]): Float64Array =>
      Float64Array.from({ length: count }, (_, term) => values[term] ?? NaN);
    return Object.fromEntries([...this.frequencies].map(([group, values]) => [group, pad(values)]));
  }

  /**
   * The columns, cut to size, and keys of rows whose build is not named. The builder is not to be used afterwards.
   *
   * @param leading the build by which rows of one place are known: it comes first
   */
  finish(leading: Build | null = null): { terms: ScoreTerms; unplacedKeys: Uint32Array | null } {
    const { count } = this;
    const rank = (build: Build | 'unknown'): number => (build === leading ? 0 : 1);
    const known = [...this.keys].filter(([build]) => build !== 'unknown').sort(([a], [b]) => rank(a) - rank(b));
    const unplaced = this.keys.get('unknown');
    return {
      terms: {
        count,
        row: cut(this.row, count),
        weight: cut(this.weight, count),
        effect: cut(this.effect, count),
        alleles: cut(this.alleles, count),
        rsid: cut(this.rsid, count),
        statedFrequency: this.statedFrequency === null ? new Float64Array(0) : cut(this.statedFrequency, count),
        alleleTexts: this.alleleTexts,
        dosageWeights: this.dosageWeights,
        keys: Object.fromEntries(known.map(([build, keys]) => [build, cut(keys, count)])),
        minusStrand: Object.fromEntries([...this.minusStrand].map(([build, flags]) => [build, cut(flags, count)])),
      },
      unplacedKeys: unplaced === undefined ? null : cut(unplaced, count),
    };
  }

  private frequencyColumn(): Float64Array<ArrayBuffer> {
    return (this.statedFrequency ??= new Float64Array(this.capacity).fill(NaN));
  }

  private grow(least: number): void {
    this.resize(Math.max(least, this.capacity * 2));
  }

  private resize(capacity: number): void {
    const { count } = this;
    this.capacity = capacity;
    this.row = widen(this.row.subarray(0, count), new Uint32Array(capacity));
    this.weight = widen(this.weight.subarray(0, count), new Float64Array(capacity));
    this.effect = widen(this.effect.subarray(0, count), new Uint8Array(capacity));
    this.alleles = widen(this.alleles.subarray(0, count), new Uint8Array(capacity));
    this.rsid = widen(this.rsid.subarray(0, count), new Uint32Array(capacity));
    if (this.statedFrequency !== null)
      this.statedFrequency = widen(this.statedFrequency.subarray(0, count), new Float64Array(capacity).fill(NaN));
    for (const [build, keys] of this.keys)
      this.keys.set(build, widen(keys.subarray(0, count), new Uint32Array(capacity)));
    for (const [build, flags] of this.minusStrand)
      this.minusStrand.set(build, widen(flags.subarray(0, count), new Uint8Array(capacity)));
  }
}

function isAllNaN(values: Float64Array): boolean {
  for (const value of values) if (!Number.isNaN(value)) return false;
  return true;
}

interface Cuttable<T> {
  length: number;
  slice(start: number, end: number): T;
  subarray(start: number, end: number): T;
}

/** The first `count` values: the room behind them goes where it is large. */
function cut<T extends Cuttable<T>>(column: T, count: number): T {
  return count < column.length * (1 - LEFT_OVER) ? column.slice(0, count) : column.subarray(0, count);
}

function widen<T extends { set(from: T): void }>(from: T, into: T): T {
  into.set(from);
  return into;
}
