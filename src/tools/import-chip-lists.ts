import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAmbiguousPair } from '../domain/scores/alleles.ts';
import { type Group, GROUPS } from '../domain/ancestry/groups.ts';
import { MOST_POINTS_FROM_NORMAL } from '../domain/scores/score-standing.ts';
import { openChains, printTable } from './import-scores.ts';
import { CHIP_LISTS, type ChipList } from './packs/chip-lists.ts';
import type { Hit, Row } from './packs/gwas-hits.ts';
import { compareDirections, definitionOf, LEAST_AGREEMENT, LEAST_COMPARISONS, LOCUS_BASES, P_THRESHOLD, readTable, strongest } from './packs/gwas-hits.ts'; // prettier-ignore
import { readPlaces } from './packs/known-places.ts';
import { distanceFromNormal, effectRatio, isConsistent, median } from './packs/list-checks.ts';
import type { KnownFrequency } from './packs/score-sources.ts';

/** Share of a list's rows that must be left when those of doubtful direction are gone. */
const LEAST_SOUND = 0.5;
/** Share of a list's rows that must fit each other in effect, p-value, number of people and frequency. */
const LEAST_CONSISTENT = 0.85;
/** Share of a list's variance, each hit counted as if it were a locus, whose places are known here. */
const LEAST_PLACED = 0.5;
const LEAST_ROWS = 7;
/** Share of comparisons that must agree, and their number, for a row of a measured trait that no other study has to be believed. */
const CONFIRMED_AGREEMENT = 0.9;
const CONFIRMED_COMPARISONS = 10;
const MOST_FROM_NORMAL = MOST_POINTS_FROM_NORMAL / 100;

/** A hit with what its row of the Catalog says beside the effect. */
interface ListedHit extends Hit {
  frequencies: Partial<Record<Group, string>>;
  people: number;
}

/**
 * Makes score tables from lists of hits that chips carry well, out of the rows of the GWAS Catalog:
 *
 *     import-chip-lists <folder of facts> [<id>…]
 *
 * Beside what `import-gwas-hits` asks of directions, each row has to fit its own p-value, number of people and frequency; A/T and C/G
 * are left out, since of a row of the Catalog nobody knows the strand; effects on measured traits, which may be written as an increase or a
 * decrease, are kept only where another study confirms them, or nearly all others of their list; and a group gets frequencies only where the score is close to normal.
 */
export async function main([facts = '', ...wanted]: string[]): Promise<number> {
  if (facts === '') {
    process.stderr.write('usage: import-chip-lists <folder of facts> [<id>…]\n');
    return 2;
  }
  const studies = readTable(path.join(facts, 'prs-lists/impute_me_all_2372_studies.tsv.gz'));
  const published = readTable(path.join(facts, 'frequencies/score_variant_af.tsv.gz'));
  const others = [...studies, ...published, ...readSigned(path.join(facts, 'prs-lists'))];
  const places = readPlaces(facts);
  const lift = openChains(path.join(facts, 'liftover'));
  const folder = path.resolve(import.meta.dirname, '../reference/tables/scores');
  for (const list of CHIP_LISTS.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
    const file = path.join(folder, `${list.id}.tsv`);
    if (existsSync(file)) rmSync(file);
    const rows = studies.filter((row) => row.get('study_id') === list.study);
    const found = selectHits(list, rows, { others, places });
    process.stdout.write(
      `${[list.id, list.trait, found.refusal ?? 'written', ...Object.values(found.facts)].join('\t')}\n`,
    );
    if (found.refusal !== null) continue;
    const author = rows[0]?.get('first_author') ?? '';
    const known = new Map(found.hits.map(({ rsid, effectAllele, frequencies }): [string, KnownFrequency] => [`${rsid} ${effectAllele}`, { values: Object.fromEntries(found.groups.map((group) => [group, frequencies[group] ?? ''])), source: '1000G via impute-me gwas table' }])); // prettier-ignore
    const definition = definitionOf({ ...list, citation: `${author} et al. PMID ${list.pmid}` }, found.hits);
    writeFileSync(file, printTable([definition], { lift, known, moments: [], own: { ...FACTS, ...found.facts } }));
  }
  return Promise.resolve(0);
}

const FACTS = {
  source: 'GWAS Catalog associations (NHGRI-EBI), read from an export of 2020',
  version: 'strongest hit of each locus',
  date: '2026-11-30',
  'date-meaning': 'day on which the table was made',
  licence: 'GWAS Catalog: EMBL-EBI terms of use; cite the publication',
  selection: `p < 5e-8, one row within ${String(LOCUS_BASES)} bases, single bases only, no A/T and C/G, frequencies of all groups known`,
};

interface Selection {
  hits: ListedHit[];
  groups: Group[];
  facts: Record<string, string>;
  /** Why the list is not made; null where it is. */
  refusal: string | null;
}

function selectHits(
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
  const distances = GROUPS.map((group) => ({ group, distance: distanceFromNormal(kept.map(({ weight, frequencies }) => ({ weight, frequency: Number(frequencies[group]) }))) })); // prettier-ignore
  const groups = distances.filter(({ distance }) => distance <= MOST_FROM_NORMAL).map(({ group }) => group);
  const facts = {
    'direction-checked': `${String(directions.same)} of ${String(directions.compared)} comparisons with other studies and scores agree; ${String(consistent.length - sound.length)} ${asksEach ? 'rows that none confirms' : 'contradicted rows'} left out`,
    consistency: `${String(consistent.length)} of ${String(hits.length)} rows fit their own p-value, number of people and frequency within a factor of 2; the others are left out`,
    'rows-of-the-list': String(rows.length),
    'rows-without-a-place': `${String(lost.size)}, at most ${String(Math.round((100 * unplaced) / (placed + unplaced)))} % of the variance; left out`,
    'distance-from-normal': `${distances.map(({ group, distance }) => `${group} ${(100 * distance).toFixed(1)}`).join(', ')} percentile points; frequencies are given where it is at most ${String(100 * MOST_FROM_NORMAL)}`,
  }; // prettier-ignore
  const refusal =
    kept.length < LEAST_ROWS ? `${String(kept.length)} rows`
    : consistent.length < LEAST_CONSISTENT * hits.length ? 'inconsistent'
    : directions.compared < LEAST_COMPARISONS || directions.same < LEAST_AGREEMENT * directions.compared ? 'directions not confirmed'
    : sound.length < LEAST_SOUND * consistent.length ? 'directions of too many rows not confirmed'
    : placed < LEAST_PLACED * (placed + unplaced) ? 'places not known'
    : !isBeta && median(kept.map(({ weight }) => weight)) >= 1 ? 'no log odds'
    : groups.includes('EUR') ? null : 'far from normal'; // prettier-ignore
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
function readSigned(folder: string): Row[] {
  const files = readdirSync(folder).filter((name) => /^gtx_(?:bp|cad|lipid|magic|t2d)\.scores\.tsv$/.test(name)).sort(); // prettier-ignore
  return files.flatMap((name) =>
    readTable(path.join(folder, name)).map((row) => new Map([['study_id', `gtx_${row.get('score') ?? ''}`], ['SNP', row.get('snp') ?? ''], ['effect_allele', row.get('coded.allele') ?? ''], ['effect_size', row.get('coef') ?? '']])),
  ); // prettier-ignore
}
