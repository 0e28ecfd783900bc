import type { DrugCatalogue } from '../../domain/pgx/drugs/catalogue.ts';
import { fold } from '../../domain/pgx/drugs/fold.ts';
import { findDrugs } from '../../domain/pgx/drugs/find-drugs.ts';
import type { DrugReport } from '../../domain/pgx/drugs/report.ts';
import { rowsByDrug, standingOf } from '../../domain/pgx/drugs/standing.ts';
import { matchesQuery } from '../../domain/pgx/gene-query.ts';
import type { GeneReport } from '../../domain/pgx/report.ts';
import type { Report } from '../../domain/report/report.ts';
import type { ScoreReport } from '../../domain/scores/report.ts';
import { formatCount } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import { drugAddress, geneAddress } from '../../state/places.ts';
import { hashOf } from '../../state/route.svelte.ts';
import { referencePeople } from '../words/ancestry.ts';
import { hitWords, standingWords } from '../words/drugs.ts';
import { sourcesInShort } from '../words/drugs-in-short.ts';
import { verdictWords } from '../words/genes.ts';
import { plainResult } from '../words/plain-results.ts';
import { traitOf } from '../words/score-cards.ts';
import { percentileText } from '../words/score-standing.ts';

/** What a hit is: the list shows hits of one kind together, in this order. */
export const HIT_KINDS = ['medicine', 'gene', 'variant', 'score', 'page'] as const;
export type SearchHitKind = (typeof HIT_KINDS)[number];

/** One thing that the words mean, what is said of it, and where it is shown. */
export interface SearchHit {
  kind: SearchHitKind;
  title: string;
  says: string;
  href: string;
}

/** A page of the app that can be found by its name. */
export interface NamedPage {
  title: string;
  href: string;
}

/** Everything that is searched; null where it is not loaded or no file is open. */
export interface Searched {
  catalogue: DrugCatalogue | null;
  report: Report | null;
  pages: readonly NamedPage[];
}

/** Hits of one kind that are shown; a letter more shortens the list. */
const SHOWN = 6;
const MIN_WORD = 2;

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('. ');
}

/** What the sources say of a drug for the open file; of one that no guideline goes by, that. */
function drugSays(catalogue: DrugCatalogue, drug: string, rows: readonly DrugReport[] | null): string {
  const genes = [...new Set(catalogue.guidelines(drug).flatMap((guideline) => guideline.genes))];
  if (genes.length === 0) return m.search_no_guideline();
  if (rows === null) return m.mine_genes({ genes: genes.join(', ') });
  return sentences(standingWords(standingOf(rows)).name, sourcesInShort(rows));
}

function drugHits(query: string, { catalogue, report }: Searched): SearchHit[] {
  if (catalogue === null) return [];
  const byDrug = report === null ? null : rowsByDrug(report.drugs);
  return findDrugs(catalogue.index, query).map(({ drug: { name }, by, matched }) => ({
    kind: 'medicine',
    title: name,
    says: sentences(
      hitWords(by, matched),
      drugSays(catalogue, name, byDrug === null ? null : (byDrug.get(name) ?? [])),
    ),
    href: drugAddress(name),
  }));
}

/** What was read at the position that an rs number names, if the query is one. */
function siteSays(query: string, gene: GeneReport): string {
  const site = gene.sites.find(({ rsid }) => rsid.toLowerCase() === query.trim().toLowerCase());
  if (site === undefined) return '';
  return site.genotype === null
    ? m.search_site_unread({ rsid: site.rsid })
    : m.search_site({ rsid: site.rsid, genotype: site.genotype });
}

function geneHits(query: string, { catalogue, report }: Searched): SearchHit[] {
  const found = Object.entries(report?.pgx ?? {}).filter(([name, gene]) => matchesQuery(name, gene, query));
  const hits: SearchHit[] = found.map(([name, gene]) => ({
    kind: 'gene',
    title: name,
    says: sentences(siteSays(query, gene), verdictWords(gene), plainResult(name, gene)),
    href: geneAddress(name),
  }));
  // A gene that medicines go by and that this app does not call is known by its drugs alone.
  const name = query.trim().toUpperCase();
  const drugs = hits.some(({ title }) => title === name) ? [] : (catalogue?.drugsOfGene(name) ?? []);
  if (drugs.length === 0) return hits;
  const says = m.search_gene_drugs({ count: drugs.length, shown: formatCount(drugs.length) });
  return [
    ...hits,
    { kind: 'gene', title: name, says, href: report === null ? hashOf('medicines', 'drugs') : geneAddress(name) },
  ];
}

function scoreSays(score: ScoreReport): string {
  if (!score.interpretable || score.percentile === null) return m.scores_not_interpretable();
  return m.scores_percentile({
    percentile: percentileText(score.percentile),
    reference: referencePeople(score.reference),
  });
}

function hasWords(text: string, words: readonly string[]): boolean {
  const folded = fold(text);
  return words.every((word) => folded.includes(word));
}

function scoreHits(words: readonly string[], { report }: Searched): SearchHit[] {
  return (report?.scores ?? [])
    .filter((score) => hasWords(`${traitOf(score)} ${score.id}`, words))
    .map((score) => ({
      kind: 'score',
      title: `${traitOf(score)} (${score.id})`,
      says: scoreSays(score),
      href: hashOf('scores', score.id),
    }));
}

function pageHits(words: readonly string[], { pages }: Searched): SearchHit[] {
  return pages
    .filter(({ title }) => hasWords(title, words))
    .map(({ title, href }) => ({ kind: 'page', title, says: '', href }));
}

/**
 * Everything that some words mean: medicines by any name, genes, star alleles (`*17`), rs numbers of a gene, scores by condition or id, and pages by
 * their titles. What is said of each is for the open file, where one is open.
 */
export function findHits(query: string, searched: Searched): SearchHit[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.join('').length < MIN_WORD) return [];
  const all = [
    drugHits(query, searched),
    geneHits(query, searched),
    scoreHits(words, searched),
    pageHits(words, searched),
  ];
  return all.flatMap((hits) => hits.slice(0, SHOWN));
}
