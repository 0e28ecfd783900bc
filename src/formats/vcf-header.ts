import { fail, ok, type Result } from '../errors/result.ts';
import { buildOfLengths, buildOfWords } from './builds.ts';
import type { VcfLayout } from './layout.ts';
import type { HeadLine } from './lines.ts';

const FIXED_COLUMNS = 9;
/** FORMAT fields of calls that are guesses from a reference panel. */
const IMPUTED_FORMAT = /^##FORMAT=<ID=(?:GP|DS|HDS),/;
const GVCF_MARK = /^##GVCFBlock|^##ALT=<ID=(?:NON_REF|\*),/;
const COLUMN_LINE = /^#CHROM[\t ]+POS[\t ]+ID[\t ]+REF[\t ]+ALT/i;

/** Whether the head is a VCF: its format line, or its column line. */
export function isVcfHead(lines: readonly HeadLine[]): boolean {
  const first = lines.find((line) => line.text.trim() !== '');
  return (
    first !== undefined && (/^##fileformat=VCF/i.test(first.text) || lines.some((line) => COLUMN_LINE.test(line.text)))
  );
}

/** A row of a VCF whose header was cut away: nine fixed columns, FORMAT with a genotype or its chances, then samples. */
const BARE_ROW =
  /^[^\t#]+\t\d+\t[^\t]+\t[ACGTNacgtn]+\t[^\t]+\t[^\t]+\t[^\t]+\t[^\t]+\t(?:[^\t]+:)?(?:GT|GP|DS|HDS)(?:[:\t])/;

/** The layout of VCF rows without a header; null where the first row is none. */
export function readBareVcf(lines: readonly HeadLine[]): VcfLayout | null {
  const at = lines.findIndex((line) => line.text.trim() !== '' && !line.text.startsWith('#'));
  const first = lines[at];
  if (first === undefined || !BARE_ROW.test(first.text)) return null;
  const samples = first.text
    .split('\t')
    .slice(FIXED_COLUMNS)
    .map((_, index) => String(index + 1));
  return {
    kind: 'vcf',
    source: 'vcf',
    vendorVersion: null,
    chip: null,
    headerBuild: null,
    headerBuildFrom: null,
    samples,
    isGvcf: lines.slice(at).some((line) => isBlockRow(line.text)),
    dataStart: first.start,
    firstLine: at + 1,
    ...imputationOf(
      [],
      lines.slice(at).map((line) => line.text),
    ),
    warnings: samples.length > 1 ? ['MULTI_SAMPLE', 'NO_HEADER'] : ['NO_HEADER'],
  };
}

/** Reads the header of a VCF (4.x, section 1.4 and 1.5 of the specification). */
export function readVcfHeader(lines: readonly HeadLine[]): Result<VcfLayout> {
  const columnAt = lines.findIndex((line) => COLUMN_LINE.test(line.text));
  const columnLine = lines[columnAt];
  if (columnLine === undefined) return fail('input/no-genotypes');
  const header = lines.slice(0, columnAt).map((line) => line.text);
  const samples = columnLine.text.split('\t').slice(FIXED_COLUMNS);
  // Frequencies or annotations, nobody's genotypes.
  if (samples.length === 0) return fail('input/sites-only');
  const rows = lines.slice(columnAt + 1).map((line) => line.text);
  const isGvcf = header.some((line) => GVCF_MARK.test(line)) || rows.some((row) => isBlockRow(row));
  const warnings: string[] = [];
  if (samples.length > 1) warnings.push('MULTI_SAMPLE');
  if (isLowPass(header, rows)) warnings.push('IMPUTED_LOWPASS');
  return ok({
    kind: 'vcf',
    source: 'vcf',
    vendorVersion: isGvcf ? 'gVCF' : null,
    chip: null,
    ...buildOf(header),
    samples,
    isGvcf,
    ...imputationOf(header, rows),
    ...(statesNoGenotypes(rows) ? { statesNoGenotypes: true } : {}),
    dataStart: columnLine.next,
    firstLine: columnAt + 2,
    warnings,
  });
}

/** Contig lengths decide, then what contig and reference lines are called. */
function buildOf(header: readonly string[]): Pick<VcfLayout, 'headerBuild' | 'headerBuildFrom'> {
  const contigs = header.filter((line) => /^##contig=/i.test(line));
  const lengths = contigs.flatMap((line) => {
    const length = /[<,]length=(\d+)/i.exec(line)?.[1];
    return length === undefined ? [] : [Number(length)];
  });
  const byContig = buildOfLengths(lengths) ?? buildOfWords(contigs.join('\n'));
  if (byContig !== null) return { headerBuild: byContig, headerBuildFrom: 'contig' };
  const stated = header.filter((line) =>
    /^##(?:reference|assembly|source_reference|genome|.*(?:reference|build|assembly))/i.test(line),
  );
  const byWords = buildOfWords(stated.join('\n'));
  return { headerBuild: byWords, headerBuildFrom: byWords === null ? null : 'header' };
}

function isBlockRow(row: string): boolean {
  return /^[^\t]+\t\d+\t[^\t]*\t[^\t]+\t(?:\.|<NON_REF>|<\*>)\t[^\t]*\t[^\t]*\t(?:[^\t]*;)?END=\d+/.test(row);
}

/** Whether FORMAT holds, or may hold, probabilities of imputed genotypes, and whether INFO marks the imputed records. */
function imputationOf(header: readonly string[], rows: readonly string[]): Pick<VcfLayout, 'imputation'> {
  const isPossible =
    header.some((line) => IMPUTED_FORMAT.test(line)) ||
    rows.some((row) => /(?:^|:)(?:GP|DS|HDS)(?:$|:)/.test(row.split('\t')[8] ?? ''));
  if (!isPossible) return {};
  return { imputation: header.some((line) => /^##INFO=<ID=IMP(?:UTED)?,/.test(line)) ? 'marked' : 'unmarked' };
}

/** Whether there are rows, and none with GT, GP, DS or HDS. */
function statesNoGenotypes(rows: readonly string[]): boolean {
  const formats = rows.filter((row) => row.trim() !== '').map((row) => row.split('\t')[8] ?? '');
  return formats.length > 0 && !formats.some((format) => /(?:^|:)(?:GT|GP|DS|HDS)(?:$|:)/.test(format));
}

/** Genotype probabilities without read depths or likelihoods: an imputed or low-pass file. */
function isLowPass(header: readonly string[], rows: readonly string[]): boolean {
  const formats = rows.map((row) => row.split('\t')[8] ?? '').filter((format) => format !== '');
  const hasProbabilities = (format: string): boolean => /(?:^|:)(?:GP|DS|HDS)(?:$|:)/.test(format);
  const hasLikelihoods = (format: string): boolean => /(?:^|:)(?:PL|AD)(?:$|:)/.test(format);
  if (formats.length > 0)
    return formats.filter((format) => hasProbabilities(format) && !hasLikelihoods(format)).length * 2 > formats.length;
  return (
    header.some((line) => IMPUTED_FORMAT.test(line)) && !header.some((line) => /^##FORMAT=<ID=(?:PL|AD),/.test(line))
  );
}
