import {
  LEFT_OUT,
  type LeftOut,
  lettersOfRecord,
  rowOfLetters,
  rowOfRecord,
  type VcfAlleles,
} from '../../domain/export/vcf-row.ts';
import { CONFIDENT_BLOCK_GQ } from '../../../assembly/layout.ts';
import { fromGenomeKey } from '../../domain/genotype/genome.ts';
import { ALLELE, genotypeLetters, secondAllele } from '../../domain/genotype/genotype-code.ts';
import type { ExportedGenome } from './export-desk.ts';
import { recordAt, type RecordRows } from '../site-lookup.ts';
import type { ExportBuild, KnownReference } from './known-reference.ts';

/** Rows of a VCF without its header, sorted, and what was left out of it. */
export interface VcfRows {
  build: ExportBuild;
  /** Lines of text, UTF-8, each with its end. */
  body: Uint8Array<ArrayBuffer>;
  written: number;
  noCalls: number;
  leftOut: Record<LeftOut, number>;
  /** Reference blocks of a gVCF are not written but for places that the tables ask for. */
  blocks: number;
}

interface Row extends VcfAlleles {
  key: number;
  id: string;
}

/** What of a genome can be written as a VCF of a build. */
export function vcfRows(genome: ExportedGenome, known: KnownReference, build: ExportBuild): VcfRows {
  const leftOut = Object.fromEntries(LEFT_OUT.map((reason) => [reason, 0])) as Record<LeftOut, number>;
  const rows: Row[] = [];
  const { keys, repeats } = genome;
  for (let row = 0; row < keys.length; row++) {
    if (repeats.has(row)) continue;
    const said = rowOf({ genome, known, isSame: genome.build === build }, row);
    if (typeof said === 'string') leftOut[said]++;
    else rows.push(said);
  }
  rows.push(...blockRows(genome, known, build, new Set(rows.map(({ key }) => key))));
  rows.sort((a, b) => a.key - b.key);
  const settled = genome.isVcf ? rows : oneAPlace(rows, leftOut);
  return {
    build,
    body: bodyOf(settled, build),
    written: settled.length,
    noCalls: settled.filter(({ gt }) => gt.includes('.')).length,
    leftOut,
    blocks: genome.blocks.length,
  };
}

interface Source {
  genome: ExportedGenome;
  known: KnownReference;
  isSame: boolean;
}

function rowOf({ genome, known, isSame }: Source, row: number): Row | LeftOut {
  const from = genome.keys[row] ?? 0;
  const key = isSame ? from : known.fromOther.get(from);
  if (key === undefined) return 'no-place';
  const id = idOf(genome.ids[row] ?? null);
  const record = genome.isVcf ? recordAt(rowsOf(genome), row) : null;
  if (record !== null && isSame) return withPlace(rowOfRecord(record), key, id);
  const ref = known.base.get(key);
  if (!genome.isVcf && known.indels.has(key)) return 'not-single-bases';
  if (ref === undefined) return 'no-reference';
  const code = genome.codes[row] ?? 0;
  const called = record === null ? { letters: genotypeLetters(code), copies: copiesOf(code) } : lettersOfRecord(record);
  if (called === null || (record === null && (genome.texts[row] ?? null) !== null)) return 'not-single-bases';
  return withPlace(rowOfLetters(called.letters, ref, called.copies), key, id);
}

/** The columns as {@link recordAt} asks for them. */
function rowsOf({ keys, codes, ids, texts, imputed }: ExportedGenome): RecordRows {
  return {
    rawRecord: (row) => texts[row] ?? null,
    id: (row) => ids[row] ?? null,
    isImputed: (row) => imputed.has(row),
    genotypes: () => codes,
    place: (row) => fromGenomeKey(keys[row] ?? 0),
  };
}

function copiesOf(code: number): 1 | 2 {
  return secondAllele(code) === ALLELE.none ? 1 : 2;
}

function withPlace(said: VcfAlleles | LeftOut, key: number, id: string): Row | LeftOut {
  return typeof said === 'string' ? said : { ...said, key, id };
}

/** Only rs numbers are handed on: other ids are a vendor's own and may hold anything. */
function idOf(id: string | null): string {
  return id !== null && /^rs\d{1,12}$/.test(id) ? id : '.';
}

/** Places that the tables ask for and a reference block covers: the reference was read there. */
function blockRows({ blocks, build: own }: ExportedGenome, known: KnownReference, build: ExportBuild, written: ReadonlySet<number>): Row[] {
  if (own !== build) return [];
  const confident = blocks.filter(({ quality }) => quality === null || quality >= CONFIDENT_BLOCK_GQ);
  let at = 0;
  return known.asked.flatMap(({ key, rsid }): Row[] => {
    while (at < confident.length && (confident[at]?.lastKey ?? 0) < key) at++;
    if (written.has(key) || (confident[at]?.firstKey ?? Infinity) > key) return [];
    return [{ key, id: idOf(rsid), ref: known.base.get(key) ?? '', alts: [], gt: '0/0' }];
  });
} // prettier-ignore

/** A chip may list a place twice under two names: once is enough, and two different calls are none. */
function oneAPlace(rows: readonly Row[], leftOut: Record<LeftOut, number>): Row[] {
  const kept: Row[] = [];
  for (const row of rows) {
    const last = kept.at(-1);
    if (last?.key !== row.key) {
      kept.push(row);
      continue;
    }
    leftOut['same-place']++;
    if (row.gt.includes('.')) continue;
    if (last.gt.includes('.')) kept[kept.length - 1] = row;
    else if (last.gt !== row.gt || last.alts.join() !== row.alts.join()) kept[kept.length - 1] = { ...last, alts: [], gt: './.' }; // prettier-ignore
  }
  return kept;
}

/** Lines of text that are joined before they are made bytes. */
const LINES_AT_ONCE = 10_000;

function bodyOf(rows: readonly Row[], build: ExportBuild): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < rows.length; from += LINES_AT_ONCE) {
    const lines = rows.slice(from, from + LINES_AT_ONCE).map((row) => lineOf(row, build));
    pieces.push(encoder.encode(lines.join('')));
  }
  const body = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    body.set(piece, at);
    at += piece.length;
  }
  return body;
}

/** GRCh38 is written with `chr` as PharmCAT asks for, GRCh37 without. */
function lineOf({ key, id, ref, alts, gt }: Row, build: ExportBuild): string {
  const { chromosome, position } = fromGenomeKey(key);
  const name = build === 'GRCh37' ? chromosome : `chr${chromosome === 'MT' ? 'M' : chromosome}`;
  return `${name}\t${String(position)}\t${id}\t${ref}\t${alts.length === 0 ? '.' : alts.join(',')}\t.\t.\t.\tGT\t${gt}\n`;
}
