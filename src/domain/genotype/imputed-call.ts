/**
 * Probability that an imputed genotype must have to count as a call where one position decides about a medicine. A rule of ours: a
 * low-pass file has been seen to state 0/0 at 92 % where APOE e4 was right, and a gene rests on dozens of positions.
 */
export const IMPUTED_CALL_FLOOR = 0.99;

/** How certain an imputed record is of its genotype. */
export interface ImputedCall {
  /** Probability of the genotype that GT states, or of the likeliest where there is no GT; null where the record does not tell. */
  probability: number | null;
  /** Expected copies of the one ALT allele, 0 to 2; null where there are several, one chromosome copy, or nothing is stated. */
  copies: number | null;
  /** Variance of that number. */
  variance: number;
}

/** The subfields that tell. Names are those of VCF: GP, HDS and DS. */
export interface ImputedFields {
  /** Allele indices of GT. */
  genotype: readonly (number | null)[];
  altCount: number;
  /** Probability of each genotype, in the order of VCF 4.4, section 1.6.2. */
  probabilities: readonly number[] | null;
  /** Chance that each of the two haplotypes carries ALT. */
  haplotypes: readonly number[] | null;
  /** Expected copies of each ALT. */
  dosages: readonly number[] | null;
}

/** Room for rounding in a sum of probabilities that a file writes with two digits. */
const SUM_SLACK = 0.05;

/** Least difference of two haplotypes that tells which of them carries ALT. */
const PHASE_MARGIN = 1e-6;

/** Place of a genotype in the order of GP and PL: (0,0), (0,1), (1,1), (0,2)… (VCF 4.4, section 1.6.2); -1 for a no-call. */
export function genotypeIndex(genotype: readonly (number | null)[]): number {
  const [first, second] = genotype;
  if (first === null || first === undefined || second === null) return -1;
  if (second === undefined) return first;
  const low = Math.min(first, second);
  const high = Math.max(first, second);
  return (high * (high + 1)) / 2 + low;
}

/** Whether the record is certain enough of its genotype to be a call where much depends on one position. */
export function isCertain({ probability }: ImputedCall): boolean {
  return probability !== null && probability >= IMPUTED_CALL_FLOOR;
}

/**
 * What a record says of its certainty. GP goes first, then HDS, then DS. A dosage alone tells less: the chance of a homozygous
 * genotype is at least what is left of it (Markov's inequality), that of a heterozygous one cannot be told.
 */
export function imputedCall(fields: ImputedFields): ImputedCall {
  const { genotype, altCount } = fields;
  const chances = genotypeChances(fields);
  const dosage = altCount === 1 && genotype.length === 2 ? statedNumbers(fields.dosages, 1, 2)?.[0] : undefined;
  if (chances === null) return fromDosage(genotype, dosage ?? null);
  const probability = chances[genotypeIndex(genotype)] ?? null;
  const [, one = 0, two = 0] = chances;
  if (altCount !== 1 || chances.length !== 3) return { probability, copies: null, variance: 0 };
  const mean = one + 2 * two;
  return { probability, copies: dosage ?? mean, variance: Math.max(0, one + 4 * two - mean * mean) };
}

/** The genotype of a record that states no GT. */
export interface GuessedGenotype {
  /** Allele indices; both null where the record is not certain enough of one. */
  genotype: (number | null)[];
  phased: boolean;
  /** Probability of the likeliest genotype; null where nothing is stated. */
  probability: number | null;
}

/** Allele indices at this place in the order of GP: the inverse of {@link genotypeIndex}. */
function genotypeAt(index: number, isHaploid: boolean): number[] {
  if (isHaploid) return [index];
  let high = 0;
  while (((high + 1) * (high + 2)) / 2 <= index) high++;
  return [index - (high * (high + 1)) / 2, high];
}

/**
 * The genotype that a record without GT is certain of (imputation servers leave it out on request): the likeliest by GP, else by HDS, if
 * its probability reaches {@link IMPUTED_CALL_FLOOR}; of a dosage alone only a homozygous one can be told. The kernel reads its columns
 * by the same rule (`assembly/vcf-chances.ts`).
 *
 * @param isTyped the file says that the record was measured: then one expected copy is one copy
 */
