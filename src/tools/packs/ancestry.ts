import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LabelledPoint } from '../../domain/ancestry/describe-panel.ts';
import { admixedLimit, distanceLimits, sourcesOf } from '../../domain/ancestry/describe-panel.ts';
import { MOST_UNLIKE } from '../../domain/ancestry/panel.ts';
import { alleleCode } from '../../domain/genotype/genotype-code.ts';
import { genomeKey, parseChromosome } from '../../domain/genotype/genome.ts';
import type { StoredMarker, StoredPanel } from '../../reference/ancestry-pack.ts';
import { encodeAncestryPack, encodeMoreMarkers } from '../../reference/ancestry-pack.ts';
import { MARKER_COLUMNS, PEOPLE_COLUMNS } from './ancestry-table.ts';
import type { BuiltPack } from './built-pack.ts';
import { field, parseTable } from './tsv.ts';

const TABLES = 'src/reference/tables/ancestry';
/** Studies in the order of the pack: the one with frequencies by group first. */
const STUDIES = ['kg3', 'hgdp'];
const LOADINGS = MARKER_COLUMNS.filter((name) => name.startsWith('loading'));
const PLACES = PEOPLE_COLUMNS.filter((name) => name.startsWith('v'));

/** Both misfits as theory has them of people whom the panel describes, and what published frequencies, of other people and rounded, add. */
const FIT = { middle: 1, spread: 0.02 / 3 };
const SURPRISE = { middle: 0, spread: 0.02 / 3 };
/** What chance adds to a misfit, times the root of the markers (measured on 273 people). */
const CHANCE = 4 / 3;

/** Compiles the markers and reference people by which a genome is placed. */
export function buildAncestryPack(root: string): BuiltPack {
  const read = (name: string): string => readFileSync(path.join(root, TABLES, name), 'utf8');
  const panels = STUDIES.map((study) => readPanel(study, read(`${study}-markers.tsv`), read(`${study}-people.tsv`)));
  const facts = factsOf(read(`${STUDIES[0] ?? ''}-markers.tsv`));
  return {
    id: 'ancestry',
    kind: 'ancestry',
    path: 'packs/ancestry.bin',
    version: facts.get('version') ?? '',
    date: facts.get('date') ?? '',
    licence: facts.get('licence') ?? '',
    bytes: encodeAncestryPack(panels),
  };
}

function factsOf(text: string): Map<string, string> {
  const lines = text.split('\n').filter((line) => line.startsWith('# '));
  return new Map(lines.map((line) => [line.slice(2, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]));
}

/** Compiles further markers of the first study, for files that have few of its own. */
export function buildMoreMarkersPack(root: string): BuiltPack {
  const text = readFileSync(path.join(root, TABLES, `${STUDIES[0] ?? ''}-more-markers.tsv`), 'utf8');
  const facts = factsOf(text);
  return {
    id: 'ancestry-more',
    kind: 'ancestry-more',
    path: 'packs/ancestry-more.bin',
    version: facts.get('version') ?? '',
    date: facts.get('date') ?? '',
    licence: facts.get('licence') ?? '',
    bytes: encodeMoreMarkers({
      meanStep: 1 / Number(facts.get('mean-steps')),
      loadingSteps: (facts.get('loading-steps') ?? '').split(' ').map(Number),
      markers: readMarkers(text),
    }),
  };
}

/** Places of the reference people of a table. */
export function readPlaces(text: string): LabelledPoint[] {
  const step = Number(factsOf(text).get('coordinate-step'));
  return parseTable(text).rows.map((row) => ({
    group: field(row, 'group'),
    population: field(row, 'population'),
    coordinates: PLACES.map((name) => step * Number(field(row, name))),
  }));
}

function readPanel(study: string, markerText: string, peopleText: string): StoredPanel {
  const facts = factsOf(markerText);
  const coordinateStep = Number(factsOf(peopleText).get('coordinate-step'));
  const stored = parseTable(peopleText).rows.map((row) => ({
    group: field(row, 'group'),
    population: field(row, 'population'),
    places: PLACES.map((name) => Number(field(row, name))),
  }));
  const people: LabelledPoint[] = stored.map(({ places, ...who }) => ({
    ...who,
    coordinates: places.map((place) => place * coordinateStep),
  }));
  const groups = [...new Set(people.map(({ group }) => group))].sort();
  const sources = sourcesOf(people, groups);
  return {
    study,
    components: PLACES.length,
    meanStep: 1 / Number(facts.get('mean-steps')),
    loadingSteps: (facts.get('loading-steps') ?? '').split(' ').map(Number),
    coordinateStep,
    groups,
    groupOf: Uint8Array.from(people, ({ group }) => groups.indexOf(group)),
    limits: distanceLimits(people, people, groups).map((distance) => ({ distance, fit: FIT, surprise: SURPRISE })),
    mostUnlike: MOST_UNLIKE,
    chance: CHANCE,
    sources,
    admixed: admixedLimit(people, sources),
    places: stored.flatMap(({ places }) => places),
    markers: readMarkers(markerText),
  };
}

function readMarkers(text: string): StoredMarker[] {
  const markers = parseTable(text).rows.map((row): StoredMarker => {
    const chromosome = parseChromosome(field(row, 'chromosome'));
    const keyOf = (column: string): number =>
      chromosome === null ? 0 : genomeKey(chromosome, Number(field(row, column)));
    return {
      keys: { GRCh37: keyOf('position_GRCh37'), GRCh38: keyOf('position_GRCh38') },
      alleles: (alleleCode(field(row, 'alt')) << 4) | alleleCode(field(row, 'ref')),
      mean: Number(field(row, 'mean')),
      loadings: LOADINGS.map((name) => Number(field(row, name))),
    };
  });
  return markers.sort((a, b) => a.keys.GRCh37 - b.keys.GRCh37);
}
