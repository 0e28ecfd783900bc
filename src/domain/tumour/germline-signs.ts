/**
 * Why a file is taken for a person's inherited genome: calls on both copies (`genotypes`), shares of reads near one half and the whole (`fractions`), so
 * many known variants (`rows`); or nothing in it says that it is a tumour (`unproven`). With the counts that say so.
 */
export interface NotTumour {
  reason: 'genotypes' | 'fractions' | 'rows' | 'unproven';
  part: number;
  of: number;
}

/** From where on a file is a person's inherited genome. Rules of ours. */
export const GERMLINE_LIMITS = {
  /** Rows with an rs number from which on a file is an array or a whole genome. */
  mostNamed: 300_000,
  /** Calls from which on their kinds say something. */
  enoughCalls: 30,
  /** Of inherited variants two in five are on both copies; callers of tumours write next to none so. */
  leastHomozygous: 0.05,
  /** Fractions from which on they say something, and the share near one half or the whole that only inherited variants have. */
  enoughFractions: 20,
  mostNear: 0.8,
};
/** A single fraction this far from one half and the whole is not what an inherited variant has. */
const [HALF_FROM, HALF_TO, WHOLE_FROM] = [0.35, 0.65, 0.9];

/** Counts what tells a tumour's variants from a person's inherited ones, row by row. The limits are rules of ours. */
export class GermlineSigns {
  #rows = 0;
  #named = 0;
  #calls = 0;
  #homozygous = 0;
  #fractions = 0;
  #near = 0;

  /**
   * @param isNamed - the row has an rs number
   * @param genotype - allele numbers of the tumour's column; null where it has none
   * @param fraction - share of reads with the change, 0 to 1; null where the row states none
   */
  add(isNamed: boolean, genotype: readonly (number | null)[] | null, fraction: number | null): void {
    this.#rows++;
    if (isNamed) this.#named++;
    if (genotype !== null && genotype.length > 0) {
      this.#calls++;
      const [first] = genotype;
      if (genotype.length > 1 && first !== null && first !== 0 && genotype.every((one) => one === first)) this.#homozygous++; // prettier-ignore
    }
    if (fraction !== null && Number.isFinite(fraction)) {
      this.#fractions++;
      if ((fraction >= HALF_FROM && fraction <= HALF_TO) || fraction >= WHOLE_FROM) this.#near++;
    }
  }

  /**
   * Why the file is refused; null where it may be a tumour's. A list of variants without anybody's genotypes (no sample columns) may be: it is refused
   * for its length only.
   *
   * @param isMarked - the header or the rows say that a caller of tumours wrote it
   */
  verdict(isMarked: boolean): NotTumour | null {
    if (this.#named > GERMLINE_LIMITS.mostNamed) return { reason: 'rows', part: this.#named, of: this.#rows };
    const [calls, fractions] = [this.#calls, this.#fractions];
    const areFractionsInherited = fractions >= GERMLINE_LIMITS.enoughFractions && this.#near / fractions > GERMLINE_LIMITS.mostNear;
    if (isMarked || calls === 0) {
      // Without calls, fractions stand in INFO: those of a population are no sign of anything.
      return null;
    }
    if (this.#homozygous / calls >= GERMLINE_LIMITS.leastHomozygous) return { reason: 'genotypes', part: this.#homozygous, of: calls };
    if (areFractionsInherited) return { reason: 'fractions', part: this.#near, of: fractions };
    const areFractionsSomatic = fractions >= 5 && this.#near / fractions <= 0.75;
    if (areFractionsSomatic || calls >= GERMLINE_LIMITS.enoughCalls) return null;
    return { reason: 'unproven', part: 0, of: calls };
  }
} // prettier-ignore
