import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { type Group, GROUPS } from '../domain/ancestry/groups.ts';
import type { ScoreReport } from '../domain/scores/report.ts';
import { scoreGenome } from '../domain/scores/score-genome.ts';
import { termAlleles } from '../domain/scores/term-alleles.ts';
import type { PackedScore } from '../domain/scores/packed-score.ts';
import { fromGenomeKey } from '../domain/genotype/genome.ts';
import { SCORE_CARDS } from '../reference/score-cards.ts';
import { decodeScorePack } from '../reference/score-pack.ts';
import { ChipEngine } from './calibration/chip-engine.ts';
import { readPlaces } from './packs/known-places.ts';

/** What a chip carries: names of markers and places on GRCh37. */
interface Chip {
  name: string;
  markers: ReadonlySet<string>;
}

/**
 * `node src/tools/run.mjs chip-readability <folder of facts> [folder of packs]`: of every bundled score, on every chip whose list of
 * markers is complete, and against every group: whether a file that has each marker of the chip gets a percentile, with the share
 * of the variance, or why it gets none. The bar is that of somebody at the median and so does not depend on the genotypes.
 */
export function main([facts = '', packs = 'public/packs']: string[]): Promise<number> {
  if (facts === '') {
    process.stderr.write('usage: chip-readability <folder of facts> [folder of packs]\n');
    return Promise.resolve(2);
  }
  const chips = readChips(facts);
  const readable = new Map<string, Set<string>>();
  process.stdout.write(`score\tcondition\trows\t${chips.flatMap(({ name }) => GROUPS.map((group) => `${name} ${group}`)).join('\t')}\n`); // prettier-ignore
  const names = readdirSync(packs).filter((one) => /^(O?PGS|GWAS-).*\.bin$/.test(one)).sort(); // prettier-ignore
  for (const name of names) {
    const packed = decodeScorePack(readFileSync(path.join(packs, name)));
    if (!packed.ok) throw new Error(`${name}: ${packed.error.code}`);
    const { id } = packed.value.header;
    const condition = SCORE_CARDS.find((card) => card.id === id)?.condition ?? id;
    const cells = chips.flatMap((chip) =>
      GROUPS.map((group) => {
        const report = readOn(packed.value, chip, group);
        const cell = `${chip.name} ${group}`;
        const found = readable.get(cell) ?? new Set<string>();
        readable.set(cell, found);
        if (report.interpretable) found.add(condition);
        return wordsOf(report);
      }),
    );
    process.stdout.write(`${[id, condition, packed.value.rows, ...cells].join('\t')}\n`);
  }
  process.stdout.write(`conditions\t\t\t${[...readable.values()].map(({ size }) => String(size)).join('\t')}\n`);
  return Promise.resolve(0);
}

/** The report of a file that carries every marker of a chip, all of them unlike copies, with the strand proved. */
function readOn(packed: PackedScore, chip: Chip, group: Group): ScoreReport {
  const columns = packed.builds.GRCh37;
  const places = new Map<number, string>();
  columns?.keys.forEach((key, index) => {
    const { chromosome, position } = fromGenomeKey(key);
    places.set(columns.term[index] ?? 0, `${chromosome}:${String(position)}`);
  });
  const rows = Array.from({ length: packed.terms.count }, (_, term) => {
    const { effect, other } = termAlleles(packed.terms, term, null);
    const isOnChip = chip.markers.has(`rs${String(packed.terms.rsid[term] ?? 0)}`) || chip.markers.has(places.get(term) ?? ''); // prettier-ignore
    return { effect, other, isOnChip };
  });
  const source = { engine: new ChipEngine(rows), lookup: { at: () => [] }, build: 'GRCh37', sex: null, records: 'letters' } as const; // prettier-ignore
  return scoreGenome(packed, source, {
    ambiguous: 'proven',
    indels: 'exclude',
    missing: 'expected',
    maleX: 2,
    plusStrand: true,
    reference: { shares: { [group]: 1 }, from: 'chosen' },
  });
}

function wordsOf({ interpretable, varianceSeen, reason }: ScoreReport): string {
  const share = varianceSeen === null ? '' : varianceSeen.toFixed(2);
  return interpretable ? `yes ${share}` : `${(reason ?? '').replace('score/', '')} ${share}`.trim();
}

function readChips(facts: string): Chip[] {
  const places = readPlaces(facts);
  const gsa = new Set<string>();
  for (const bytes of Object.values(unzipSync(readFileSync(path.join(facts, 'gsa3_rsids.zip'))))) {
    for (const line of Buffer.from(bytes).toString('utf8').split('\n')) {
      const [name = '', ids = ''] = line.trim().split('\t');
      for (const id of [name.replace('GSA-', ''), ...ids.split(',')]) addMarker(gsa, id, places);
    }
  }
  const v4 = new Set<string>();
  const text = gunzipSync(readFileSync(path.join(facts, 'chips/chips_23andme_v4_full.tsv.gz'))).toString('utf8');
  for (const line of text.split('\n').slice(1)) {
    const [id = '', chromosome = '', position = ''] = line.split('\t');
    v4.add(id).add(`${chromosome}:${position}`);
  }
  return [
    { name: 'GSA v3', markers: gsa },
    { name: '23andMe v4', markers: v4 },
  ];
}

function addMarker(markers: Set<string>, id: string, places: ReadonlyMap<string, string>): void {
  markers.add(id);
  const place = places.get(id);
  if (place !== undefined) markers.add(place);
}
