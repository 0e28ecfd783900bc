/** What ClinVar says of a variant, as far as this room tells it apart. Everything else (benign, uncertain, drug response …) is not looked for. */
export const CLINVAR_CLASSES = ['pathogenic', 'likely-pathogenic', 'conflicting'] as const;
export type ClinvarClass = (typeof CLINVAR_CLASSES)[number];

export interface Significance {
  class: ClinvarClass;
  /** A submitter says that most people with the variant do not get the disease. */
  isLowPenetrance: boolean;
}

/**
 * Reads CLNSIG (`Pathogenic/Likely_pathogenic|risk_factor`, `Pathogenic,_low_penetrance`). A word counts whole: `Conflicting_classifications_of_pathogenicity`
 * and `no_classification_for_the_single_variant` are not `Pathogenic`.
 *
 * @returns null for every value that names none of {@link CLINVAR_CLASSES}
 */
export function significanceOf(clnsig: string): Significance | null {
  const words = clnsig.toLowerCase().split(/[|/;]/);
  const isLowPenetrance = words.some((word) => /,_?low_penetrance$/.test(word));
  const bases = words.map((word) => word.split(',')[0] ?? '');
  if (bases.some((word) => word.startsWith('conflicting_'))) return { class: 'conflicting', isLowPenetrance };
  if (bases.includes('pathogenic')) return { class: 'pathogenic', isLowPenetrance };
  return bases.includes('likely_pathogenic') ? { class: 'likely-pathogenic', isLowPenetrance } : null;
}

/**
 * Stars of ClinVar's review status (CLNREVSTAT), 0 to 4.
 *
 * Source: NCBI, "Review status in ClinVar", table 1 (ncbi.nlm.nih.gov/clinvar/docs/review_status).
 *
 * @returns null for a status that the table does not name
 */
export function starsOf(status: string): number | null {
  const words = status.toLowerCase().replaceAll('_', ' ').replaceAll(/,\s*/g, ', ').trim();
  if (words === 'practice guideline') return 4;
  if (words === 'reviewed by expert panel') return 3;
  if (words === 'criteria provided, multiple submitters, no conflicts') return 2;
  if (words === 'criteria provided, single submitter') return 1;
  if (words.startsWith('criteria provided, conflicting ')) return 1;
  return words === '' || words.startsWith('no ') ? 0 : null;
}
