import { readFileSync } from 'node:fs';
import path from 'node:path';
import { meanOf } from '../../domain/ancestry/describe-panel.ts';
import { type Group, GROUPS } from '../../domain/ancestry/groups.ts';
import {
  type EffectRatio,
  type LabData,
  type LabSource,
  type MarkerFrequencies,
  type Measure,
  MEASURES,
  type PopulationPoint,
} from '../../domain/lab/lab-data.ts';
import { encodeLabPack } from '../../reference/lab-pack.ts';
import type { BuiltPack } from './built-pack.ts';
import { field, parseTable } from './tsv.ts';

const TABLES = 'src/reference/tables';
/** Every so many of the background's variants: enough for scores at random, and far apart. */
const MARKER_STEP = 4;

type Row = Readonly<Record<string, string>>;

/** Compiles what the equity lab shows beside what it computes of a genome. */
export function buildLabPack(root: string): BuiltPack {
  const data = readLabData(root);
  const dates = Object.values(data.sources).map(({ date }) => date);
  return {
    id: 'lab',
    kind: 'lab',
    path: 'packs/lab.bin',
    version: '1',
    date: dates.reduce((latest, date) => (date > latest ? date : latest), ''),
    licence: 'MIT sources; published figures, cited; derived facts',
    bytes: encodeLabPack(data),
  };
}

/** The same, as it is before it is packed. */
export function readLabData(root: string): LabData {
  const text = (name: string): string => readFileSync(path.join(root, TABLES, name), 'utf8');
  const [background, years, portability, distances] = [
    text('samples/background.tsv'),
    text('lab/participants.tsv'),
    text('lab/portability.tsv'),
    text('lab/distances.tsv'),
  ];
  const [citations, chips, effects] = ['citations', 'chip-coverage', 'effect-ratios'].map((name) =>
    text(`lab/${name}.tsv`),
  ) as [string, string, string];
  const [people, markers] = [text('ancestry/kg3-people.tsv'), text('ancestry/kg3-markers.tsv')];
  return {
    sources: {
      markers: sourceOf(background),
      years: sourceOf(years),
      portability: sourceOf(portability),
      populations: sourceOf(distances),
      people: sourceOf(people),
      citations: sourceOf(citations),
      chips: sourceOf(chips),
      effects: sourceOf(effects),
    },
    markers: readMarkers(parseTable(background).rows),
    years: parseTable(years).rows.map((row) => ({
      measure: measureOf(field(row, 'measure')),
      year: Number(field(row, 'year')),
      category: field(row, 'category'),
      percent: Number(field(row, 'percent')),
    })),
    portability: parseTable(portability).rows.map((row) => ({
      group: field(row, 'group'),
      percent: Number(field(row, 'percent')),
      populations: field(row, 'populations').split(' ').filter(Boolean),
    })),
    populations: readPopulations(parseTable(distances).rows, people),
    axisWeights: readAxisWeights(markers),
    citations: parseTable(citations).rows.map((row) => ({
      id: field(row, 'id'),
      view: field(row, 'view'),
      figure: field(row, 'figure'),
      value: field(row, 'value'),
      of: field(row, 'of'),
      citation: field(row, 'citation'),
      seen: field(row, 'seen') === 'article' ? 'article' : 'quoted',
    })),
    effects: parseTable(effects).rows.map(readEffect),
    chips: parseTable(chips).rows.map((row) => ({
      score: field(row, 'score'),
      chip: field(row, 'chip'),
      judged: Number(field(row, 'judged')),
      present: Number(field(row, 'present')),
    })),
  };
}

function readEffect(row: Row): EffectRatio {
  return {
    trait: field(row, 'trait'),
    training: field(row, 'training'),
    ancestry: field(row, 'ancestry'),
    pairs: Number(field(row, 'pairs')),
    ratio: Number(field(row, 'ratio')),
    low: Number(field(row, 'low')),
    high: Number(field(row, 'high')),
  };
}

function fact(text: string, name: string): string {
  const start = `# ${name}: `;
  return (
    text
      .split('\n')
      .find((line) => line.startsWith(start))
      ?.slice(start.length) ?? ''
  );
}

function sourceOf(text: string): LabSource {
  return {
    title: fact(text, 'title'),
    source: fact(text, 'source'),
    version: fact(text, 'version'),
    date: fact(text, 'date'),
    licence: fact(text, 'licence'),
  };
}

function measureOf(name: string): Measure {
  const measure = MEASURES.find((one) => one === name);
  if (measure === undefined) throw new Error(`no measure ${name}`);
  return measure;
}

function readMarkers(rows: readonly Row[]): MarkerFrequencies {
  const kept = rows.filter((row, index) => index % MARKER_STEP === 0 && /^\d+$/.test(field(row, 'chromosome')));
  const columns = GROUPS.map((group): [Group, Float32Array] => [
    group,
    Float32Array.from(kept, (row) => Number(field(row, group))),
  ]);
  return Object.fromEntries(columns) as Record<Group, Float32Array>;
}

function readPopulations(distances: readonly Row[], peopleText: string): PopulationPoint[] {
  const step = Number(fact(peopleText, 'coordinate-step'));
  const people = parseTable(peopleText).rows.map((row) => ({
    population: field(row, 'population'),
    coordinates: placeColumns(row).map((name) => step * Number(field(row, name))),
  }));
  return distances.map((row) => {
    const population = field(row, 'population');
    const own = people.filter((one) => one.population === population);
    return {
      population,
      group: field(row, 'group'),
      people: own.length,
      distance: Number(field(row, 'distance')),
      place: meanOf(own),
    };
  });
}

function placeColumns(row: Row): string[] {
  return Object.keys(row).filter((name) => /^v\d+$/.test(name));
}

/** How much a unit of each coordinate changes expected genotypes: the length of its column of loadings. */
function readAxisWeights(markerText: string): number[] {
  const steps = fact(markerText, 'loading-steps').split(' ').map(Number);
  const { rows } = parseTable(markerText);
  return steps.map((step, axis) =>
    Math.sqrt(rows.reduce((sum, row) => sum + (step * Number(field(row, `loading${String(axis + 1)}`))) ** 2, 0)),
  );
}
