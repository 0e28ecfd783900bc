import { chromosomeName } from '../../domain/tumour/allele-key.ts';
import { GermlineSigns } from '../../domain/tumour/germline-signs.ts';
import { CONSEQUENCES, type Consequence, type GenomicAllele } from '../../domain/tumour/profile.ts';
import type { FileAllele, TumourFile } from '../../domain/tumour/tumour-file.ts';
import { fail, ok, type Result } from '../../errors/result.ts';
import { isNotTumours } from './allele-share.ts';

/** Whether a line names the columns of a MAF. */
export function isMafColumns(line: string): boolean {
  return /(?:^|\t)Hugo_Symbol(?:\t|$)/i.test(line) && /\tTumor_Seq_Allele2(?:\t|$)/i.test(line);
}

/**
 * Reads a MAF (Mutation Annotation Format of the GDC) row by row: columns Hugo_Symbol, Chromosome, Start_Position, Reference_Allele,
 * Tumor_Seq_Allele2, and where they are there NCBI_Build, HGVSp_Short, Variant_Classification, Exon_Number, Mutation_Status, FILTER,
 * Tumor_Sample_Barcode, Validation_Status, the letters and counts of reads of tumour and normal, dbSNP_RS.
 */
export class MafReader {
  readonly #columns = new Map<string, number>();
  readonly #alleles: FileAllele[] = [];
  readonly #tumours = new Set<string>();
  readonly #signs = new GermlineSigns();
  readonly #builds = new Set<string>();
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
    const of: Field = (name) => fields[this.#columns.get(name) ?? -1]?.trim() ?? '';
    this.#rows++;
    const said = of('ncbi_build');
    if (said !== '') this.#builds.add(buildOf(said) ?? said);
    const barcode = of('tumor_sample_barcode');
    if (barcode !== '') this.#tumours.add(barcode);
    const isThere = this.#isTumours(of) && !/germline|none|loh|wildtype/i.test(of('mutation_status'));
    if (isThere) this.#signs.add(signsOf(of));
    const filter = of('filter');
    if (filter !== '' && !/^(?:PASS|\.)$/i.test(filter)) this.#filtered++;
    else if (isThere) this.#add(of);
    else this.#excluded++;
  }

  finish(): Result<TumourFile> {
    if (this.#tumours.size > 1) return fail('tumour/several-tumours');
    const refused = this.#signs.verdict(false);
    if (refused !== null)
      return fail(`tumour/${refused.reason}`, { about: { share: { part: refused.part, of: refused.of } } });
    if (this.#builds.size > 1) return fail('tumour/several-builds');
    const [said] = this.#builds;
    const build = said === undefined ? this.#build : buildOf(said);
    if (build === null) return fail('tumour/build-unknown');
    const alleles = this.#alleles.map((one) => ({ ...one, allele: { ...one.allele, build } }));
    return ok({ kind: 'maf', build, rows: this.#rows, filtered: this.#filtered, excluded: this.#excluded, alleles });
  }

  /** Whether the row says that its change is there in the tumour, and not as much in the normal. */
  #isTumours(of: Field): boolean {
    const [ref, alt] = [of('reference_allele').toUpperCase(), of('tumor_seq_allele2').toUpperCase()];
    if (alt === ref || alt === '' || alt === '.') return false;
    if (/invalid|wildtype/i.test(of('validation_status'))) return false;
    const normal = [of('match_norm_seq_allele1'), of('match_norm_seq_allele2')].map((one) => one.toUpperCase());
    return !normal.includes(alt) && !isNotTumours(shareIn(of, 't'), shareIn(of, 'n'));
  }

  #add(of: Field): void {
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

/** A row's value by its column in lower case; empty where it has none. */
type Field = (name: string) => string;

/** Barcode of TCGA of a sample that is a tumour's: sample types 01 to 09. */
const TCGA_TUMOUR = /^TCGA-[A-Z0-9]{2}-[A-Z0-9]{4}-0[1-9]/i;

/** Share of reads with the change in the tumour (`t`) or the normal (`n`): from counts, else as it is stated; null where neither is told. */
function shareIn(of: Field, whose: 't' | 'n'): number | null {
  const number = (name: string): number => (/^\d+$/.test(of(name)) ? Number(of(name)) : NaN);
  const [alt, ref, depth] = [number(`${whose}_alt_count`), number(`${whose}_ref_count`), number(`${whose}_depth`)];
  const all = Number.isNaN(depth) ? alt + ref : depth;
  if (all > 0 && !Number.isNaN(alt)) return alt / all;
  if (whose === 't' && alt === 0) return 0;
  const stated = of(`${whose}_vaf`);
  return /^(?:\d+(?:\.\d+)?|\.\d+)$/.test(stated) ? Number(stated) : null;
}

/** What a row says of where its change comes from. */
function signsOf(of: Field) {
  const [first, alt] = [of('tumor_seq_allele1').toUpperCase(), of('tumor_seq_allele2').toUpperCase()];
  const isNormalRead = shareIn(of, 'n') !== null || of('match_norm_seq_allele1') !== '';
  return {
    isNamed: /^rs\d+/i.test(of('dbsnp_rs')),
    isCall: true,
    isHomozygous: first === alt,
    fraction: shareIn(of, 't'),
    isSomatic: /^somatic$/i.test(of('mutation_status')) || isNormalRead || TCGA_TUMOUR.test(of('tumor_sample_barcode')),
  }; // prettier-ignore
}

function buildOf(text: string): GenomicAllele['build'] | null {
  if (/^(?:37|hg19|GRCh37)/i.test(text)) return 'GRCh37';
  return /^(?:38|hg38|GRCh38)/i.test(text) ? 'GRCh38' : null;
}
