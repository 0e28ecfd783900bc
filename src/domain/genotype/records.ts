import type { GenotypeColumns } from './columns.ts';
import { type Build, fromGenomeKey } from './genome.ts';
import { genotypeLetters } from './genotype-code.ts';
import type { VcfCall } from './observed-site.ts';
import { isParRow } from './ploidy.ts';

/** One row of a file as the headless runner lists it. */
export interface GenotypeRecord {
  rsid: string | null;
  /** The file's id, where it is no rsid-like name of a site. */
  id?: string;
  /** `1`…`22`, `X`, `Y`, `MT`, or `PAR` for the pseudoautosomal regions, whatever the file calls them. */
  chrom: string;
  pos: number;
  /** Letters, one where haploid; null for a no-call, or where alleles are no single bases. */
  genotype: string | null;
  /** Alleles of the call as text, where letters cannot tell them, and for every VCF record. */
  alleles?: (string | null)[] | null;
  ref?: string;
  alt?: string[];
  gt?: string;
}

/** What a record needs beyond the columns. */
export interface RecordSource {
  columns: GenotypeColumns;
  build: Build | null;
  /** Rows that repeat another. */
  repeats: ReadonlySet<number>;
  /** Ids are Illumina probe names that may wrap an rsid. */
  probeNames: boolean;
  /** Alleles of a row of a delimited file that letters cannot tell (`ATCT/A`), or null. */
  alleleText(row: number): string | null;
  /** The VCF record of a row, or null for delimited text. */
  vcfCall(row: number): VcfCall | null;
}

/** Every row of the file, in order of its place; rows that repeat another are left out. */
export function* listRecords(source: RecordSource): Generator<GenotypeRecord> {
  const { keys } = source.columns;
  for (let row = 0; row < keys.length; row++) {
    if (!source.repeats.has(row)) yield recordOf(source, row);
  }
}

function recordOf(source: RecordSource, row: number): GenotypeRecord {
  const { columns, build } = source;
  const { chromosome, position } = fromGenomeKey(columns.keys[row] ?? 0);
  const isPar = chromosome === 'X' && isParRow(columns, row, build ?? 'GRCh37');
  const place = { ...names(columns.id(row), source.probeNames), chrom: isPar ? 'PAR' : chromosome, pos: position };
  const call = source.vcfCall(row);
  if (call !== null) return { ...place, ...vcfFields(call) };
  const text = source.alleleText(row);
  if (text !== null)
    return {
      ...place,
      genotype: null,
      alleles: text.split(/[^A-Za-z-]+/).map((allele) => (allele === '-' ? null : allele)),
    };
  const letters = genotypeLetters(columns.genotypes[row] ?? 0);
  // A half that was not called leaves no genotype to report.
  return { ...place, genotype: letters === null || letters.includes('-') ? null : letters };
}

const WRAPPED_RSID = /^(?:[A-Za-z\d]+[-_])?(rs\d+)(?:[._].*)?$/i;

function names(id: string | null, probeNames: boolean): { rsid: string | null; id?: string } {
  if (id === null) return { rsid: null };
  const wrapped = probeNames ? WRAPPED_RSID.exec(id)?.[1] : undefined;
  if (wrapped !== undefined) return wrapped === id ? { rsid: id } : { rsid: wrapped, id };
  // `chr1:752566:A` names a place and an allele, not a site.
  return /^chr[^:]+:\d+:/i.test(id) ? { rsid: null, id } : { rsid: id };
}

/** Placeholders for "any other allele" in gVCF records. */
const ANY_ALLELE: ReadonlySet<string> = new Set(['<NON_REF>', '<*>']);

function vcfFields(call: VcfCall): Pick<GenotypeRecord, 'ref' | 'alt' | 'gt' | 'alleles' | 'genotype'> {
  const all = [call.ref, ...call.alts];
  const alleles = call.genotype.map((index) => (index === null ? null : (all[index] ?? null)));
  // A denied `<DEL>` is no statement about the base at its place.
  const isSymbolic = call.alts.some((alt) => alt.startsWith('<') && !ANY_ALLELE.has(alt));
  const single = !isSymbolic && alleles.every((allele) => allele !== null && /^[ACGT]$/.test(allele));
  return {
    ref: call.ref,
    alt: call.alts.filter((alt) => !ANY_ALLELE.has(alt)),
    gt: call.genotype.map((index) => (index === null ? '.' : String(index))).join(call.phased ? '|' : '/'),
    // Nothing was called at all.
    alleles: alleles.every((allele) => allele === null) ? null : alleles,
    genotype: single ? alleles.join('') : null,
  };
}

/** A reference block of a gVCF. */
export interface BlockRecord {
  chrom: string;
  start: number;
  end: number;
  gq: number | null;
  dp: number | null;
  lowQuality?: boolean;
}
