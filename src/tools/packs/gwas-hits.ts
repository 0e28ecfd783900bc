import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { genomeKey, parseChromosome } from '../../domain/genotype/genome.ts';
import { complement } from '../../domain/scores/alleles.ts';
import type { RefusedTerm, ScoreDefinition } from '../../domain/scores/score-definition.ts';
import { EFFECT } from '../../domain/scores/score-definition.ts';
import { TermBuilder } from '../../domain/scores/term-builder.ts';
import type { HitList } from './gwas-hit-lists.ts';

/** Genome-wide significance. */
export const P_THRESHOLD = 5e-8;
/** Bases within which only the strongest hit is kept: rows are taken as independent of each other. */
export const LOCUS_BASES = 500_000;
/** Share of comparisons with other studies that must agree on the direction of effects, and their least number. */
export const LEAST_AGREEMENT = 0.85;
export const LEAST_COMPARISONS = 5;

/** A hit of a list: the effect counts copies of its allele, and is greater than 0. */
export interface Hit {
  rsid: string;
  chromosome: string;
  position: number | null;
  effectAllele: string;
  otherAllele: string;
  weight: number;
  p: number;
}

/** A row of a table, by the names of its columns. */
export type Row = ReadonlyMap<string, string>;

/** Rows of a tab-separated table with one line of names; packed where its name ends in `.gz`. */
export function readTable(file: string): Row[] {
  const raw = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8');
  const [head = '', ...lines] = text.trim().split('\n');
  const names = head.split('\t');
  return lines.map((line) => new Map(line.split('\t').map((cell, index) => [names[index] ?? '', cell])));
}

/** What other studies say of a list's directions. */
export interface Directions {
  same: number;
  compared: number;
  /** Hits that more comparisons contradict than confirm. */
  contradicted: Set<string>;
  /** Hits that more comparisons confirm than contradict. */
  confirmed: Set<string>;
}

/** What other studies of the trait, and published scores of it, say of the hits' directions. */
export function compareDirections(
  hits: readonly Hit[],
  list: Pick<HitList, 'pmid' | 'others'>,
  rows: readonly Row[],
): Directions {
  // prettier-ignore
  const byId = new Map(hits.map((hit) => [hit.rsid, hit]));
  const votes = new Map<string, number>();
  let same = 0;
  let compared = 0;
  for (const row of rows) {
    const study = row.get('study_id') ?? row.get('score') ?? '';
    if (study.includes(list.pmid) || !list.others.test(study)) continue;
    const hit = byId.get(row.get('SNP') ?? row.get('rsid') ?? '');
    const agrees = hit === undefined ? null : sameDirection(hit, row);
    if (hit === undefined || agrees === null) continue;
    compared++;
    if (agrees) same++;
    votes.set(hit.rsid, (votes.get(hit.rsid) ?? 0) + (agrees ? 1 : -1));
  }
  const named = (sign: number): Set<string> => new Set([...votes].filter(([, vote]) => Math.sign(vote) === sign).map(([rsid]) => rsid)); // prettier-ignore
  return { same, compared, contradicted: named(-1), confirmed: named(1) };
}

function sameDirection({ effectAllele, otherAllele }: Hit, row: Row): boolean | null {
  const allele = row.get('effect_allele') ?? '';
  const weight = Number(row.get('effect_size') ?? row.get('effect_weight'));
  if (!Number.isFinite(weight) || weight === 0 || allele.length !== 1) return null;
  for (const name of [allele, complement(allele)]) {
    if (name === effectAllele) return weight > 0;
    if (name === otherAllele) return weight < 0;
  }
  return null;
}

/** The strongest hit of each locus, in genome order. */
export function strongest(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of [...hits].sort((a, b) => a.p - b.p || b.weight - a.weight)) {
    const isFree = (other: Hit): boolean =>
      other.chromosome !== hit.chromosome ||
      (hit.position !== null && other.position !== null && Math.abs(other.position - hit.position) > LOCUS_BASES);
    if (hit.position !== null && kept.every(isFree)) kept.push(hit);
  }
  return kept.sort((a, b) => keyOf(a) - keyOf(b));
}

function keyOf({ chromosome, position }: Hit): number {
  const name = parseChromosome(chromosome);
  return name === null || position === null ? 0 : genomeKey(name, position);
}

/**
 * Hits whose study counts copies otherwise than one by one, by study: rs12976411 is recessive in its source, and the list does not say for
 * which of its alleles. They stay in the score as rows that nobody is scored on.
 */
const NOT_ADDITIVE: ReadonlySet<string> = new Set(['26343387 rs12976411']);

/** A score of hits, as a scoring file would state it. */
export function definitionOf(
  { id, pmid, trait, name, citation, weightType }: Omit<HitList, 'file' | 'others' | 'isJointModel'>,
  hits: readonly Hit[],
): ScoreDefinition {
  const builder = new TermBuilder();
  const refused: RefusedTerm[] = [];
  hits.forEach(({ rsid, effectAllele, otherAllele, weight, ...place }, index) => {
    if (NOT_ADDITIVE.has(`${pmid} ${rsid}`)) {
      refused.push({ row: index + 1, reason: 'effect-type-unknown', weight });
      return;
    }
    const term = builder.add({ row: index + 1, rsid: Number(rsid.slice(2)), effectAllele, otherAllele, effect: EFFECT.additive, weight, dosageWeights: null, statedFrequency: NaN }); // prettier-ignore
    const key = keyOf({ rsid, effectAllele, otherAllele, weight, ...place });
    if (key > 0) builder.place(term, 'GRCh37', key);
  });
  return {
    header: { id, name, trait, traitMapped: null, citation, licence: null, weightType, authorBuild: 'GRCh37', harmonisedBuild: null, declaredRows: null, format: 'plain', published: null }, // prettier-ignore
    rows: hits.length,
    terms: builder.finish().terms,
    refused,
    unplacedKeys: null,
  };
}
