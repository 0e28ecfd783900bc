/**
 * Choices of ours about the interaction tables. Substances, enzymes and strengths come from the table that `import-interactions` reads; of it only
 * rows count for which a source was seen.
 */

/** Sources under the names that the facts give them, with their ids in `sources.tsv`. A source that is not here stops the tool. */
export const SOURCE_IDS: Readonly<Record<string, string>> = {
  'FDA draft guidance 2012 tables': 'fda-2012',
  'FDA examples': 'fda-2026',
  'Cicali 2020': 'cicali-2020',
  'PKIS v2.0': 'pkis-2.0',
};

/** Words of the facts for a strength, with ours; a question mark behind a word is kept: the border of the class had to be inferred. */
export const STRENGTH_AS: Readonly<Record<string, string>> = {
  'listed (class border unclear in the source)': 'listed',
};

/** Rows of which a source was seen carry this word. */
export const SEEN = 'seen';

/**
 * The sentences that `rules.tsv` and `bands.tsv` were coded from by hand, as enzyme, strength and the first letters of the SHA-256 of the row. The
 * tool cannot make codes from sentences; it says which of them are new, gone or changed since they were coded.
 */
export const READ_RULES: readonly string[] = [
  'CYP2D6: strong: ad2cc3a441a0',
  'CYP2D6: moderate: cde9f31fc05b',
  'CYP2D6: weak or none: 8e58f4c23570',
  'CYP2D6: inducer: 6f2702996a4d',
  'CYP2D6, CYP2C19, CYP2B6: any: 395b3f443c09',
];

/** Rules whose drugs are those with a row of CPIC's guideline of this PubMed number: the guideline names classes, its rows the drugs. */
export const DRUGS_OF_RULES: Readonly<Record<string, string>> = {
  'cpic-antidepressants-2023': '37032427',
};
