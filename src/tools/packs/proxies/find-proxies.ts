import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { fromGenomeKey } from '../../../domain/genotype/genome.ts';
import { LINKED_BASES } from '../../../domain/scores/row-linkage.ts';
import { termAlleles } from '../../../domain/scores/term-alleles.ts';
import { readArguments } from '../../command-line.ts';
import { compileTable } from '../score-table.ts';
import { bestProxies, type Proxy, toldBy } from './best-proxies.ts';
import { type PanelVariant, readPanel } from './panel.ts';

const USAGE = 'npm run packs -- proxies --panel FILE… --chip LIST [--score ID…] [--halves]';
/** Proxies that tell less than this are not worth a row. */
const LEAST_R2 = 0.2;

/** A row of a score that a chip lacks and the panel has. */
interface Lacking {
  score: string;
  row: number;
  effect: string;
  target: PanelVariant;
}

/**
 * `npm run packs -- proxies --panel FILE… --chip LIST [--score ID…]`: for each row of the bundled scores that a chip lacks, the one or two neighbours on
 * the chip that tell most of it in a panel of phased people (VCF or BCF, GRCh37): signs, slopes, share of the variance, and that share
 * less what chance adds. With `--halves` proxies are chosen in one half of the people and measured in the other. Nothing that ships is
 * written: ADR 0021 says what would have to be there first.
 */
export function proxies(args: string[]): number {
  const options = { panel: { type: 'string', multiple: true }, chip: { type: 'string' }, score: { type: 'string', multiple: true }, halves: { type: 'boolean' } } as const; // prettier-ignore
  const said = readArguments({ args, options }, USAGE);
  const { panel = [], chip, score = [], halves = false } = said?.values ?? {};
  if (panel.length === 0 || chip === undefined) {
    if (said !== null) process.stderr.write(`usage: ${USAGE}\n`);
    return 2;
  }
  const markers = readMarkers(chip);
  process.stdout.write(halves ? 'score\tmeasurements\tchosen: one\telsewhere: one\tchosen: two\telsewhere: two\n' : 'score\trow\trsid\tplace\teffect_allele\tproxies\talternate_alleles\tslopes_on_effect_allele\tr2\tr2_adjusted\n'); // prettier-ignore
  const counted = new Map<string, number[][]>();
  for (const file of panel) {
    const variants = readPanel(file);
    const onChip = new ChipNeighbours(variants.filter(({ id, chromosome, position }) => markers.has(id) || markers.has(`${chromosome}:${String(position)}`))); // prettier-ignore
    for (const lacking of lackingRows(variants, markers, score)) {
      const neighbours = onChip.near(lacking.target);
      if (halves) count(counted, lacking, neighbours);
      else printRow(lacking, neighbours);
    }
  }
  for (const [id, rows] of counted) {
    const means = [0, 1, 2, 3].map((at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0) / rows.length);
    process.stdout.write(`${[id, rows.length, ...means.map((mean) => mean.toFixed(3))].join('\t')}\n`);
  }
  return 0;
}

function printRow({ score, row, effect, target }: Lacking, neighbours: readonly PanelVariant[]): void {
  const found = bestProxies(target, neighbours);
  if (found === null || found.one.r2 < LEAST_R2) return;
  // A second neighbour is taken where it adds more than chance would.
  const best: Proxy = found.two !== null && found.two.adjusted > found.one.adjusted ? found.two : found.one;
  // What chance adds to a share makes slopes too steep by the same factor.
  const shrunk = best.slopes.map(
    (slope) => (effect === target.alt ? 1 : -1) * slope * Math.sqrt(best.adjusted / best.r2),
  );
  process.stdout.write(`${[score, row, target.id, `${target.chromosome}:${String(target.position)}`, effect, best.neighbours.map(({ id }) => id).join(' '), best.neighbours.map(({ alt }) => alt).join(' '), shrunk.map((slope) => slope.toFixed(4)).join(' '), best.r2.toFixed(3), best.adjusted.toFixed(3)].join('\t')}\n`); // prettier-ignore
}

