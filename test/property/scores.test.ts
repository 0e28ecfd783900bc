import fc from 'fast-check';
import { kernelBytes } from 'virtual:kernel';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Chromosome, genomeKey } from '../../src/domain/genotype/genome.ts';
import { alleleCode, NO_CALL } from '../../src/domain/genotype/genotype-code.ts';
import type { SiteLookup } from '../../src/domain/genotype/observed-site.ts';
import { complement } from '../../src/domain/scores/alleles.ts';
import { packScore } from '../../src/domain/scores/packed-score.ts';
import type { ScoreReport } from '../../src/domain/scores/report.ts';
import { scoreGenome } from '../../src/domain/scores/score-genome.ts';
import type { ScoreOptions } from '../../src/domain/scores/score-options.ts';
import { Kernel } from '../../src/engine/kernel/kernel.ts';
import { scoreColumns } from '../../src/engine/kernel/score.ts';
import { parseScoringFile } from '../../src/formats/scoring-file.ts';
import { decodeScorePack, encodeScorePack } from '../../src/reference/score-pack.ts';
import { OracleEngine } from '../support/score-oracle.ts';

let kernel: Kernel;
beforeAll(async () => {
  kernel = await Kernel.create(kernelBytes);
});

interface ScoreRow {
  chromosome: Chromosome;
  position: number;
  effect: string;
  other: string;
  weight: number;
}
interface Call {
  chromosome: Chromosome;
  position: number;
  letters: string;
}

const CHROMOSOMES: readonly Chromosome[] = ['1', '2', '9', '22', 'X', 'MT'];
const pair = fc.constantFrom('AC', 'AG', 'CA', 'GA', 'TC', 'TG', 'AT', 'CG', 'GC');
const place = { chromosome: fc.constantFrom(...CHROMOSOMES), position: fc.integer({ min: 3_000_000, max: 3_000_060 }) };
const scoreRow = fc
  .record({ ...place, alleles: pair, weight: fc.integer({ min: -4000, max: 4000 }) })
  .map(({ alleles, weight, ...rest }): ScoreRow => ({
    ...rest,
    effect: alleles.charAt(0),
    other: alleles.charAt(1),
    weight: weight / 1024,
  }));
const call = fc.record({
  ...place,
  letters: fc.constantFrom('AA', 'AC', 'CC', 'AG', 'GG', 'CT', 'TT', 'GT', 'AT', 'CG', 'A', 'G', '--', 'DI'),
});
const rows = fc.uniqueArray(scoreRow, {
  minLength: 1,
  maxLength: 40,
  selector: (row) => `${row.chromosome}:${String(row.position)}`,
});
const calls = fc.uniqueArray(call, { maxLength: 60, selector: (row) => `${row.chromosome}:${String(row.position)}` });

const OPTIONS: ScoreOptions = { ambiguous: 'keep', indels: 'keep', missing: 'drop', maleX: 2 };

function textOf(score: readonly ScoreRow[], ending = '\n'): string {
  const lines = [
    '#pgs_id=PGS900000',
    '#trait_reported=Any',
    '#genome_build=GRCh37',
    'chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight',
  ];
  for (const row of score)
    lines.push(
      [row.chromosome === 'MT' ? 'MT' : row.chromosome, row.position, row.effect, row.other, row.weight].join('\t'),
    );
  return lines.join(ending) + ending;
}

function packedOf(text: string): ReturnType<typeof packScore> {
  const parsed = parseScoringFile(new TextEncoder().encode(text));
  if (!parsed.ok) throw new Error(parsed.error.code);
  return packScore(parsed.value);
}

function codeOf(letters: string): number {
  if (letters === '--') return NO_CALL;
  return (alleleCode(letters.charAt(0)) << 4) | (letters.length > 1 ? alleleCode(letters.charAt(1)) : 0);
}

function lookupOf(genome: readonly Call[]): SiteLookup {
  return {
    at: (chromosome, position) =>
      genome
        .filter((row) => row.chromosome === chromosome && row.position === position)
        .map(({ letters }) => ({
          kind: 'letters',
          first: letters === '--' ? null : letters.charAt(0),
          second: letters === '--' ? null : letters.length > 1 ? letters.charAt(1) : undefined,
          rsid: null,
        })),
  };
}

function score(text: string, genome: readonly Call[], options = OPTIONS): ScoreReport {
  const genotypes = genome.map((row) => ({ key: genomeKey(row.chromosome, row.position), code: codeOf(row.letters) }));
  const source = {
    engine: new OracleEngine(genotypes),
    lookup: lookupOf(genome),
    build: 'GRCh37',
    sex: null,
    records: 'letters',
  } as const;
  return scoreGenome(packedOf(text), source, options);
}

