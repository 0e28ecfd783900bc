/** What a coded recommendation says. */
interface Advice {
  category: string;
  codes: readonly string[];
  /** As the table has them. */
  numbers: string;
}

/** The row has advice, and no more is known of it here. */
const SEE_GUIDELINE = 'see_guideline';
const USUAL = ['standard_dose', 'no_change'];
const AGAINST = ['contraindicated', 'not_recommended', 'avoid'];
const CHANGES = ['lower_dose', 'higher_dose', 'dose_cap', ...AGAINST];

/**
 * Why the codes of a row cannot all hold; `null` where they can. "Usual dose at first, with care" may be followed by one direction; a dose
 * that is avoided may be named as lower; a higher dose may have a limit.
 */
export function contradictionOf({ category, codes, numbers }: Advice): string | null {
  const has = (...words: readonly string[]): boolean => codes.some((code) => words.includes(code));
  if (category === SEE_GUIDELINE) return codes.length > 1 || numbers !== '' ? 'more than that there is advice' : null;
  if (has('lower_dose') && has('higher_dose')) return 'lower and higher';
  if (category !== 'standard_dose_with_care' && has(...USUAL) && has(...CHANGES)) return 'usual use and another advice';
  if (category === 'standard_dose_with_care' && has(...AGAINST)) return 'usual use and advised against';
  if (category === 'lower_dose' && has('contraindicated', 'not_recommended')) return 'a lower dose and advised against';
  if (category === 'contraindicated' && has('tdm', 'monitor')) return 'advised against and watched';
  if (category === 'dose_cap' && has('higher_dose')) return 'a limit and a higher dose';
  return has('no_dose_figure_possible') && numbers !== '' ? 'no figure possible, and figures' : null;
}
