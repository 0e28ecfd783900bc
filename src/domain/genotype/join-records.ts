/** One line of a place, its alleles as text; all lines that are joined have one REF. */
export interface PlaceRecord {
  ref: string;
  alts: readonly string[];
  /** Allele indices, null for a missing half; one entry where the call is haploid. */
  genotype: readonly (number | null)[];
  phased: boolean;
  phaseSet: string | null;
  alleleDepths: readonly number[] | null;
}

const BASES = /^[ACGT]+$/;
/** Placeholders for "any other allele": a line with one denies all that it does not name. */
const ANY_ALLELE: ReadonlySet<string> = new Set(['<NON_REF>', '<*>']);

/**
 * Joins the lines of one place into one observation. Tools that split sites (`bcftools norm -m-`, Minimac, PBWT, 1000 Genomes) write one line
 * for each ALT, in which 0 says "no copy of this ALT", not "the reference".
 *
 * @returns the joined record; null where the lines contradict each other: copies of one ALT counted differently, an allele that another line
 *   denies, or more alleles than there are chromosomes
 */
export function joinRecords(records: readonly PlaceRecord[]): PlaceRecord | null {
  const [first] = records;
  if (first === undefined) return null;
  if (records.length === 1) return first;
  const alts = [...new Set(records.flatMap((record) => record.alts.filter((alt) => BASES.test(alt))))];
  const ploidy = Math.max(...records.map((record) => record.genotype.length));
  const isPhased = records.every((record) => record.phased && record.phaseSet === first.phaseSet);
  const base = {
    ref: first.ref,
    alts,
    phased: isPhased,
    phaseSet: isPhased ? first.phaseSet : null,
    alleleDepths: null,
  };
  const genotype = isPhased ? joinStrands(records, alts, ploidy) : joinCopies(records, alts, ploidy);
  return genotype === null ? null : { ...base, genotype };
}

/** The allele that a strand of a line has, as text: null where it was not called. */
function alleleOn(record: PlaceRecord, strand: number): string | null {
  const index = record.genotype[strand];
  if (index === null || index === undefined) return null;
  return index === 0 ? record.ref : (record.alts[index - 1] ?? null);
}

/** Whether a line speaks of an ALT: it names it, or denies every other. */
function speaksOf(record: PlaceRecord, alt: string): boolean {
  return record.alts.length === 0 || record.alts.includes(alt) || record.alts.some((other) => ANY_ALLELE.has(other));
}

/** Phase is known: strand by strand. */
function joinStrands(
  records: readonly PlaceRecord[],
  alts: readonly string[],
  ploidy: number,
): (number | null)[] | null {
  const genotype: (number | null)[] = [];
  for (let strand = 0; strand < ploidy; strand++) {
    const seen = records.map((record) => alleleOn(record, strand));
    const carried = [...new Set(seen.filter((allele) => allele !== null && alts.includes(allele)))];
    const [allele] = carried;
    if (carried.length > 1) return null;
    if (allele === undefined || allele === null) genotype.push(seen.includes(null) ? null : 0);
    else {
      const isDenied = records.some((record, i) => seen[i] === record.ref && speaksOf(record, allele));
      if (isDenied) return null;
      genotype.push(alts.indexOf(allele) + 1);
    }
  }
  return genotype;
}

/** Phase is not known: copies of each ALT are counted. */
function joinCopies(
  records: readonly PlaceRecord[],
  alts: readonly string[],
  ploidy: number,
): (number | null)[] | null {
  const isMissing = records.some((record) => record.genotype.includes(null));
  const carried: number[] = [];
  for (const [at, alt] of alts.entries()) {
    const counts = records
      .filter((record) => speaksOf(record, alt) && !record.genotype.every((index) => index === null))
      .map((record) => record.genotype.filter((_, strand) => alleleOn(record, strand) === alt).length);
    const most = Math.max(0, ...counts);
    if (!isMissing && counts.some((count) => count !== most)) return null;
    for (let copy = 0; copy < most; copy++) carried.push(at + 1);
  }
  if (carried.length > ploidy) return null;
  const rest = Array.from({ length: ploidy - carried.length }, () => (isMissing ? null : 0));
  return [...rest, ...carried];
}
