import * as L from '../../../assembly/score-layout.ts';
import { NO_DOSAGE } from '../../domain/genotype/dosage.ts';
import type { Build } from '../../domain/genotype/genome.ts';
import type { SiteLookup } from '../../domain/genotype/observed-site.ts';
import type { Sex } from '../../domain/genotype/sex.ts';
import type { BuildColumns, PackedScore } from '../../domain/scores/packed-score.ts';
import type { ScoreReport } from '../../domain/scores/report.ts';
import { EFFECT, type ScoreTerms } from '../../domain/scores/score-definition.ts';
import type { MergeRules, ScoreEngine } from '../../domain/scores/score-engine.ts';
import { scoreGenome } from '../../domain/scores/score-genome.ts';
import type { ScoreOptions } from '../../domain/scores/score-options.ts';
import { STATUS, type TermCalls } from '../../domain/scores/term-status.ts';
import type { Kernel } from './kernel.ts';

/** A person's genotypes in kernel memory, sorted by key. */
export interface GenotypeColumns {
  rowCount: number;
  /** Address of `rowCount` u32 genome keys, ascending; equal keys are probes of one place. */
  keyAddress: number;
  /** Address of `rowCount` u8 genotype codes. */
  genotypeAddress: number;
}

/** The person's genotypes and what is known of their file. */
export interface ScoredFile {
  columns: GenotypeColumns;
  build: Build | null;
  lookup: SiteLookup;
  sex: Sex;
  records: 'letters' | 'vcf' | 'gvcf';
  lettersImputed?: boolean;
}

/** Words of the merge's argument block. */
const ARGUMENT_WORDS = L.MERGE_BYTES / 4;

/** The kernel's side of a score, over one person's columns. */
export class KernelScoreEngine implements ScoreEngine {
  private readonly kernel: Kernel;
  private readonly genotypes: GenotypeColumns;

  constructor(kernel: Kernel, genotypes: GenotypeColumns) {
    this.kernel = kernel;
    this.genotypes = genotypes;
  }

  merge(columns: BuildColumns, termCount: number, rules: MergeRules): TermCalls {
    const { kernel, genotypes } = this;
    return kernel.scoped(() => {
      const rows = columns.keys.length;
      const keys = kernel.alloc(rows * 4);
      const terms = kernel.alloc(rows * 4);
      const alleles = kernel.alloc(rows);
      const status = kernel.alloc(termCount);
      const dosage = kernel.alloc(termCount);
      const block = kernel.alloc(ARGUMENT_WORDS * 4);
      kernel.u32(keys, rows).set(columns.keys);
      kernel.u32(terms, rows).set(columns.term);
      kernel.u8(alleles, rows).set(columns.alleles);
      kernel.u8(status, termCount).fill(STATUS.notOnBuild);
      kernel.u8(dosage, termCount).fill(NO_DOSAGE);
      const { keyAddress, genotypeAddress, rowCount } = genotypes;
      const words = [keyAddress, genotypeAddress, rowCount, keys, alleles, terms, rows, flagsOf(rules)];
      kernel.u32(block, ARGUMENT_WORDS).set([...words, ...rules.haploidX, rules.haploidFrom, status, dosage]);
      kernel.exports.scoreMerge(block);
      return { status: kernel.u8(status, termCount).slice(), dosage: kernel.u8(dosage, termCount).slice() };
    });
  }

  sum(terms: ScoreTerms, dosage: Uint8Array, expected: Float64Array | null): number {
    const { kernel } = this;
    return kernel.scoped(() => {
      const { count } = terms;
      const triplets = dosageTriplets(terms);
      const weights = kernel.alloc(count * 8);
      const effects = kernel.alloc(count);
      const dosages = kernel.alloc(count);
      const perDosage = kernel.alloc(triplets.length * 8);
      const expectation = expected === null ? 0 : kernel.alloc(count * 8);
      kernel.f64(weights, count).set(terms.weight);
      kernel.u8(effects, count).set(terms.effect);
      kernel.u8(dosages, count).set(dosage);
      kernel.f64(perDosage, triplets.length).set(triplets);
      if (expected !== null) kernel.f64(expectation, count).set(expected);
      return kernel.exports.scoreSum(count, weights, effects, perDosage, dosages, expectation);
    });
  }
}

function flagsOf(rules: MergeRules): number {
  return (
    (rules.recordsOnly ? L.MERGE_RECORDS_ONLY : 0) |
    (rules.keepAmbiguous ? L.MERGE_KEEP_AMBIGUOUS : 0) |
    (rules.sex === 'male' ? L.MERGE_MALE : 0) |
    (rules.sex === 'female' ? L.MERGE_FEMALE : 0) |
    (rules.maleX === 2 ? L.MERGE_MALE_X_TWO : 0)
  );
}

/** Weights for 0, 1, 2 copies of the terms that have one each, in term order. */
function dosageTriplets(terms: ScoreTerms): Float64Array {
  if (terms.dosageWeights.size === 0) return new Float64Array(0);
  const triplets: number[] = [];
  terms.effect.forEach((effect, term) => {
    if (effect === EFFECT.dosage) triplets.push(...(terms.dosageWeights.get(term) ?? [0, 0, 0]));
  });
  return Float64Array.from(triplets);
}

/** Computes a score, bundled or brought, on columns that lie in the kernel's memory. */
export function scoreColumns(
  kernel: Kernel,
  packed: PackedScore,
  file: ScoredFile,
  options: ScoreOptions,
): ScoreReport {
  const { columns, ...context } = file;
  return scoreGenome(packed, { ...context, engine: new KernelScoreEngine(kernel, columns) }, options);
}
