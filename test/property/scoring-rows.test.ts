import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { kernelBytes } from 'virtual:kernel';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ScoreDefinition } from '../../src/domain/scores/score-definition.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { kernelRowEngine } from '../../src/engine/kernel/score-rows.ts';
import { parseScoringFile, parseScoringFiles, ScoringFileReader } from '../../src/formats/scoring-file.ts';

let kernel: Kernel;
beforeAll(async () => {
  kernel = await Kernel.create(kernelBytes);
});

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Plain values come often, so that runs of plain rows are cut by rows of every odd kind. */
const plainly = (plain: fc.Arbitrary<string>, ...odd: string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 24, arbitrary: plain }, { weight: 1, arbitrary: fc.constantFrom(...odd) });

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.double({ min: -3, max: 3, noNaN: true }).map(String),
  fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.nat(20)).map(([value, digits]) => value.toFixed(digits)),
  fc.tuple(fc.double({ min: 1e-12, max: 1, noNaN: true }), fc.nat(18)).map(([value, digits]) => value.toExponential(digits)),
  fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: -40, max: 40 })).map(([value, power]) => `${String(value)}e${String(power)}`),
  fc.stringMatching(/^-?[0-9]{0,20}\.?[0-9]{0,20}([eE][+-]?[0-9]{1,2})?$/),
); // prettier-ignore
const chromosome = plainly(fc.oneof(fc.integer({ min: 1, max: 22 }).map(String), fc.constantFrom('X', 'chr1', 'chrX', '22')), '0', '01', '23', '24', '25', '26', '29', 'XY', 'PAR', 'Y', 'MT', 'M', 'x', 'CHR2', 'chr', 'chr23', '6_alt', 'NA', '', ' 1', '111'); // prettier-ignore
const position = plainly(fc.integer({ min: 1, max: 48_000_000 }).map(String), '', '0', '00012', '-5', '1e5', '300000000', '9999999999', '99999999999', '12 ', 'NA', '1.5', '１'); // prettier-ignore
const base = plainly(fc.constantFrom('A', 'C', 'G', 'T'), 'a', 't', '', 'NA', 'N', 'AT', 'ACGT', 'I', 'D', '-', '+', '0', 'R', 'A/C', 'A,C', 'e2;e4', 'HLA-A', '<DEL>', 'A_x_C', 'C+5', 'T ', '\u0000', 'É'); // prettier-ignore
const id = plainly(fc.nat(4_294_967_295).map((value) => `rs${String(value)}`), '', '.', 'rs', 'rs4294967296', 'rs00000000012', 'rs012', 'RS5', 'rs1;rs2', 'exm5', '1:55:A:C', 'rs1_x_rs2', 'rs12x', 'NA', '"rs7"', '#rs8', 'HLA_A'); // prettier-ignore
const flag = plainly(fc.constantFrom('', 'False', 'FALSE', 'false'), 'True', '1', '0', 'no', 'Fooze', 'NA', 'APOE', 'falsely'); // prettier-ignore
const frequency = plainly(fc.oneof(fc.constant(''), fc.double({ min: 0, max: 1, noNaN: true }).map(String)), 'NA', '1.1', '-0.1', '.', '1', '0', '-0', 'x'); // prettier-ignore

/** Values by column; a file has some of the columns, in any order. */
const VALUES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  rsID: id,
  chr_name: chromosome,
  chr_position: position,
  effect_allele: base,
  other_allele: base,
  effect_weight: plainly(number, '', 'NA', 'inf', '1,5', '+1', '--1', '.', '-', '1e', '1e+', '0x10', ' 1', '1 ', '1.2.3', '1e400', '-0.0'), // prettier-ignore
  allelefrequency_effect: frequency,
  is_dominant: flag,
  is_recessive: flag,
  is_interaction: flag,
  is_haplotype: flag,
  variant_type: flag,
  locus_name: fc.constantFrom('', 'GENE', 'a b', 'ß', '"quoted"'),
  hm_chr: chromosome,
  hm_pos: position,
  hm_inferOtherAllele: fc.constantFrom('', '', '', 'A', 'G/T'),
};
const NEEDED = ['effect_allele', 'effect_weight'];

const file = fc
  .record({
    columns: fc.shuffledSubarray(Object.keys(VALUES), { minLength: 6 }),
    builds: fc.constantFrom('GRCh37 ', ' GRCh38', 'GRCh37 GRCh38', 'GRCh38 GRCh38', ' ', 'NR GRCh37'),
    delimiter: fc.constantFrom('\t', '\t', '\t', ','),
    ending: fc.constantFrom('\n', '\r\n'),
    hasLastEnd: fc.boolean(),
  })
  .chain(({ columns, ...shape }) => {
    const names = [...new Set([...columns, ...NEEDED])];
    const cells = fc.tuple(...names.map((name) => VALUES[name] ?? fc.constant('')));
    const row = fc.tuple(cells, plainly(fc.constant(''), 'short', 'blank', 'comment', 'more')).map(([values, change]) => {
      if (change === 'blank') return '  ';
      if (change === 'comment') return '## a remark';
      return (change === 'short' ? values.slice(0, 3) : change === 'more' ? [...values, 'x'] : values).join(shape.delimiter);
    }); // prettier-ignore
    return fc.array(row, { maxLength: 80 }).map((rows) => ({ ...shape, names, rows }));
  });

