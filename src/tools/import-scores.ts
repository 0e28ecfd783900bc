import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Group, GROUPS } from '../domain/ancestry/groups.ts';
import { type Build, fromGenomeKey, genomeKey, parseChromosome } from '../domain/genotype/genome.ts';
import { EFFECT, type ScoreDefinition } from '../domain/scores/score-definition.ts';
import { termAlleles } from '../domain/scores/term-alleles.ts';
import { parseScoringFile } from '../formats/scoring-file.ts';
import { ChainMap } from './packs/liftover.ts';
import {
  type KnownFrequencies,
  type KnownFrequency,
  readFrequencies,
  readMoments,
  readRuleSetMoments,
} from './packs/score-sources.ts';
import { readSingleFrequencies } from './packs/single-frequencies.ts';
import { TABLE_BUILDS, TABLE_COLUMNS, TABLE_MARK } from './packs/score-table.ts';

/**
 * Turns scoring files of the PGS Catalog and of OmicsPred into the tables of `src/reference/tables/scores`:
 *
 *     import-scores <folder of scoring files> <folder of UCSC chains> <folder of frequency tables> <id>…
 *
 * Places come from the authors' and the harmonised columns; builds that a file lacks are lifted over here, once, and marked so.
 */
export async function main(args: string[]): Promise<number> {
  const [scores, chains, frequencies, ...ids] = args;
  if (scores === undefined || chains === undefined || frequencies === undefined) {
    process.stderr.write('usage: import-scores <scores> <chains> <frequencies> <id>…\n');
    return 2;
  }
  const lift = openChains(chains);
  const known = readFrequencies(path.join(frequencies, 'score_variant_af.tsv.gz'));
  const moments = readMoments(path.join(frequencies, 'pgs_moments_1000g_genepred.tsv'));
  moments.set('PGS000586', readRuleSetMoments(path.join(frequencies, 'pgs000586_moments_1000g.tsv')));
  const single = readSingleFrequencies(
    path.join(scores, 'canrisk'),
    path.join(frequencies, '../ancestry/freq/ref_af_permissive.tsv.gz'),
  );
  const definitions = readAll(scores);
  const folder = path.resolve(import.meta.dirname, '../reference/tables/scores');
  for (const id of ids) {
    const found = definitions.filter((definition) => definition.header.id === id);
    if (found.length === 0) throw new Error(`${id}: no file`);
    const citation = PUBLISHED[id];
    const own = citation === undefined ? {} : { citation, date: `${/\((\d{4})\)/.exec(citation)?.[1] ?? ''}-01-01` };
    writeFileSync(
      path.join(folder, `${id}.tsv`),
      printTable(found, { lift, known: known.get(id) ?? new Map(), single, moments: moments.get(id) ?? [], own }),
    );
  }
  return Promise.resolve(0);
}

/** Scores whose file still cites the preprint: the publication, from the Catalog's metadata of 2023-11. */
const PUBLISHED: Readonly<Record<string, string>> = {
  PGS000074: 'Graff RE et al. Nat Commun (2021). doi:10.1038/s41467-021-21288-z',
};

/** The place on another build; null where it has none on the same chromosome. */
export type Lifter = (from: Build, to: Build, key: number) => { place: string; minusStrand: boolean } | null;

/** Lifts single places over, by the UCSC chains of a folder. */
export function openChains(folder: string): Lifter {
  const read = (name: string, inverted = false): ChainMap =>
    new ChainMap(gunzipSync(readFileSync(path.join(folder, `${name}.over.chain.gz`))).toString('latin1'), inverted);
  const maps = new Map<string, ChainMap>([
    ['GRCh37 GRCh38', read('hg19ToHg38')],
    ['GRCh38 GRCh37', read('hg38ToHg19')],
    ['GRCh37 NCBI36', read('hg18ToHg19', true)],
  ]);
  return (from, to, key) => {
    const { chromosome, position } = fromGenomeKey(key);
    const lifted = maps.get(`${from} ${to}`)?.lift(chromosome, position) ?? null;
    if (lifted?.chromosome !== chromosome) return null;
    return { place: `${lifted.chromosome}:${String(lifted.position)}`, minusStrand: lifted.minusStrand };
  };
}

function readAll(folder: string): ScoreDefinition[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name).sort(); // prettier-ignore
  return names.flatMap((name) => {
    const raw = readFileSync(path.join(folder, name));
    const parsed = parseScoringFile(new Uint8Array(name.endsWith('.gz') ? gunzipSync(raw) : raw));
    return parsed.ok ? [parsed.value] : [];
  });
}

/**
 * One table from all files of one score: they must agree row by row.
 *
 * @param single frequencies of rows that `known` has none of
 * @param own facts that stand in place of those that a scoring file of a catalogue would state
 */
