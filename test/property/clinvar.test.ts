import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CallableBedReader } from '../../src/formats/callable-bed.ts';
import { ClinvarReader } from '../../src/formats/clinvar-file.ts';
import { type ClinvarLine, clinvarText } from '../support/clinvar-file.ts';

const SIGNIFICANCES = [
  'Pathogenic',
  'Likely_pathogenic',
  'Benign',
  'Conflicting_classifications_of_pathogenicity',
  undefined,
];
const line = fc.record({
  chrom: fc.constantFrom('1', '2', 'X', 'MT', 'NW_1'),
  pos: fc.integer({ min: 1, max: 200_000_000 }),
  ref: fc.constantFrom('A', 'AC', 'GTTTT'),
  alt: fc.constantFrom('C', 'G', '.', '<DEL>', 'ACC'),
  sig: fc.constantFrom(...SIGNIFICANCES),
  gene: fc.constantFrom('A1', 'B2'),
}) satisfies fc.Arbitrary<ClinvarLine>;

function read(text: string, cuts: readonly number[]): unknown {
  const bytes = new TextEncoder().encode(text);
  const rows: unknown[] = [];
  const reader = new ClinvarReader(
    () => true,
    (row) => rows.push(row.record()),
  );
  const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const to of [...ends, bytes.length]) {
    reader.push(bytes.slice(from, to));
    from = to;
  }
  return { rows, release: reader.finish() };
}

test('wherever the pieces of a ClinVar file are cut, it says the same', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.array(fc.nat()), (lines, cuts) => {
      const text = clinvarText(lines);
      expect(read(text, cuts)).toEqual(read(text, []));
    }),
  );
});

test('bytes of any kind are refused or read, never a fault', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(200), (noise, at) => {
      const text = new TextEncoder().encode(
        clinvarText([{ chrom: '1', pos: 5, ref: 'A', alt: 'C', sig: 'Pathogenic' }]),
      );
      const bytes = new Uint8Array([...text.slice(0, at * 8), ...noise, ...text.slice(at * 8)]);
      for (const reader of [
        new ClinvarReader(
          () => true,
          (row) => row.record(),
        ),
        new CallableBedReader(),
      ]) {
        reader.push(bytes);
        expect(typeof reader.finish().ok).toBe('boolean');
      }
    }),
  );
});
