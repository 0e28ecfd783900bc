import type { Chromosome } from '../domain/genotype/genome.ts';
import { parseChromosome } from '../domain/genotype/genome.ts';

/** Values that mean "not stated" in any column. */
const EMPTY = new Set(['', 'NA', 'N/A', 'NaN', 'nan', 'NR', 'NULL', 'null', 'None']);
const NUMBER = /^[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
/** A number as spreadsheets of half of Europe write it. */
const COMMA_NUMBER = /^[+-]?\d*,\d+([eE][+-]?\d+)?$/;

/** Whether a field says nothing. */
export function isEmptyValue(text: string): boolean {
  return EMPTY.has(text);
}

/** A number; NaN where the text is none. `decimalComma`: the table's fields are parted by semicolons, and its commas are decimal marks. */
export function numberOf(text: string, decimalComma = false): number {
  if (NUMBER.test(text)) return Number(text);
  return decimalComma && COMMA_NUMBER.test(text) ? Number(text.replace(',', '.')) : NaN;
}

const YES = new Set(['true', 't', 'yes', 'y', '1', '1.0']);
const NO = new Set(['', '.', '-', 'false', 'f', 'no', 'n', '0', '0.0']);

/** What a yes-or-no column says; null where its word is neither. `also`: the property's own name, which means yes (`dominant`). */
export function flagOf(text: string, also: readonly string[] = []): boolean | null {
  const word = text.toLowerCase();
  if (YES.has(word) || also.includes(word)) return true;
  return NO.has(word) ? false : null;
}

/** Why a place cannot be read. */
export type PlaceFault = 'no-position' | 'chromosome-unknown' | 'position-rounded';

/**
 * A chromosome and a 1-based position, or what is wrong with them. Patch and alternate contigs are no chromosome. Numbers may come as
 * tables of numbers write them (`01`, `903321.0`, R's `1e+05`); a spreadsheet's `9.03E+05` has lost its last digits.
 */
export function parsePlace(
  chromosome: string,
  position: string,
): { chromosome: Chromosome; position: number } | PlaceFault {
  if (chromosome === '' || position === '') return 'no-position';
  if (/^\d+(\.\d+)?E\+?\d+$/.test(position)) return 'position-rounded';
  const place = positionOf(position);
  if (place === 0) return 'no-position';
  const name = parseChromosome(chromosomeText(chromosome));
  return name === null ? 'chromosome-unknown' : { chromosome: name, position: place };
}

/** A whole number above 0; 0 where the text is none. */
function positionOf(text: string): number {
  if (/^\d+(\.0+)?$/.test(text) || /^\d(\.\d+)?e\+?\d+$/.test(text)) {
    const value = Number(text);
    return Number.isSafeInteger(value) ? value : 0;
  }
  return /^\d{1,3}(,\d{3})+$/.test(text) ? Number(text.replaceAll(',', '')) : 0;
}

/** RefSeq's names of the human chromosomes in order, as NC_000001 to NC_000024. */
const REFSEQ = /^NC_0000(\d\d)\.\d+$/i;

/** The bare name of a chromosome: `chr01`, `chrom_1`, `1.0`, `NC_000001.10` are all 1. */
function chromosomeText(text: string): string {
  const refseq = REFSEQ.exec(text)?.[1];
  if (refseq !== undefined) return String(Number(refseq));
  if (/^NC_012920\.\d+$/i.test(text)) return 'MT';
  return text.replace(/^chr(om(osome)?)?[_ ]?/i, '').replace(/^0+(?=\d)/, '').replace(/\.0+$/, ''); // prettier-ignore
}
