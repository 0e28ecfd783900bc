import type { FindingReason } from '../findings/finding.ts';
import type { PublishedHit } from './hit.ts';
import type { GeneOnset, PublishedPack } from './published-pack.ts';
import type { PublishedReading } from './read-published.ts';

/** Genes of candidates, likeliest first. Nothing else of what somebody told of signs comes with them. */
export interface PublishedQuestion {
  genes: readonly string[];
  /** The file is of a minor: genes with a disease that begins in adult life, or whose beginnings are not known, are held back. */
  isMinor: boolean;
}

/** Why nothing is told from the file as a whole. `older-build`: it is of NCBI36, of which the table has no places. */
export type PublishedWithheld = FindingReason | 'older-build';

/** One gene: how many of its published changes there are, and what became of them in the file. They add up. */
export interface PublishedGene {
  gene: string;
  inTable: number;
  /** Told by the file: there or not there. */
  read: number;
  /** Listed, but not decided. */
  noCall: number;
  /** Not in the file; never taken as not there. */
  notInFile: number;
  hits: readonly PublishedHit[];
}

export interface PublishedAnswer {
  table: { version: string; date: string; variants: number };
  records: 'letters' | 'vcf' | 'gvcf';
  /** `implausible-genome` leaves what the file lists as suspects; any other reason leaves nothing. */
  withheld: PublishedWithheld | null;
  /** In the order of the question; genes of which the table has nothing are left out. */
  genes: readonly PublishedGene[];
  /** Genes of the question of which nothing was published here. */
  without: readonly string[];
  /** Genes of the question that are held back for a minor. */
  heldForMinor: readonly string[];
}

/** What is read of a genome, once: every change of the table, in its order. */
export interface PublishedGenome {
  records: PublishedAnswer['records'];
  withheld: PublishedWithheld | null;
  readings: readonly PublishedReading[];
}

/** The answer about some genes. */
export function answerPublished(
  pack: PublishedPack,
  { records, withheld, readings }: PublishedGenome,
  { genes, isMinor }: PublishedQuestion,
): PublishedAnswer {
  const byGene = new Map<string, PublishedReading[]>();
  for (const reading of readings) {
    const { gene } = reading.variant;
    const own = byGene.get(gene);
    if (own === undefined) byGene.set(gene, [reading]);
    else own.push(reading);
  }
  const asked = [...new Set(genes)];
  const known = asked.filter((gene) => byGene.has(gene));
  const held = isMinor ? known.filter((gene) => !maySeeMinor(pack.onsets.get(gene))) : [];
  return {
    table: { version: pack.version, date: pack.date, variants: pack.variants.length },
    records,
    withheld,
    genes: withheld === null || withheld === 'implausible-genome' ? known.filter((gene) => !held.includes(gene)).map((gene) => geneOf(gene, byGene.get(gene) ?? [])) : [], // prettier-ignore
    without: asked.filter((gene) => !byGene.has(gene)),
    heldForMinor: held,
  };
}

function maySeeMinor(onset: GeneOnset | undefined): boolean {
  return onset === 'earlier';
}

function geneOf(gene: string, readings: readonly PublishedReading[]): PublishedGene {
  const count = (verdict: PublishedReading['verdict']): number =>
    readings.filter((reading) => reading.verdict === verdict).length;
  const [noCall, notInFile] = [count('no-call'), count('not-in-file')];
  return {
    gene,
    inTable: readings.length,
    read: readings.length - noCall - notInFile,
    noCall,
    notInFile,
    hits: readings.flatMap(({ hit }) => (hit === null ? [] : [hit])),
  };
}
