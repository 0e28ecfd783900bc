import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { invertSymmetric, multiply } from '../domain/ancestry/linear.ts';
import { sourcesOf } from '../domain/ancestry/describe-panel.ts';
import { isAmbiguousPair } from '../domain/scores/alleles.ts';
import { MARKER_COLUMNS } from './packs/ancestry-table.ts';
import { readPlaces } from './packs/ancestry.ts';

type Row = ReadonlyMap<string, string>;

/** Markers that the second pack may have: it stays below 1.2 MB. */
const MOST_MARKERS = 95_000;
/** Bases between markers that are only there to fill the genome. */
const SPACING = 8000;
/** Difference between two groups below which a marker tells nothing. */
const LEAST_DIFFERENCE = 0.05;
const MEAN_STEPS = 125;
const COMPONENTS = 4;
/** Loadings past this share of all of them are cut: a step serves all markers. */
const CUT_AT = 0.999;
/** Populations that a source of frequencies leaves out of its groups. */
const WITHOUT_ADMIXED = new Set(['ASW', 'ACB', 'FIN']);
/** Sources whose groups are those of 1000 Genomes as they stand, and those that leave admixed and drifted samples out. */
const WHOLE_GROUPS = /^(kg3info|raimonpv21)/;
const FREQUENCIES = 'frequencies of 1000 Genomes groups: Griffan/VerifyBamID@1f6e1f35d016 (MIT), hendriau/Summix_manuscript@930f0566779d (MIT), jimmy-penn/grafanc@409bcf323ab7 (MIT), raimonpv/admixture@154854260161 (MIT)'; // prettier-ignore

/**
 * Writes the table of further markers, by which small files are placed: exomes, old chips, panels.
 *
 *     import-ancestry-more <frequencies by group> <loadings of the first study> <folder of panels of labelled people>
 *
 * Where a marker has published loadings, these are taken. Else they follow from the frequencies of five samples whose middles on the map are
 * known: `2f = mean + loadings · place` at five places is a system of five equations in five unknowns. Of the panels only the lists of sites
 * are read, to choose markers that files of such kinds have.
 */
export function main(args: string[]): Promise<number> {
  const [frequencies, loadings, panels] = args;
  if (frequencies === undefined || loadings === undefined || panels === undefined) {
    process.stderr.write('usage: import-ancestry-more <frequencies> <loadings> <panels>\n');
    return Promise.resolve(2);
  }
  const tables = path.resolve(import.meta.dirname, '../reference/tables/ancestry');
  const known = new Set(rowsOf(path.join(tables, 'kg3-markers.tsv')).map((row) => `${row.get('chromosome') ?? ''}:${row.get('position_GRCh37') ?? ''}`)); // prettier-ignore
  const published = new Map(rowsOf(loadings).map((row) => [placeOf(row), row]));
  const listed = sitesOf(panels);
  const candidates = rowsOf(frequencies).filter((row) => isUsable(row) && !known.has(placeOf(row)) && spreadOf(row) >= LEAST_DIFFERENCE); // prettier-ignore
  const taken = choose(candidates, listed);
  const solve = solverOf(readFileSync(path.join(tables, 'kg3-people.tsv'), 'utf8'));
  const models = taken.flatMap((row) => {
    const model = modelOf(row, published.get(placeOf(row)), solve);
    return model === null ? [] : [{ row, model }];
  });
  writeFileSync(path.join(tables, 'kg3-more-markers.tsv'), print(models));
  process.stdout.write(`${String(models.length)} markers\n`);
  return Promise.resolve(0);
}

function rowsOf(file: string): Row[] {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  const [head = '', ...lines] = text.split('\n').filter((line) => line !== '' && !line.startsWith('# '));
  const names = head.split('\t');
  return lines.map((line) => new Map(line.split('\t').map((cell, index) => [names[index] ?? '', cell])));
}

function placeOf(row: Row): string {
  return `${row.get('chrom') ?? ''}:${row.get('pos37') ?? ''}`;
}

function sitesOf(folder: string): Set<string> {
  const files = readdirSync(folder).map((name) => path.join(folder, name, 'variants.tsv.gz')).filter(existsSync); // prettier-ignore
  return new Set(files.flatMap((file) => rowsOf(file).map(placeOf)));
}

function isUsable(row: Row): boolean {
  const [ref = '', alt = ''] = [row.get('ref'), row.get('alt')];
  const placed = (row.get('pos38') ?? '') !== '' && /^\d+$/.test(row.get('chrom') ?? '');
  return placed && /^[ACGT]$/.test(ref) && /^[ACGT]$/.test(alt) && !isAmbiguousPair(ref, alt);
}

function numberOf(row: Row, name: string): number {
  const text = row.get(name) ?? '';
  return text === '' ? NaN : Number(text);
}

/** Greatest difference between two of the groups that everybody has frequencies of. */
function spreadOf(row: Row): number {
  const values = ['AFR', 'EAS', 'EUR', 'SAS'].map((name) => numberOf(row, name));
  return Math.max(...values) - Math.min(...values);
}

