import type { FailureCode } from '../errors/codes.ts';
import type { HeadLine } from './lines.ts';

/** Bytes of a head in which a text format of another tool shows. */
const LOOKED_AT = 4096;
const MOSTLY = 0.9;

const ALLELES = '(?:[ACGTDIN0-4.-]|[ACGT]{2,})(?![^ \\t])';
/** PLINK .ped: family, person, father, mother, sex, phenotype, then two alleles a marker. Its first line may be longer than any head. */
const PED = new RegExp(
  `^\\S+[ \\t]+\\S+[ \\t]+\\S+[ \\t]+\\S+[ \\t]+(?:[012]|-9)[ \\t]+-?[\\d.]+(?:[ \\t]+${ALLELES}){8}`,
);
const CHROMOSOME = '(?:chr)?(?:\\d{1,2}|X|Y|XY|M|MT)';
/** PLINK .tped and .bim: chromosome, id, centimorgans, position, then alleles. */
const TPED = new RegExp(
  `^${CHROMOSOME}[ \\t]+(?=\\S*[^\\d\\s])\\S+[ \\t]+-?[\\d.]+(?:e-?\\d+)?[ \\t]+\\d+(?:[ \\t]+${ALLELES}){2,}[ \\t]*$`,
  'i',
);
/** PLINK .map: chromosome, id, centimorgans, position. */
const MAP = new RegExp(`^${CHROMOSOME}[ \\t]+(?=\\S*[^\\d\\s])\\S+[ \\t]+-?[\\d.]+(?:e-?\\d+)?[ \\t]+\\d+\\s*$`, 'i');
/** PLINK .fam: family, person, father, mother, sex, phenotype. */
const FAM = /^\S+[ \t]+\S+[ \t]+\S+[ \t]+\S+[ \t]+(?:[012]|-9)[ \t]+-?[\d.]+\s*$/;
/** PLINK 2 .pvar and .psam, PLINK .raw. */
const PLINK_NAMES =
  /^#CHROM[\t ]+POS[\t ]+ID[\t ]+REF[\t ]+ALT(?:[\t ]+(?:QUAL|FILTER|CM))*\s*$|^#(?:FID[\t ]+)?IID\b|^FID[\t ]+IID[\t ]+PAT[\t ]+MAT[\t ]+SEX[\t ]+PHENOTYPE/;
/** Oxford .gen: (chromosome,) id, id, position, two alleles, three probabilities a person. */
const OXFORD = /^(?:\S+[ \t]+)?\S+[ \t]+\S+[ \t]+\d+[ \t]+[ACGT]+[ \t]+[ACGT]+(?:[ \t]+[01](?:\.\d+)?){3}/;

/** Whether a text is an address and nothing else, or a file in which a system keeps one. */
function isLink(text: string): boolean {
  return /^(?:https?|ftp):\/\/\S+$|^\[InternetShortcut\]/i.test(text);
}

/** A line, or of a long one its first fields. */
function lineStart(text: string): string {
  if (text.length <= LOOKED_AT) return text;
  const start = text.slice(0, LOOKED_AT);
  const gap = Math.max(start.lastIndexOf(' '), start.lastIndexOf('\t'));
  return gap < 0 ? start : start.slice(0, gap).trimEnd();
}

/** The text format of another tool that a decoded head is in, as the failure that names its way to a VCF; null where it is none. */
export function otherTextFormat(head: Uint8Array, lines: readonly HeadLine[]): FailureCode | null {
  const start = new TextDecoder('latin1').decode(head.subarray(0, LOOKED_AT));
  const content = lines.filter((line) => line.text.trim() !== '').slice(0, 200);
  if (content.slice(0, 50).some((line) => PLINK_NAMES.test(line.text)) && !/^##fileformat=VCF/i.test(start))
    return 'input/plink-file';
  if (isLink(start.trim())) return 'input/link';
  const first = start.split(/\r?\n/, 1)[0] ?? '';
  if (PED.test(first)) return 'input/plink-file';
  // These have no column names: a table that has some is another one.
  if (/\b(?:pos|position|bp|chr|chrom|chromosome|rsid)\b/i.test(content[0]?.text.slice(0, LOOKED_AT) ?? ''))
    return null;
  const isMostly = (pattern: RegExp): boolean =>
    content.length > 0 &&
    content.filter((line) => pattern.test(lineStart(line.text))).length >= content.length * MOSTLY;
  if (isMostly(TPED) || isMostly(MAP) || (isMostly(FAM) && content.length > 0)) return 'input/plink-file';
  return isMostly(OXFORD) ? 'input/bgen' : null;
}
