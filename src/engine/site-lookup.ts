import { CONFIDENT_BLOCK_GQ } from '../../assembly/layout.ts';
import { type Chromosome, genomeKey } from '../domain/genotype/genome.ts';
import { ALLELE, firstAllele, isNoCall, NO_CALL, secondAllele } from '../domain/genotype/genotype-code.ts';
import { joinRecords } from '../domain/genotype/join-records.ts';
import type { LetterCall, ObservedSite, PlacedCall, SiteLookup, VcfCall } from '../domain/genotype/observed-site.ts';
import { parseKeptRecord } from '../formats/vcf-record.ts';
import type { GenotypeTable } from './kernel/genotype-table.ts';

const LETTERS = '?ACGTDI';
/** Readers look for records of several bases up to this far beside a place. */
const FAR_BASES = 1000;

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

/** What a record is read from. */
export type RecordRows = Pick<GenotypeTable, 'rawRecord' | 'id' | 'isImputed' | 'genotypes' | 'place'>;

/**
 * The VCF record of a row, or null for delimited text. A call that the columns have settled as a no-call is none here either: of two alleles
 * on a man's one X or Y nothing is left, a call that rests on no read or that another line contradicts keeps its words and a doubt.
 */
export function recordAt(table: RecordRows, row: number): VcfCall | null {
  const text = table.rawRecord(row);
  if (text === null) return null;
  const call = parseKeptRecord(text, table.id(row) ?? '.', table.isImputed(row));
  if (!isNoCall(table.genotypes()[row] ?? NO_CALL) || call.genotype.every((allele) => allele === null)) return call;
  const { imputed: _guess, ...rest } = call;
  const { chromosome } = table.place(row);
  if (chromosome !== 'X' && chromosome !== 'Y') {
    const isReference = call.genotype.every((allele) => allele === 0 || allele === null);
    return { ...rest, doubt: call.doubt ?? (isReference ? 'no-reads' : 'lines-contradict') };
  }
  return { ...rest, genotype: call.genotype.map(() => null), dosages: null };
}

/** Lines of one place that cannot all hold are none of them a call. */
function settleLines(sites: ObservedSite[]): ObservedSite[] {
  const calls = sites.filter((site) => site.kind === 'vcf');
  if (calls.length < 2) return sites;
  const contradicted = new Set(
    calls.map(({ ref }) => ref).filter((ref) => joinRecords(calls.filter((call) => call.ref === ref)) === null),
  );
  if (contradicted.size === 0) return sites;
  return sites.map((site) =>
    site.kind === 'vcf' && contradicted.has(site.ref) ? { ...site, doubt: 'lines-contradict' } : site,
  );
}

/** Whether an allele of the call is no single base. */
const isLong = (code: number): boolean => firstAllele(code) === ALLELE.other || secondAllele(code) === ALLELE.other;

/** Records of a stretch of which the person carries an allele of several bases. */
function longCallsIn(table: GenotypeTable, from: number, to: number, axis: number): PlacedCall[] {
  const found: PlacedCall[] = [];
  const keys = table.keys();
  const genotypes = table.genotypes();
  for (let row = table.lowerBound(from); row < keys.length && (keys[row] ?? 0) <= to; row++) {
    if (!isLong(genotypes[row] ?? 0)) continue;
    const call = recordAt(table, row);
    if (call?.genotype.some((index) => index !== null && index > 0) === true)
      found.push({ position: (keys[row] ?? 0) - axis, call });
  }
  return found;
}

/**
 * Deletions that are written out base by base and reach beyond what readers look at beside a place: they take away what lies under them as a
 * `<DEL>` does. Genome keys of their first and last base.
 */
function longDeletions(table: GenotypeTable): [number, number][] {
  return table.rowsOfLongRecords(FAR_BASES).flatMap((row): [number, number][] => {
    const call = recordAt(table, row);
    const key = table.keys()[row] ?? 0;
    const carried = call?.genotype.flatMap((index) => (index === null || index === 0 ? [] : [call.alts[index - 1] ?? ''])); // prettier-ignore
    const isDeleted = carried?.some((alt) => /^[ACGT]+$/.test(alt) && (call?.ref.length ?? 0) - alt.length > FAR_BASES);
    return isDeleted === true ? [[key, key + (call?.ref.length ?? 0) - 1]] : [];
  });
}

/** Reads the records of a genome by position. Reference blocks of low quality are no evidence and are left out. */
export function siteLookup(table: GenotypeTable): SiteLookup {
  const record = (row: number): ObservedSite =>
    recordAt(table, row) ?? {
      ...letterCall(table.genotypes()[row] ?? NO_CALL, table.id(row)),
      ...(table.isImputed(row) ? { imputed: true } : {}),
    };
  const lookup: SiteLookup = {
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
      return settleLines(sites);
    },
    keysOfIds: (rsids) => keysOfIds(table, rsids),
    keyOfInternalId: (number) => table.keys()[table.rowOfNumber('i', number) ?? table.rowCount] ?? 0,
  };
  if (!table.isVcf) return lookup;
  let deletions: readonly [number, number][] | null = null;
  return {
    ...lookup,
    longCalls(chromosome, from, to) {
      const axis = genomeKey(chromosome, 1) - 1;
      return longCallsIn(table, axis + Math.max(1, from), axis + to, axis);
    },
    hasStructural(chromosome, from, to) {
      const axis = genomeKey(chromosome, 1) - 1;
      const [first, last] = [axis + Math.max(1, from), axis + to];
      if (table.addresses.spanCount > 0 && table.spansIn(first, last).length > 0) return true;
      deletions ??= longDeletions(table);
      return deletions.some(([start, end]) => start < first - FAR_BASES && start <= last && end >= first);
    },
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
