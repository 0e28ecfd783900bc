import {
  LEFT_OUT,
  type LeftOut,
  lettersOfRecord,
  rowOfLetters,
  rowOfRecord,
  type VcfAlleles,
} from '../../domain/export/vcf-row.ts';
import { fromGenomeKey } from '../../domain/genotype/genome.ts';
import { ALLELE, genotypeLetters, secondAllele } from '../../domain/genotype/genotype-code.ts';
import type { Genome } from '../genome.ts';
import { recordAt } from '../site-lookup.ts';
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

/** What of a genome can be written as a VCF of a build. Of a VCF every record must have been kept as text. */
export function vcfRows(genome: Genome, known: KnownReference, build: ExportBuild): VcfRows {
  const leftOut = Object.fromEntries(LEFT_OUT.map((reason) => [reason, 0])) as Record<LeftOut, number>;
  const rows: Row[] = [];
  const { table, repeats } = genome;
  const keys = table.keys();
  for (let row = 0; row < keys.length; row++) {
    if (repeats.has(row)) continue;
    const said = rowOf({ genome, known, isSame: genome.build === build }, row);
    if (typeof said === 'string') leftOut[said]++;
    else rows.push(said);
  }
  rows.push(...blockRows(genome, known, build, new Set(rows.map(({ key }) => key))));
  rows.sort((a, b) => a.key - b.key);
  const settled = table.isVcf ? rows : oneAPlace(rows, leftOut);
  return {
    build,
    body: bodyOf(settled, build),
    written: settled.length,
    noCalls: settled.filter(({ gt }) => gt.includes('.')).length,
    leftOut,
    blocks: table.addresses.blockCount,
  };
}

interface Source {
  genome: Genome;
  known: KnownReference;
  isSame: boolean;
}

function rowOf({ genome: { table }, known, isSame }: Source, row: number): Row | LeftOut {
  const from = table.keys()[row] ?? 0;
  const key = isSame ? from : known.fromOther.get(from);
  if (key === undefined) return 'no-place';
  const id = idOf(table.id(row));
  const record = table.isVcf ? recordAt(table, row) : null;
  if (record !== null && isSame) return withPlace(rowOfRecord(record), key, id);
  const ref = known.base.get(key);
  if (!table.isVcf && known.indels.has(key)) return 'not-single-bases';
  if (ref === undefined) return 'no-reference';
  const code = table.genotypes()[row] ?? 0;
  const called = record === null ? { letters: genotypeLetters(code), copies: copiesOf(code) } : lettersOfRecord(record);
  if (called === null || (record === null && table.alleleText(row) !== null)) return 'not-single-bases';
  return withPlace(rowOfLetters(called.letters, ref, called.copies), key, id);
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
function blockRows({ table, lookup, build: own }: Genome, known: KnownReference, build: ExportBuild, written: ReadonlySet<number>): Row[] {
  if (table.addresses.blockCount === 0 || own !== build) return [];
  return known.asked.flatMap(({ key, rsid }): Row[] => {
    const { chromosome, position } = fromGenomeKey(key);
    const sites = written.has(key) ? [] : lookup.at(chromosome, position);
    const [site] = sites;
    if (sites.length !== 1 || site?.kind !== 'referenceBlock') return [];
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
