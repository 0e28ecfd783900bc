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
  /** Of inherited variants two in five are on both copies; callers of tumours write next to none so. */
  leastHomozygous: 0.05,
  /** Fractions from which on they say something, and the share near one half or the whole that only inherited variants have. */
  enoughFractions: 20,
  mostNear: 0.8,
  /** Rows of a list without anybody's columns from which on it is no list of one tumour's variants. */
  mostBare: 20_000,
};
/** A single fraction this far from one half and the whole is not what an inherited variant has. */
const [HALF_FROM, HALF_TO, WHOLE_FROM] = [0.35, 0.65, 0.9];
/** Fractions that show a tumour by themselves: so many of them, and no more than this share near one half or the whole. */
const [FEWEST_SPREAD, MOST_NEAR_IN_SPREAD] = [5, 0.5];

/** What one row says of where it comes from. */
export interface RowSigns {
  /** The row has an rs number. */
  isNamed: boolean;
  /** Somebody's call that carries the change; false where the row is a place of a list, with nobody's column or counts. */
  isCall: boolean;
  /** The change is on both copies. */
  isHomozygous: boolean;
  /** Share of reads with the change, 0 to 1; null where the row states none. */
  fraction: number | null;
  /** The row itself shows that the change arose in the tumour: read in the normal and not there, or said to be somatic. */
  isSomatic: boolean;
}

/** Counts what tells a tumour's variants from a person's inherited ones. The limits are rules of ours. */
export class GermlineSigns {
  #rows = 0;
  #named = 0;
  #calls = 0;
  #homozygous = 0;
  #fractions = 0;
  #near = 0;
  #somatic = 0;

  /** A row that carries a change: rows without one say nothing and would thin the others out. */
  add({ isNamed, isCall, isHomozygous, fraction, isSomatic }: RowSigns): void {
    this.#rows++;
    if (isNamed) this.#named++;
    if (isCall) this.#calls++;
    if (isHomozygous) this.#homozygous++;
    if (isSomatic) this.#somatic++;
    if (fraction !== null && Number.isFinite(fraction)) {
      this.#fractions++;
      if ((fraction >= HALF_FROM && fraction <= HALF_TO) || fraction >= WHOLE_FROM) this.#near++;
    }
  }

  /** Whether nothing in a file that is read shows whose it is: no caller's mark, and nobody's calls. */
  isBare(isMarked: boolean): boolean {
    return !isMarked && this.#calls === 0 && this.#rows > 0;
  }

  /**
   * Why the file is refused; null where it is a tumour's. Signs of inheritance come before any mark. A short list of variants without anybody's calls may
   * be a tumour's unless most of it are known variants.
   *
   * @param isMarked - the caller's own line of the header says that it calls tumours
   */
  verdict(isMarked: boolean): NotTumour | null {
    if (this.#named > GERMLINE_LIMITS.mostNamed) return { reason: 'rows', part: this.#named, of: this.#rows };
    const [calls, fractions] = [this.#calls, this.#fractions];
    if (calls > 0 && this.#homozygous / calls >= GERMLINE_LIMITS.leastHomozygous) return { reason: 'genotypes', part: this.#homozygous, of: calls };
    if (fractions >= GERMLINE_LIMITS.enoughFractions && this.#near / fractions > GERMLINE_LIMITS.mostNear) return { reason: 'fractions', part: this.#near, of: fractions };
    if (isMarked || this.#rows === 0) return null;
    if (calls === 0) return this.#rows > GERMLINE_LIMITS.mostBare || 2 * this.#named > this.#rows ? { reason: 'rows', part: this.#named, of: this.#rows } : null;
    const areFractionsSomatic = fractions >= FEWEST_SPREAD && this.#near / fractions <= MOST_NEAR_IN_SPREAD;
    const areRowsSomatic = 2 * this.#somatic > calls;
    return areFractionsSomatic || areRowsSomatic ? null : { reason: 'unproven', part: 0, of: calls };
  }
} // prettier-ignore
