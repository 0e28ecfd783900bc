import { CHROMOSOME_OFFSETS } from '../domain/genotype/genome.ts';
import type { ColumnIndex, Field } from './scoring-columns.ts';

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const HASH = 35;
const ZERO = 48;
const X_CODE = 23;

/** Columns that this reader understands when they hold plain values. */
const PLAIN: readonly Field[] = ['rsid', 'chromosome', 'position', 'effectAllele', 'otherAllele', 'weight', 'frequency', 'hmChromosome', 'hmPosition']; // prettier-ignore
/** Columns that change a row's meaning unless they are empty or say false. */
const FLAGS: readonly Field[] = ['dominant', 'recessive', 'interaction', 'haplotype', 'diplotype', 'variantType'];
/** Columns with which every row needs the careful reader. */
const CAREFUL: readonly Field[] = ['position37', 'position38', 'dosage0', 'dosage1', 'dosage2', 'effectType', 'variantId', 'frequencyAFR', 'frequencyAMR', 'frequencyEAS', 'frequencyEUR', 'frequencySAS']; // prettier-ignore

/** Powers of ten that a double holds exactly. */
const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);
const EXACT_MANTISSA = 2 ** 53;

/**
 * Reads the rows that nearly all scoring files consist of (two single bases, a weight, a place) straight from the bytes:
 * seven million rows are too many for strings. Whatever looks unusual is left to the careful reader of `scoring-row.ts`.
 */
export class FastRowReader {
  rsid = 0;
  effectNibble = 0;
  otherNibble = 0;
  weight = NaN;
  frequency = NaN;
  /** Keys of the author's and of the harmonised place; 0 where the row has none. */
  key = 0;
  harmonisedKey = 0;
  private bytes: Uint8Array = new Uint8Array(0);
  private readonly slots: Int8Array;
  private readonly starts: Int32Array;
  private readonly flagColumns: readonly number[];
  private readonly columns: ColumnIndex;
  private fieldCount = 0;

  private constructor(columns: ColumnIndex) {
    this.columns = columns;
    this.slots = Int8Array.from(PLAIN, (field) => columns[field]);
    this.flagColumns = FLAGS.map((field) => columns[field]).filter((column) => column >= 0);
    this.starts = new Int32Array(MOST_FIELDS + 1);
  }

  /** A reader for a tab-separated table, or null where the table has columns that need care throughout. */
  static forTable(columns: ColumnIndex): FastRowReader | null {
    const isPlain = columns.weight >= 0 && columns.chromosome >= 0 && CAREFUL.every((field) => columns[field] < 0);
    return isPlain ? new FastRowReader(columns) : null;
  }

  /** Sets the bytes that the next lines lie in. */
  use(bytes: Uint8Array): void {
    this.bytes = bytes;
  }

  /** Reads the line of bytes `start`…`end` (without its line end). False: not a plain row, nothing is known of it. */
  read(start: number, end: number): boolean {
    const last = end > start && this.bytes[end - 1] === RETURN ? end - 1 : end;
    if (last === start || this.bytes[start] === HASH || !this.split(start, last)) return false;
    for (const column of this.flagColumns) if (!this.saysFalse(column)) return false;
    const [rsid = -1, chromosome = -1, position = -1, effect = -1, other = -1, weight = -1, frequency = -1, hmChromosome = -1, hmPosition = -1] = this.slots; // prettier-ignore
    this.effectNibble = this.base(effect);
    this.otherNibble = this.base(other);
    if (this.effectNibble === 0 || this.otherNibble === 0 || this.effectNibble === this.otherNibble) return false;
    this.rsid = this.rsNumber(rsid);
    this.weight = this.decimal(weight);
    if (this.rsid < 0 || Number.isNaN(this.weight)) return false;
    this.frequency = frequency < 0 || this.length(frequency) === 0 ? NaN : this.decimal(frequency);
    if (frequency >= 0 && this.length(frequency) > 0 && !(this.frequency >= 0 && this.frequency <= 1)) return false;
    this.key = this.place(chromosome, position);
    this.harmonisedKey = this.columns.hmChromosome < 0 ? 0 : this.place(hmChromosome, hmPosition);
    return this.key >= 0 && this.harmonisedKey >= 0;
  }

