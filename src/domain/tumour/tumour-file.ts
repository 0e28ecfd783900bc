import type { CivicIndex } from './civic-index.ts';
import type { Alteration, Consequence, GenomicAllele } from './profile.ts';
import { endsInX, oneLetter, readProteinChange } from './protein-change.ts';

/** One allele of a tumour's file, with what the file says of it. */
export interface FileAllele {
  allele: GenomicAllele;
  gene: string | null;
  /** Change of the protein as the file writes it. */
  protein: string | null;
  exon: number | null;
  consequence: Consequence | null;
}

/** What was read of a tumour's file. */
export interface TumourFile {
  kind: 'vcf' | 'maf';
  build: GenomicAllele['build'];
  rows: number;
  /** Rows that the caller itself did not pass. */
  filtered: number;
  /** Rows that the file marks as inherited or as not there in the tumour. */
  excluded: number;
  /** A list with nobody's calls: nothing in it shows that it is a tumour's. */
  isBare?: boolean;
  alleles: readonly FileAllele[];
}

/** What of a file became part of the profile. */
export interface TakenFile {
  kind: TumourFile['kind'];
  build: TumourFile['build'];
  rows: number;
  filtered: number;
  excluded: number;
  /** Nothing in the file shows that it is a tumour's: only the person can say so. */
  isBare: boolean;
  alterations: readonly Alteration[];
  /** Alleles in no gene of the list, or in none that the file names. */
  unplaced: number;
  /** Alleles in genes of the list whose change is silent. */
  silent: number;
}

/** The alterations of a file that the list can be asked for: alleles that it has, and changes of proteins of its genes. */
export function takeFile(file: TumourFile, index: CivicIndex): TakenFile {
  const alterations: Alteration[] = [];
  let [unplaced, silent] = [0, 0];
  for (const one of file.alleles) {
    const taken = alterationOf(one, index);
    if (taken === 'silent') silent++;
    else if (taken === null) unplaced++;
    else alterations.push(taken);
  }
  const { kind, build, rows, filtered, excluded, isBare = false } = file;
  return { kind, build, rows, filtered, excluded, isBare, alterations, unplaced, silent };
}

function alterationOf(one: FileAllele, index: CivicIndex): Alteration | 'silent' | null {
  const { allele, consequence } = one;
  const told = `${allele.chromosome}:${String(allele.position)} ${allele.ref}>${allele.alt}${one.gene === null ? '' : ` ${one.gene}`}${one.protein === null ? '' : ` ${one.protein}`}`;
  // The list's own variant with this allele says which change of which gene it is.
  const listed = index.ofAllele(allele).map((at) => index.knowledge.variants[at]).filter((variant) => variant !== undefined);
  const named = listed.find(({ needs }) => needs.length === 1 && needs[0]?.length === 1 && needs[0][0]?.kind === 'protein')?.needs[0]?.[0];
  const gene = one.gene === null ? null : index.symbol(one.gene);
  const of = listed[0]?.gene ?? gene;
  // A file that names no exon names the place, and the list knows where some exons lie.
  const exon = one.exon ?? (of === null ? null : index.exonOf(of, allele));
  const isOpen = one.protein !== null && endsInX(one.protein) && consequence !== 'Nonsense_Mutation';
  const own = one.protein === null || isOpen ? null : readProteinChange(one.protein);
  if (named?.kind === 'protein') return { kind: 'protein', gene: named.gene, change: named.change, allele, exon, consequence, told };
  if (listed[0] !== undefined) return own !== null && gene !== null ? { kind: 'protein', gene, change: own, allele, exon, consequence, told } : { kind: 'allele', gene: listed[0].gene, allele, exon, consequence, told };
  if (gene === null || !index.knowsGene(gene)) return null;
  if (own !== null) return own.kind === 'synonymous' ? 'silent' : { kind: 'protein', gene, change: own, allele, exon, consequence, told };
  if (consequence === 'Silent') return 'silent';
  if (consequence === 'Splice_Site') return { kind: 'category', gene, category: 'splice', exon, told };
  return isOpen ? openChange(gene, { ...one, exon }, told) : null;
} // prettier-ignore

/**
 * A change that ends in X, of which nothing says that it is a stop: an amino acid that is not known where the file says that one replaces another, else some mutation
 * of the gene.
 */
function openChange(gene: string, { protein, consequence, exon }: FileAllele, told: string): Alteration {
  const [, residue = '', codon = ''] = /([A-Z]|[A-Z][a-z]{2})(\d+)X(?:aa)?\)?$/i.exec(protein ?? '') ?? [];
  const ref = oneLetter(residue);
  if (consequence === 'Missense_Mutation' && ref !== null)
    return { kind: 'codon', gene, ref, codon: Number(codon), told };
  return { kind: 'category', gene, category: 'mutation', exon, told };
}
