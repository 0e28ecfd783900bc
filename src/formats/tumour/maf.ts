import { chromosomeName } from '../../domain/tumour/allele-key.ts';
import { CONSEQUENCES, type Consequence, type GenomicAllele } from '../../domain/tumour/profile.ts';
import type { FileAllele, TumourFile } from '../../domain/tumour/tumour-file.ts';
import { fail, ok, type Result } from '../../errors/result.ts';

/** Whether a line names the columns of a MAF. */
export function isMafColumns(line: string): boolean {
  return /(?:^|\t)Hugo_Symbol(?:\t|$)/i.test(line) && /\tTumor_Seq_Allele2(?:\t|$)/i.test(line);
}

/**
 * Reads a MAF (Mutation Annotation Format of the GDC) row by row: columns Hugo_Symbol, Chromosome, Start_Position, Reference_Allele,
 * Tumor_Seq_Allele2, and where they are there NCBI_Build, HGVSp_Short, Variant_Classification, Exon_Number, Mutation_Status, FILTER,
 * Tumor_Sample_Barcode.
 */
export class MafReader {
  readonly #columns = new Map<string, number>();
  readonly #alleles: FileAllele[] = [];
  readonly #tumours = new Set<string>();
  #build: GenomicAllele['build'] | null = null;
  #rows = 0;
  #filtered = 0;
  #excluded = 0;

  constructor(columnLine: string, build: GenomicAllele['build'] | null) {
    columnLine.split('\t').forEach((name, at) => this.#columns.set(name.trim().toLowerCase(), at));
    this.#build = build;
  }

  push(line: string): void {
    const fields = line.split('\t');
    const of = (name: string): string => fields[this.#columns.get(name) ?? -1]?.trim() ?? '';
    this.#rows++;
    const build = buildOf(of('ncbi_build'));
    if (build !== null) this.#build = build;
    const barcode = of('tumor_sample_barcode');
    if (barcode !== '') this.#tumours.add(barcode);
    const filter = of('filter');
    if (filter !== '' && !/^(?:PASS|\.)$/i.test(filter)) this.#filtered++;
    else if (/germline|none|loh|wildtype/i.test(of('mutation_status'))) this.#excluded++;
    else this.#add(of);
  }

  finish(): Result<TumourFile> {
    if (this.#tumours.size > 1) return fail('tumour/several-tumours');
    const build = this.#build;
    if (build === null) return fail('tumour/build-unknown');
    const alleles = this.#alleles.map((one) => ({ ...one, allele: { ...one.allele, build } }));
    return ok({ kind: 'maf', build, rows: this.#rows, filtered: this.#filtered, excluded: this.#excluded, alleles });
  }

  #add(of: (name: string) => string): void {
    const classification = of('variant_classification');
    const exon = /^(\d+)/.exec(of('exon_number') || of('exon'))?.[1];
    const position = Number(of('start_position') || of('start_position_'));
    if (!Number.isInteger(position) || position < 1) return;
    const [ref, alt] = [of('reference_allele'), of('tumor_seq_allele2')];
    // A MAF names the letter before an insertion, which stands behind it.
    const isInsertion = ref === '-' || ref === '';
    const allele: GenomicAllele = { build: 'GRCh38', chromosome: chromosomeName(of('chromosome')), position: isInsertion ? position + 1 : position, ref: isInsertion ? '-' : ref, alt }; // prettier-ignore
    const consequence: Consequence | null = CONSEQUENCES.find((one) => one.toLowerCase() === classification.toLowerCase()) ?? null; // prettier-ignore
    this.#alleles.push({ allele, gene: of('hugo_symbol') || null, protein: (of('hgvsp_short') || of('protein_change')) || null, exon: exon === undefined ? null : Number(exon), consequence }); // prettier-ignore
  }
}

function buildOf(text: string): GenomicAllele['build'] | null {
  if (/^(?:37|hg19|GRCh37)/i.test(text)) return 'GRCh37';
  return /^(?:38|hg38|GRCh38)/i.test(text) ? 'GRCh38' : null;
}
