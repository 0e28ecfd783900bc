import type { ClinvarRecord, ClinvarRelease } from '../domain/clinvar/record.ts';
import { type Significance, significanceOf } from '../domain/clinvar/significance.ts';
import { type Chromosome, CHROMOSOMES, parseChromosome } from '../domain/genotype/genome.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { buildOfWords } from './builds.ts';
import {
  ascii,
  bytesOf,
  fieldAt,
  fieldEnd,
  holds,
  isSomaticOnly,
  isText,
  recordOf,
  rsidOf,
  valueAt,
} from './clinvar-info.ts';

/** Where a record lies and what it changes. */
interface ClinvarPlace {
  chromosome: Chromosome;
  position: number;
  ref: string;
  alt: string;
  rsid: string | null;
}

/** A record that is looked for, as far as a place needs it; the rest is decoded where it is found. */
export interface ClinvarRow extends Significance, ClinvarPlace {
  isSomaticOnly: boolean;
  /** Decodes the whole record. Valid until the next row. */
  record(): ClinvarRecord;
}

const [TAB, LF, CR, HASH] = [9, 10, 13, 35];
const [CLNSIG, CLNSIGINCL, RS, ORIGIN] = [
  bytesOf('CLNSIG='),
  bytesOf('CLNSIGINCL='),
  bytesOf('RS='),
  bytesOf('ORIGIN='),
];
/** What a value that is looked for holds: of `Pathogenic`, `Likely_pathogenic` and `Conflicting_classifications_of_pathogenicity`. */
const SOUGHT = bytesOf('athogenic');
/** Words of a row of which nobody judged the single variant. */
const NO_CLASS = [bytesOf('no_classification'), bytesOf('no_interpretation')];
const ALLELE = /^[ACGT]+$/;
/** Header lines, together, before a file is none of ClinVar's. */
const MOST_HEADER_BYTES = 1024 * 1024;
/** Chromosomes that every release has rows on. */
const EXPECTED = CHROMOSOMES.filter((name) => name !== 'Y' && name !== 'MT');

type Refusal = ReturnType<typeof fail>;

const decoder = new TextDecoder();

/**
 * Reads ClinVar's VCF (`clinvar.vcf.gz` of either build) in one pass, as bytes: a row is decoded only where its classification is looked for, so that
 * memory does not grow with the file. Shape: the file's own header (`##ID=<Description="ClinVar Variation ID">`, INFO CLNSIG, CLNREVSTAT, CLNDN, GENEINFO, MC,
 * AF_*, ORIGIN, RS).
 */
export class ClinvarReader {
  readonly #onRow: (row: ClinvarRow) => void;
  readonly #onIndel: ((indel: ClinvarPlace) => void) | null;
  readonly #onBuild: (build: 'GRCh37' | 'GRCh38') => boolean;
  #rest = new Uint8Array(0);
  #header: string[] = [];
  #headerBytes = 0;
  #build: 'GRCh37' | 'GRCh38' | null = null;
  #failure: Refusal | null = null;
  #inRows = false;
  #isLineOpen = false;
  #rows = 0;
  #haplotypeOnly = 0;
  #noAlternative = 0;
  #unplaced = 0;
  readonly #seen = new Set<Chromosome>();
  #chromosomeBytes: readonly number[] = [];
  #chromosome: Chromosome | null = null;

  /**
   * @param onBuild - told of the build before any row; `false` ends the reading
   * @param onRow - told of each row of {@link ClinvarRow}
   * @param onIndel - told of each row, of every class, whose alleles differ in length; null where nobody asks, which is faster
   */
  constructor(
    onBuild: (build: 'GRCh37' | 'GRCh38') => boolean,
    onRow: (row: ClinvarRow) => void,
    onIndel: ((indel: ClinvarPlace) => void) | null = null,
  ) {
    this.#onBuild = onBuild;
    this.#onRow = onRow;
    this.#onIndel = onIndel;
  }

  /** Whether the header is ClinVar's; null while it has not been read to its end. */
  get isClinvar(): boolean | null {
    return this.#inRows ? true : this.#failure === null ? null : this.#failure.error.code !== 'clinvar/not-clinvar';
  }

