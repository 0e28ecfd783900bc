import { NO_DOSAGE } from '../../src/domain/genotype/dosage.ts';
import { CompensatedSum, termPoints } from '../../src/domain/scores/expectation.ts';
import type { BuildColumns } from '../../src/domain/scores/packed-score.ts';
import type { ScoreTerms } from '../../src/domain/scores/score-definition.ts';
import type { MergeRules, ScoreEngine } from '../../src/domain/scores/score-engine.ts';
import { HAPLOID_BIT, STATUS, type TermCalls } from '../../src/domain/scores/term-status.ts';

/** The plain TypeScript twin of the kernel's score operations: slow, obvious, and what the kernel is tested against. */
export class OracleEngine implements ScoreEngine {
  private readonly codes = new Map<number, number[]>();

  constructor(genotypes: readonly { key: number; code: number }[]) {
    for (const { key, code } of genotypes) this.codes.set(key, [...(this.codes.get(key) ?? []), code]);
  }

  merge(columns: BuildColumns, termCount: number, rules: MergeRules): TermCalls {
    const calls = {
      status: new Uint8Array(termCount).fill(STATUS.notOnBuild),
      dosage: new Uint8Array(termCount).fill(NO_DOSAGE),
    };
    columns.keys.forEach((key, index) => {
      const term = columns.term[index] ?? 0;
      const [status, dosage] = this.row(key, columns.alleles[index] ?? 0, rules);
      calls.status[term] = status;
      calls.dosage[term] = dosage;
    });
    return calls;
  }

  private row(key: number, pair: number, rules: MergeRules): [number, number] {
    const [effect, other] = [pair >> 4, pair & 15];
    const bases = [effect, other].every((nibble) => nibble >= 1 && nibble <= 4);
    if (bases && effect + other === 5 && !rules.keepAmbiguous) return [STATUS.ambiguous, NO_DOSAGE];
    const codes = this.codes.get(key) ?? [];
    const [code] = codes;
    if (code === undefined) return [STATUS.absent, NO_DOSAGE];
    if (codes.length > 1 || rules.recordsOnly || !bases) return [STATUS.undecided, NO_DOSAGE];
    const letters = [code >> 4, code & 15].filter((nibble) => nibble !== 0);
    if (letters.includes(15)) return [STATUS.noCall, NO_DOSAGE];
    if (letters.some((nibble) => nibble > 4)) return [STATUS.undecided, NO_DOSAGE];
    const everybodyHaploid = key >= rules.haploidFrom;
    const onX = key >= rules.haploidX[0] && key <= rules.haploidX[1];
    const haploid = everybodyHaploid || (onX && (rules.sex === 'male' || letters.length === 1));
    if (letters.length === 1 && (!haploid || (onX && rules.sex === 'female'))) return [STATUS.noCall, NO_DOSAGE];
    if (haploid && letters.length === 2 && letters[0] !== letters[1]) return [STATUS.noCall, NO_DOSAGE];
    const isIn = (set: number[]): boolean => letters.every((letter) => set.includes(letter));
    const status = isIn([effect, other]) ? STATUS.matched : isIn([5 - effect, 5 - other]) ? STATUS.flipped : null;
    if (status === null) return [STATUS.thirdAllele, NO_DOSAGE];
    const wanted = status === STATUS.matched ? effect : 5 - effect;
    if (!haploid) return [status, letters.filter((letter) => letter === wanted).length];
    const copies = everybodyHaploid ? 1 : rules.maleX;
    return [copies === 1 ? status | HAPLOID_BIT : status, letters[0] === wanted ? copies : 0];
  }

  sum(terms: ScoreTerms, dosage: Uint8Array, expected: Float64Array | null): number {
    const sum = new CompensatedSum();
    for (let term = 0; term < terms.count; term++) {
      const copies = dosage[term] ?? NO_DOSAGE;
      if (copies === NO_DOSAGE) {
        const value = expected?.[term] ?? NaN;
        if (!Number.isNaN(value)) sum.add(value);
      } else {
        const points = termPoints(terms.effect[term] ?? 0, terms.weight[term] ?? 0, terms.dosageWeights.get(term));
        sum.add(points[copies] ?? 0);
      }
    }
    return sum.value;
  }
}
