/** A table of `src/reference/tables`: comment lines (`#`), one header line, tab-separated rows. */
export interface Table {
  rows: readonly Readonly<Record<string, string>>[];
}

/** Parses a table; a row with another number of fields than the header is an error of the table. */
export function parseTable(text: string): Table {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const [head = '', ...body] = lines;
  const columns = head.split('\t');
  const rows = body.map((line, i) => {
    const fields = line.split('\t');
    if (fields.length !== columns.length) throw new Error(`row ${String(i + 1)} has ${String(fields.length)} fields`);
    return Object.fromEntries(columns.map((column, c) => [column, fields[c] ?? '']));
  });
  return { rows };
}

/** One field of a row; a missing column is an error of the table. */
export function field(row: Readonly<Record<string, string>>, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`no column ${column}`);
  return value;
}
