import { type Chromosome, genomeKey } from '../../domain/genotype/genome.ts';
import { ALLELE, firstAllele, secondAllele } from '../../domain/genotype/genotype-code.ts';
import type { GenotypeTable } from '../kernel/genotype-table.ts';

const isIndelLetter = (nibble: number): boolean => nibble === ALLELE.I || nibble === ALLELE.D;

/** A change of ClinVar's as far as a probe could mean it. */
interface Indel {
  chromosome: Chromosome;
  position: number;
  ref: string;
  alt: string;
  rsid: string | null;
}

/**
 * A chip's rows of I and D. Such letters say that one of two lengths is there, not which two: where ClinVar has several changes under one
 * rsid, or at the place of a probe that only its vendor names, it cannot be told which of them the letters are about.
 */
export class IndelProbes {
  /** Genome keys by rsid: a chip lists an indel where its vendor pleases. */
  readonly keys = new Map<string, number>();
  readonly #unnamed = new Set<number>();
  /** Changes of ClinVar, of all classes, by rsid and by place. */
  readonly #changes = new Map<string | number, number>();

  constructor(table: GenotypeTable) {
    if (table.isVcf) return;
    const [codes, rowKeys] = [table.genotypes(), table.keys()];
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] ?? 0;
      if (!isIndelLetter(firstAllele(code)) && !isIndelLetter(secondAllele(code))) continue;
      const number = table.rsNumber(row);
      if (number === 0) this.#unnamed.add(rowKeys[row] ?? 0);
      // The first row of each name: from there on all are looked at.
      else if (!this.keys.has(`rs${String(number)}`)) this.keys.set(`rs${String(number)}`, rowKeys[row] ?? 0);
    }
  }

  /** Whether the file has any such row. */
  get isAny(): boolean {
    return this.keys.size > 0 || this.#unnamed.size > 0;
  }

  /** Counts a change of ClinVar's that a probe may be about. */
  note(indel: Indel): void {
    for (const name of this.#namesOf(indel)) this.#changes.set(name, (this.#changes.get(name) ?? 0) + 1);
  }

  /** Whether a probe may be about this change; known before all of ClinVar was seen. */
  mayMean(indel: Indel): boolean {
    return this.#namesOf(indel).length > 0;
  }

  /** Whether the probe may be about another change of ClinVar's too; known when all of it was seen. */
  isShared(indel: Indel): boolean {
    return this.#namesOf(indel).some((name) => (this.#changes.get(name) ?? 0) > 1);
  }

  #namesOf({ chromosome, position, ref, alt, rsid }: Indel): (string | number)[] {
    if (ref.length === alt.length) return [];
    const key = genomeKey(chromosome, position);
    const named = rsid !== null && this.keys.has(rsid) ? [rsid] : [];
    return this.#unnamed.has(key) ? [...named, key] : named;
  }
}
