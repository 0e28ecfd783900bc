import { ALLELE, firstAllele, isNoCall, NO_CALL, secondAllele } from '../src/domain/genotype/genotype-code.ts';
import { type Chromosome, genomeKey } from '../src/domain/genotype/genome.ts';
import type { LetterCall, ObservedSite, SiteLookup, VcfCall } from '../src/domain/genotype/observed-site.ts';
import { parseKeptRecord } from '../src/formats/vcf-record.ts';
import type { GenotypeTable } from './kernel/genotype-table.ts';
import { CONFIDENT_BLOCK_GQ } from './kernel/layout.ts';

const LETTERS = '?ACGTDI';

/** The letter of an allele nibble; null where it was not called. */
function letterOf(nibble: number): string | null {
  return nibble === ALLELE.noCall ? null : (LETTERS[nibble] ?? '?');
}

function letterCall(code: number, rsid: string | null): LetterCall {
  if (isNoCall(code)) return { kind: 'letters', first: null, second: null, rsid };
  const second = secondAllele(code);
  return {
    kind: 'letters',
    first: letterOf(firstAllele(code)),
    second: second === ALLELE.none ? undefined : letterOf(second),
    rsid,
  };
}

/**
 * The VCF record of a row, or null for delimited text. A call that the columns have settled as a no-call (two alleles on a man's one
 * X or Y) is none here either: whoever reads records never sees it.
 */
export function recordAt(table: GenotypeTable, row: number): VcfCall | null {
  const text = table.rawRecord(row);
  if (text === null) return null;
  const call = parseKeptRecord(text, table.id(row) ?? '.', table.isImputed(row));
  if (!isNoCall(table.genotypes()[row] ?? NO_CALL) || call.genotype.every((allele) => allele === null)) return call;
  const { imputed: _guess, ...rest } = call;
  return { ...rest, genotype: call.genotype.map(() => null), dosages: null };
}

/** Reads the records of a genome by position. Reference blocks of low quality are no evidence and are left out. */
export function siteLookup(table: GenotypeTable): SiteLookup {
  const record = (row: number): ObservedSite =>
    recordAt(table, row) ?? {
      ...letterCall(table.genotypes()[row] ?? NO_CALL, table.id(row)),
      ...(table.isImputed(row) ? { imputed: true } : {}),
    };
  return {
    at(chromosome: Chromosome, position: number): readonly ObservedSite[] {
      const key = genomeKey(chromosome, position);
      if (key === 0) return [];
      const sites: ObservedSite[] = [];
      for (let row = table.lowerBound(key); row < table.rowCount && table.keys()[row] === key; row++)
        sites.push(record(row));
      const block = table.addresses.blockCount > 0 ? table.blockAt(key) : null;
      if (block !== null && (block.quality === null || block.quality >= CONFIDENT_BLOCK_GQ)) {
        const axis = key - position;
        const base = block.firstKey === key && block.firstBase !== null ? { base: block.firstBase } : {};
        sites.push({ kind: 'referenceBlock', start: block.firstKey - axis, end: block.lastKey - axis, ...base });
      }
      return sites;
    },
    keysOfIds: (rsids) => keysOfIds(table, rsids),
  };
}

const FILTER_MASK = 0xffff;

/** An rsid among the ids of one field, or in a probe's name: no letter or digit touches it. */
const LISTED_RSID = /(?<![A-Za-z0-9])rs(\d{1,10})(?![A-Za-z0-9])/gi;

/** The first row of each id; a row that lists several ids answers to each where no row has it alone. Most rows have none of the wanted ids: a table of their low bits tells so at once. */
function keysOfIds(table: GenotypeTable, rsids: Uint32Array): Uint32Array {
  const filter = new Uint8Array(FILTER_MASK + 1);
  const wanted = new Map<number, number>();
  rsids.forEach((rsid, index) => {
    filter[rsid & FILTER_MASK] = 1;
    wanted.set(rsid, index);
  });
  const keys = new Uint32Array(rsids.length);
  const rowKeys = table.keys();
  const { ids } = table.idColumns();
  const listed = new Map<number, number>();
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row] ?? 0;
    if (filter[id & FILTER_MASK] !== 1) continue;
    const index = wanted.get(id);
    if (index !== undefined && keys[index] === 0 && table.rsNumber(row) === id) keys[index] = rowKeys[row] ?? 0;
  }
  for (const { row, text } of table.textIds()) {
    for (const [, digits] of text.matchAll(LISTED_RSID)) {
      const index = wanted.get(Number(digits));
      const key = rowKeys[row] ?? 0;
      if (index !== undefined && (listed.get(index) ?? Infinity) > key) listed.set(index, key);
    }
  }
  for (const [index, key] of listed) if (keys[index] === 0) keys[index] = key;
  return rsids.map((rsid) => keys[wanted.get(rsid) ?? 0] ?? 0);
}
