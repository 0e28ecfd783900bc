import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { fromGenomeKey } from '../../domain/genotype/genome.ts';
import type { PackedScore } from '../../domain/scores/packed-score.ts';
import { termAlleles } from '../../domain/scores/term-alleles.ts';
import { readPlaces } from '../packs/known-places.ts';
import type { ChipRow } from './chip-engine.ts';

/** What a chip carries: names of markers and places on GRCh37. */
export interface Chip {
  name: string;
  /** Null: every place of the genome, as a file of a whole genome with the places where nothing differs. */
  markers: ReadonlySet<string> | null;
}

/** Rows of a score, and which of them a chip carries. */
export function rowsOn(packed: PackedScore, chip: Chip): ChipRow[] {
  const columns = packed.builds.GRCh37;
  const places = new Map<number, string>();
  columns?.keys.forEach((key, index) => {
    const { chromosome, position } = fromGenomeKey(key);
    places.set(columns.term[index] ?? 0, `${chromosome}:${String(position)}`);
  });
  return Array.from({ length: packed.terms.count }, (_, term) => {
    const { effect, other } = termAlleles(packed.terms, term, null);
    const isOnChip = chip.markers === null || chip.markers.has(`rs${String(packed.terms.rsid[term] ?? 0)}`) || chip.markers.has(places.get(term) ?? ''); // prettier-ignore
    return { effect, other, isOnChip };
  });
}

/** Chips of which the list of markers is complete, from a folder of facts: Illumina's GSA v3 and 23andMe's v4; and a whole genome. */
export function readChips(facts: string): Chip[] {
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
    { name: 'genome', markers: null },
  ];
}

function addMarker(markers: Set<string>, id: string, places: ReadonlyMap<string, string>): void {
  markers.add(id);
  const place = places.get(id);
  if (place !== undefined) markers.add(place);
}