export function printTable(
  found: readonly ScoreDefinition[],
  {
    lift,
    known,
    single = new Map(),
    moments,
    own = {},
  }: {
    lift: Lifter;
    known: KnownFrequencies;
    single?: KnownFrequencies;
    moments: readonly string[];
    own?: Readonly<Record<string, string>>;
  },
): string {
  const [first] = found;
  if (first === undefined) throw new Error('no file');
  const usable = found.filter((definition) => agrees(first, definition));
  const base = [...usable].sort((a, b) => b.terms.count - a.terms.count)[0] ?? first;
  const counts = new Map<string, number>();
  const lines: string[] = [];
  for (let term = 0; term < base.terms.count; term++)
    lines.push(printTerm(base, term, usable, { lift, known, single, counts }));
  const refusedLines = base.refused.map(
    ({ row, reason, weight }) =>
    TABLE_COLUMNS.map((name) => (name === 'row' ? row : name === 'weight' ? (weight ?? '') : name === 'refusal' ? reason : name === 'effect' ? 'additive' : '')).join('\t'), // prettier-ignore
  );
  const rows = [...lines, ...refusedLines].sort((a, b) => parseInt(a) - parseInt(b));
  const facts = [...printFacts(base, usable, { counts, own }), ...moments.map((text) => `measured: ${text}`)];
  return `${[TABLE_MARK, ...facts.map((fact) => `# ${fact}`), TABLE_COLUMNS.join('\t'), ...rows].join('\n')}\n`;
}

function agrees(a: ScoreDefinition, b: ScoreDefinition): boolean {
  if (a === b || a.terms.count === 0 || b.terms.count === 0) return a.rows === b.rows;
  return a.rows === b.rows && a.terms.count === b.terms.count && a.terms.weight.every((weight, term) => weight === b.terms.weight[term] && a.terms.alleles[term] === b.terms.alleles[term]); // prettier-ignore
}

function printFacts(
  base: ScoreDefinition,
  usable: readonly ScoreDefinition[],
  { counts, own }: { counts: ReadonlyMap<string, number>; own: Readonly<Record<string, string>> },
): string[] {
  const { header } = base;
  const year = /\((\d{4})\)/.exec(header.citation ?? '')?.[1];
  const count = (build: string): string =>
    ['author', 'harmonised', 'lifted', 'lost']
      .map((how) => `${how} ${String(counts.get(`${build} ${how}`) ?? 0)}`)
      .join(', ');
  const facts: [string, string | null][] = [
    ['id', header.id],
    ['name', header.name],
    ['trait', header.trait],
    ['trait-mapped', header.traitMapped],
    ['citation', header.citation],
    ['source', header.format === 'omicspred' ? 'OmicsPred scoring file' : 'PGS Catalog scoring file'],
    [
      'version',
      usable.some((definition) => definition.header.harmonisedBuild !== null) ? 'harmonised' : 'as deposited',
    ],
    ['date', year === undefined ? '2025-01-01' : `${year}-01-01`],
    ['date-meaning', 'year of the publication; the scoring file states no date of its own'],
    ['licence', header.licence ?? 'PGS Catalog default terms of use (EMBL-EBI); cite the publication'],
    ['weight-type', header.weightType],
    ['author-build', header.authorBuild],
    ['declared-rows', header.declaredRows === null ? null : String(header.declaredRows)],
    ...TABLE_BUILDS.map((build): [string, string] => [`places-${build}`, count(build)]),
    [
      'lifted-with',
      'UCSC chains hg19ToHg38, hg38ToHg19, hg18ToHg19 (read backwards); alleles are on the strand of GRCh37',
    ],
    ['frequencies', 'effect allele, 1000 Genomes superpopulations; see column frequency_source'],
    [
      'frequencies-of-single-rows',
      counts.has('single') ? `${String(counts.get('single') ?? 0)} rows: ${singleSources(counts)}` : null,
    ],
  ];
  const names = new Set(facts.map(([key]) => key));
  const all = [
    ...facts.map(([key, value]): [string, string | null] => [key, own[key] ?? value]),
    ...Object.entries(own).filter(([key]) => !names.has(key)),
  ];
  return all.filter(([, value]) => value !== null && value !== '').map(([key, value]) => `${key}: ${value ?? ''}`);
}

interface Context {
  lift: Lifter;
  known: KnownFrequencies;
  single: KnownFrequencies;
  counts: Map<string, number>;
}

