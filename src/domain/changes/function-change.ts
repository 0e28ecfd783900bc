import type { AccountGene } from './account.ts';
import type { ChangeReason } from './reasons.ts';

/** A row of the table of allele functions that a guideline body changed. */
export interface FunctionChange {
  gene: string;
  allele: string;
  from: string;
  to: string;
  /** ISO 8601 day; null where no log tells it: then between the two tables that differ. */
  date: string | null;
  /** Days of the two tables that differ. */
  between: readonly [string, string];
  by: string;
}

/** Functions that changed between two tables of a gene, of alleles that are in a person's results. */
export function functionChanges(
  gene: string,
  { before, after }: { before: AccountGene; after: AccountGene },
  table: readonly FunctionChange[],
): FunctionChange[] {
  const [old, now] = [dayOf(before.asOf), dayOf(after.asOf)];
  if (old === null || now === null) return [];
  const carried = new Set([...before.diplotypes, ...after.diplotypes].flatMap(allelesOf));
  return table.filter((row) => row.gene === gene && carried.has(row.allele) && isBetween(row, old, now));
}

/** A day of the log lies after the old table and not after the new one; without a day, both of its tables have to do so. */
function isBetween({ date, between: [first, second] }: FunctionChange, old: string, now: string): boolean {
  return date === null ? old <= first && second <= now : old < date && date <= now;
}

/** The latest day that a gene's table names: `CPIC 2025-11, where stricter CPIC 2026-10-11`. */
export function dayOf(asOf: string | null): string | null {
  const days = asOf?.match(/\d{4}-\d\d(?:-\d\d)?/g) ?? [];
  return days.length === 0 ? null : days.reduce((latest, day) => (day > latest ? day : latest));
}

/** Named alleles of `*1/*8` or `c.61C>T/Reference`. */
function allelesOf(diplotype: string): string[] {
  return diplotype.split(/[/+]/).map((allele) => allele.trim().replace(/[x×][0-9≥N]+$/, ''));
}

export function functionReason({ gene, allele, from, to, date, by }: FunctionChange): ChangeReason {
  return { code: 'function-changed', gene, allele, from, to, date, by };
}
