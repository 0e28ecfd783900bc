import type { Build } from '../domain/genotype/genome.ts';
import type { FileWarning } from '../domain/genotype/warnings.ts';

/** What separates the fields of a row. `whitespace` takes runs of tabs, blanks and commas (re-saved files mix them). */
export type Separator = 'tab' | 'comma' | 'semicolon' | 'whitespace';

/** 0-based column numbers. Either `genotype`, or `allele1` and `allele2`. */
export interface TextColumns {
  id: number | null;
  chromosome: number;
  position: number;
  genotype: number | null;
  allele1: number | null;
  allele2: number | null;
  /** Column that says `+` or `-`; minus-strand alleles are complemented while reading. */
  strand: number | null;
  /** Column that says whose the row is, in tables that list one person's rows below another's. */
  person?: number;
}

/** One of several people of a table: as the table names them, and the columns of their calls. */
export interface TextPerson {
  name: string;
  columns: TextColumns;
}

/** What the first 64 KB of a delimited text file say about the rest. */
export interface TextLayout {
  kind: 'text';
  /** Peer vocabulary: `23andMe`, `AncestryDNA`, `FTDNA`, `MyHeritage`, `LivingDNA`, … or `generic`. */
  source: string;
  vendorVersion: string | null;
  chip: string | null;
  headerBuild: Build | null;
  separator: Separator;
  columns: TextColumns;
  /** The people of a table that has columns of calls for several; left out where it is one person's. */
  people?: TextPerson[];
  /** Two allele columns, where `-` as the second allele means a haploid call, not a missing half (23andMe's split export). */
  haploidDash?: boolean;
  /** Byte of the decoded stream where the first row (after comments and the column line) starts. */
  dataStart: number;
  /** 1-based number of the line at {@link dataStart}. */
  firstLine: number;
  /** Fields of a row. A line with more fields that are not empty is no row of this table. */
  fieldCount: number;
  /** Ids are Illumina probe names that may wrap an rsid (`GSA-rs123`, `rs123.1`). */
  probeNames: boolean;
  warnings: FileWarning[];
}

/** What the header of a VCF says. */
export interface VcfLayout {
  kind: 'vcf';
  source: string;
  vendorVersion: string | null;
  chip: string | null;
  headerBuild: Build | null;
  headerBuildFrom: 'header' | 'contig' | null;
  /** Sample names, for choosing on screen only. */
  samples: string[];
  /** Whether the header declares gVCF blocks (`<NON_REF>`, END blocks). */
  isGvcf: boolean;
  /**
   * Set where FORMAT may hold the probabilities of imputed genotypes (GP, DS, HDS). `marked`: INFO says of each record whether it was
   * imputed (IMP, IMPUTED).
   */
  imputation?: 'unmarked' | 'marked';
  /** Imputed records are told by INFO too (IMP, IMPUTED, DR2, R2), also where FORMAT states no probability. */
  imputationByInfo?: true;
  /** plink wrote it: REF of a record that INFO marks with PR may be the other allele. */
  provisionalReference?: true;
  /** The mitochondrion that the contig lines describe; left out where they do not tell. */
  mitochondrion?: 'rCRS' | 'other';
  /** The first rows name samples, but none of the fields that a genotype is read from. */
  statesNoGenotypes?: true;
  /** The first rows are structural variants or copy numbers, all of them. */
  isStructural?: true;
  dataStart: number;
  firstLine: number;
  warnings: FileWarning[];
}

export type Layout = TextLayout | VcfLayout;

/**
 * The decoded bytes of one genotype file: unpacked, without byte-order mark, UTF-8 or ASCII, lines ended by LF or CRLF
 * (UTF-16 and lone CR are converted on the way).
 */
export interface ByteSource {
  /** `none`, `zip`, `gzip`, `gzip-multi`, `bgzf`, `zip>gzip`, … */
  container: string;
  /** Bytes of the decoded stream, where known: used to reserve memory only. */
  decodedBytesHint: number | null;
  /** Bytes of the file on disk. */
  fileBytes: number;
  /** Part of the file that this stream holds, where another worker reads the rest; 1 if absent. */
  share?: number;
  warnings: FileWarning[];
  /**
   * Chunks of any size, each valid until the next is asked for. `bytesRead` counts bytes of the file on disk.
   * Ends with a `Failure` thrown as {@link SourceError} when the archive turns out truncated, bomb-like, …
   */
  chunks(): AsyncIterable<{ bytes: Uint8Array; bytesRead: number }>;
}
