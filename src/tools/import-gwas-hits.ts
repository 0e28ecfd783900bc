import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Group } from '../domain/ancestry/groups.ts';
import { openChains, printTable } from './import-scores.ts';
import { HIT_LISTS, type HitList } from './packs/gwas-hit-lists.ts';
import type { Hit, Row } from './packs/gwas-hits.ts';
import {
  compareDirections,
  definitionOf,
  LEAST_AGREEMENT,
  LEAST_COMPARISONS,
  LOCUS_BASES,
  P_THRESHOLD,
  readTable,
  strongest,
} from './packs/gwas-hits.ts';
import { type DrawnRow, effectRatio, isConsistent, median } from './packs/list-checks.ts';
import { LEAST_CONSISTENT } from './packs/list-selection.ts';
import { shapeOfList } from './packs/list-shape.ts';
import { type KnownFrequencies, type KnownFrequency, readFrequencies } from './packs/score-sources.ts';

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
    const readable = all.filter((hit) => hit !== null);
    const { hits, judged } = list.isJointModel ? { hits: readable, judged: 0 } : fittingOf(readable);
    const unfit = readable.length - hits.length;
    if (unfit > (1 - LEAST_CONSISTENT) * judged) {
      process.stdout.write(`${list.id}: ${String(unfit)} of ${String(judged)} rows do not fit\n`);
      continue;
    }
    const directions = compareDirections(hits, list, [...studies, ...published]);
    process.stdout.write(`${list.id}: ${String(directions.same)} of ${String(directions.compared)} agree\n`);
    if (directions.compared < LEAST_COMPARISONS || directions.same < LEAST_AGREEMENT * directions.compared) continue;
    const sound = hits.filter(({ rsid }) => !directions.contradicted.has(rsid));
    const kept = list.isJointModel ? sound : strongest(sound.filter(({ p }) => p < P_THRESHOLD));
    const frequenciesOfList = known.get(list.file.replace('.tsv', '')) ?? new Map<string, KnownFrequency>();
    const { facts: shape } = shapeOfList((group) => rowsIn(kept, frequenciesOfList, group));
    const facts = { ...factsOf(list), ...shape, consistency: list.isJointModel ? 'not asked: effects of a joint model' : `${String(judged - unfit)} of ${String(judged)} rows fit their own p-value, number of people and frequency within a factor of 2; the others are left out. ${String(readable.length - judged)} rows state too little for it`, 'direction-checked': `${String(directions.same)} of ${String(directions.compared)} comparisons with other studies and scores agree; ${String(directions.contradicted.size)} contradicted rows left out`, 'rows-of-the-list': String(all.length) }; // prettier-ignore
    writeFileSync(path.join(folder, `${list.id}.tsv`), printTable([definitionOf(list, kept)], { lift, known: frequenciesOfList, moments: [], own: facts })); // prettier-ignore
  }
  return Promise.resolve(0);
}

/** Hits that fit each other in effect, p-value, number of people and frequency; of some one of these is not known: they stay. */
function fittingOf(hits: readonly StatedHit[]): { hits: StatedHit[]; judged: number } {
  const ratios = new Map(hits.map((hit) => [hit, effectRatio({ effect: hit.weight, p: hit.p, people: hit.people, frequency: hit.european })])); // prettier-ignore
  const known = [...ratios.values()].filter((ratio) => ratio !== null);
  const middle = median(known);
  const isFitting = (hit: StatedHit): boolean => {
    const ratio = ratios.get(hit) ?? null;
    return ratio === null || isConsistent(ratio, middle);
  };
  return { hits: hits.filter(isFitting), judged: known.length };
}

function rowsIn(hits: readonly Hit[], known: KnownFrequencies, group: Group): DrawnRow[] {
  return hits.flatMap(({ chromosome, position, rsid, effectAllele, weight }) => {
    const found = known.get(`${chromosome}:${String(position)} ${effectAllele}`) ?? known.get(`${rsid} ${effectAllele}`); // prettier-ignore
    const text = found?.values[group] ?? '';
    return text === '' ? [] : [{ weight, frequency: Number(text) }];
  });
}

function factsOf(list: HitList): Record<string, string> {
  return {
    source: 'GWAS Catalog associations (NHGRI-EBI), read from an export of 2020',
    version: list.isJointModel ? 'the published model' : 'strongest hit of each locus',
    date: '2026-11-30',
    'date-meaning': 'day on which the table was made',
    licence: 'GWAS Catalog: EMBL-EBI terms of use; cite the publication',
    selection: list.isJointModel ? 'all rows of the model' : `p < 5e-8, one row within ${String(LOCUS_BASES)} bases, single bases only`,
  }; // prettier-ignore
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

/** A hit with what its row states beside the effect. */
interface StatedHit extends Hit {
  people: number;
  /** Frequency of the effect allele among Europeans; NaN where the row vouches for none. */
  european: number;
}

function hitOf(row: Row, places: ReadonlyMap<string, string>): StatedHit | null {
  const get = (name: string): string => row.get(name) ?? '';
  const [effectAllele, otherAllele, weight] = [get('effect_allele'), get('non_effect_allele'), Number(get('effect_size'))]; // prettier-ignore
  const isReadable = /^[ACGT]$/.test(effectAllele) && /^[ACGT]$/.test(otherAllele) && weight > 0;
  if (!isReadable || !/^rs\d+$/.test(get('SNP'))) return null;
  const european = get('EAF_orientation_ok') === 'True' && get('EAF_EUR') !== '' ? Number(get('EAF_EUR')) : NaN;
  const [chromosome = '', position] = places.get(get('SNP'))?.split(':') ?? [get('chr_name')];
  return { rsid: get('SNP'), chromosome, position: position === undefined ? null : Number(position), effectAllele, otherAllele, weight, p: Number(get('p_value')), people: Number(get('sampleSize')), european }; // prettier-ignore
}
