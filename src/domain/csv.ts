/**
 * What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), also in full width, after spaces, and where a program that was set up
 * for another country takes a semicolon, a tab or a new line for the beginning of a cell. A plain number may begin with a sign.
 */
const FORMULA = /(^|[;\t\r\n])([\s"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;
const PLAIN_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** One cell: text that a spreadsheet would run as a formula is given an apostrophe before it; null is empty. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  const lead = /^[\t\r]/.test(text) ? `'${text}` : text;
  const safe = PLAIN_NUMBER.test(text) ? text : lead.replaceAll(FORMULA, "$1'$2");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line, with the line end that RFC 4180 asks for. */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}
