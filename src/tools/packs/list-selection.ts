import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type Group, GROUPS } from '../../domain/ancestry/groups.ts';
import { isAmbiguousPair } from '../../domain/scores/alleles.ts';
import type { ChipList } from './chip-lists.ts';
import { compareDirections, type Hit, LEAST_AGREEMENT, LEAST_COMPARISONS, P_THRESHOLD, readTable, type Row, strongest } from './gwas-hits.ts'; // prettier-ignore
import { effectRatio, isConsistent, median } from './list-checks.ts';
import { shapeOfList } from './list-shape.ts';

/** Share of a list's rows that must be left when those of doubtful direction are gone. */
const LEAST_SOUND = 0.5;
/** Share of a list's rows that must fit each other in effect, p-value, number of people and frequency. */
export const LEAST_CONSISTENT = 0.85;
/** Share of a list's variance, each hit counted as if it were a locus, whose places are known here. */
const LEAST_PLACED = 0.5;
const LEAST_ROWS = 7;
/** Share of comparisons that must agree, and their number, for a row of a measured trait that no other study has to be believed. */
const CONFIRMED_AGREEMENT = 0.9;
const CONFIRMED_COMPARISONS = 10;

/** A hit with what its row of the Catalog says beside the effect. */
export interface ListedHit extends Hit {
  frequencies: Partial<Record<Group, string>>;
  people: number;
}

/** Rows of a list that passed, what was found of it, and whether it is made. */
export interface Selection {
  hits: ListedHit[];
  groups: Group[];
  facts: Record<string, string>;
  /** Why the list is not made; null where it is. */
  refusal: string | null;
}

/** Puts the rows of a list, and the list, to the checks of ADR 0021. */
export function selectHits(
  list: ChipList,
  rows: readonly Row[],
  { others, places }: { others: readonly Row[]; places: ReadonlyMap<string, string> },
): Selection {
  const isBeta = list.weightType === 'beta';
  // The export took logarithms of some effects on measured traits: those say nothing.
  const readable = rows.filter((row) => !isBeta || row.get('effect_size_logged_in_curation') === 'False');
  const hits = readable.map((row) => hitOf(row, places)).filter((hit) => hit !== null);
  const middle = median(hits.map(ratioOf).filter((ratio) => ratio !== null));
  const judged = hits.map((hit) => ({ hit, ratio: ratioOf(hit) }));
  // A p-value that was cut to 0 cannot be held against its effect: the row stands on its direction alone.
  const consistent = judged.filter(({ hit, ratio }) => (ratio === null ? hit.p === 0 : isConsistent(ratio, middle))).map(({ hit }) => hit); // prettier-ignore
  const directions = compareDirections(consistent, list, others);
  const isProved = directions.compared >= CONFIRMED_COMPARISONS && directions.same >= CONFIRMED_AGREEMENT * directions.compared; // prettier-ignore
  const asksEach = isBeta && !isProved;
  const sound = consistent.filter(({ rsid }) =>
    asksEach ? directions.confirmed.has(rsid) : !directions.contradicted.has(rsid),
  );
  const kept = strongest(sound) as ListedHit[];
  const lost = new Map(sound.filter(({ position }) => position === null).map((hit) => [hit.rsid, hit]));
  const [placed, unplaced] = [varianceOf(kept), varianceOf([...lost.values()])];
  const { groups, facts: shape } = shapeOfList((group) => kept.map(({ weight, frequencies }) => ({ weight, frequency: Number(frequencies[group]) }))); // prettier-ignore
  const facts = {
    'direction-checked': `${String(directions.same)} of ${String(directions.compared)} comparisons with other studies and scores agree; ${String(consistent.length - sound.length)} ${asksEach ? 'rows that none confirms' : 'contradicted rows'} left out`,
    consistency: `${String(consistent.length)} of ${String(hits.length)} rows fit their own p-value, number of people and frequency within a factor of 2; the others are left out`,
    'rows-of-the-list': String(rows.length),
    'rows-without-a-place': `${String(lost.size)}, at most ${String(Math.round((100 * unplaced) / (placed + unplaced)))} % of the variance; left out`,
    ...shape,
  }; // prettier-ignore
  const refusal =
    kept.length < LEAST_ROWS ? `${String(kept.length)} rows`
    : consistent.length < LEAST_CONSISTENT * hits.length ? 'inconsistent'
    : directions.compared < LEAST_COMPARISONS || directions.same < LEAST_AGREEMENT * directions.compared ? 'directions not confirmed'
    : sound.length < LEAST_SOUND * consistent.length ? 'directions of too many rows not confirmed'
    : placed < LEAST_PLACED * (placed + unplaced) ? 'places not known'
    : !isBeta && median(kept.map(({ weight }) => weight)) >= 1 ? 'no log odds'
    : groups.includes('EUR') ? null : 'too few values'; // prettier-ignore
  return { hits: kept, groups, facts, refusal };
}

function varianceOf(hits: readonly ListedHit[]): number {
  return hits.reduce((sum, { weight, frequencies }) => sum + 2 * Number(frequencies.EUR) * (1 - Number(frequencies.EUR)) * weight ** 2, 0); // prettier-ignore
}

function ratioOf({ weight, p, people, frequencies }: ListedHit): number | null {
  return effectRatio({ effect: weight, p, people, frequency: Number(frequencies.EUR) });
}

/** A hit that can be scored: null where an allele, the effect or a frequency is missing, where it is A/T or C/G, or not significant. */
function hitOf(row: Row, places: ReadonlyMap<string, string>): ListedHit | null {
  const get = (name: string): string => row.get(name) ?? '';
  const [rsid, effectAllele, otherAllele] = [get('SNP'), get('effect_allele'), get('non_effect_allele')];
  const [weight, p, people] = [Number(get('effect_size')), get('p_value') === '' ? 1 : Number(get('p_value')), Number(get('sampleSize'))]; // prettier-ignore
  const frequencies = Object.fromEntries(GROUPS.map((group) => [group, get(`EAF_${group}`)]));
  const isReadable =
    /^rs\d+$/.test(rsid) && /^[ACGT]$/.test(effectAllele) && /^[ACGT]$/.test(otherAllele) && weight > 0;
  const isKnown = get('EAF_orientation_ok') === 'True' && Object.values(frequencies).every((text) => text !== '');
  if (!isReadable || !isKnown || isAmbiguousPair(effectAllele, otherAllele) || !(p < P_THRESHOLD)) return null;
  const [chromosome = get('chr_name'), position] = places.get(rsid)?.split(':') ?? [];
  return { rsid, chromosome, position: position === undefined ? null : Number(position), effectAllele, otherAllele, weight, p, frequencies, people }; // prettier-ignore
}

/** Rows of published scores whose effects carry a sign, named `gtx_` and their score: only compared with. */
export function readSigned(folder: string): Row[] {
  const files = readdirSync(folder).filter((name) => /^gtx_(?:bp|cad|lipid|magic|t2d)\.scores\.tsv$/.test(name)).sort(); // prettier-ignore
  return files.flatMap((name) =>
    readTable(path.join(folder, name)).map((row) => new Map([['study_id', `gtx_${row.get('score') ?? ''}`], ['SNP', row.get('snp') ?? ''], ['effect_allele', row.get('coded.allele') ?? ''], ['effect_size', row.get('coef') ?? '']])),
  ); // prettier-ignore
}
