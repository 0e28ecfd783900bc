import { type NamedRoles, rawNames, rolesByName, SEPARATORS, splitFields, plainName, isChromosome } from './columns.ts';
import { isGenotype, isGrouped, isRounded, isSheetValue } from './field-values.ts';
import type { Separator, TextColumns } from './layout.ts';
import { isAnyPosition, placeColumns } from './table-fit.ts';

/** Least rows, and least share of the rows, whose positions must look damaged: a number may look so by chance. */
const LEAST_ROWS = 2;
const LEAST_SHARE = 0.05;

type Grid = readonly (readonly string[])[];

/** Whether so many of `all` look damaged that the table is. */
function areEnough(damaged: number, all: number): boolean {
  return damaged >= Math.min(LEAST_ROWS, all) && damaged >= all * LEAST_SHARE && damaged > 0;
}

/** Whether the positions were cut into thousands (`752,566`, `752 566`) or rounded (`7.5E+05`) by a spreadsheet. */
export function hasDamagedPositions(sample: readonly string[], columnLine: string | null, ofNames: Separator): boolean {
  const names = columnLine === null ? [] : rawNames(columnLine, ofNames).map(plainName);
  const roles = columnLine === null ? null : rolesByName(names);
  return SEPARATORS.some((separator) => {
    const fields = sample.map((line) => splitFields(line, separator).slice(0, 256));
    return placesOf(fields, roles).some(([chromosome, position]) => {
      const rows = fields.filter((row) => isChromosome(row[chromosome] ?? ''));
      const count = (test: (row: readonly string[]) => boolean): number => rows.filter(test).length;
      const grouped = count((row) => isGrouped(row[position] ?? ''));
      const rounded = count((row) => isRounded(row[position] ?? ''));
      // Of exact numbers one in ten ends in a zero, which its exponent stands for.
      const exponents = count((row) => /^\d.*e/i.test(row[position] ?? ''));
      const split = count((row) => isSplit(row, position, names));
      return (
        rows.length * 2 >= sample.length &&
        (areEnough(grouped, rows.length) ||
          (areEnough(rounded, rows.length) && rounded * 3 > exponents) ||
          (rows.length >= LEAST_ROWS && split >= rows.length * 0.8))
      );
    });
  });
}

function placesOf(fields: Grid, roles: NamedRoles | null): [number, number][] {
  if (roles?.chromosome != null && roles.position !== null) return [[roles.chromosome, roles.position]];
  return placeColumns(fields, isAnyPosition);
}

/** Whether the separator cut a position at its thousands: one to three digits, then three, in more fields than there are names. */
function isSplit(row: readonly string[], position: number, names: readonly string[]): boolean {
  const isWider = names.length === 0 || row.length > names.length;
  return isWider && /^\d{1,3}$/.test(row[position] ?? '') && /^\d{3}$/.test(row[position + 1] ?? '');
}

/** Whether ids or genotypes became dates, `TRUE` or `#NAME?`. */
export function hasSheetValues(fields: Grid, { id, genotype, allele1, allele2 }: TextColumns): boolean {
  const calls = [genotype, allele1, allele2].filter((column) => column !== null);
  return fields.some(
    (row) =>
      (id !== null && isSheetValue(row[id] ?? '')) ||
      calls.some((column) => isSheetValue(row[column] ?? '') && !isGenotype(row[column] ?? '')),
  );
}
