import type { Chromosome } from '../genotype/genome.ts';

/** A disease of which a change was reported as the cause. */
export interface PublishedReport {
  /** `OMIM:…`. */
  disease: string;
  name: string;
  /** Published cases that carried it. */
  cases: number;
  /** PubMed numbers. */
  papers: readonly string[];
}

/** How common an allele is where it is most common; the source says among whom. */
export interface PublishedFrequency {
  /** 0 to 1. */
  share: number;
  group: string;
  source: string;
}

/** A change that was reported as causal: 1-based VCF coordinates, plus strand. No judgement of it. */
export interface PublishedVariant {
  chromosome: Chromosome;
  /** Null where GRCh37 has no such place. */
  position37: number | null;
  position38: number;
  ref: string;
  alt: string;
  gene: string;
  /** HGVS on a transcript, with its version. */
  hgvs: string;
  reports: readonly PublishedReport[];
  /** Null where no table here has it. */
  frequency: PublishedFrequency | null;
  /** Chip clusters that read this place badly (see `chip-cluster.ts`). */
  weakOn: readonly string[];
}

/** When the diseases of a gene begin: `earlier` only where none that is known of begins in adult life. */
export type GeneOnset = 'adult' | 'earlier' | 'unknown';

/** The decoded pack of published changes. Source of its rows: `src/reference/tables/published`. */
export interface PublishedPack {
  version: string;
  date: string;
  /** By gene, as a minor's file is asked for fewer of them. */
  onsets: ReadonlyMap<string, GeneOnset>;
  variants: readonly PublishedVariant[];
}
