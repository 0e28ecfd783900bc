import { type Chromosome, parseChromosome } from '../domain/genotype/genome.ts';

// What one field of a delimited text says. The kernel (assembly/text-values.ts) tells the same of every row; a test holds both against each other.

const WORDS: ReadonlySet<string> = new Set([
  'na', 'nan', 'nc', 'nd', 'no', 'call', 'null', 'none', 'fail', 'failed', 'nocall', 'missing', 'unknown',
]); // prettier-ignore
/** Letters that vendors write for an allele that was not called. */
const NO_ALLELE = /^[-0N_.?*]+$/i;

/** Whether a field says that nothing was called: empty, `--`, `00`, `./.`, `NA`, `No Call`… */
export function isMissing(field: string): boolean {
  if (field === '' || NO_ALLELE.test(field)) return true;
  if (!/^[a-z *,\-./:;<>?\\_|]{1,24}$/i.test(field)) return /^[0N][/|][0N]$/i.test(field);
  const word = field.replace(/[^a-z]/gi, '').toLowerCase();
  return word === '' || WORDS.has(word);
}

const ALLELE = /^(?:[ACGTDI]|[ACGT]+)$/i;

/** Whether a field is one allele: a base, `I` or `D`, several bases, or a missing one. */
export function isAllele(field: string): boolean {
  return isMissing(field) || ALLELE.test(field);
}

/** Whether a field is an allele of one letter, or a missing one. */
export function isLetter(field: string): boolean {
  return /^[ACGTDI]$/i.test(field) || isMissing(field);
}

/** The alleles of a genotype field as they are spelled (`AG`, `A/G`, `C T`, `C-T`, `AT|A`); null where it is no genotype with a call. */
export function allelesOf(field: string): string[] | null {
  if (isMissing(field)) return null;
  if (/^[ACGTDI0N_.?-]{1,2}$/i.test(field)) return Array.from(field);
  const parts = /^([ACGTDI])-([ACGTDI])$/i.exec(field)?.slice(1) ?? partsOf(field);
  return parts.length === 2 && parts.every(isAllele) ? parts : null;
}

/** What a mark, or else a gap, stands between. */
function partsOf(field: string): string[] {
  const parts = field.split(/[/|,;:\\]/);
  return parts.length > 1 ? parts.map((part) => part.trim()) : field.split(/[ \t]+/);
}

/** Whether a field is a genotype, called or not. */
export function isGenotype(field: string): boolean {
  return isMissing(field) || allelesOf(field) !== null;
}

/** Most digits of a position that is written with a point or an exponent. */
const MAX_DIGITS = 18;

/**
 * The whole number that a field spells, also as a spreadsheet or a data frame writes it (`752566.0`, `7.52566E5`); null where it spells none.
 * Three digits after a point may be thousands (`752.566`, `1.000`): such a number is not read.
 */
export function positionOf(field: string): number | null {
  if (/^\d{1,10}$/.test(field)) return Number(field);
  const [, whole, fraction = '', exponent] = /^(\d+)(?:\.(\d*))?(?:e\+?(\d{1,10}))?$/i.exec(field) ?? [];
  if (whole === undefined || whole.length + fraction.length > MAX_DIGITS || Number(exponent ?? 0) > 20) return null;
  if (exponent === undefined && fraction.length === 3) return null;
  const scale = Number(exponent ?? 0) - fraction.length;
  const digits = scale < 0 ? (whole + fraction).slice(0, scale) : `${whole}${fraction}${'0'.repeat(scale)}`;
  const rest = scale < 0 ? (whole + fraction).slice(scale) : '';
  if (/[1-9]/.test(rest) || (scale < 0 && -scale > whole.length + fraction.length)) return null;
  const value = Number(digits === '' ? '0' : digits);
  return value <= 9_999_999_999_999 ? value : null;
}

/** Whether a field spells a place on a chromosome, or one that is not known. */
export function isPosition(field: string): boolean {
  return positionOf(field) !== null;
}

/** Whether a position that should be a number says that there is none: empty, zero, `NA`, `-`, `-1`. */
export function isUnknownPosition(field: string): boolean {
  return /^(?:0+(?:\.0*)?|-1|-9)$/.test(field) || isMissing(field);
}

/** `752,566`, `2.281.726`, `752 566`, `752'566`: groups of three digits. */
const GROUPED = /^\d{1,3}(?:([.,'’ \u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:[.,]0+)?$/u;

/** Whether a field is a number that a spreadsheet cut into thousands. */
export function isGrouped(field: string): boolean {
  return GROUPED.test(field);
}

/** Whether a position is written with an exponent that fills up with zeros (`7.5E+05`): most such numbers were rounded. */
export function isRounded(field: string): boolean {
  const [, fraction = '', exponent] = /^\d+(?:\.(\d*))?e\+?(\d{1,2})$/i.exec(field) ?? [];
  return exponent !== undefined && Number(exponent) > fraction.length;
}

/** A chromosome's name without what people and programs put round it: `Chr 1`, `chromosome_1`, `1.0`. */
function bareChromosome(field: string): string {
  return field.replace(/^chr(?:om(?:osome)?)?[ _.-]*(?=.)/i, '').replace(/(?<=.)\.0$/, '');
}

/** The chromosome that a field of a table names, or null. */
export function chromosomeOf(field: string): Chromosome | null {
  return parseChromosome(bareChromosome(field));
}

const MONTH =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|mär|mai|okt|dez|ene|abr|ago|dic|fev|avr|juin|juil|aou|set|out)';
const DATE = new RegExp(
  `^(?:\\d{1,2}[-./ ]${MONTH}\\.?(?:[-./ ]\\d{2,4})?|${MONTH}[-./ ]\\d{1,4}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}(?:[ T].*)?)$`,
  'i',
);
const SHEET_ERROR = /^#(?:NAME\?|REF!|VALUE!|NUM!|DIV\/0!|N\/A|NULL!)$/i;

/** Whether an id or a genotype became something else in a spreadsheet or a data frame: a date, `TRUE`, `#NAME?`. */
export function isSheetValue(field: string): boolean {
  return (
    DATE.test(field) || SHEET_ERROR.test(field) || /^(?:true|false|wahr|falsch|vrai|faux|verdadero|falso)$/i.test(field)
  );
}
