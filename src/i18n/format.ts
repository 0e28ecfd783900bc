import { getLocale } from './paraglide/runtime.js';

/** Formatters are dear to make and are asked for hundreds of times a view. */
const formatters = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const locale = getLocale();
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  formatters.set(key, made);
  return made;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A whole count with the grouping of the reader's language. */
export function formatCount(value: number): string {
  return numberFormat({ maximumFractionDigits: 0 }).format(value);
}

/** A share from 0 to 1 as per cent. A share that is not 0 or 1 never rounds to either. */
export function formatShare(share: number): string {
  const digits = share > 0.001 && share < 0.999 ? 1 : 2;
  const floor = 10 ** -(digits + 2);
  const clipped = share <= 0 || share >= 1 ? share : Math.min(Math.max(share, floor), 1 - floor);
  return numberFormat({ style: 'percent', maximumFractionDigits: digits }).format(clipped);
}

/** A measured number with at most `digits` decimals. */
export function formatDecimal(value: number, digits: number): string {
  return numberFormat({ maximumFractionDigits: digits, minimumFractionDigits: 0 }).format(value);
}

/** A size in bytes in the unit that reads best (decimal units, as download pages state them). */
export function formatBytes(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return numberFormat({
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}

/**
 * An ISO date (`2024-05-01`) in words; a text that is no date is given back as it is. Sources that state only a year
 * are kept as the first of January, so that date is shown as the year.
 */
export function formatDate(iso: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso;
  if (iso.endsWith('-01-01')) return iso.slice(0, 4);
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${iso}T00:00:00Z`),
  );
}

/** A day of this device's own calendar, always in full: what is printed today is not "2027" on the first of January. */
export function formatDay(day: Date): string {
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'medium' }).format(day);
}

/** A day and a time of this device's own clock. */
export function formatDateTime(moment: Date): string {
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
}