  /** @returns whether more is wanted */
  push(bytes: Uint8Array): boolean {
    let [text, start] = [bytes, 0];
    if (this.#rest.length > 0) {
      const end = bytes.indexOf(LF);
      const first = end < 0 ? bytes : bytes.subarray(0, end + 1);
      const joined = new Uint8Array(this.#rest.length + first.length);
      joined.set(this.#rest);
      joined.set(first, this.#rest.length);
      if (end < 0) {
        this.#rest = joined;
        return this.#isWanted();
      }
      this.#rest = new Uint8Array(0);
      this.#line(joined, 0, joined.length - 1);
      start = end + 1;
      text = bytes;
    }
    while (start < text.length && this.#failure === null) {
      const end = text.indexOf(LF, start);
      if (end < 0) {
        this.#rest = text.slice(start);
        break;
      }
      this.#line(text, start, end);
      start = end + 1;
    }
    return this.#isWanted();
  }

  #isWanted(): boolean {
    if (!this.#inRows && this.#headerBytes + this.#rest.length > MOST_HEADER_BYTES)
      this.#failure ??= fail('clinvar/not-clinvar');
    return this.#failure === null;
  }

  /** Errors: `clinvar/not-clinvar`, `clinvar/annotated-genome`, `clinvar/build-unknown`, `clinvar/other-build`, `clinvar/cut`. */
  finish(): Result<ClinvarRelease> {
    if (this.#failure !== null) return this.#failure;
    this.#isLineOpen = this.#rest.length > 0;
    if (!this.#inRows || this.#build === null) return fail('clinvar/not-clinvar');
    // A release ends with a whole line: one that stops within it was not copied to its end.
    if (this.#isLineOpen || this.#rows === 0) return fail('clinvar/cut');
    return ok({
      date: this.#headerValue(/^##fileDate=(\S+)/),
      build: this.#build,
      rows: this.#rows,
      haplotypeOnly: this.#haplotypeOnly,
      noAlternative: this.#noAlternative,
      unplaced: this.#unplaced,
      missingChromosomes: EXPECTED.filter((name) => !this.#seen.has(name)),
    });
  }

  #headerValue(pattern: RegExp): string | null {
    for (const line of this.#header) {
      const value = pattern.exec(line)?.[1];
      if (value !== undefined) return value;
    }
    return null;
  }

  #line(bytes: Uint8Array, start: number, lineEnd: number): void {
    const end = bytes[lineEnd - 1] === CR && lineEnd > start ? lineEnd - 1 : lineEnd;
    if (end === start) return;
    if (this.#inRows) {
      this.#row(bytes, start, end);
      return;
    }
    this.#headerBytes += end - start;
    const text = decoder.decode(bytes.subarray(start, end));
    if (bytes[start] === HASH && text.startsWith('##')) this.#header.push(text);
    else this.#failure = this.#columns(text);
  }

  /** Judges the header by its last line, the names of columns. */
  #columns(line: string): Refusal | null {
    const columns = line.split('\t');
    const isVcf =
      columns[0] === '#CHROM' &&
      columns[7] === 'INFO' &&
      this.#header.some((one) => one.startsWith('##fileformat=VCF'));
    if (!isVcf || !this.#header.some((one) => one.startsWith('##INFO=<ID=CLNSIG,'))) return fail('clinvar/not-clinvar');
    if (columns.length > 8) return fail('clinvar/annotated-genome');
    const build = buildOfWords(this.#header.filter((one) => /^##(?:reference|contig)/.test(one)).join('\n'));
    if (build !== 'GRCh37' && build !== 'GRCh38') return fail('clinvar/build-unknown');
    this.#build = build;
    this.#inRows = true;
    return this.#onBuild(build) ? null : fail('clinvar/other-build', { about: {} });
  }

  #row(bytes: Uint8Array, start: number, end: number): void {
    this.#rows++;
    const chromEnd = nextTab(bytes, start, end);
    const posEnd = nextTab(bytes, chromEnd + 1, end);
    const idEnd = nextTab(bytes, posEnd + 1, end);
    const refEnd = nextTab(bytes, idEnd + 1, end);
    const altEnd = nextTab(bytes, refEnd + 1, end);
    const info = nextTab(bytes, nextTab(bytes, altEnd + 1, end) + 1, end) + 1;
    if (info > end) {
      this.#failure = fail('clinvar/cut');
      return;
    }
    this.#takeChromosome(bytes, start, chromEnd);
    const significance = this.#significance(bytes, info, end);
    const isIndel = refEnd - idEnd !== altEnd - refEnd;
    const isAsked = this.#onIndel !== null && isIndel;
    if (significance === null && !isAsked) return;
    const chromosome = this.#chromosome;
    if (chromosome === null) {
      if (significance !== null) this.#unplaced++;
      return;
    }
    const position = Number(ascii(bytes, chromEnd + 1, posEnd));
    const ref = ascii(bytes, idEnd + 1, refEnd).toUpperCase();
    const alt = ascii(bytes, refEnd + 1, altEnd).toUpperCase();
    if (!Number.isSafeInteger(position) || !ALLELE.test(ref) || !ALLELE.test(alt)) {
      if (significance !== null) this.#noAlternative++;
      return;
    }
    const place = { chromosome, position, ref, alt };
    // A base is found by its place alone.
    const rsid = isIndel ? rsidOf(valueAt(bytes, info, end, RS) ?? '') : null;
    if (isAsked) this.#onIndel({ ...place, rsid });
    if (significance === null) return;
    this.#onRow({
      ...significance,
      ...place,
      rsid,
      isSomaticOnly: isSomaticOnly(valueAt(bytes, info, end, ORIGIN) ?? ''),
      record: () =>
        recordOf(
          { ...significance, ...place, variationId: ascii(bytes, posEnd + 1, idEnd) },
          decoder.decode(bytes.subarray(info, end)),
        ),
    });
  }

  /** Rows of one chromosome follow one another: its name is read once. */
  #takeChromosome(bytes: Uint8Array, start: number, end: number): void {
    if (isText(bytes, start, end, this.#chromosomeBytes)) return;
    this.#chromosomeBytes = Array.from(bytes.subarray(start, end));
    this.#chromosome = parseChromosome(ascii(bytes, start, end));
    if (this.#chromosome !== null) this.#seen.add(this.#chromosome);
  }

  /** The classification of a row that is looked for; null for the many others, of which nothing is decoded. */
  #significance(bytes: Uint8Array, start: number, end: number): Significance | null {
    const from = fieldAt(bytes, start, end, CLNSIG);
    const to = fieldEnd(bytes, from, end);
    if (from >= 0 && holds(bytes, from, to, SOUGHT)) return significanceOf(ascii(bytes, from, to));
    if (from < 0 || NO_CLASS.some((word) => holds(bytes, from, Math.min(to, from + word.length), word))) {
      const included = fieldAt(bytes, start, end, CLNSIGINCL);
      if (included >= 0 && holds(bytes, included, fieldEnd(bytes, included, end), SOUGHT)) this.#haplotypeOnly++;
    }
    return null;
  }
}

function nextTab(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== TAB) at++;
  return at;
}
