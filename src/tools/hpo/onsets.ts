/** Stages of life in which a disease starts, in the order of the codes that tables and packs hold; each with HPO's and Orphanet's words for it. */
export const ONSET_WORDS: readonly (readonly [code: string, ...words: string[]])[] = [
  ['antenatal', 'Antenatal onset', 'Antenatal', 'Embryonal onset', 'Fetal onset', 'Late first trimester onset', 'Second trimester onset', 'Third trimester onset'],
  ['congenital', 'Congenital onset'],
  ['neonatal', 'Neonatal onset', 'Neonatal'],
  ['infantile', 'Infantile onset', 'Infancy'],
  ['childhood', 'Childhood onset', 'Childhood', 'Pediatric onset'],
  ['juvenile', 'Juvenile onset', 'Adolescent'],
  ['adult', 'Adult onset', 'Adult', 'Young adult onset', 'Early young adult onset', 'Intermediate young adult onset', 'Late young adult onset'],
  ['middle-age', 'Middle age onset'],
  ['late', 'Late onset', 'Elderly'],
  ['any', 'All ages'],
]; // prettier-ignore

const CODE_OF = new Map(ONSET_WORDS.flatMap(([code, ...words]) => words.map((word): [string, string] => [word, code])));

/** The stage's code; undefined for words about course and death. */
export function onsetCode(word: string): string | undefined {
  return CODE_OF.get(word);
}

/** HPO's and Orphanet's words for how a disease is inherited, with the code that the tables hold. */
const WAYS: Readonly<Record<string, string>> = {
  'Autosomal dominant inheritance': 'AD',
  'Autosomal dominant': 'AD',
  'Autosomal dominant inheritance with maternal imprinting': 'AD',
  'Autosomal recessive inheritance': 'AR',
  'Autosomal recessive': 'AR',
  'X-linked inheritance': 'XL',
  'X-linked recessive inheritance': 'XR',
  'X-linked recessive': 'XR',
  'X-linked dominant inheritance': 'XD',
  'X-linked dominant': 'XD',
  'Y-linked inheritance': 'YL',
  'Y-linked': 'YL',
  'Mitochondrial inheritance': 'MT',
  Sporadic: 'sporadic',
  'Non-Mendelian inheritance': 'other',
  'Polygenic inheritance': 'other',
  'Digenic inheritance': 'other',
  'Oligogenic inheritance': 'other',
  Oligogenic: 'other',
  'Multigenic/multifactorial': 'other',
  'Semi-dominant': 'other',
  'Contiguous gene syndrome': 'other',
};

/** The code of a way of inheritance; undefined for words about penetrance and the like. */
export function inheritanceCode(word: string): string | undefined {
  return WAYS[word];
}

/** Orphanet's classes of prevalence from rare to frequent, with the code that the tables hold. */
const PREVALENCES: Readonly<Record<string, number>> = {
  '<1 / 1 000 000': 1,
  '1-9 / 1 000 000': 2,
  '1-9 / 100 000': 3,
  '1-5 / 10 000': 4,
  '6-9 / 10 000': 5,
  '>1 / 1000': 6,
};

/** The code of a class of prevalence; 0 where it is not known. */
export function prevalenceCode(word: string): number {
  return PREVALENCES[word] ?? 0;
}