function kernelScore(text: string, genome: readonly Call[], options: ScoreOptions): ScoreReport {
  return kernel.scoped(() => {
    const sorted = genome
      .map((row) => ({ key: genomeKey(row.chromosome, row.position), code: codeOf(row.letters) }))
      .sort((a, b) => a.key - b.key);
    const keyAddress = kernel.alloc(sorted.length * 4);
    const genotypeAddress = kernel.alloc(sorted.length);
    kernel.u32(keyAddress, sorted.length).set(sorted.map((row) => row.key));
    kernel.u8(genotypeAddress, sorted.length).set(sorted.map((row) => row.code));
    const columns = { rowCount: sorted.length, keyAddress, genotypeAddress };
    return scoreColumns(
      kernel,
      packedOf(text),
      { columns, build: 'GRCh37', lookup: lookupOf(genome), sex: null, records: 'letters' },
      options,
    );
  });
}

describe('any score on any file', () => {
  test('the kernel and its plain twin give the same report, to the last bit', () => {
    const options = fc.record({
      ambiguous: fc.constantFrom('keep', 'exclude'),
      indels: fc.constantFrom('keep', 'exclude'),
      missing: fc.constant('drop'),
      maleX: fc.constantFrom(1, 2),
    } as const);
    fc.assert(
      fc.property(rows, calls, options, (score_, genome, choice) => {
        expect(kernelScore(textOf(score_), genome, choice as ScoreOptions)).toEqual(
          score(textOf(score_), genome, choice as ScoreOptions),
        );
      }),
    );
  });

  test('every row ends in exactly one count', () => {
    fc.assert(
      fc.property(rows, calls, (score_, genome) => {
        const report = score(textOf(score_), genome, { ...OPTIONS, ambiguous: 'exclude' });
        expect(report.matched + report.ambiguous + report.refused.length + report.noCall + report.absent).toBe(
          report.rows,
        );
      }),
    );
  });

  test('order of rows and line endings do not change the result', () => {
    fc.assert(
      fc.property(rows, calls, fc.integer(), (score_, genome, seed) => {
        const shuffled = [...score_].sort((a, b) => Math.sin(a.position * seed) - Math.sin(b.position * seed));
        const [first, second] = [score(textOf(score_), genome), score(textOf(shuffled, '\r\n'), genome)];
        // Weights are multiples of 2^-10, so that every order of addition is exact.
        expect(second.sum).toBe(first.sum);
        expect([second.matched, second.flipped, second.noCall, second.absent]).toEqual([
          first.matched,
          first.flipped,
          first.noCall,
          first.absent,
        ]);
      }),
    );
  });

  test('a file on the other strand gives the same sum; flips change sides', () => {
    fc.assert(
      fc.property(rows, calls, (score_, genome) => {
        const flipped = genome.map((row) => ({ ...row, letters: complement(row.letters) }));
        const [plus, minus] = [genome, flipped].map((file) =>
          score(textOf(score_), file, { ...OPTIONS, ambiguous: 'exclude' }),
        );
        expect(minus?.sum).toBe(plus?.sum);
        expect(minus?.matched).toBe(plus?.matched);
        expect(minus?.flipped).toBe((plus?.matched ?? 0) - (plus?.flipped ?? 0));
      }),
    );
  });

  test('naming the other allele with the opposite weight shifts the sum by a constant', () => {
    fc.assert(
      fc.property(rows, calls, (score_, genome) => {
        const autosomal = score_.filter((row) => !['X', 'MT'].includes(row.chromosome));
        fc.pre(autosomal.length > 0);
        const options: ScoreOptions = { ...OPTIONS, ambiguous: 'exclude' };
        const swapped = autosomal.map((row) => ({ ...row, effect: row.other, other: row.effect, weight: -row.weight }));
        let shift = 0;
        for (const row of autosomal) if (score(textOf([row]), genome, options).matched === 1) shift += 2 * row.weight;
        expect(score(textOf(swapped), genome, options).sum + shift).toBe(score(textOf(autosomal), genome, options).sum);
      }),
    );
  });

  test('a score survives its pack', () => {
    fc.assert(
      fc.property(rows, calls, (score_, genome) => {
        const decoded = decodeScorePack(encodeScorePack(packedOf(textOf(score_))));
        if (!decoded.ok) throw new Error(decoded.error.code);
        const genotypes = genome.map((row) => ({
          key: genomeKey(row.chromosome, row.position),
          code: codeOf(row.letters),
        }));
        const source = {
          engine: new OracleEngine(genotypes),
          lookup: lookupOf(genome),
          build: 'GRCh37',
          sex: null,
          records: 'letters',
        } as const;
        expect(scoreGenome(decoded.value, source, OPTIONS)).toEqual(score(textOf(score_), genome));
      }),
    );
  });

  test('a broken pack is refused, never half read', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.integer({ min: 1, max: 40 }), (score_, at, cut) => {
        const bytes = encodeScorePack(packedOf(textOf(score_)));
        expect(decodeScorePack(bytes.slice(0, Math.max(0, bytes.length - cut))).ok).toBe(false);
        const broken = bytes.slice();
        broken[at % 8] = (broken[at % 8] ?? 0) ^ 0xff;
        expect(decodeScorePack(broken).ok).toBe(false);
      }),
    );
  });
});
