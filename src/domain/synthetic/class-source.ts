import { type Group, GROUPS } from '../ancestry/groups.ts';
import type { AncestryPanel } from '../ancestry/panel.ts';
import { meanOf } from '../ancestry/describe-panel.ts';
import { type Chromosome, fromGenomeKey } from '../genotype/genome.ts';
import type { GeneDefinition, PgxPack } from '../pgx/definition.ts';
import type { PackedScore } from '../scores/packed-score.ts';

/** One variant on GRCh37 that the people of a class have. */
export interface ClassPlace {
  chromosome: Chromosome;
  position: number;
  /** Number of the rsid; 0 where it is not known. */
  rsid: number;
  first: string;
  second: string;
  /** Frequency of `first`, in the order of {@link GROUPS}. */
  frequency: readonly number[];
}

/** The packs that the people of a class are drawn from. */
export interface ClassParts {
  /** Those that come with the app, none that somebody brought. */
  scores: readonly PackedScore[];
  panel: AncestryPanel | null;
  pgx: PgxPack | null;
}

/** Everything that the people of a class are drawn from. Nothing in it is about anybody. */
export interface ClassSource {
  places: readonly ClassPlace[];
  genes: readonly GeneDefinition[];
  /** Names of CPIC's groups, by which the genes' frequencies go. */
  geneGroups: readonly string[];
}

/** One of so many markers is taken: enough to find a place among the reference people, and a file of a size that a class can open at once. */
const MARKER_STEP = 5;
const BASES = ['', 'A', 'C', 'G', 'T'];

/** Collects the places of the packs: every row of the bundled scores whose frequency is known in all groups, and markers of the reference people. */
export function classSource({ scores, panel, pgx }: ClassParts): ClassSource {
  const places = new Map<number, ClassPlace>();
  for (const score of scores) addScore(places, score);
  if (panel !== null) addMarkers(places, panel);
  const ordered = [...places].sort(([a], [b]) => a - b).map(([, place]) => place);
  return { places: ordered, genes: pgx?.genes ?? [], geneGroups: pgx?.groups ?? [] };
}

function addScore(places: Map<number, ClassPlace>, { builds, frequencies, terms }: PackedScore): void {
  const columns = builds.GRCh37;
  if (columns === undefined) return;
  columns.keys.forEach((key, at) => {
    const term = columns.term[at] ?? 0;
    const frequency = GROUPS.map((group) => frequencies[group]?.[term] ?? NaN);
    const { first, second } = basesOf(columns.alleles[at] ?? 0);
    if (places.has(key) || frequency.some(Number.isNaN) || first === '' || second === '') return;
    places.set(key, { ...fromGenomeKey(key), rsid: terms.rsid[term] ?? 0, first, second, frequency });
  });
}

/** A marker's frequency in a group is what the panel expects at the middle of the group's people. */
function addMarkers(places: Map<number, ClassPlace>, panel: AncestryPanel): void {
  const columns = panel.columns.GRCh37;
  if (columns === undefined) return;
  const middles = GROUPS.map((group) => middleOf(panel, group));
  columns.keys.forEach((key, at) => {
    if (at % MARKER_STEP !== 0 || places.has(key)) return;
    const marker = columns.term[at] ?? 0;
    const { first, second } = basesOf(columns.alleles[at] ?? 0);
    if (first === '' || second === '') return;
    const frequency = middles.map((middle) => {
      const dosage = middle.reduce(
        (sum, place, axis) => sum + place * (panel.loadings[marker * panel.components + axis] ?? 0),
        panel.mean[marker] ?? 0,
      );
      return Math.min(0.999, Math.max(0.001, dosage / 2));
    });
    places.set(key, { ...fromGenomeKey(key), rsid: 0, first, second, frequency });
  });
}

function middleOf({ groups, groupOf, people, components }: AncestryPanel, group: Group): number[] {
  const own = Array.from(groupOf.keys()).filter((person) => groups[groupOf[person] ?? 0] === group);
  return meanOf(
    own.map((person) => ({ coordinates: Array.from(people.subarray(person * components, (person + 1) * components)) })),
  );
}

function basesOf(alleles: number): { first: string; second: string } {
  return { first: BASES[alleles >> 4] ?? '', second: BASES[alleles & 15] ?? '' };
}
