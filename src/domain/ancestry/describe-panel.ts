import type { AncestryPanel, SourcePoint } from './panel.ts';
import { NEIGHBOUR_RANK } from './panel.ts';
import { projectOnSources } from './outside.ts';

/** Groups of 1000 Genomes and who of them stands for the source of mixtures: samples that are mixed themselves, or drifted apart, do not. */
const NOT_A_SOURCE: ReadonlySet<string> = new Set(['ASW', 'ACB', 'FIN']);
const UNMIXED_GROUPS = ['AFR', 'EUR', 'EAS', 'SAS'] as const;
export const ADMIXED_GROUP = 'AMR';
/** The source that only shows in mixtures. */
export const AMERICAN_SOURCE = 'IAM';
/** Sources of the people of {@link ADMIXED_GROUP}. */
export const ADMIXED_SOURCES = ['EUR', 'AFR', AMERICAN_SOURCE] as const;
/** Share of the admixed people, farthest from the line between the other two sources, who stand for the third. */
export const FARTHEST_SHARE = 0.1;
/** Limits are this quantile of what the reference people themselves show, widened by a factor. */
export const NEAR_QUANTILE = 0.99;
export const DISTANCE_SLACK = 1.15;
const RESIDUAL_SLACK = 1.2;

/** A reference person: where, and of which population. */
export interface LabelledPoint {
  group: string;
  population: string;
  coordinates: readonly number[];
}

/** Points of the sources that the people allow to place, in terms of the groups' means. */
export function sourcesOf(people: readonly LabelledPoint[], groups: readonly string[]): SourcePoint[] {
  const means = groups.map((name) => ({
    name,
    coordinates: meanOf(people.filter(({ group }) => group === name)),
    groups: [],
  }));
  return sourcePoints(people).map(({ name, coordinates }) => ({
    name,
    coordinates,
    groups: projectOnSources({ sources: means }, groups, coordinates)?.shares ?? [],
  }));
}

function sourcePoints(people: readonly LabelledPoint[]): SourcePoint[] {
  const sources: SourcePoint[] = [];
  for (const name of UNMIXED_GROUPS) {
    const own = people.filter(({ group, population }) => group === name && !NOT_A_SOURCE.has(population));
    if (own.length > 0) sources.push({ name, coordinates: meanOf(own), groups: [] });
  }
  const admixed = people.filter(({ group }) => group === ADMIXED_GROUP);
  const line = ['EUR', 'AFR'];
  const known = line.every((name) => sources.some((source) => source.name === name));
  if (admixed.length === 0 || !known) return sources;
  const away = admixed.map((person) => ({ person, residual: projectOnSources({ sources }, line, person.coordinates)?.residual ?? 0 })); // prettier-ignore
  const count = Math.max(1, Math.round(FARTHEST_SHARE * admixed.length));
  const farthest = away.sort((a, b) => b.residual - a.residual).slice(0, count);
  return [...sources, { name: AMERICAN_SOURCE, coordinates: meanOf(farthest.map(({ person }) => person)), groups: [] }];
}

/** Mean place of people. */
export function meanOf(people: readonly Pick<LabelledPoint, 'coordinates'>[]): number[] {
  const size = people[0]?.coordinates.length ?? 0;
  return Array.from(
    { length: size },
    (_, i) => people.reduce((sum, one) => sum + (one.coordinates[i] ?? 0), 0) / people.length,
  );
}

/**
 * How far the people of each group are from one another.
 *
 * @param probes each person's place as a new person's would be found (for published coordinates: the place itself)
 */
export function distanceLimits(
  people: readonly LabelledPoint[],
  probes: readonly LabelledPoint[],
  groups: readonly string[],
): number[] {
  return groups.map((group) => {
    const own = people.map((person, index) => ({ person, index })).filter(({ person }) => person.group === group);
    const distances = own.map(({ index }) => {
      const probe = probes[index];
      const others = own.filter((other) => other.index !== index).map((other) => distance(other.person, probe));
      return others.sort((a, b) => a - b)[NEIGHBOUR_RANK - 1] ?? Infinity;
    });
    return DISTANCE_SLACK * quantile(distances, NEAR_QUANTILE);
  });
}

function distance(a: LabelledPoint, b: LabelledPoint | undefined): number {
  return Math.hypot(...a.coordinates.map((value, i) => value - (b?.coordinates[i] ?? NaN)));
}

/** How far the admixed people are from the plane of their sources; null where there is no such plane. */
export function admixedLimit(
  probes: readonly LabelledPoint[],
  sources: readonly SourcePoint[],
): AncestryPanel['admixed'] {
  const own = probes.filter(({ group }) => group === ADMIXED_GROUP);
  if (own.length === 0) return null;
  const residuals = own.map(
    ({ coordinates }) => projectOnSources({ sources }, ADMIXED_SOURCES, coordinates)?.residual ?? 0,
  );
  return {
    group: ADMIXED_GROUP,
    sources: ADMIXED_SOURCES,
    residual: RESIDUAL_SLACK * quantile(residuals, NEAR_QUANTILE),
  };
}

/** Quantile by linear interpolation; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const [a = NaN, b = a] = [sorted[low], sorted[low + 1]];
  return a + (at - low) * (b - a);
}
