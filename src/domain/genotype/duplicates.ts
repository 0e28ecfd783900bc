import { type GenotypeColumns, nextRepeat } from './columns.ts';
import { firstAllele, isNoCall, NO_CALL, secondAllele } from './genotype-code.ts';

/** Rows that repeat the id and place of an earlier row. */
export interface Duplicates {
  /** Rows to be left out: they say the same as the row that they repeat. */
  repeats: Set<number>;
  /** Ids that were listed more than once, with calls that agree (duplicates) or not (conflicts). */
  duplicates: string[];
  conflicts: string[];
  /** First row of each conflict. */
  conflictRows: number[];
}

/**
 * Merges rows of one id at one place: calls that agree count once, a call beats a no-call, and calls that contradict each
 * other become a no-call. Different probes at one place are left alone: they may ask for different alleles.
 */
export function mergeDuplicates(columns: GenotypeColumns): Duplicates {
  const found: Duplicates = { repeats: new Set(), duplicates: [], conflicts: [], conflictRows: [] };
  const { keys } = columns;
  let row = nextRepeat(columns, 1);
  while (row < keys.length) {
    const from = row - 1;
    while (row + 1 < keys.length && keys[row + 1] === keys[from]) row++;
    mergePlace(columns, { from, to: row + 1 }, found);
    row = nextRepeat(columns, row + 1);
  }
  return found;
}

function mergePlace(columns: GenotypeColumns, place: { from: number; to: number }, found: Duplicates): void {
  const byId = new Map<string, number[]>();
  for (let row = place.from; row < place.to; row++) {
    const id = columns.id(row);
    if (id === null) continue;
    const rows = byId.get(id);
    if (rows === undefined) byId.set(id, [row]);
    else rows.push(row);
  }
  for (const [id, rows] of byId) {
    const [first, ...others] = rows;
    if (first === undefined || others.length === 0) continue;
    const calls = new Set(
      rows.map((row) => unordered(columns.genotypes[row] ?? NO_CALL)).filter((code) => !isNoCall(code)),
    );
    const agreed = rows.find((row) => !isNoCall(columns.genotypes[row] ?? NO_CALL));
    const code = calls.size > 1 || agreed === undefined ? NO_CALL : (columns.genotypes[agreed] ?? NO_CALL);
    for (const row of rows) columns.genotypes[row] = code;
    for (const row of others) found.repeats.add(row);
    (calls.size > 1 ? found.conflicts : found.duplicates).push(id);
    if (calls.size > 1) found.conflictRows.push(first);
  }
}

function unordered(code: number): number {
  const [first, second] = [firstAllele(code), secondAllele(code)];
  return first <= second ? code : (second << 4) | first;
}

/** No-calls among rows that only repeat another row. */
export function countRepeatedNoCalls(columns: GenotypeColumns, repeats: ReadonlySet<number>): number {
  let count = 0;
  for (const row of repeats) if (isNoCall(columns.genotypes[row] ?? NO_CALL)) count++;
  return count;
}

/**
 * Contradicting repeats from which, and the share of all repeats above which, a file is not one person's. A rule of ours: a chip that reads a
 * place twice errs in far less than one of a hundred, two unrelated people differ at about half of the common variants, siblings at a quarter.
 */
const LEAST_CONFLICTS = 5;
const CONFLICT_SHARE = 0.02;

/** Whether so many ids are listed with genotypes that contradict each other that the rows are those of two people. */
export function areTwoPeople({ duplicates, conflicts }: { duplicates: number; conflicts: number }): boolean {
  return conflicts >= LEAST_CONFLICTS && conflicts > (duplicates + conflicts) * CONFLICT_SHARE;
}
