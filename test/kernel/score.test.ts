import { kernelBytes } from 'virtual:kernel';
import { beforeAll, describe, expect, test } from 'vitest';
import { NO_DOSAGE } from '../../src/domain/genotype/dosage.ts';
import { CHROMOSOME_OFFSETS, genomeKey } from '../../src/domain/genotype/genome.ts';
import type { Sex } from '../../src/domain/genotype/sex.ts';
import type { BuildColumns } from '../../src/domain/scores/packed-score.ts';
import { EFFECT, type ScoreTerms } from '../../src/domain/scores/score-definition.ts';
import { haploidRange, type MergeRules } from '../../src/domain/scores/score-engine.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { KernelScoreEngine } from '../../src/engine/kernel/score.ts';
import { OracleEngine } from '../support/score-oracle.ts';

let kernel: Kernel;
beforeAll(async () => {
  kernel = await Kernel.create(kernelBytes);
});

interface Row {
  key: number;
  code: number;
}

function engineOn(rows: readonly Row[]): KernelScoreEngine {
  const sorted = [...rows].sort((a, b) => a.key - b.key);
  const keyAddress = kernel.alloc(sorted.length * 4);
  const genotypeAddress = kernel.alloc(sorted.length);
  kernel.u32(keyAddress, sorted.length).set(sorted.map((row) => row.key));
  kernel.u8(genotypeAddress, sorted.length).set(sorted.map((row) => row.code));
  return new KernelScoreEngine(kernel, { rowCount: sorted.length, keyAddress, genotypeAddress });
}

/** Counter-based draws: the same cases on every machine. */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

const CODES = [0x11, 0x22, 0x33, 0x44, 0x12, 0x13, 0x14, 0x23, 0x24, 0x34, 0x31, 0x10, 0x20, 0x30, 0x40, 0xff, 0xf0, 0x1f, 0x55, 0x56, 0x66, 0x17, 0x77]; // prettier-ignore
const PAIRS = [0x12, 0x13, 0x14, 0x21, 0x23, 0x24, 0x31, 0x32, 0x34, 0x41, 0x42, 0x43, 0x10, 0x71, 0x17, 0x77];

function randomCase(seed: number, size: number, gap: number): { rows: Row[]; columns: BuildColumns; terms: number } {
  const draw = draws(seed);
  const places = [genomeKey('1', 10_000), genomeKey('X', 5_000_000), genomeKey('Y', 3_000_000), genomeKey('MT', 20)];
  const rows: Row[] = [];
  const keys: number[] = [];
  for (const place of places) {
    let key = place;
    for (let index = 0; index < size; index++) {
      key += draw(3);
      if (draw(gap) > 0) rows.push({ key, code: CODES[draw(CODES.length)] ?? 0xff });
      if (draw(4) > 0) keys.push(key + draw(2));
    }
  }
  keys.sort((a, b) => a - b);
  const term = Uint32Array.from(keys, (_, index) => index);
  for (let index = term.length - 1; index > 0; index--) {
    const other = draw(index + 1);
    [term[index], term[other]] = [term[other] ?? 0, term[index] ?? 0];
  }
  const alleles = Uint8Array.from(keys, () => PAIRS[draw(PAIRS.length)] ?? 0x12);
  return { rows, columns: { keys: Uint32Array.from(keys), term, alleles }, terms: keys.length + 3 };
}

function rulesOf(more: Partial<MergeRules>): MergeRules {
  return {
    recordsOnly: false,
    keepAmbiguous: false,
    haploidX: haploidRange('GRCh37'),
    haploidFrom: CHROMOSOME_OFFSETS[24] ?? 0,
    sex: null,
    maleX: 2,
    ...more,
  };
}

describe('the kernel merges a score as its plain twin does', () => {
  const sexes: Sex[] = ['male', 'female', null];
  for (const sex of sexes) {
    for (const maleX of [1, 2] as const) {
      for (const keepAmbiguous of [true, false]) {
        test(`sex ${String(sex)}, male X counts ${String(maleX)}, ambiguous ${keepAmbiguous ? 'kept' : 'left out'}`, () => {
          kernel.scoped(() => {
            for (let seed = 1; seed <= 12; seed++) {
              const { rows, columns, terms } = randomCase(seed, 150, (seed % 4) + 1);
              const rules = rulesOf({ sex, maleX, keepAmbiguous });
              const got = engineOn(rows).merge(columns, terms, rules);
              expect(got).toEqual(new OracleEngine(rows).merge(columns, terms, rules));
            }
          });
        });
      }
    }
  }

  test('leaves every hit to the records where a file has records', () => {
    kernel.scoped(() => {
      const { rows, columns, terms } = randomCase(99, 200, 3);
      const rules = rulesOf({ recordsOnly: true });
      expect(engineOn(rows).merge(columns, terms, rules)).toEqual(new OracleEngine(rows).merge(columns, terms, rules));
    });
  });

  test('an empty file and an empty score', () => {
    kernel.scoped(() => {
      const { columns, terms } = randomCase(5, 20, 2);
      const none: BuildColumns = { keys: new Uint32Array(0), term: new Uint32Array(0), alleles: new Uint8Array(0) };
      expect(engineOn([]).merge(columns, terms, rulesOf({}))).toEqual(
        new OracleEngine([]).merge(columns, terms, rulesOf({})),
      );
      expect(engineOn([{ key: 5, code: 0x11 }]).merge(none, 0, rulesOf({})).status).toHaveLength(0);
    });
  });
});

function termsOf(weights: readonly number[], effects: readonly number[]): ScoreTerms {
  const count = weights.length;
  const dosageWeights = new Map<number, readonly [number, number, number]>();
  effects.forEach((effect, term) => {
    if (effect === EFFECT.dosage) dosageWeights.set(term, [0.25 * term, weights[term] ?? 0, -3.5]);
  });
  return {
    count,
    row: Uint32Array.from(weights, (_, index) => index + 1),
    weight: Float64Array.from(weights),
    effect: Uint8Array.from(effects),
    alleles: new Uint8Array(count),
    rsid: new Uint32Array(count),
    statedFrequency: new Float64Array(count),
    alleleTexts: new Map(),
    dosageWeights,
    keys: {},
    minusStrand: {},
  };
}

describe('the kernel adds up terms', () => {
  test('every effect type, missing terms with and without expectation, to the last bit of the twin', () => {
    const draw = draws(7);
    const count = 4000;
    const terms = termsOf(
      Array.from({ length: count }, () => (draw(2_000_001) - 1_000_000) / 10 ** (draw(12) + 1)),
      Array.from({ length: count }, () => draw(4)),
    );
    const dosage = Uint8Array.from({ length: count }, () => [0, 1, 2, NO_DOSAGE][draw(4)] ?? 0);
    const expected = Float64Array.from({ length: count }, () => (draw(2) > 0 ? draw(1000) / 997 : NaN));
    kernel.scoped(() => {
      const engine = engineOn([]);
      const oracle = new OracleEngine([]);
      expect(engine.sum(terms, dosage, null)).toBe(oracle.sum(terms, dosage, null));
      expect(engine.sum(terms, dosage, expected)).toBe(oracle.sum(terms, dosage, expected));
    });
  });

  test('small terms are not lost beside a large one', () => {
    const weights = [1e16, ...Array.from({ length: 1000 }, () => 1), -1e16];
    kernel.scoped(() => {
      const terms = termsOf(weights, weights.map(() => EFFECT.additive)); // prettier-ignore
      const dosage = new Uint8Array(weights.length).fill(1);
      expect(engineOn([]).sum(terms, dosage, null)).toBe(1000);
    });
  });
});