  /** Notes where fields start. Blanks and quotes need care. */
  private split(start: number, end: number): boolean {
    const { bytes, starts } = this;
    let count = 0;
    starts[count++] = start;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === TAB) {
        if (count === MOST_FIELDS) return false;
        starts[count++] = at + 1;
      } else if (byte === QUOTE) return false;
    }
    starts[count] = end + 1;
    this.fieldCount = count;
    return true;
  }

  private length(column: number): number {
    return column < 0 || column >= this.fieldCount
      ? 0
      : (this.starts[column + 1] ?? 0) - (this.starts[column] ?? 0) - 1;
  }

  private first(column: number): number {
    return this.bytes[this.starts[column] ?? 0] ?? 0;
  }

  private saysFalse(column: number): boolean {
    const length = this.length(column);
    // `False`, `FALSE`: five letters that begin with F and end with E.
    return length === 0 || (length === 5 && (this.first(column) | 32) === 102 && ((this.bytes[(this.starts[column] ?? 0) + 4] ?? 0) | 32) === 101); // prettier-ignore
  }

  /** 1..4 for a single capital base, else 0. */
  private base(column: number): number {
    return this.length(column) === 1 ? (BASE_NIBBLES[this.first(column)] ?? 0) : 0;
  }

  /** The number of `rs123`, 0 for an empty field or a dot, −1 for anything else. */
  private rsNumber(column: number): number {
    const length = this.length(column);
    if (length === 0 || (length === 1 && this.first(column) === 46)) return 0;
    const start = this.starts[column] ?? 0;
    if (length < 3 || this.bytes[start] !== 114 || this.bytes[start + 1] !== 115) return -1;
    const value = this.integer(start + 2, start + length);
    return value <= 0xffffffff ? value : -1;
  }

  /** Digits only; −1 otherwise. */
  private integer(start: number, end: number): number {
    if (start === end || end - start > 12) return -1;
    let value = 0;
    for (let at = start; at < end; at++) {
      const digit = (this.bytes[at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  /** Genome key of a place; 0 where both fields are empty, −1 where they need care. */
  private place(chromosome: number, position: number): number {
    const [letters, digits] = [this.length(chromosome), this.length(position)];
    const start = this.starts[chromosome] ?? 0;
    if (letters === 0 || digits === 0) return letters + digits === 0 ? 0 : -1;
    const isX = letters === 1 && this.bytes[start] === 88;
    const code = isX ? X_CODE : this.integer(start, start + letters);
    if (code < 1 || code > X_CODE || (code === X_CODE && !isX)) return -1;
    const at = this.starts[position] ?? 0;
    const value = this.integer(at, at + digits);
    const key = (CHROMOSOME_OFFSETS[code] ?? 0) + value;
    return value > 0 && key < (CHROMOSOME_OFFSETS[code + 1] ?? 0) ? key : -1;
  }

  /**
   * A decimal number with at most 53 bits of digits and a power of ten within ±22: one exact operation gives the nearest
   * double, the very value that `Number(text)` gives. NaN: care is needed.
   */
  private decimal(column: number): number {
    const length = this.length(column);
    let at = this.starts[column] ?? 0;
    const end = at + length;
    const negative = this.bytes[at] === 45;
    if (negative) at++;
    let mantissa = 0;
    let scale = 0;
    let digits = 0;
    let afterPoint = false;
    for (; at < end; at++) {
      const byte = this.bytes[at] ?? 0;
      if (byte === 46 && !afterPoint) afterPoint = true;
      else if (byte >= ZERO && byte <= ZERO + 9) {
        mantissa = mantissa * 10 + (byte - ZERO);
        digits++;
        if (afterPoint) scale--;
        if (mantissa > EXACT_MANTISSA) return NaN;
      } else break;
    }
    if (digits === 0) return NaN;
    if (at < end) {
      const exponent = this.exponent(at, end);
      if (Number.isNaN(exponent)) return NaN;
      scale += exponent;
    }
    const power = POWERS[Math.abs(scale)];
    if (power === undefined) return NaN;
    const value = scale < 0 ? mantissa / power : mantissa * power;
    return negative ? -value : value;
  }

  private exponent(start: number, end: number): number {
    if (((this.bytes[start] ?? 0) | 32) !== 101) return NaN;
    const sign = this.bytes[start + 1];
    const from = sign === 45 || sign === 43 ? start + 2 : start + 1;
    const value = this.integer(from, end);
    return value < 0 ? NaN : sign === 45 ? -value : value;
  }
}

const MOST_FIELDS = 64;
const BASE_NIBBLES = new Uint8Array(256);
'ACGT'.split('').forEach((base, index) => (BASE_NIBBLES[base.charCodeAt(0)] = index + 1));

/** Calls back with the bounds of each line from `start` on, without its newline. */
export function eachLine(bytes: Uint8Array, start: number, line: (from: number, to: number) => void): void {
  let from = start;
  while (from < bytes.length) {
    const at = bytes.indexOf(NEWLINE, from);
    const to = at < 0 ? bytes.length : at;
    line(from, to);
    from = to + 1;
  }
}
