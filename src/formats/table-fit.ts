import { type Calls, callsByName, callsByShape, MAX_COLUMNS, peopleOf } from './calls.ts';
import {
  isChromosome,
  isRow,
  type NamedRoles,
  rawNames,
  rolesByName,
  SEPARATORS,
  splitFields,
  plainName,
} from './columns.ts';
import { allelesOf, isGrouped, isLetter, isPosition, isUnknownPosition } from './field-values.ts';
import type { Separator, TextColumns } from './layout.ts';

/** How a table's rows are cut into fields, and what its columns are. */
export interface Fit {
  separator: Separator;
  /** Columns of the first person. */
  columns: TextColumns;
  /** Whose calls the columns hold: one entry a person, at least one. */
  people: readonly Calls[];
  /** How many of the looked-at lines are rows. */
  rows: number;
  /** The looked-at lines, cut. */
  fields: readonly (readonly string[])[];
}

/** Least share of the first lines that must be rows where only the shape says that this is a genotype table. */
const LEAST_ROWS = 0.5;
const MOSTLY = 0.8;

type Grid = readonly (readonly string[])[];

/** A line of the table, cut, without what is behind the last column that is looked at. */
function cut(sample: readonly string[], separator: Separator): string[][] {
  return sample.map((line) => splitFields(line, separator, MAX_COLUMNS));
}

/** The separator with which most lines are rows; ties go to the first of {@link SEPARATORS}. */
function best(fits: readonly (Fit | null)[]): Fit | null {
  return fits.reduce((found, fit) => (fit !== null && fit.rows > (found?.rows ?? 0) ? fit : found), null);
}

/** Where a column is whose name stands at `index`, in rows in which one field more stands before it. */
function shifted(roles: NamedRoles, behind: number): NamedRoles {
  const move = (column: number | null): number | null => (column !== null && column > behind ? column + 1 : column);
  return {
    id: move(roles.id),
    chromosome: move(roles.chromosome),
    position: move(roles.position),
    strand: move(roles.strand),
    person: move(roles.person),
  };
}

/** The fit of a table whose column line is known; null where no line is a row. */
export function fitByName(sample: readonly string[], columnLine: string, separatorOfNames: Separator): Fit | null {
  const names = rawNames(columnLine, separatorOfNames).slice(0, MAX_COLUMNS);
  const roles = rolesByName(names.map(plainName));
  return roles === null
    ? null
    : best(SEPARATORS.map((separator) => fitNames(cut(sample, separator), names, roles, separator)));
}

function fitNames(fields: Grid, names: readonly string[], named: NamedRoles, separator: Separator): Fit | null {
  // A column may be called after a person and hold that person's genotypes.
  const { person } = named;
  const calls = person === null ? [] : fields.filter((row) => allelesOf(row[person] ?? '')?.length === 2);
  const roles = calls.length >= fields.length * LEAST_ROWS && calls.length > 0 ? { ...named, person: null } : named;
  const taken = new Set(Object.values(roles).filter((column: number | null) => column !== null));
  const found = peopleOf(callsByName(fields, names, taken), fields, names);
  const split = splitGenotype(fields, names.length, found);
  if (split === null) return fitOf({ separator, fields, roles, people: found });
  // One field more than there are names: the two letters of a genotype stand in two of them.
  const columns = { genotype: null, allele1: split, allele2: split + 1 };
  const people = found.map((one) => ({ ...one, columns }));
  return fitOf({ separator, fields, roles: shifted(roles, split), people });
}

/** The column whose genotypes the separator cut in two; null where it cut none. */
function splitGenotype(fields: Grid, nameCount: number, people: readonly Calls[]): number | null {
  const [only, ...others] = people;
  const column = only?.columns.genotype ?? null;
  if (column === null || others.length > 0) return null;
  const wider = fields.filter((row) => row.length === nameCount + 1);
  const isHalf = (row: readonly string[]): boolean => isLetter(row[column] ?? '') && isLetter(row[column + 1] ?? '');
  return wider.length > 0 &&
    wider.length >= fields.length * LEAST_ROWS &&
    wider.filter(isHalf).length >= wider.length * MOSTLY
    ? column
    : null;
}

interface Table {
  separator: Separator;
  fields: Grid;
  roles: NamedRoles;
  people: readonly Calls[];
}

function fitOf({ separator, fields, roles, people }: Table): Fit | null {
  const { id, chromosome, position, strand, person } = roles;
  const [first] = people;
  if (chromosome === null || position === null || first === undefined) return null;
  const columns: TextColumns = {
    id,
    chromosome,
    position,
    ...first.columns,
    // Letters on the plus strand are turned round by nobody.
    strand: first.kind === 'plus' ? null : strand,
    ...(person === null ? {} : { person }),
  };
  const isOne = (row: readonly string[]): boolean =>
    isRow(row, columns) || (first.kind === 'ab' && isPosition(row[position] ?? ''));
  return { separator, columns, people, fields, rows: fields.filter(isOne).length };
}

/** The fit of a table without column names, by what its columns hold; null where it is no genotype table. */
export function fitByShape(sample: readonly string[]): Fit | null {
  return best(
    SEPARATORS.map((separator) => {
      const fields = cut(sample, separator);
      const fit = fitColumns(fields, separator);
      return fit !== null && fit.rows >= sample.length * LEAST_ROWS ? fit : null;
    }),
  );
}

/** Columns that may name a place, in a table without names. */
const MAX_PLACE_COLUMNS = 64;

/** Columns of chromosome and position by their values. */
export function placeColumns(fields: Grid, isPlace: (field: string) => boolean): [number, number][] {
  const width = Math.min(MAX_PLACE_COLUMNS, Math.max(0, ...fields.map((row) => row.length)));
  const share = (test: (field: string) => boolean, column: number): number =>
    fields.filter((row) => test(row[column] ?? '')).length / Math.max(1, fields.length);
  const places: [number, number][] = [];
  for (let chromosome = 0; chromosome < width; chromosome++) {
    if (share(isChromosome, chromosome) < MOSTLY) continue;
    for (let position = chromosome + 1; position < width; position++) {
      if (share(isPlace, position) >= MOSTLY) places.push([chromosome, position]);
    }
  }
  return places;
}

function fitColumns(fields: Grid, separator: Separator): Fit | null {
  for (const [chromosome, position] of placeColumns(fields, isPosition)) {
    const people = peopleOf(callsByShape(fields, position + 1), fields, []);
    const roles = { id: chromosome > 0 ? 0 : null, chromosome, position, strand: null, person: null };
    const fit = fitOf({ separator, fields, roles, people });
    if (fit !== null) return fit;
  }
  return null;
}

/** Share of positions without a place from which the whole table has none. */
const UNPLACED_SHARE = 0.95;

/** Whether hardly a row of a table says where it lies. */
export function isUnplacedTable({ fields, columns }: Pick<Fit, 'fields' | 'columns'>): boolean {
  const unknown = fields.filter((row) => isUnknownPosition(row[columns.position] ?? ''));
  return fields.length > 0 && unknown.length >= fields.length * UNPLACED_SHARE;
}

/** Whether a field is a position, or one that a spreadsheet cut into thousands. */
export function isAnyPosition(field: string): boolean {
  return isPosition(field) || isGrouped(field);
}
