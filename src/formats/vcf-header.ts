import type { Build } from '../domain/genotype/genome.ts';
import type { FileWarning } from '../domain/genotype/warnings.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { buildOfAccessions } from './accessions.ts';
import { areLengthsOfChm13, buildOfLengths, buildOfWords, namesChm13 } from './builds.ts';
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

/** The assembly that header lines of a VCF tell; null where they do not. */
export function buildOfHeader(header: readonly string[]): Build | null {
  return buildOf(readContigs(header), header, []).headerBuild;
}

/** Whether header lines declare the blocks of a gVCF, which only a genome that was read throughout has. */
export function isGvcfHeader(header: readonly string[]): boolean {
  return header.some((line) => GVCF_MARK.test(line));
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
  const contigs = readContigs(header);
  if (isOfChm13(contigs, header)) return fail('input/other-assembly');
  const rows = lines.slice(columnAt + 1).map((line) => line.text);
  const isGvcf = header.some((line) => GVCF_MARK.test(line)) || rows.some((row) => isBlockRow(row));
  const warnings: FileWarning[] = [];
  if (samples.length > 1) warnings.push('MULTI_SAMPLE');
  if (isLowPass(header, rows)) warnings.push('IMPUTED_LOWPASS');
  return ok({
    kind: 'vcf',
    source: 'vcf',
    vendorVersion: isGvcf ? 'gVCF' : null,
    chip: null,
    ...buildOf(contigs, header, rows),
    ...mitochondrionOf(contigs, header),
    samples,
    isGvcf,
    ...imputationOf(header, rows),
    ...(statesNoGenotypes(rows) ? { statesNoGenotypes: true } : {}),
    dataStart: columnLine.next,
    firstLine: columnAt + 2,
    warnings,
  });
}

/** What the contig lines of a header say. */
interface Contigs {
  names: string[];
  lengths: number[];
  text: string;
  /** Length of the mitochondrial contig, where one is stated. */
  mitochondrialLength: number | null;
}

const MITOCHONDRIAL_NAME = /^(?:chr)?MT?$|^NC_012920|^NC_001807/i;

function readContigs(header: readonly string[]): Contigs {
  const contigs: Contigs = { names: [], lengths: [], text: '', mitochondrialLength: null };
  const lines = header.filter((line) => /^##contig=/i.test(line));
  for (const line of lines) {
    const name = /[<,]ID=([^,>]+)/i.exec(line)?.[1] ?? '';
    const length = /[<,]length=(\d+)/i.exec(line)?.[1];
    contigs.names.push(name);
    if (length === undefined) continue;
    contigs.lengths.push(Number(length));
    if (MITOCHONDRIAL_NAME.test(name)) contigs.mitochondrialLength = Number(length);
  }
  return { ...contigs, text: lines.join('\n') };
}

const REFERENCE_LINE = /^##(?:reference|assembly|source_reference|genome|.*(?:reference|build|assembly))/i;

function referenceWords(header: readonly string[]): string {
  // Definitions of fields mention assemblies that their annotations came from.
  return header
    .filter((line) => REFERENCE_LINE.test(line) && !/^##(?:INFO|FORMAT|FILTER|ALT|contig)=/i.test(line))
    .join('\n');
}

/** T2T-CHM13, by its lengths, which outrank words; else by what contig and reference lines call it. */
function isOfChm13(contigs: Contigs, header: readonly string[]): boolean {
  if (areLengthsOfChm13(contigs.lengths)) return true;
  if (buildOfLengths(contigs.lengths) !== null) return false;
  // The line of the reference itself counts before any other that mentions an assembly.
  const stated = header.filter((line) => /^##reference=/i.test(line)).join('\n');
  if (buildOfWords(stated) !== null) return false;
  if (namesChm13(stated) || contigs.names.some((name) => /^NC_0609\d\d/.test(name))) return true;
  const words = `${referenceWords(header)}\n${contigs.text}`;
  return namesChm13(words) && buildOfWords(words) === null;
}

/** Contig lengths decide, then accessions, then what contig and reference lines are called. */
function buildOf(
  contigs: Contigs,
  header: readonly string[],
  rows: readonly string[],
): Pick<VcfLayout, 'headerBuild' | 'headerBuildFrom'> {
  const chroms = rows.map((row) => row.slice(0, Math.max(0, row.indexOf('\t'))));
  const byContig =
    buildOfLengths(contigs.lengths) ?? buildOfAccessions([...contigs.names, ...chroms]) ?? buildOfWords(contigs.text);
  if (byContig !== null) return { headerBuild: byContig, headerBuildFrom: 'contig' };
  const byWords = buildOfWords(referenceWords(header));
  return { headerBuild: byWords, headerBuildFrom: byWords === null ? null : 'header' };
}

/** Bases of the revised Cambridge sequence (NC_012920), and of NC_001807, which UCSC put into hg19. */
const RCRS_BASES = 16_569;

/** Which mitochondrial sequence the positions are of: by its length, else hg19 of UCSC is known to have the other one. */
function mitochondrionOf(contigs: Contigs, header: readonly string[]): Pick<VcfLayout, 'mitochondrion'> {
  if (contigs.mitochondrialLength !== null) {
    return { mitochondrion: contigs.mitochondrialLength === RCRS_BASES ? 'rCRS' : 'other' };
  }
  if (contigs.names.some((name) => /^NC_012920/i.test(name))) return { mitochondrion: 'rCRS' };
  return /\bhg19\b/i.test(referenceWords(header)) ? { mitochondrion: 'other' } : {};
}

function isBlockRow(row: string): boolean {
  return /^[^\t]+\t\d+\t[^\t]*\t[^\t]+\t(?:\.|<NON_REF>|<\*>)\t[^\t]*\t[^\t]*\t(?:[^\t]*;)?END=\d+/.test(row);
}

/** INFO fields that only imputation writes: a flag, or how well the place could be imputed. */
const IMPUTATION_INFO = /^##INFO=<ID=(?:IMP|IMPUTED|DR2|R2)[,>]/i;
const IMPUTATION_ROW = /(?:^|;)(?:IMP|IMPUTED|DR2=[^;]*|R2=[^;]*)(?:;|$)/;

/** Whether FORMAT or INFO tells imputed genotypes from measured ones, and how. */
function imputationOf(
  header: readonly string[],
  rows: readonly string[],
): Pick<VcfLayout, 'imputation' | 'imputationByInfo' | 'provisionalReference'> {
  const isProvisional =
    header.some((line) => line.startsWith('##INFO=<ID=PR,')) ||
    rows.some((row) => /(?:^|;)PR(?:;|$)/.test(row.split('\t')[7] ?? ''));
  const provisional = isProvisional ? { provisionalReference: true as const } : {};
  const byFormat =
    header.some((line) => IMPUTED_FORMAT.test(line)) ||
    rows.some((row) => /(?:^|:)(?:GP|DS|HDS)(?:$|:)/.test(row.split('\t')[8] ?? ''));
  const byInfo =
    header.some((line) => IMPUTATION_INFO.test(line)) ||
    rows.some((row) => IMPUTATION_ROW.test(row.split('\t')[7] ?? ''));
  if (!byFormat && !byInfo) return provisional;
  const isMarked =
    header.some((line) => /^##INFO=<ID=IMP(?:UTED)?,/.test(line)) ||
    rows.some((row) => /(?:^|;)IMP(?:UTED)?(?:;|$)/.test(row.split('\t')[7] ?? ''));
  return {
    ...provisional,
    imputation: isMarked ? 'marked' : 'unmarked',
    ...(byInfo ? { imputationByInfo: true } : {}),
  };
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
