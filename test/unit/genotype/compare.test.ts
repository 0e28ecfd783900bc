import { describe, expect, it } from 'vitest';
import { compareGenotypes, LEAST_SHARED_CALLS, UNNAMED_REFERENCE } from '../../../src/domain/genotype/compare.ts';
import { ALLELE, alleleCode, NO_CALL } from '../../../src/domain/genotype/genotype-code.ts';

type Columns = Parameters<typeof compareGenotypes>[0];

/** The code of letters: `AG`, `A` for a haploid call, `--`, `*` for an allele that only its record tells. */
function code(letters: string): number {
  if (letters === '--') return NO_CALL;
  const nibble = (letter: string | undefined): number => (letter === undefined ? ALLELE.none : alleleCode(letter));
  return (nibble(letters[0]) << 4) | nibble(letters[1]);
}

function columns(rows: readonly (readonly [key: number, letters: string])[]): Columns {
  return {
    keys: Uint32Array.from(rows, ([key]) => key),
    genotypes: Uint8Array.from(rows, ([, letters]) => code(letters)),
  };
}

describe('two files', () => {
  it('agree, differ or cannot be compared, place by place', () => {
    const pairs = [
      ['AG', 'GA'],
      ['A', 'AA'],
      ['AA', 'AG'],
      ['AA', 'GG'],
      ['AA', 'TT'],
      ['AA', '--'],
      ['II', '**'],
      ['AC', 'A*'],
      ['DI', 'DI'],
    ] as const;
    const first = columns(pairs.map(([letters], index) => [10 + index, letters]));
    const second = columns(pairs.map(([, letters], index) => [10 + index, letters]));
    expect(compareGenotypes(first, second)).toMatchObject({
      shared: 9,
      agree: 3,
      oneAlleleDiffers: 1,
      opposite: 1,
      strandOnly: 1,
      notBothCalled: 3,
      onlyFirst: 0,
      onlySecond: 0,
      samePerson: 'undecided',
    });
  });

  it('have a place once, however many rows they spend on it', () => {
    const first = columns([
      [1, '--'],
      [1, 'AC'],
      [2, 'AA'],
      [2, 'CC'],
      [5, 'AA'],
    ]);
    const second = columns([
      [1, 'AC'],
      [2, 'AA'],
      [4, 'AA'],
      [6, 'AA'],
    ]);
    expect(compareGenotypes(first, second)).toMatchObject({
      shared: 2,
      agree: 1,
      notBothCalled: 1,
      onlyFirst: 1,
      onlySecond: 2,
    });
  });

  it('come from one person by the share of called places that agree, if these are enough', () => {
    const same = (count: number, differing: number): string => {
      const keys = Array.from({ length: count }, (_, index) => index + 1);
      const first = columns(keys.map((key) => [key, 'AA']));
      const second = columns(keys.map((key) => [key, key <= differing ? 'AG' : 'AA']));
      return compareGenotypes(first, second).samePerson;
    };
    expect(same(LEAST_SHARED_CALLS - 1, 0)).toBe('undecided');
    expect(same(1000, 20)).toBe('yes');
    expect(same(1000, 21)).toBe('undecided');
    expect(same(1000, 99)).toBe('undecided');
    expect(same(1000, 100)).toBe('no');
  });

  it('reference blocks of one count as its calls where the other has a row', () => {
    const rows = columns([
      [10, 'AA'],
      [11, 'AG'],
      [12, 'GG'],
      [13, '--'],
      [14, 'CC'],
      [15, 'CT'],
      [50, 'AA'],
    ]);
    const asked: number[] = [];
    const blocks: Columns = {
      ...columns([[14, 'CC']]),
      // The base is known at 10 and 11 only; 50 lies outside.
      referenceAt: (key) => {
        asked.push(key);
        return key >= 50 ? null : key <= 11 ? code('AA') : UNNAMED_REFERENCE;
      },
    };
    const expected = { shared: 6, inBlocks: 5, agree: 2, oneAlleleDiffers: 2, opposite: 0, notBothCalled: 2 };
    expect(compareGenotypes(rows, blocks)).toMatchObject({ ...expected, onlyFirst: 1, onlySecond: 0 });
    expect(asked).toEqual([10, 11, 12, 13, 15, 50]);
    expect(compareGenotypes(blocks, rows)).toMatchObject({ ...expected, onlyFirst: 0, onlySecond: 1 });
  });
});
