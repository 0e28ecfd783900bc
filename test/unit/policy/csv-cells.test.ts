import { describe, expect, it } from 'vitest';
import { csvCell, csvLine } from '../../../src/domain/csv.ts';

describe('cells of an exported table', () => {
  it.each(['=1+1', '=cmd|" /C calc"!A0', '+cmd', '-cmd', '@SUM(A1)', '\t=1', '\r=1', '-1+1', '+1.2.3'])(
    '%j is no formula to a spreadsheet',
    (text) => {
      expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it.each(['-1', '+2.5', '-1e-8', '.5', '0'])('%s stays the number that it is', (text) => {
    expect(csvCell(text)).toBe(text);
  });

  it('quotes stay inside of their cell, line ends inside of their line', () => {
    expect(csvLine(['a"b', 'c,d', 'e\nf', null, 1])).toBe('"a""b","c,d","e\nf",,1\r\n');
  });
});