function printTerm(base: ScoreDefinition, term: number, usable: readonly ScoreDefinition[], context: Context): string {
  const { terms } = base;
  const places = placesOf(term, usable, {
    ...context,
    lift: terms.alleleTexts.has(term) ? plusOnly(context.lift) : context.lift,
  });
  const { effect, other } = termAlleles(terms, term, null);
  const rsid = terms.rsid[term] === 0 ? '' : `rs${String(terms.rsid[term])}`;
  const place37 = places.GRCh37?.text.replace('-', '') ?? '';
  const published = context.known.get(`${place37} ${effect}`) ?? context.known.get(`${rsid} ${effect}`);
  const found = context.single.get(`${place37} ${effect}`);
  // A single figure stands only where the tables have none.
  const single = found !== undefined && Object.keys(found.values).some((group) => (published?.values[group as Group] ?? '') === '') ? found : undefined; // prettier-ignore
  if (single !== undefined) {
    context.counts.set('single', (context.counts.get('single') ?? 0) + 1);
    context.counts.set(`${SINGLE}${single.source}`, 1);
  }
  const frequency = single === undefined ? published : mergedWith(single, published);
  const triplet = terms.dosageWeights.get(term);
  const stated = terms.statedFrequency[term] ?? NaN;
  const cells: Record<string, string | number> = {
    row: terms.row[term] ?? 0,
    rsid,
    place_sources: TABLE_BUILDS.map((build) => places[build]?.from.charAt(0) ?? '-').join(''),
    effect_allele: effect,
    other_allele: other ?? '',
    effect: Object.keys(EFFECT)[terms.effect[term] ?? 0] ?? '',
    weight: triplet?.join('/') ?? terms.weight[term] ?? '',
    stated_frequency: Number.isNaN(stated) ? '' : stated,
    frequency_source: frequency?.source ?? '',
    refusal: '',
  };
  for (const build of TABLE_BUILDS) cells[`place_${build}`] = places[build]?.text ?? '';
  for (const group of GROUPS) cells[`frequency_${group}`] = frequency?.values[group] ?? '';
  return TABLE_COLUMNS.map((name) => cells[name] ?? '').join('\t');
}

/** Marks, among what is counted, the sources of single figures. */
const SINGLE = 'single of ';

function singleSources(counts: ReadonlyMap<string, number>): string {
  return [...counts.keys()].filter((key) => key.startsWith(SINGLE)).map((key) => key.slice(SINGLE.length)).sort().join('; '); // prettier-ignore
}

/** What the tables know of a row, and beside it a figure that they lack. */
function mergedWith(single: KnownFrequency, published: KnownFrequency | undefined): KnownFrequency {
  if (published === undefined) return single;
  const known = Object.entries(published.values).filter(([, text]) => text !== '');
  return {
    values: { ...single.values, ...Object.fromEntries(known) },
    source: `${published.source}; ${single.source}`,
  };
}

/** An insertion or deletion that lands on the other strand is anchored at another base there: its place is lost. */
function plusOnly(lift: Lifter): Lifter {
  return (from, to, key) => {
    const lifted = lift(from, to, key);
    return lifted?.minusStrand === true ? null : lifted;
  };
}

type Place = { key: number; text: string; from: 'author' | 'harmonised' | 'lifted' };

/** The place of a term on each build: from a file where one has it, else lifted over from GRCh37 (or, for that, from GRCh38). */
function placesOf(
  term: number,
  usable: readonly ScoreDefinition[],
  { lift, counts }: Context,
): Partial<Record<Build, Place>> {
  const places: Partial<Record<Build, Place>> = {};
  for (const { terms, header } of usable) {
    for (const build of TABLE_BUILDS) {
      const key = terms.keys[build]?.[term] ?? 0;
      if (key === 0 || places[build] !== undefined) continue;
      const { chromosome, position } = fromGenomeKey(key);
      places[build] = {
        key,
        text: `${chromosome}:${String(position)}`,
        from: header.harmonisedBuild === build ? 'harmonised' : 'author',
      };
    }
  }
  const put = (from: Build, to: Build): void => {
    const source = places[from];
    const lifted = source === undefined ? null : lift(from, to, source.key);
    const have = places[to];
    if (lifted === null) return;
    const text = `${lifted.place}${lifted.minusStrand ? '-' : ''}`;
    if (have === undefined) places[to] = { key: 0, text, from: 'lifted' };
    else if (have.text === lifted.place) have.text = text;
  };
  if (places.GRCh37 === undefined && places.GRCh38 !== undefined) {
    put('GRCh38', 'GRCh37');
    const lifted = places.GRCh37 as Place | undefined;
    // Alleles stay on the strand of the build that the file names; GRCh37 carries the mark.
    if (lifted !== undefined) lifted.key = keyOf(lifted.text);
  } else put('GRCh37', 'GRCh38');
  if (places.GRCh37?.text.endsWith('-') !== true) put('GRCh37', 'NCBI36');
  for (const build of TABLE_BUILDS) {
    const how = `${build} ${places[build]?.from ?? 'lost'}`;
    counts.set(how, (counts.get(how) ?? 0) + 1);
  }
  return places;
}

function keyOf(text: string): number {
  const [name = '', position = ''] = text.replace('-', '').split(':');
  const chromosome = parseChromosome(name);
  return chromosome === null ? 0 : genomeKey(chromosome, Number(position));
}