/** Sites of the panels and of lists with exact frequencies first, then chips, then what tells most, spread over the genome. */
function choose(candidates: readonly Row[], listed: ReadonlySet<string>): Row[] {
  const rank = (row: Row): number => {
    if (listed.has(placeOf(row)) || WHOLE_GROUPS.test(row.get('source') ?? '')) return 0;
    return (row.get('chip') ?? '') === '' ? 2 : 1;
  };
  const ordered = candidates.map((row) => ({ row, rank: rank(row), spread: spreadOf(row) })).sort((a, b) => a.rank - b.rank || b.spread - a.spread); // prettier-ignore
  const places = new Map<string, Set<number>>();
  const taken: Row[] = [];
  for (const { row, rank: level } of ordered) {
    if (taken.length >= MOST_MARKERS) break;
    const bins = places.get(row.get('chrom') ?? '') ?? new Set();
    places.set(row.get('chrom') ?? '', bins);
    const bin = Math.floor(numberOf(row, 'pos37') / SPACING);
    if (level > 0 && bins.has(bin)) continue;
    bins.add(bin);
    taken.push(row);
  }
  return taken.sort(
    (a, b) => numberOf(a, 'chrom') - numberOf(b, 'chrom') || numberOf(a, 'pos37') - numberOf(b, 'pos37'),
  );
}

/** Expected dosage of alt by place: the mean, then what a unit of each coordinate adds. */
type Model = readonly number[];

interface Solver {
  /** Groups as they stand: AFR, AMR, EAS, EUR, SAS. */
  whole(dosages: readonly number[]): Model | null;
  /** Groups without admixed samples, and Indigenous Americans: AFR, IAM, EAS, EUR, SAS. */
  unmixed(dosages: readonly number[]): Model | null;
}

function solverOf(people: string): Solver {
  const places = readPlaces(people);
  const groups = ['AFR', 'AMR', 'EAS', 'EUR', 'SAS'];
  const middle = (group: string, without: ReadonlySet<string>): number[] => {
    const own = places.filter((one) => one.group === group && !without.has(one.population));
    return Array.from({ length: COMPONENTS }, (_, i) => own.reduce((sum, one) => sum + (one.coordinates[i] ?? 0), 0) / own.length); // prettier-ignore
  };
  const american = sourcesOf(places, groups).find(({ name }) => name === 'IAM')?.coordinates ?? [];
  const whole = groups.map((group) => middle(group, new Set()));
  const unmixed = groups.map((group) => (group === 'AMR' ? [...american] : middle(group, WITHOUT_ADMIXED)));
  return { whole: inverseOf(whole), unmixed: inverseOf(unmixed) };
}

/** Solves `dosage = mean + loadings · place` at as many places as there are unknowns: by normal equations, on coordinates of like size. */
function inverseOf(places: readonly (readonly number[])[]): (dosages: readonly number[]) => Model | null {
  const scale = Math.max(...places.flat().map(Math.abs));
  const rows = places.map((place) => [1, ...place.map((value) => value / scale)]);
  const size = rows.length;
  const gram = Float64Array.from(rows.flatMap((_, i) => rows.map((__, j) => rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0)))); // prettier-ignore
  const inverse = invertSymmetric(gram, size);
  if (inverse === null) return () => null;
  return (dosages) => {
    if (dosages.some(Number.isNaN)) return null;
    const right = rows.map((_, i) => rows.reduce((sum, row, at) => sum + (row[i] ?? 0) * (dosages[at] ?? 0), 0));
    const [mean = 0, ...slopes] = multiply(inverse, right);
    return [mean, ...slopes.map((slope) => slope / scale)];
  };
}

function modelOf(row: Row, published: Row | undefined, solve: Solver): Model | null {
  if (published !== undefined && published.get('alt') === row.get('alt') && published.get('ref') === row.get('ref')) {
    return [numberOf(published, 'mu_dosage'), ...Array.from({ length: COMPONENTS }, (_, i) => numberOf(published, `UD${String(i + 1)}`))]; // prettier-ignore
  }
  const dosages = (names: readonly string[]): number[] => names.map((name) => 2 * numberOf(row, name));
  return WHOLE_GROUPS.test(row.get('source') ?? '')
    ? solve.whole(dosages(['AFR', 'AMR', 'EAS', 'EUR', 'SAS']))
    : solve.unmixed(dosages(['AFR', 'IAM', 'EAS', 'EUR', 'SAS']));
}

function print(models: readonly { row: Row; model: Model }[]): string {
  const steps = Array.from({ length: COMPONENTS }, (_, i) => {
    const sizes = models.map(({ model }) => Math.abs(model[i + 1] ?? 0)).sort((a, b) => a - b);
    return (sizes[Math.floor(CUT_AT * (sizes.length - 1))] ?? 1) / 127;
  });
  const whole = (value: number, least: number, most: number): number =>
    Math.min(most, Math.max(least, Math.round(value)));
  const lines = models.map(({ row, model: [mean = 0, ...loadings] }) =>
    [
      row.get('rsid') ?? '', row.get('chrom'), row.get('pos37'), row.get('pos38'), row.get('ref'), row.get('alt'),
      whole(mean * MEAN_STEPS, 0, 255),
      ...loadings.map((loading, i) => whole(loading / (steps[i] ?? 1), -127, 127)),
    ].join('\t'),
  ); // prettier-ignore
  const head = [
    '# title: 1000 Genomes phase 3: further markers, for files that have few of the first ones',
    `# source: ${FREQUENCIES}`,
    '# licence: MIT',
    '# version: 1',
    '# date: 2026-11-30',
    '# selection: sites of exomes, panels and chips, and what tells most, A/T and C/G left out; GRCh37 and GRCh38, 1-based, plus strand',
    `# mean-steps: ${String(MEAN_STEPS)}`,
    `# loading-steps: ${steps.map((step) => step.toPrecision(6)).join(' ')}`,
    '# columns: expected dosage of alt for a person at v is mean/mean-steps + Σ loading_i · loading-step_i · v_i',
  ];
  return [...head, MARKER_COLUMNS.join('\t'), ...lines, ''].join('\n');
}
