import { plainName, rawNames } from './columns.ts';
import type { Separator } from './layout.ts';

/** Symbolic alleles that stand for reference blocks or for an allele that another record deletes: nothing structural. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(['<NON_REF>', '<*>', '<X>', '*', '.', '']);
/** From this length on an insertion or deletion counts as structural (the usual border, as Manta and the 1000 Genomes Project draw it). */
const STRUCTURAL_BASES = 50;

/** Whether an alternative allele is a structural variant: symbolic (`<DEL>`, `<CN0>`), a breakend (`N[chr2:100[`), or long. */
function isStructuralAllele(alt: string, ref: string): boolean {
  if (PLACEHOLDERS.has(alt)) return false;
  return /^<.*>$|[[\]]|^\..|.\.$/.test(alt) || Math.max(alt.length, ref.length) >= STRUCTURAL_BASES;
}

/** Whether a record states structural variants only; null where it states no variant. */
export function isStructuralRecord(ref: string, alt: string, info = ''): boolean | null {
  if (/(?:^|;)SVTYPE=/.test(info)) return true;
  const alts = alt.split(',').filter((one) => !PLACEHOLDERS.has(one));
  return alts.length === 0 ? null : alts.every((one) => isStructuralAllele(one, ref));
}

/** Whether the rows of a VCF are structural variants or copy numbers, all that state a variant. */
export function areStructural(rows: readonly string[]): boolean {
  let structural = 0;
  for (const row of rows) {
    const [, , , ref = '', alt = '', , , info = ''] = row.split('\t', 8);
    const is = isStructuralRecord(ref, alt, info);
    if (is === false) return false;
    if (is === true) structural++;
  }
  return structural > 0;
}

const COPY_NUMBER_NAMES: ReadonlySet<string> = new Set([
  'cn', 'copynumber', 'copynumberstate', 'cnvtype', 'svtype', 'cnvstate', 'cnstate', 'log2', 'log2ratio', 'logratio', 'segmean', 'segmentmean', 'event',
  'numsnp', 'numprobes', 'nummark', 'probes', 'cnv', 'cnvvalue', 'cnvconfidence', 'copynumbertype', 'totalcopynumber', 'tcn', 'ofcnvoverlap', 'gainloss',
]); // prettier-ignore
const REGION =
  /^(?:start|stop|end|locstart|locend|chromstart|chromend|startposition|endposition|startbp|endbp|chromosomeregion|region|segment|interval)$/;
/** A region (`chr1:1000-5000`, or chromosome, start and end), and what happened to it. */
const REGION_ROW =
  /^[^\n]{0,80}?(?:^|[\s"])(?:chr)?(?:\d{1,2}|[XYM]|MT)(?::[\d,]+-[\d,]+|[\t ,;]+\d+[\t ,;]+\d+)(?=[\s",;]|$)/i;
const EVENT =
  /\b(?:del|dup|deletion|duplication|loss|gain|amplification|homozygous copy loss|cn gain|cn loss|state\d,\s*cn=\d|<?cnv?\d?>?|loh|cn=\d)\b/i;
const MOSTLY = 0.8;

/** Whether a table lists regions with their copy number or what was gained and lost, as PennCNV, Nexus, CNVnator and BED-like files do. */
export function isCopyNumberTable(columnLine: string | null, ofNames: Separator, sample: readonly string[]): boolean {
  const names = columnLine === null ? [] : rawNames(columnLine, ofNames).map(plainName);
  if (names.some((name) => REGION.test(name)) && names.some((name) => COPY_NUMBER_NAMES.has(name))) return true;
  const body = sample.filter((line) => !/^(?:track|browser)\b/.test(line));
  const rows = body.filter((line) => REGION_ROW.test(line.slice(0, 1000)) && EVENT.test(line.slice(0, 1000)));
  return body.length > 0 && rows.length >= body.length * MOSTLY;
}