function textOf({ builds, delimiter, ending, hasLastEnd, names, rows }: { builds: string; delimiter: string; ending: string; hasLastEnd: boolean; names: string[]; rows: string[] }): string {
  const [author = '', harmonised = ''] = builds.split(' ');
  const head = ['#pgs_id=PGS900001', ...(author === '' ? [] : [`#genome_build=${author}`]), ...(harmonised === '' ? [] : [`#HmPOS_build=${harmonised}`])]; // prettier-ignore
  return [...head, names.join(delimiter), ...rows].join(ending) + (hasLastEnd ? ending : '');
} // prettier-ignore

describe('rows of a scoring file', () => {
  test('the kernel makes the very terms and refusals that the careful reader makes, whatever the rows are', () => {
    fc.assert(
      fc.property(file, (made) => {
        const bytes = bytesOf(textOf(made));
        const careful = parseScoringFiles(bytes);
        const fast = kernel.scoped(() => parseScoringFiles(bytes, undefined, kernelRowEngine(kernel)));
        expect(fast).toEqual(careful);
      }),
      { numRuns: 300 },
    );
  });

  test('every scoring file of the vectors gives the same both ways', () => {
    const folder = new URL('../vectors/scores/', import.meta.url);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(txt|tsv|prs|csv)$/.test(name)); // prettier-ignore
    expect(names.length).toBeGreaterThan(4);
    for (const name of names) {
      const bytes = new Uint8Array(readFileSync(new URL(name, folder)));
      const fast = kernel.scoped(() => parseScoringFiles(bytes, undefined, kernelRowEngine(kernel)));
      expect(fast, name).toEqual(parseScoringFiles(bytes));
    }
  });

  test('pieces of any size give the same', () => {
    fc.assert(
      fc.property(file, fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 20 }), (made, cuts) => {
        const text = textOf(made);
        // The first piece is looked at for what no text has; in another piece it is an odd allele.
        fc.pre(!text.includes('\u0000'));
        const bytes = bytesOf(text);
        const whole = parseScoringFiles(bytes);
        const inPieces = kernel.scoped(() => {
          const reader = new ScoringFileReader(undefined, kernelRowEngine(kernel));
          for (let at = 0, turn = 0; at < bytes.length; turn++) {
            const size = cuts[turn % cuts.length] ?? 1;
            // A buffer that is used again, as unpackers do.
            const piece = bytes.slice(at, at + size);
            reader.push(piece);
            piece.fill(0x39);
            at += size;
          }
          return reader.finish();
        });
        expect(inPieces).toEqual(whole);
      }),
    );
  });

  test('a weight is the double that Number gives, to the last bit', () => {
    const signed = fc.tuple(fc.constantFrom('', '-'), number).map(([sign, text]) => sign + text.replace('-', ''));
    fc.assert(
      fc.property(fc.array(signed, { minLength: 1, maxLength: 60 }), (texts) => {
        const head = '#genome_build=GRCh37\nchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\n';
        const text = head + texts.map((weight, index) => `1\t${String(1000 + index)}\tA\tC\t${weight}\n`).join('');
        const fast = kernel.scoped(() => parseScoringFile(bytesOf(text), undefined, kernelRowEngine(kernel)));
        if (!fast.ok) throw new Error(fast.error.code);
        const { terms, refused } = fast.value;
        const wanted = texts.map((weight) => (/\d/.test(weight) ? Number(weight) : NaN));
        const got = new Map(Array.from(terms.row, (row, term) => [row, terms.weight[term] ?? NaN]));
        wanted.forEach((weight, index) => {
          if (Number.isFinite(weight)) expect(Object.is(got.get(index + 1), weight), texts[index]).toBe(true);
          else expect(refused.some(({ row }) => row === index + 1), texts[index]).toBe(true); // prettier-ignore
        });
      }),
      { numRuns: 400 },
    );
  });

  test('more rows than the kernel takes at once, with an odd one here and there, keep their order and numbers', () => {
    const rows = Array.from({ length: 40_000 }, (_, index) => {
      const odd = index % 9973 === 5;
      return `rs${String(index + 1)}\t${String(1 + (index % 22))}\t${String(1000 + index)}\t${odd ? 'AT' : 'A'}\tC\t0.${String(index % 97)}`;
    });
    const text = `#genome_build=GRCh38\nrsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\n${rows.join('\n')}`;
    const careful = definitionOf(parseScoringFile(bytesOf(text)));
    const fast = definitionOf(kernel.scoped(() => parseScoringFile(bytesOf(text), undefined, kernelRowEngine(kernel))));
    expect(fast.rows).toBe(40_000);
    expect(fast).toEqual(careful);
    expect(fast.terms.row.every((row, term) => row === term + 1)).toBe(true);
    expect([...fast.terms.alleleTexts.keys()]).toEqual([5, 9978, 19951, 29924, 39897]);
  });

  test('a line longer than all the room is read carefully', () => {
    const note = 'x'.repeat(1 << 20);
    const text = `#genome_build=GRCh37\nchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\tnote\n1\t10\tA\tC\t1\t\n1\t20\tA\tC\t2\t${note}\n1\t30\tA\tC\t3\t\n`; // prettier-ignore
    const fast = definitionOf(kernel.scoped(() => parseScoringFile(bytesOf(text), undefined, kernelRowEngine(kernel))));
    expect([...fast.terms.weight]).toEqual([1, 2, 3]);
  });
});

function definitionOf(parsed: ReturnType<typeof parseScoringFile>): ScoreDefinition {
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
}
