import type { Band } from '../../domain/rare/confidence.ts';
import type { Candidate, NamedFit, NamedSign } from '../../domain/rare/differential.ts';
import type { Fit } from '../../domain/rare/explain.ts';
import type { Onset, WayOfInheritance } from '../../domain/rare/knowledge.ts';
import type { NoteHit } from '../../domain/rare/note-search.ts';
import type { GeneFold } from '../../domain/rare/same-gene.ts';
import type { TermHit } from '../../domain/rare/term-search.ts';
import { formatCount } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import type { Tone } from '../common/tone.ts';

/** By what a term was found, and what it is called in HPO, where that is another name. */
export function foundWords({ label, lay, translated, found, insteadOf }: TermHit): string {
  if (insteadOf !== null) return m.symptoms_found_old({ id: insteadOf });
  const shown = lay ?? label;
  return [...new Set([label, found, translated])].filter((name) => name !== undefined && name !== shown).join('; ');
}

export function saidWords({ said }: Pick<NoteHit, 'said'>): string {
  if (said === 'absent') return m.symptoms_note_said_absent();
  return said === 'relative' ? m.symptoms_note_said_relative() : '';
}

const BAND_WORDS: Readonly<Record<Band, { name: () => string; tone: Tone }>> = {
  low: { name: () => m.symptoms_band_low(), tone: 'faint' },
  middle: { name: () => m.symptoms_band_middle(), tone: 'open' },
  high: { name: () => m.symptoms_band_high(), tone: 'known' },
};

export function bandWords(band: Band): { words: string; tone: Tone } {
  const { name, tone } = BAND_WORDS[band];
  return { words: name(), tone };
}

const FIT_WORDS: Readonly<Record<Fit, (by: string) => string>> = {
  exact: () => m.symptoms_fit_exact(),
  'more-special': (by) => m.symptoms_fit_special({ by }),
  'more-general': (by) => m.symptoms_fit_general({ by }),
  related: (by) => m.symptoms_fit_related({ by }),
  none: () => m.symptoms_fit_none(),
};

/** From these shares on most patients have a sign, many, some; below, few. */
const [MOST, MANY, SOME_PATIENTS] = [0.8, 0.3, 0.05];

/** A share in words: behind it stand a few patients or a class of frequency, no figure to print. */
function shareWords(share: number): string {
  if (share >= MOST) return m.symptoms_share_most();
  if (share >= MANY) return m.symptoms_share_many();
  return share >= SOME_PATIENTS ? m.symptoms_share_some() : m.symptoms_share_few();
}

/** How a sign fits a disease, with the share of patients who have it. */
export function fitWords({ fit, by, share }: NamedFit): string {
  const words = FIT_WORDS[fit](by?.plain ?? '');
  return share === null || fit === 'none' ? words : `${words}, ${shareWords(share)}`;
}

/** Nats from which a sign speaks strongly, and from which it speaks at all. */
const [STRONG, SOME] = [3, 0.5];

export function evidenceWords({ evidence, fit }: NamedFit): string {
  // What is shared with everything that concerns the same part of the body speaks for little.
  if (fit === 'none' && evidence > 0) return m.symptoms_evidence_little();
  if (evidence >= STRONG) return m.symptoms_evidence_strong();
  if (evidence >= SOME) return m.symptoms_evidence_some();
  return evidence <= -SOME ? m.symptoms_evidence_against() : m.symptoms_evidence_little();
}

/** How many patients have a sign of the disease that was not told; empty where nobody says. */
export function signShare({ share }: NamedSign): string {
  return share === null ? '' : `(${shareWords(share)})`;
}

const WAYS: Readonly<Record<WayOfInheritance, () => string>> = {
  AD: () => m.symptoms_way_ad(),
  AR: () => m.symptoms_way_ar(),
  XL: () => m.symptoms_way_xl(),
  XR: () => m.symptoms_way_xr(),
  XD: () => m.symptoms_way_xd(),
  YL: () => m.symptoms_way_yl(),
  MT: () => m.symptoms_way_mt(),
  sporadic: () => m.symptoms_way_sporadic(),
  other: () => m.symptoms_way_other(),
};

const ONSET_WORDS: Readonly<Record<Onset, () => string>> = {
  antenatal: () => m.symptoms_onset_antenatal(),
  congenital: () => m.symptoms_onset_congenital(),
  neonatal: () => m.symptoms_onset_neonatal(),
  infantile: () => m.symptoms_onset_infantile(),
  childhood: () => m.symptoms_onset_childhood(),
  juvenile: () => m.symptoms_onset_juvenile(),
  adult: () => m.symptoms_onset_adult(),
  'middle-age': () => m.symptoms_onset_middle(),
  late: () => m.symptoms_onset_late(),
  any: () => m.symptoms_onset_any(),
};

/** Orphanet's classes of prevalence, from the rarest. */
const PREVALENCE: readonly (() => string)[] = [
  () => m.not_known(),
  () => m.symptoms_prevalence_1(),
  () => m.symptoms_prevalence_2(),
  () => m.symptoms_prevalence_3(),
  () => m.symptoms_prevalence_4(),
  () => m.symptoms_prevalence_5(),
  () => m.symptoms_prevalence_6(),
];

/** The line over diseases that are folded under the one before. */
export function foldWords({ others, genes }: GeneFold<Candidate>): string {
  const words = { genes: genes.join(', '), places: others.map(({ rank }) => `${String(rank)}.`).join(' ') };
  return others.length === 1
    ? m.symptoms_fold_one(words)
    : m.symptoms_fold({ ...words, count: formatCount(others.length) });
}

/** Where its description is read. A link would tell its host what is looked for: the numbers are given instead. */
function describedAt({ id, orphanet }: Candidate['disease']): string {
  const numbers = [...orphanet.map((number) => `orpha.net: ${number}`), ...(id.startsWith('OMIM:') ? [`omim.org: ${id.slice('OMIM:'.length)}`] : [])]; // prettier-ignore
  return numbers.length === 0 ? m.not_known() : m.symptoms_fact_described_value({ numbers: numbers.join('; ') });
}

/** What is known of a candidate, name by name. */
export function factsOf({ disease, signs, sameGene }: Candidate): [string, string][] {
  const { inheritance, onsets, prevalence, papers } = disease;
  const ways = inheritance.map((way) => WAYS[way]()).join('; ');
  const starts = onsets.map((onset) => ONSET_WORDS[onset]()).join('; ');
  return [
    [m.symptoms_fact_inheritance(), ways === '' ? m.not_known() : ways],
    [m.symptoms_fact_onset(), starts === '' ? m.not_known() : starts],
    [m.symptoms_fact_prevalence(), (PREVALENCE[prevalence] ?? m.not_known)()],
    [m.symptoms_fact_described(), describedAt(disease)],
    [m.symptoms_fact_known(), m.symptoms_fact_known_value({ signs: formatCount(signs), papers: formatCount(papers) })],
    ...(sameGene.length === 0
      ? []
      : ([[m.symptoms_fact_same(), sameGene.map((rank) => `${String(rank)}.`).join(' ')]] as [string, string][])),
  ];
}
