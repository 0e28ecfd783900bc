/** Ways of inheritance, as HPO and Orphanet tell them, in the order of the pack's codes. */
export const WAYS_OF_INHERITANCE = ['AD', 'AR', 'XL', 'XR', 'XD', 'YL', 'MT', 'sporadic', 'other'] as const;
export type WayOfInheritance = (typeof WAYS_OF_INHERITANCE)[number];

/** Stages of life in which a disease starts, in the order of the pack's codes. */
export const ONSETS = ['antenatal', 'congenital', 'neonatal', 'infantile', 'childhood', 'juvenile', 'adult', 'middle-age', 'late', 'any'] as const; // prettier-ignore
export type Onset = (typeof ONSETS)[number];

/** How a name belongs to its term, lay words first. */
export const NAME_KINDS = ['lay', 'exact', 'other'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** Where a part of the list comes from, as its terms ask to be cited. */
export interface KnowledgeSource {
  name: string;
  version: string;
  date: string;
  licence: string;
}

/** A disease of the list. */
export interface RareDisease {
  /** `OMIM:…` or `DECIPHER:…`. */
  id: string;
  name: string;
  /** Exact cross references, `ORPHA:…`. */
  orphanet: readonly string[];
  genes: readonly string[];
  inheritance: readonly WayOfInheritance[];
  onsets: readonly Onset[];
  /** Orphanet's largest class: 1 below one in a million … 6 above one in a thousand; 0 not known. */
  prevalence: number;
  /** Publications that HPO cites for its signs. */
  papers: number;
}

/** How often a sign is there is stored in so many steps; 0 says that it is not known. */
export const FREQUENCY_STEPS = 250;

/**
 * The knowledge that a differential is made of: terms of HPO below "Phenotypic abnormality" and diseases with their signs.
 * Terms and diseases are named by their index. Lists of lists lie in one array with the place where each starts (one more place at the end).
 */
export interface RareKnowledge {
  sources: readonly KnowledgeSource[];
  /** HPO ids as numbers, ascending. */
  termIds: Uint32Array;
  labels: readonly string[];
  parentStarts: Uint32Array;
  parents: Uint16Array;
  /** Other names; of one term they stand together, in the order of terms. */
  nameTerms: Uint16Array;
  nameKinds: Uint8Array;
  names: readonly string[];
  /** Ids that are not used any more, with the term that stands for each. */
  oldIds: Uint32Array;
  oldTerms: Uint16Array;
  diseases: readonly RareDisease[];
  signStarts: Uint32Array;
  /** Terms, ascending within a disease. */
  signs: Uint16Array;
  /** Share of patients who have the sign, in steps of `1 / FREQUENCY_STEPS`; 0 not known. */
  frequencies: Uint8Array;
}

/** Share of patients that a sign of which little is known is taken to have, and for how many diseases that assumption counts. */
const [USUAL_SHARE, USUAL_WEIGHT] = [0.55, 4];

/** For every sign of every disease the share of patients who have it; where nobody says, what is usual of the sign in diseases of which it is told. */
export function sharesOfSigns({ termIds, signs, frequencies }: RareKnowledge): Float32Array {
  const sums = new Float64Array(termIds.length).fill(USUAL_SHARE * USUAL_WEIGHT);
  const told = new Uint32Array(termIds.length).fill(USUAL_WEIGHT);
  frequencies.forEach((stored, s) => {
    if (stored === 0) return;
    const sign = signs[s] ?? 0;
    sums[sign] = (sums[sign] ?? 0) + stored / FREQUENCY_STEPS;
    told[sign] = (told[sign] ?? 0) + 1;
  });
  return Float32Array.from(frequencies, (stored, s) => {
    const sign = signs[s] ?? 0;
    return stored === 0 ? (sums[sign] ?? 0) / (told[sign] ?? 1) : stored / FREQUENCY_STEPS;
  });
}

/** `HP:0001250` of 1250. */
export function termIdOf(number: number): string {
  return `HP:${String(number).padStart(7, '0')}`;
}