/** Chosen in one half of the people, told in the other, and the other way round. */
function count(
  counted: Map<string, number[][]>,
  { score, target }: Lacking,
  neighbours: readonly PanelVariant[],
): void {
  for (const half of [0, 1]) {
    const [own, other] = [halfOf(half), halfOf(1 - half)];
    const found = bestProxies({ ...target, haplotypes: own(target) }, neighbours.map((one) => ({ ...one, haplotypes: own(one) }))); // prettier-ignore
    if (found === null) continue;
    const whole = new Map(neighbours.map((one) => [one.id, one]));
    const pick = (variant: PanelVariant): Uint8Array => other(whole.get(variant.id) ?? variant);
    const told = (proxy: Proxy): number => toldBy(proxy, other(target), pick);
    const two = found.two ?? found.one;
    counted.set(score, [...(counted.get(score) ?? []), [found.one.r2, told(found.one), two.r2, told(two)]]);
  }
}

/** Haplotypes of every second person. */
function halfOf(half: number): (variant: PanelVariant) => Uint8Array {
  return ({ haplotypes }) => haplotypes.filter((_, at) => (at >> 1) % 2 === half);
}

/** Variants on a chip, found by place. */
class ChipNeighbours {
  readonly #byChromosome = new Map<string, PanelVariant[]>();

  constructor(variants: readonly PanelVariant[]) {
    for (const variant of variants) {
      const known = this.#byChromosome.get(variant.chromosome);
      if (known === undefined) this.#byChromosome.set(variant.chromosome, [variant]);
      else known.push(variant);
    }
  }

  near({ chromosome, position }: PanelVariant): PanelVariant[] {
    return (this.#byChromosome.get(chromosome) ?? []).filter((one) => Math.abs(one.position - position) <= LINKED_BASES); // prettier-ignore
  }
}

function lackingRows(
  variants: readonly PanelVariant[],
  markers: ReadonlySet<string>,
  wanted: readonly string[],
): Lacking[] {
  const byPlace = new Map(variants.map((variant) => [`${variant.chromosome}:${String(variant.position)}`, variant]));
  const folder = path.resolve(import.meta.dirname, '../../../reference/tables/scores');
  const names = readdirSync(folder).filter((name) => wanted.length === 0 || wanted.includes(name.replace('.tsv', ''))).sort(); // prettier-ignore
  return names.flatMap((name) => {
    const { packed } = compileTable(readFileSync(path.join(folder, name), 'utf8'));
    const columns = packed.builds.GRCh37;
    return Array.from(columns?.keys ?? [], (key, index): Lacking[] => {
      const { chromosome, position } = fromGenomeKey(key);
      const term = columns?.term[index] ?? 0;
      const target = byPlace.get(`${chromosome}:${String(position)}`);
      const { effect, other } = termAlleles(packed.terms, term, 'GRCh37');
      const isOn = markers.has(`rs${String(packed.terms.rsid[term] ?? 0)}`) || markers.has(`${chromosome}:${String(position)}`); // prettier-ignore
      const fits = target !== undefined && [target.ref, target.alt].sort().join() === [effect, other].sort().join();
      return !isOn && fits ? [{ score: packed.header.id, row: packed.terms.row[term] ?? 0, effect, target }] : [];
    }).flat();
  });
}

/** Names and places of a list of markers: each word of its lines that is an rsid, and `chromosome place` columns. */
function readMarkers(file: string): Set<string> {
  const raw = readFileSync(file);
  const parts = raw[0] === 0x50 && raw[1] === 0x4b ? Object.values(unzipSync(raw)) : [raw[0] === 0x1f ? gunzipSync(raw) : raw]; // prettier-ignore
  const markers = new Set<string>();
  for (const part of parts) {
    for (const line of Buffer.from(part).toString('latin1').split('\n')) {
      for (const [id] of line.matchAll(/\brs\d+\b/g)) markers.add(id);
      const place = /\t(?:chr)?(\d+|X|Y|MT)\t(\d+)(?:\t|\r|$)/.exec(line);
      if (place !== null) markers.add(`${place[1] ?? ''}:${place[2] ?? ''}`);
    }
  }
  return markers;
}
