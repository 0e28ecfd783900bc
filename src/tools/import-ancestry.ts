import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isAmbiguousPair } from '../domain/scores/alleles.ts';
import { MARKER_COLUMNS, PEOPLE_COLUMNS } from './packs/ancestry-table.ts';

type Row = ReadonlyMap<string, string>;

/** One of the two studies: which files, and which of its people stand for a source of mixtures. */
interface Study {
  id: string;
  name: string;
  loadings: string;
  people: string;
  groupColumn: string;
  /** Markers on the newer list nearer than this to a chosen one are left out, in bases. */
  spacing: number;
  /** The same for markers on older lists only; null: these are not taken. */
  olderSpacing: number | null;
}

const STUDIES: readonly Study[] = [
  { id: 'kg3', name: '1000 Genomes phase 3', loadings: 'kg3_vb2_100k_4pc_loadings.tsv.gz', people: 'kg3_vb2_4pc_people_open.tsv', groupColumn: 'group', spacing: 0, olderSpacing: 100_000 },
  { id: 'hgdp', name: 'HGDP-CEPH', loadings: 'hgdp_vb2_100k_4pc_loadings.tsv.gz', people: 'hgdp_vb2_4pc_people.tsv', groupColumn: 'region', spacing: 60_000, olderSpacing: null },
]; // prettier-ignore

const COMPONENTS = 4;
const SOURCE = 'Griffan/VerifyBamID@1f6e1f35d016 (MIT), resource/1000g.phase3.100k and resource/hgdp.100k';
/** Steps of a stored coordinate. */
const COORDINATE_STEP = 2e-6;
/** Steps of a stored mean dosage: 0 to 2 in 250 steps. */
const MEAN_STEPS = 125;

/**
 * Turns published loadings and the coordinates of reference people into the tables of `src/reference/tables/ancestry`:
 *
 *     import-ancestry <folder of loadings and people> <list of rsids on newer chips> <lists of rsids on older chips>…
 *
 * Markers are taken that a chip carries, that have a place on both builds, and whose two bases are not each other's complement.
 */
export function main(args: string[]): Promise<number> {
  const [folder, newer, ...older] = args;
  if (folder === undefined || newer === undefined) {
    process.stderr.write('usage: import-ancestry <loadings> <newer rsids> <older rsids>…\n');
    return Promise.resolve(2);
  }
  const onNewer = rsidsIn([newer]);
  const onOlder = rsidsIn(older);
  const out = path.resolve(import.meta.dirname, '../reference/tables/ancestry');
  for (const study of STUDIES) {
    const rows = readRows(path.join(folder, study.loadings)).filter(isUsable);
    const taken = choose(rows, study, { onNewer, onOlder });
    writeFileSync(path.join(out, `${study.id}-markers.tsv`), printMarkers(study, taken));
    writeFileSync(
      path.join(out, `${study.id}-people.tsv`),
      printPeople(study, readRows(path.join(folder, study.people))),
    );
    process.stdout.write(`${study.id}: ${String(taken.length)} markers\n`);
  }
  return Promise.resolve(0);
}

function readText(file: string): string {
  const bytes = readFileSync(file);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
}

function readRows(file: string): Row[] {
  const [head = '', ...lines] = readText(file).split('\n');
  const names = head.split('\t');
  return lines
    .filter((line) => line !== '')
    .map((line) => new Map(line.split('\t').map((cell, index) => [names[index] ?? '', cell])));
}

function rsidsIn(files: readonly string[]): Set<string> {
  return new Set(files.flatMap((file) => readText(file).match(/\brs\d+/g) ?? []));
}

function isUsable(row: Row): boolean {
  const [ref = '', alt = ''] = [row.get('ref'), row.get('alt')];
  const placed = (row.get('pos38') ?? '') !== '' && /^\d+$/.test(row.get('chrom') ?? '');
  return placed && /^[ACGT]$/.test(ref) && /^[ACGT]$/.test(alt) && !isAmbiguousPair(ref, alt);
}

/** Markers of the newer list first, then what the older lists add between them, in genome order. */
function choose(
  rows: readonly Row[],
  { spacing, olderSpacing }: Study,
  { onNewer, onOlder }: { onNewer: ReadonlySet<string>; onOlder: ReadonlySet<string> },
): Row[] {
  const places = new Map<string, number[]>();
  const taken = new Set<Row>();
  const take = (row: Row, distance: number): void => {
    const near = places.get(row.get('chrom') ?? '') ?? [];
    const position = Number(row.get('pos37'));
    if (near.some((other) => Math.abs(other - position) < distance)) return;
    places.set(row.get('chrom') ?? '', [...near, position]);
    taken.add(row);
  };
  for (const row of rows) if (onNewer.has(row.get('rsid') ?? '')) take(row, spacing);
  for (const row of rows) {
    if (olderSpacing !== null && !taken.has(row) && onOlder.has(row.get('rsid') ?? '')) take(row, olderSpacing);
  }
  const at = (row: Row, name: string): number => Number(row.get(name));
  return [...taken].sort((a, b) => at(a, 'chrom') - at(b, 'chrom') || at(a, 'pos37') - at(b, 'pos37'));
}

function header(study: Study, columns: string, more: readonly string[]): string[] {
  return [
    `# title: ${study.name}: ${columns}`,
    `# source: ${SOURCE}`,
    '# licence: MIT',
    '# version: 1',
    '# date: 2026-11-22',
    ...more,
  ];
}

function printMarkers(study: Study, rows: readonly Row[]): string {
  const names = Array.from({ length: COMPONENTS }, (_, index) => `UD${String(index + 1)}`);
  const steps = names.map((name) => Math.max(...rows.map((row) => Math.abs(Number(row.get(name))))) / 127);
  const lines = rows.map((row) =>
    [
      row.get('rsid'), row.get('chrom'), row.get('pos37'), row.get('pos38'), row.get('ref'), row.get('alt'),
      Math.round(Number(row.get('mu_dosage')) * MEAN_STEPS),
      ...names.map((name, index) => Math.round(Number(row.get(name)) / (steps[index] ?? 1))),
    ].join('\t'),
  ); // prettier-ignore
  const notes = [
    '# selection: markers on lists of genotyping chips, A/T and C/G left out, thinned; GRCh37 and GRCh38, 1-based, plus strand',
    `# mean-steps: ${String(MEAN_STEPS)}`,
    `# loading-steps: ${steps.map((step) => step.toPrecision(6)).join(' ')}`,
    '# columns: expected dosage of alt for a person at v is mean/mean-steps + Σ loading_i · loading-step_i · v_i',
  ];
  return [...header(study, 'markers with their loadings', notes), MARKER_COLUMNS.join('\t'), ...lines, ''].join('\n');
}

function printPeople(study: Study, rows: readonly Row[]): string {
  const lines = rows
    .filter((row) => !['', '?', undefined].includes(row.get(study.groupColumn)))
    .map((row) =>
      [
        row.get(study.groupColumn),
        row.get('population'),
        ...Array.from({ length: COMPONENTS }, (_, i) =>
          Math.round(Number(row.get(`PC${String(i + 1)}`)) / COORDINATE_STEP),
        ),
      ].join('\t'),
    ) // prettier-ignore
    .sort();
  const notes = [
    '# selection: people with a known population, without their sample names',
    `# coordinate-step: ${String(COORDINATE_STEP)}`,
  ];
  return [...header(study, 'coordinates of reference people', notes), PEOPLE_COLUMNS.join('\t'), ...lines, ''].join(
    '\n',
  );
}
