import { complement, isAmbiguousPair } from './alleles.ts';

interface FrequencyRow {
  ref: string;
  alt: string;
  altFrequency: number;
}

/** Allele frequencies that a person hands in for one population: they take precedence over every other source. */
export class FrequencyTable {
  private readonly rows = new Map<number, FrequencyRow[]>();

  /** Adds one row, in the build of the genotype file. */
  add(key: number, row: FrequencyRow): void {
    const rows = this.rows.get(key);
    if (rows === undefined) this.rows.set(key, [row]);
    else rows.push(row);
  }

  get size(): number {
    return this.rows.size;
  }

  /** Frequency of the effect allele, NaN where the table does not have this variant. Strand flips are read unless ambiguous. */
  effectFrequency(key: number, effect: string, other: string | null): number {
    for (const { ref, alt, altFrequency } of this.rows.get(key) ?? []) {
      const flips = isAmbiguousPair(ref, alt) ? [(allele: string) => allele] : [(allele: string) => allele, complement];
      for (const flip of flips) {
        const [e, o] = [flip(effect), other === null ? null : flip(other)];
        if (e === alt && (o === null || o === ref)) return altFrequency;
        if (e === ref && (o === null || o === alt)) return 1 - altFrequency;
      }
    }
    return NaN;
  }
}
