import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inferAncestry } from '../domain/ancestry/infer-ancestry.ts';
import {
  type AncestryPanel,
  type AncestryReference,
  FEW_OF_FIRST_MARKERS,
  FEWEST_MARKERS,
} from '../domain/ancestry/panel.ts';
import { inferredReference } from '../domain/ancestry/score-shares.ts';
import { widenPanel } from '../domain/ancestry/widen-panel.ts';
import { NO_DOSAGE } from '../domain/genotype/dosage.ts';
import { genomeKey, parseChromosome } from '../domain/genotype/genome.ts';
import { alleleCode } from '../domain/genotype/genotype-code.ts';
import { decodeAncestryPack, decodeMoreMarkers } from '../reference/ancestry-pack.ts';
import { randomFrom } from './calibration/random-scores.ts';
import { randomBits } from './calibration/reliability.ts';
import { type LabelledPeople, readPeople } from './peers/ancestry/people-file.ts';

/** Rows of a small file. */
const ROWS = 10_155;

/**
 * `npm run coverage -- ancestry <folder> [people of each panel]`: what the app's own packs say of labelled people whose files are
 * cut to 10,155 rows, with the first markers alone and with the further ones.
 */
export function main([folder = '', most = '99']: string[]): Promise<number> {
  const reference = readReference();
  if (reference === null || !existsSync(folder)) {
    process.stderr.write('usage: ancestry-coverage <folder of panels> [people of each]\n');
    return Promise.resolve(2);
  }
  process.stdout.write(
    'panel\tpacks\tpeople\tmarkers read\tplaced\tright of placed\tclose to a group\twith a reference\n',
  );
  for (const name of readdirSync(folder).sort()) {
    if (!existsSync(path.join(folder, name, 'geno.2bit.gz'))) continue;
    const people = readPeople(path.join(folder, name));
    ask(name, people, { reference, most: Number(most), isWide: false });
    ask(name, people, { reference, most: Number(most), isWide: true });
    for (const kind of ['child', 'patchwork'] as const) askMixed(name, people, { reference, kind });
  }
  return Promise.resolve(0);
}

function readReference(): AncestryReference | null {
  const first = decodeAncestryPack(readFileSync('public/packs/ancestry.bin'));
  const more = decodeMoreMarkers(readFileSync('public/packs/ancestry-more.bin'));
  return first.ok && more.ok ? { ...first.value, wide: widenPanel(first.value.main, more.value) } : null;
}

function ask(
  name: string,
  people: LabelledPeople,
  { reference, most, isWide }: { reference: AncestryReference; most: number; isWide: boolean },
): void {
  const random = randomFrom(41);
  const order = [...people.groups.keys()].map((person) => ({ person, at: random() })).sort((a, b) => a.at - b.at).slice(0, most); // prettier-ignore
  const counts = { placed: 0, right: 0, near: 0, referenced: 0, markers: 0 };
  const wrong = new Map<string, number>();
  for (const { person } of order) {
    const hidden = Math.max(0, 1 - ROWS / people.sites.length);
    const rows = Uint8Array.from(people.dosage[person] ?? [], (copies) => (random() < hidden ? NO_DOSAGE : copies));
    const own = dosagesOf(reference.main, people, rows);
    const useWide = isWide && reference.wide !== undefined && readOf(own) < FEW_OF_FIRST_MARKERS;
    const main = useWide && reference.wide !== undefined ? reference.wide : reference.main;
    const dosage = useWide ? dosagesOf(main, people, rows) : own;
    counts.markers += readOf(dosage) / order.length;
    const { report } = inferAncestry({ ...reference, main }, { main: dosage, regions: null });
    if (report.markers < FEWEST_MARKERS) continue;
    counts.placed++;
    const [group] = Object.entries(report.nearest).sort(([, a], [, b]) => b - a)[0] ?? [''];
    if (group === people.groups[person]) counts.right++;
    if (!report.outside) counts.near++;
    else wrong.set(`${people.groups[person] ?? ''} ${report.reason ?? ''}`, (wrong.get(`${people.groups[person] ?? ''} ${report.reason ?? ''}`) ?? 0) + 1); // prettier-ignore
    if (inferredReference(report, main) !== null) counts.referenced++;
  }
  const share = (count: number): string => ((100 * count) / order.length).toFixed(1);
  process.stdout.write([name, isWide ? 'both' : 'first', order.length, counts.markers.toFixed(0), share(counts.placed), ((100 * counts.right) / Math.max(1, counts.placed)).toFixed(1), share(counts.near), share(counts.referenced)].join('\t') + `\t${[...wrong].map(([what, count]) => `${what}: ${String(count)}`).join(', ')}\n`); // prettier-ignore
}

/** Pairs of groups whose mixtures are asked, and how many people of each. */
const PAIRS = [['EUR', 'EAS'], ['EUR', 'AFR'], ['EUR', 'SAS'], ['AFR', 'EAS'], ['EAS', 'SAS']] as const; // prettier-ignore
const MIXED_PEOPLE = 60;
/** Sites of one stretch from one ancestor: some twenty generations' worth would be shorter, five longer. */
const STRETCHES = 90;

