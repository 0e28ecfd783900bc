import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SampleTrial } from '../../domain/trials/sample-trial.ts';
import { field, parseTable } from '../packs/tsv.ts';

export const SAMPLE_COLUMNS = ['id', 'phase', 'status', 'curated', 'drugs', 'tumour_types', 'named', 'excluded', 'age'];
export const PLACE_COLUMNS = ['trial', 'level', 'code', 'match'];
const LEVELS = ['trial', 'step', 'arm', 'dose'] as const;

/** Reads the samples from their two tables. */
export function readSampleTrials(folder: string): SampleTrial[] {
  const rows = (name: string) => parseTable(readFileSync(path.join(folder, name), 'utf8')).rows;
  const places = rows('places.tsv');
  const list = (text: string): string[] => text.split('|').filter(Boolean);
  return rows('samples.tsv').map((row) => ({
    id: field(row, 'id'),
    phase: field(row, 'phase'),
    status: field(row, 'status'),
    curated: field(row, 'curated'),
    drugs: list(field(row, 'drugs')),
    tumourTypes: list(field(row, 'tumour_types')),
    named: list(field(row, 'named')),
    excluded: list(field(row, 'excluded')),
    isForAdults: field(row, 'age') === 'Adults',
    places: places.filter((place) => field(place, 'trial') === field(row, 'id')).map(placeOf),
  }));
}

function placeOf(row: Readonly<Record<string, string>>): SampleTrial['places'][number] {
  const level = LEVELS.find((one) => one === field(row, 'level'));
  if (level === undefined) throw new Error(`places.tsv: ${field(row, 'level')} is no level`);
  return { level, code: field(row, 'code'), match: JSON.parse(field(row, 'match')) as unknown };
}
