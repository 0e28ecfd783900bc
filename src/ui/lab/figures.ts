import type { Citation, LabData, LabTable } from '../../domain/lab/lab-data.ts';
import type { ScoreTable } from '../../domain/lab/score-table.ts';
import { formatCount, formatDate, formatDecimal, formatShare } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import type { LabViewId } from '../../domain/lab/views.ts';

/** A number as it is read, and as a spreadsheet counts with it. Both ends of an interval stand in columns of their own there. */
export interface Quantity {
  text: string;
  /** null where there is none. */
  value: number | readonly [low: number, high: number] | null;
  /** Per cent: shares are counted in hundredths. */
  unit?: '%';
}

export type Cell = string | Quantity;

/** The numbers behind a picture. The first column names the row. */
export interface Figures {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

export function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

/** A number that is read as `text` says; nothing where there is none. */
export function quantity(value: number | null | undefined, text: (value: number) => string): Quantity {
  return value === null || value === undefined ? { text: '', value: null } : { text: text(value), value };
}

export function counted(value: number): Quantity {
  return quantity(value, formatCount);
}

/** A share from 0 to 1: read and counted in per cent. */
export function shareCell(value: number, text: (value: number) => string = formatShare): Quantity {
  return { text: text(value), value: 100 * value, unit: '%' };
}

export function rangeCell(range: readonly [number, number], text: (value: number) => string): Quantity {
  return { text: rangeOf(range, text), value: range };
}

/** A signed number with two decimals: `+0.62`. */
export function signed(value: number): string {
  const text = formatDecimal(Math.abs(value), 2);
  return text === '0' ? text : `${value < 0 ? '−' : '+'}${text}`;
}

/** A percentile in whole points; the ends stay open. */
export function percentileOf(value: number): string {
  return formatCount(Math.min(99, Math.max(1, Math.round(value))));
}

export function rangeOf([low, high]: readonly [number, number], text: (value: number) => string): string {
  return `${text(low)} – ${text(high)}`;
}

/** Where a table of the lab comes from. */
export function sourceLine({ sources }: LabData, table: LabTable): string {
  const { title, source, version, date, licence } = sources[table];
  return m.lab_source_line({ title, source, version, date: formatDate(date), licence });
}

/** Published figures that belong beside a view. */
export function citationLines({ citations }: LabData, view: LabViewId): string[] {
  return citations.filter((one) => one.view === view).map(citationLine);
}

function citationLine({ figure, value, of, citation, seen }: Citation): string {
  const parts = { figure: `${figure.charAt(0).toUpperCase()}${figure.slice(1)}`, value, of, citation };
  return seen === 'article' ? m.lab_source_citation(parts) : m.lab_source_quoted(parts);
}

/** Where the weights of a score come from. */
export function scoreLine({ id, citation }: ScoreTable): string {
  return m.lab_source_score({ id, citation: citation ?? m.lab_unknown() });
}

/** Of items the one with the greatest value. */
export function greatest<T>(items: readonly T[], value: (item: T) => number): T | undefined {
  return items.reduce<T | undefined>(
    (best, item) => (best === undefined || value(item) > value(best) ? item : best),
    undefined,
  );
}

export function least<T>(items: readonly T[], value: (item: T) => number): T | undefined {
  return greatest(items, (item) => -value(item));
}

/** A share as whole or tenths of per cent. */
export const share = formatShare;
