import type { Exposure } from '../../domain/pgx/mental-health/exposure.ts';
import type { AgeGroup, Circumstance, Diagnosis, Experience } from '../../domain/pgx/mental-health/factors.ts';
import type { NoteCode } from '../../domain/pgx/mental-health/notes.ts';
import type { DrugClass } from '../../domain/pgx/mental-health/classes.ts';
import type { CautionBasis } from '../../domain/pgx/phenoconversion/cautions.ts';
import type { Interaction, InteractionRole, InteractionSource, Sighting, Strength } from '../../domain/pgx/phenoconversion/interaction-pack.ts'; // prettier-ignore
import { m } from '../../i18n/messages.ts';

const CLASSES: Readonly<Record<DrugClass, () => string>> = {
  ssri: () => m.mental_class_ssri(),
  tricyclic: () => m.mental_class_tricyclic(),
  'other-antidepressant': () => m.mental_class_other_antidepressant(),
  adhd: () => m.mental_class_adhd(),
  antipsychotic: () => m.mental_class_antipsychotic(),
  'mood-stabiliser': () => m.mental_class_mood_stabiliser(),
  anxiolytic: () => m.mental_class_anxiolytic(),
  unfiled: () => m.mental_class_unfiled(),
};

const CLASS_NOTES: Readonly<Partial<Record<DrugClass, () => string>>> = {
  'mood-stabiliser': () => m.mental_class_mood_stabiliser_note(),
  unfiled: () => m.mental_class_unfiled_note(),
};

const EXPOSURES: Readonly<Record<Exposure, () => string>> = {
  higher: () => m.mental_exposure_higher(),
  lower: () => m.mental_exposure_lower(),
  usual: () => m.mental_exposure_usual(),
  unsaid: () => m.mental_exposure_unsaid(),
};

const DIAGNOSIS_WORDS: Readonly<Record<Diagnosis, () => string>> = {
  depression: () => m.mental_diagnosis_depression(),
  anxiety: () => m.mental_diagnosis_anxiety(),
  ocd: () => m.mental_diagnosis_ocd(),
  adhd: () => m.mental_diagnosis_adhd(),
  psychosis: () => m.mental_diagnosis_psychosis(),
  bipolar: () => m.mental_diagnosis_bipolar(),
  epilepsy: () => m.mental_diagnosis_epilepsy(),
  pain: () => m.mental_diagnosis_pain(),
  other: () => m.mental_diagnosis_other(),
};

const AGES: Readonly<Record<AgeGroup, () => string>> = {
  child: () => m.mental_age_child(),
  adult: () => m.mental_age_adult(),
  older: () => m.mental_age_older(),
};

const CIRCUMSTANCE_WORDS: Readonly<Record<Circumstance, () => string>> = {
  pregnancy: () => m.mental_circumstance_pregnancy(),
  liver: () => m.mental_circumstance_liver(),
  kidney: () => m.mental_circumstance_kidney(),
  qt: () => m.mental_circumstance_qt(),
};

const EXPERIENCE_WORDS: Readonly<Record<Experience, () => string>> = {
  'over-three-months': () => m.mental_experience_over_three_months(),
  'side-effects': () => m.mental_experience_side_effects(),
  'no-benefit': () => m.mental_experience_no_benefit(),
};

const NOTE_WORDS: Readonly<Record<NoteCode, (inputs: { drugs: string }) => string>> = {
  'note/rows-for-children': (inputs) => m.mental_note_rows_for_children(inputs),
  'note/children-elsewhere': () => m.mental_note_children_elsewhere(),
  'note/older': () => m.mental_note_older(),
  'note/differs-by-indication': (inputs) => m.mental_note_differs_by_indication(inputs),
  'note/rows-for-earlier-use': (inputs) => m.mental_note_rows_for_earlier_use(inputs),
  'note/earlier-side-effects': (inputs) => m.mental_note_earlier_side_effects(inputs),
  'note/earlier-no-benefit': (inputs) => m.mental_note_earlier_no_benefit(inputs),
  'note/earlier-use': (inputs) => m.mental_note_earlier_use(inputs),
  'note/pregnancy': () => m.mental_note_pregnancy(),
  'note/liver': () => m.mental_note_liver(),
  'note/kidney': () => m.mental_note_kidney(),
  'note/qt': () => m.mental_note_qt(),
};

const BASES: Readonly<Record<CautionBasis, () => string>> = {
  rule: () => m.mental_basis_rule(),
  'no-consensus': () => m.mental_basis_no_consensus(),
  'none-known': () => m.mental_basis_none_known(),
};

const STRENGTH_WORDS: Readonly<Record<Strength, () => string>> = {
  strong: () => m.mental_strength_strong(),
  moderate: () => m.mental_strength_moderate(),
  weak: () => m.mental_strength_weak(),
  listed: () => m.mental_strength_listed(),
};

const ROLES: Readonly<Record<InteractionRole, (inputs: { enzyme: string }) => string>> = {
  inhibitor: (inputs) => m.mental_role_inhibitor(inputs),
  inducer: (inputs) => m.mental_role_inducer(inputs),
};

export const classWords = (id: DrugClass): string => CLASSES[id]();
/** What has to be said of a heading; empty where nothing has. */
export const classNote = (id: DrugClass): string => CLASS_NOTES[id]?.() ?? '';
export const exposureWords = (exposure: Exposure): string => EXPOSURES[exposure]();
export const diagnosisWords = (diagnosis: Diagnosis): string => DIAGNOSIS_WORDS[diagnosis]();
export const ageWords = (age: AgeGroup): string => AGES[age]();
export const circumstanceWords = (circumstance: Circumstance): string => CIRCUMSTANCE_WORDS[circumstance]();
export const experienceWords = (experience: Experience): string => EXPERIENCE_WORDS[experience]();
export const noteWords = (code: NoteCode, drugs: string): string => NOTE_WORDS[code]({ drugs });
export const basisWords = (basis: CautionBasis): string => BASES[basis]();
export const roleWords = ({ role, enzyme }: Interaction): string => ROLES[role]({ enzyme });

/** A strength as one source gives it. */
export function sightingWords(sighting: Sighting, sources: readonly InteractionSource[]): string {
  const source = sources.find(({ id }) => id === sighting.source)?.title ?? sighting.source;
  const strength = STRENGTH_WORDS[sighting.strength]();
  return sighting.inferred ? m.mental_sighting_inferred({ strength, source }) : m.mental_sighting({ strength, source });
}

/** `paroxetine (strong)`, or with every strength that sources give. */
export function takenWords(interaction: Interaction): string {
  const strengths = [...new Set(interaction.sightings.map(({ strength }) => STRENGTH_WORDS[strength]()))];
  return m.mental_taken({ name: interaction.substance, strength: strengths.join(' / ') });
}