export function certainGenotype(fields: Omit<ImputedFields, 'genotype'>, isTyped: boolean): GuessedGenotype {
  const stated = likeliest({ ...fields, haplotypes: null }) ?? likeliest({ ...fields, probabilities: null });
  const guess = stated ?? ofDosage(fields, isTyped);
  if (guess.probability === null || guess.probability < IMPUTED_CALL_FLOOR) {
    return { genotype: [null, null], phased: false, probability: guess.probability };
  }
  const [first, second] = fields.altCount === 1 ? (statedNumbers(fields.haplotypes, 2, 1) ?? []) : [];
  const phased = first !== undefined && second !== undefined;
  const isTurned = phased && guess.genotype[0] !== guess.genotype[1] && first - second > PHASE_MARGIN;
  return { ...guess, genotype: isTurned ? guess.genotype.reverse() : guess.genotype, phased };
}

type Guess = Pick<GuessedGenotype, 'genotype' | 'probability'>;

/** The likeliest genotype by GP or HDS, of two copies or of one; null where neither is stated. */
function likeliest(fields: Omit<ImputedFields, 'genotype'>): Guess | null {
  // Without ALT one number is the chance of the reference on both copies.
  for (const genotype of fields.altCount === 0 ? [[null, null]] : [[null, null], [null]]) {
    const chances = genotypeChances({ ...fields, genotype });
    if (chances === null) continue;
    const probability = Math.max(...chances);
    return { genotype: genotypeAt(chances.indexOf(probability), genotype.length === 1), probability };
  }
  return null;
}

function ofDosage({ altCount, dosages }: Omit<ImputedFields, 'genotype'>, isTyped: boolean): Guess {
  const [copies] = altCount === 1 ? (statedNumbers(dosages, 1, 2) ?? []) : [];
  if (copies === undefined) return { genotype: [null, null], probability: null };
  if (isTyped && copies === 1) return { genotype: [0, 1], probability: 1 };
  return { genotype: copies < 1 ? [0, 0] : [1, 1], probability: Math.max(1 - copies, copies - 1) };
}

/** Chances of the genotypes of one ALT allele from GP or HDS, or of more alleles from GP; null where they are not stated or do not add up. */
function genotypeChances({ genotype, altCount, probabilities, haplotypes }: ImputedFields): number[] | null {
  const count = genotype.length === 1 ? altCount + 1 : ((altCount + 1) * (altCount + 2)) / 2;
  const given = statedNumbers(probabilities, count, 1);
  if (given !== null) {
    const sum = given.reduce((total, chance) => total + chance, 0);
    if (Math.abs(sum - 1) <= SUM_SLACK) return given.map((chance) => chance / sum);
  }
  if (altCount !== 1) return null;
  if (genotype.length === 1) {
    const [only] = statedNumbers(haplotypes, 1, 1) ?? [];
    return only === undefined ? null : [1 - only, only];
  }
  const [first, second] = statedNumbers(haplotypes, 2, 1) ?? [];
  if (first === undefined || second === undefined || genotype.length !== 2) return null;
  const [none, both] = [(1 - first) * (1 - second), first * second];
  return [none, 1 - none - both, both];
}

/** A list of as many numbers as there have to be, each from 0 to `most`; else null. */
function statedNumbers(values: readonly number[] | null, count: number, most: number): readonly number[] | null {
  return values?.length === count && values.every((value) => value >= 0 && value <= most) ? values : null;
}

/** A dosage alone: two copies that each carry ALT by half of it, or, where GT says heterozygous, the least spread that fits. */
function fromDosage(genotype: readonly (number | null)[], copies: number | null): ImputedCall {
  if (copies === null) return { probability: null, copies, variance: 0 };
  const [first, second] = genotype;
  if (first !== null && second !== null && first !== second) {
    const away = Math.abs(copies - 1);
    return { probability: null, copies, variance: away * (1 - away) };
  }
  const isKnown = first !== null && second !== null;
  const probability = isKnown ? Math.max(0, first === 0 ? 1 - copies : copies - 1) : null;
  return { probability, copies, variance: (copies * (2 - copies)) / 2 };
}
