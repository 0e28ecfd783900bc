import { describe, expect, test } from 'vitest';
import { type ClinvarLine, clinvarText } from '../support/clinvar-file.ts';
import { chipFile, DELETION, INSERTION, reported, SNV, verdictOf } from '../support/clinvar-genome.ts';

describe('I and D of a chip where ClinVar has several changes of one name or place', () => {
  const removed: ClinvarLine = { ...DELETION, ref: 'GT', alt: 'G', rs: 79 };
  const added: ClinvarLine = { ...INSERTION, alt: 'GT', rs: 79 };
  const benign = (line: ClinvarLine): ClinvarLine => ({ ...line, sig: 'Benign' });
  test.each<[string, ClinvarLine[], string, string]>([
    ['a deletion alone, none', [removed], 'rs79\t2\t5000001\tII', 'reference'],
    ['a deletion alone, two copies', [removed], 'rs79\t2\t5000001\tDD', 'two-copies'],
    ['the usual letters of an insertion', [removed, added], 'rs79\t2\t5000001\tDD', 'no call: probe'],
    ['one of each letter', [removed, added], 'rs79\t2\t5000001\tDI', 'no call: probe'],
    ['beside a benign one', [removed, benign(added)], 'rs79\t2\t5000001\tDI', 'no call: probe'],
    ['beside a benign one that comes first', [benign(added), removed], 'rs79\t2\t5000001\tDD', 'no call: probe'],
    ['beside one of another name', [removed, { ...added, rs: 80 }], 'rs79\t2\t5000001\tDI', 'one-copy'],
    ['a vendor’s own name, one change at the place', [removed], 'i79\t2\t5000000\tDI', 'one-copy'],
    [
      'a vendor’s own name, two changes at the place',
      [removed, { ...added, rs: 80 }],
      'i79\t2\t5000000\tDI',
      'no call: probe',
    ],
    [
      'no change of length under the same name',
      [removed, benign({ ...SNV, rs: 79 })],
      'rs79\t2\t5000001\tDI',
      'one-copy',
    ],
  ])('%s', async (_, records, row, expected) => {
    expect(verdictOf(await reported(chipFile(row), clinvarText(records)))).toBe(expected);
  });
});

test('a woman’s row of Y is noise', async () => {
  const rows = Array.from({ length: 300 }, (_, at) => `rs${String(90_000 + at)}\tX\t${String(20_000_000 + at * 1000)}\t${at % 2 === 0 ? 'AG' : 'AA'}`); // prettier-ignore
  const report = await reported(chipFile(...rows, 'rs77\tY\t5000000\tA'), clinvarText([{ ...SNV, chrom: 'Y' }]));
  expect(verdictOf(report)).toBe('no call: no-call');
});
