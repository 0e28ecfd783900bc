import type { Build } from '../genotype/genome.ts';
import { alleleNibble } from './alleles.ts';
import type { Group, ScoreTerms } from './score-definition.ts';
import { EFFECT } from './score-definition.ts';

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

const FIRST_CAPACITY = 1024;

/** Collects terms into columns that double as they fill: a score may have seven million rows. */
export class TermBuilder {
  count = 0;
  private capacity = FIRST_CAPACITY;
  private row = new Uint32Array(FIRST_CAPACITY);
  private weight = new Float64Array(FIRST_CAPACITY);
  private effect = new Uint8Array(FIRST_CAPACITY);
  private alleles = new Uint8Array(FIRST_CAPACITY);
  private rsid = new Uint32Array(FIRST_CAPACITY);
  private statedFrequency = new Float64Array(FIRST_CAPACITY);
  private readonly alleleTexts = new Map<number, { effect: string; other: string | null }>();
  private readonly dosageWeights = new Map<number, readonly [number, number, number]>();
  private readonly keys = new Map<Build | 'unknown', Uint32Array<ArrayBuffer>>();
  private readonly frequencies = new Map<Group, number[]>();
  private readonly minusStrand = new Map<Build, Uint8Array<ArrayBuffer>>();

  /** Adds a term; its index. */
  add(term: TermInput): number {
    if (this.count === this.capacity) this.grow();
    const index = this.count++;
    this.row[index] = term.row;
    this.weight[index] = term.dosageWeights === null ? term.weight : term.dosageWeights[1];
    this.effect[index] = term.effect;
    this.rsid[index] = term.rsid;
    this.statedFrequency[index] = term.statedFrequency;
    const effect = alleleNibble(term.effectAllele);
    const other = alleleNibble(term.otherAllele);
    this.alleles[index] = (effect << 4) | other;
    if (effect > 4 || other > 4) {
      this.alleleTexts.set(index, { effect: term.effectAllele, other: term.otherAllele });
    }
    if (term.effect === EFFECT.dosage && term.dosageWeights !== null) this.dosageWeights.set(index, term.dosageWeights);
    return index;
  }

  /** Adds an additive term of two single bases, given as nibbles; its index. */
  addPlain(row: number, rsid: number, alleles: number, weight: number): number {
    if (this.count === this.capacity) this.grow();
    const index = this.count++;
    this.row[index] = row;
    this.weight[index] = weight;
    this.rsid[index] = rsid;
    this.statedFrequency[index] = NaN;
    this.alleles[index] = alleles;
    return index;
  }

  /** Sets the frequency that the file states for a term. */
  stateFrequency(index: number, frequency: number): void {
    this.statedFrequency[index] = frequency;
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

  /** The columns, cut to size, and keys of rows whose build is not named. */
  finish(): { terms: ScoreTerms; unplacedKeys: Uint32Array | null } {
    const { count } = this;
    const known = [...this.keys].filter(([build]) => build !== 'unknown');
    return {
      terms: {
        count,
        row: this.row.slice(0, count),
        weight: this.weight.slice(0, count),
        effect: this.effect.slice(0, count),
        alleles: this.alleles.slice(0, count),
        rsid: this.rsid.slice(0, count),
        statedFrequency: this.statedFrequency.slice(0, count),
        alleleTexts: this.alleleTexts,
        dosageWeights: this.dosageWeights,
        keys: Object.fromEntries(known.map(([build, keys]) => [build, keys.slice(0, count)])),
        minusStrand: Object.fromEntries([...this.minusStrand].map(([build, flags]) => [build, flags.slice(0, count)])),
      },
      unplacedKeys: this.keys.get('unknown')?.slice(0, count) ?? null,
    };
  }

  private grow(): void {
    this.capacity *= 2;
    const { capacity } = this;
    this.row = widen(this.row, new Uint32Array(capacity));
    this.weight = widen(this.weight, new Float64Array(capacity));
    this.effect = widen(this.effect, new Uint8Array(capacity));
    this.alleles = widen(this.alleles, new Uint8Array(capacity));
    this.rsid = widen(this.rsid, new Uint32Array(capacity));
    this.statedFrequency = widen(this.statedFrequency, new Float64Array(capacity));
    for (const [build, keys] of this.keys) this.keys.set(build, widen(keys, new Uint32Array(capacity)));
    for (const [build, flags] of this.minusStrand) this.minusStrand.set(build, widen(flags, new Uint8Array(capacity)));
  }
}

function widen<T extends { set(from: T): void }>(from: T, into: T): T {
  into.set(from);
  return into;
}