/** How many people who are mixed from two people of either group are close to a group or explained by a mixture, by all markers of a panel. */
function askMixed(
  name: string,
  people: LabelledPeople,
  { reference, kind }: { reference: AncestryReference; kind: 'child' | 'patchwork' },
): void {
  const random = randomBits(17);
  const wide = reference.wide ?? reference.main;
  const total = { asked: 0, near: 0, referenced: 0, markers: 0 };
  const results = PAIRS.map(([first, second]) => {
    const [ones, others] = [first, second].map((group) => [...people.groups.keys()].filter((person) => people.groups[person] === group)); // prettier-ignore
    let [near, asked] = [0, 0];
    while (asked < MIXED_PEOPLE && (ones?.length ?? 0) > 1 && (others?.length ?? 0) > 1) {
      const rows = mixOf(people, [ones ?? [], others ?? []], kind, random);
      const { report } = inferAncestry({ ...reference, main: wide }, { main: dosagesOf(wide, people, rows), regions: null }); // prettier-ignore
      asked++;
      if (!report.outside && report.markers >= FEWEST_MARKERS) near++;
      if (inferredReference(report, wide) !== null) total.referenced++;
      total.markers += report.markers;
    }
    total.asked += asked;
    total.near += near;
    return asked === 0 ? '' : `${first} and ${second} ${((100 * near) / asked).toFixed(0)}`;
  });
  const share = (count: number): string => ((100 * count) / Math.max(1, total.asked)).toFixed(1);
  process.stdout.write(
    `${name}\tmixed (${kind}), ${(total.markers / Math.max(1, total.asked)).toFixed(0)} markers, per cent not outside ${share(total.near)}, with a reference ${share(total.referenced)}\t${results.filter((text) => text !== '').join('\t')}\n`,
  );
}

/** Somebody mixed from two people of each of two groups: copies that are never both of one person, which would make relatives of them. */
function mixOf(
  people: LabelledPeople,
  [ones, others]: [readonly number[], readonly number[]],
  kind: 'child' | 'patchwork',
  random: () => number,
): Uint8Array {
  const two = (list: readonly number[]): number[] => {
    const at = Math.floor(random() * list.length);
    return [list[at] ?? 0, list[(at + 1 + Math.floor(random() * (list.length - 1))) % list.length] ?? 0];
  };
  const [of, otherOf] = [two(ones), two(others)];
  const share = 0.2 + 0.6 * random();
  const length = Math.ceil(people.sites.length / STRETCHES);
  let from = [0, 1];
  return Uint8Array.from(people.sites, (_, site) => {
    if (kind === 'patchwork' && site % length === 0) from = [random() < share ? 0 : 1, random() < share ? 0 : 1];
    const copies = from.map((group, line) => allele(people.dosage[(group === 0 ? of : otherOf)[line] ?? 0]?.[site] ?? NO_DOSAGE, random)); // prettier-ignore
    return copies.includes(-1) ? NO_DOSAGE : (copies[0] ?? 0) + (copies[1] ?? 0);
  });
}

/** One of two copies, by chance; −1 where they were not read. */
function allele(copies: number, random: () => number): number {
  if (copies === NO_DOSAGE) return -1;
  return copies === 1 ? (random() < 0.5 ? 0 : 1) : copies / 2;
}

function readOf(dosage: Uint8Array): number {
  return dosage.reduce((read, copies) => read + (copies === NO_DOSAGE ? 0 : 1), 0);
}

/** Copies of each marker's alternate allele by the panel's sites, on either strand; `NO_DOSAGE` where a site is not in the file. */
function dosagesOf(panel: AncestryPanel, { sites }: LabelledPeople, rows: Uint8Array): Uint8Array {
  const columns = panel.columns.GRCh37;
  const dosage = new Uint8Array(panel.mean.length).fill(NO_DOSAGE);
  if (columns === undefined) return dosage;
  const at = new Map<number, number>();
  columns.keys.forEach((key, index) => at.set(key, index));
  sites.forEach(({ chromosome, position, ref, alt }, site) => {
    const name = parseChromosome(chromosome);
    const index = name === null ? undefined : at.get(genomeKey(name, position));
    const copies = rows[site] ?? NO_DOSAGE;
    if (index === undefined || copies === NO_DOSAGE) return;
    const code = columns.alleles[index] ?? 0;
    const [markerAlt, markerRef] = [code >> 4, code & 15];
    const [first, second] = [alleleCode(ref), alleleCode(alt)];
    for (const flip of [(one: number) => one, (one: number) => 5 - one]) {
      if (flip(second) === markerAlt && flip(first) === markerRef) dosage[columns.term[index] ?? 0] = copies;
      else if (flip(first) === markerAlt && flip(second) === markerRef) dosage[columns.term[index] ?? 0] = 2 - copies;
      else continue;
      return;
    }
  });
  return dosage;
}
