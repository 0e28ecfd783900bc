import type { ClinvarRecord, ClinvarRelease } from '../domain/clinvar/record.ts';
import { type Significance, significanceOf, starsOf } from '../domain/clinvar/significance.ts';
import { type Chromosome, CHROMOSOMES, parseChromosome } from '../domain/genotype/genome.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { buildOfWords } from './builds.ts';

/** A record that is looked for, as far as a place needs it; the rest is decoded where it is found. */
export interface ClinvarRow extends Significance {
  chromosome: Chromosome;
  position: number;
  ref: string;
  alt: string;
  rsid: string | null;
  isSomaticOnly: boolean;
  /** Decodes the whole record. Valid until the next row. */
  record(): ClinvarRecord;
}

const [TAB, LF, CR, SEMICOLON, HASH] = [9, 10, 13, 59, 35];
/** Names of INFO's fields as bytes. */
const [CLNSIG, CLNSIGINCL, RS, ORIGIN] = ['CLNSIG=', 'CLNSIGINCL=', 'RS=', 'ORIGIN='].map((name) =>
  Array.from(name, (letter) => letter.charCodeAt(0)),
) as [number[], number[], number[], number[]];
/** What a value that is looked for holds: of `Pathogenic`, `Likely_pathogenic` and `Conflicting_classifications_of_pathogenicity`. */
const SOUGHT = 'athogenic';
/** Header lines, together, before a file is none of ClinVar's. */
const MOST_HEADER_BYTES = 1024 * 1024;
/** ORIGIN's number for somatic. */
const SOMATIC = 2;
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
  #chromosomeText = '';
  #chromosome: Chromosome | null = null;

  /**
   * @param onBuild - told of the build before any row; `false` ends the reading
   * @param onRow - told of each row of {@link ClinvarRow}
   */
  constructor(onBuild: (build: 'GRCh37' | 'GRCh38') => boolean, onRow: (row: ClinvarRow) => void) {
    this.#onBuild = onBuild;
    this.#onRow = onRow;
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
    const tabs: number[] = [];
    for (let at = start; at < end && tabs.length < 7; at++) if (bytes[at] === TAB) tabs.push(at);
    const [afterChrom = 0, afterPos = 0, afterId = 0, afterRef = 0, afterAlt = 0, , afterFilter = 0] = tabs;
    if (tabs.length < 7) {
      this.#failure = fail('clinvar/cut');
      return;
    }
    this.#takeChromosome(bytes, start, afterChrom);
    const significance = this.#significance(bytes, afterFilter + 1, end);
    if (significance === null) return;
    const chromosome = this.#chromosome;
    if (chromosome === null) {
      this.#unplaced++;
      return;
    }
    const position = Number(ascii(bytes, afterChrom + 1, afterPos));
    const [ref, alt] = [
      ascii(bytes, afterId + 1, afterRef).toUpperCase(),
      ascii(bytes, afterRef + 1, afterAlt).toUpperCase(),
    ];
    if (!Number.isSafeInteger(position) || !/^[ACGT]+$/.test(ref) || !/^[ACGT]+$/.test(alt)) {
      this.#noAlternative++;
      return;
    }
    const place = { chromosome, position, ref, alt };
    const value = (name: readonly number[]): string | undefined =>
      valueAt(bytes, afterFilter + 1, end, name) ?? undefined;
    this.#onRow({
      ...significance,
      ...place,
      rsid: rsidOf(value(RS)),
      isSomaticOnly: isSomaticOnly(value(ORIGIN)),
      record: () =>
        recordOf(
          { ...significance, ...place, variationId: ascii(bytes, afterPos + 1, afterId) },
          infoOf(decoder.decode(bytes.subarray(afterFilter + 1, end))),
        ),
    });
  }

  /** Rows of one chromosome follow one another: its name is read once. */
  #takeChromosome(bytes: Uint8Array, start: number, end: number): void {
    const text = ascii(bytes, start, end);
    if (text === this.#chromosomeText) return;
    this.#chromosomeText = text;
    this.#chromosome = parseChromosome(text);
    if (this.#chromosome !== null) this.#seen.add(this.#chromosome);
  }

  /** The classification of a row that is looked for; null for the many others, of which nothing is decoded. */
  #significance(bytes: Uint8Array, start: number, end: number): Significance | null {
    const own = valueAt(bytes, start, end, CLNSIG);
    if (own?.includes(SOUGHT) === true) return significanceOf(own);
    if (own === null || own.startsWith('no_classification') || own.startsWith('no_interpretation')) {
      const included = valueAt(bytes, start, end, CLNSIGINCL);
      if (included?.includes(SOUGHT) === true) this.#haplotypeOnly++;
    }
    return null;
  }
}

/** The value of a field of INFO, found in the bytes; null where there is none. */
function valueAt(bytes: Uint8Array, start: number, end: number, name: readonly number[]): string | null {
  const [first = 0] = name;
  for (let at = start; at + name.length <= end; at++) {
    if (bytes[at] !== first || (at > start && bytes[at - 1] !== SEMICOLON)) continue;
    let same = 1;
    while (same < name.length && bytes[at + same] === name[same]) same++;
    if (same < name.length) continue;
    const from = at + name.length;
    let to = from;
    while (to < end && bytes[to] !== SEMICOLON) to++;
    return ascii(bytes, from, to);
  }
  return null;
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}

type Info = ReadonlyMap<string, string>;

function infoOf(text: string): Info {
  return new Map(
    text.split(';').map((field) => {
      const at = field.indexOf('=');
      return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
    }),
  );
}

function rsidOf(value = ''): string | null {
  const [first = ''] = value.split(/[|,]/);
  return /^\d+$/.test(first) ? `rs${first}` : null;
}

/** Whether ORIGIN, bits of where the variant was seen, says somatic and nothing else. */
function isSomaticOnly(origin: string | undefined): boolean {
  const values = (origin ?? '').split(/[|,]/).filter((value) => /^\d+$/.test(value));
  return values.length > 0 && values.every((value) => Number(value) === SOMATIC);
}

const readable = (text: string): string => text.replaceAll('_', ' ');
const NO_CONDITION = new Set(['not provided', 'not specified', '']);

function recordOf(
  place: Pick<ClinvarRecord, 'class' | 'isLowPenetrance' | 'chromosome' | 'position' | 'ref' | 'alt' | 'variationId'>,
  info: Info,
): ClinvarRecord {
  const list = (name: string, separator: string | RegExp = '|'): string[] =>
    (info.get(name) ?? '').split(separator).filter((one) => one !== '');
  const review = info.get('CLNREVSTAT') ?? '';
  const frequencies = ['AF_ESP', 'AF_EXAC', 'AF_TGP']
    .map((name) => info.get(name) ?? '')
    .filter((value) => value !== '');
  const numbers = frequencies.map(Number).filter((value) => value >= 0 && value <= 1);
  return {
    ...place,
    rsid: rsidOf(info.get('RS')),
    words: readable(info.get('CLNSIG') ?? ''),
    review: readable(review),
    stars: starsOf(review),
    conditions: [...new Set(list('CLNDN').map(readable))].filter((name) => !NO_CONDITION.has(name)),
    genes: [...new Set(list('GENEINFO').map((pair) => pair.split(':')[0] ?? ''))],
    consequences: [...new Set(list('MC', ',').map((pair) => readable(pair.split('|')[1] ?? '')))].filter(
      (one) => one !== '',
    ),
    frequency: numbers.length === 0 ? null : Math.max(...numbers),
    isSomaticOnly: isSomaticOnly(info.get('ORIGIN')),
  };
}
