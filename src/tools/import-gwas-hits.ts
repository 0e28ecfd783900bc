import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { genomeKey, parseChromosome } from '../domain/genotype/genome.ts';
import { complement } from '../domain/scores/alleles.ts';
import type { RefusedTerm, ScoreDefinition } from '../domain/scores/score-definition.ts';
import { EFFECT } from '../domain/scores/score-definition.ts';
import { TermBuilder } from '../domain/scores/term-builder.ts';
import { openChains, printTable } from './import-scores.ts';
import { HIT_LISTS, type HitList } from './packs/gwas-hit-lists.ts';
import { readFrequencies } from './packs/score-sources.ts';

/** Genome-wide significance. */
const P_THRESHOLD = 5e-8;
/** Bases within which only the strongest hit is kept: rows are taken as independent of each other. */
const LOCUS_BASES = 500_000;
/** Share of comparisons with other studies that must agree on the direction of effects, and their least number. */
const LEAST_AGREEMENT = 0.85;
const LEAST_COMPARISONS = 5;

interface Hit {
  rsid: string;
  chromosome: string;
  position: number | null;
  effectAllele: string;
  otherAllele: string;
  weight: number;
  p: number;
}

type Row = ReadonlyMap<string, string>;

/**
 * Makes score tables from lists of genome-wide significant hits of the GWAS Catalog:
 *
 *     import-gwas-hits <folder of lists> <folder of frequency tables> <folder of UCSC chains> [<pmid>…]
 *
 * A list of the Catalog may have lost the direction of its effects (a decrease reads as an increase, a list reads inverted). So each
 * list is held against all other studies of its trait and against published scores: rows that more of them contradict than confirm
 * are left out, and a list that agrees too rarely is not written at all.
 */
export async function main(args: string[]): Promise<number> {
  const [lists, frequencies, chains, ...wanted] = args;
  if (lists === undefined || frequencies === undefined || chains === undefined) {
    process.stderr.write('usage: import-gwas-hits <lists> <frequencies> <chains> [<pmid>…]\n');
    return 2;
  }
  const frequencyFile = path.join(frequencies, 'score_variant_af.tsv.gz');
  const known = readFrequencies(frequencyFile);
  const published = readTable(frequencyFile);
  const places = placesOf(published);
  const studies = readTable(path.join(lists, 'impute_me_all_2372_studies.tsv.gz'));
  const lift = openChains(chains);
  const folder = path.resolve(import.meta.dirname, '../reference/tables/scores');
  for (const list of HIT_LISTS.filter(({ pmid }) => wanted.length === 0 || wanted.includes(pmid))) {
    const all = readTable(path.join(lists, list.file)).map((row) => hitOf(row, places));
    const hits = all.filter((hit) => hit !== null);
    const directions = compareDirections(hits, list, [...studies, ...published]);
    process.stdout.write(`${list.id}: ${String(directions.same)} of ${String(directions.compared)} agree\n`);
    if (directions.compared < LEAST_COMPARISONS || directions.same < LEAST_AGREEMENT * directions.compared) continue;
    const sound = hits.filter(({ rsid }) => !directions.contradicted.has(rsid));
    const kept = list.isJointModel ? sound : strongest(sound.filter(({ p }) => p < P_THRESHOLD));
    const facts = { ...factsOf(list), 'direction-checked': `${String(directions.same)} of ${String(directions.compared)} comparisons with other studies and scores agree; ${String(directions.contradicted.size)} contradicted rows left out`, 'rows-of-the-list': String(all.length) }; // prettier-ignore
    const frequenciesOfList = known.get(list.file.replace('.tsv', '')) ?? new Map();
    writeFileSync(path.join(folder, `${list.id}.tsv`), printTable([definitionOf(list, kept)], { lift, known: frequenciesOfList, moments: [], own: facts })); // prettier-ignore
  }
  return Promise.resolve(0);
}

function factsOf(list: HitList): Record<string, string> {
  return {
    source: 'GWAS Catalog associations (NHGRI-EBI), read from an export of 2020',
    version: list.isJointModel ? 'the published model' : 'strongest hit of each locus',
    date: '2026-11-22',
    'date-meaning': 'day on which the table was made',
    licence: 'GWAS Catalog: EMBL-EBI terms of use; cite the publication',
    selection: list.isJointModel ? 'all rows of the model' : `p < 5e-8, one row within ${String(LOCUS_BASES)} bases, single bases only`,
  }; // prettier-ignore
}

function readTable(file: string): Row[] {
  const raw = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8');
  const [head = '', ...lines] = text.trim().split('\n');
  const names = head.split('\t');
  return lines.map((line) => new Map(line.split('\t').map((cell, index) => [names[index] ?? '', cell])));
}

/** Places on GRCh37 by rsid, where every source agrees. */
function placesOf(rows: readonly Row[]): Map<string, string> {
  const places = new Map<string, string>();
  for (const row of rows) {
    const [rsid = '', position = ''] = [row.get('rsid'), row.get('pos37')?.split('.')[0]];
    if (rsid !== '' && position !== '') places.set(rsid, `${row.get('chrom') ?? ''}:${position}`);
  }
  return places;
}

function hitOf(row: Row, places: ReadonlyMap<string, string>): Hit | null {
  const get = (name: string): string => row.get(name) ?? '';
  const [effectAllele, otherAllele, weight] = [get('effect_allele'), get('non_effect_allele'), Number(get('effect_size'))]; // prettier-ignore
  const isReadable = /^[ACGT]$/.test(effectAllele) && /^[ACGT]$/.test(otherAllele) && weight > 0;
  if (!isReadable || !/^rs\d+$/.test(get('SNP'))) return null;
  const [chromosome = '', position] = places.get(get('SNP'))?.split(':') ?? [get('chr_name')];
  return { rsid: get('SNP'), chromosome, position: position === undefined ? null : Number(position), effectAllele, otherAllele, weight, p: Number(get('p_value')) }; // prettier-ignore
}

/** What other studies of the trait, and published scores of it, say of the hits' directions. */
function compareDirections(
  hits: readonly Hit[],
  list: HitList,
  rows: readonly Row[],
): { same: number; compared: number; contradicted: Set<string> } {
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
  return { same, compared, contradicted: new Set([...votes].filter(([, vote]) => vote < 0).map(([rsid]) => rsid)) };
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
function strongest(hits: readonly Hit[]): Hit[] {
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

function definitionOf({ id, pmid, trait, name, citation, weightType }: HitList, hits: readonly Hit[]): ScoreDefinition {
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
