import { m } from '../../i18n/messages.ts';
import { LAB_VIEWS, type LabViewId } from '../../domain/lab/views.ts';
import { type LabPerson, OPEN_GENOME } from '../../state/lab.svelte.ts';
import { sampleName, sampleNote } from '../words/samples.ts';

/** What stands around the picture of a view. */
export interface ViewWords {
  title: string;
  question: string;
  notice: string;
  caveat: string;
  /** Questions for pupils. */
  tasks: readonly string[];
}

const WORDS: Readonly<Record<LabViewId, () => ViewWords>> = {
  rulers: () => ({
    title: m.lab_rulers_title(),
    question: m.lab_rulers_question(),
    notice: m.lab_rulers_notice(),
    caveat: m.lab_rulers_caveat(),
    tasks: [m.lab_rulers_task1(), m.lab_rulers_task2(), m.lab_rulers_task3()],
  }),
  drift: () => ({
    title: m.lab_drift_title(),
    question: m.lab_drift_question(),
    notice: m.lab_drift_notice(),
    caveat: m.lab_drift_caveat(),
    tasks: [m.lab_drift_task1(), m.lab_drift_task2(), m.lab_drift_task3()],
  }),
  threshold: () => ({
    title: m.lab_threshold_title(),
    question: m.lab_threshold_question(),
    notice: m.lab_threshold_notice(),
    caveat: m.lab_threshold_caveat(),
    tasks: [m.lab_threshold_task1(), m.lab_threshold_task2(), m.lab_threshold_task3()],
  }),
  screening: () => ({
    title: m.lab_screening_title(),
    question: m.lab_screening_question(),
    notice: m.lab_screening_notice(),
    caveat: m.lab_screening_caveat(),
    tasks: [m.lab_screening_task1(), m.lab_screening_task2(), m.lab_screening_task3()],
  }),
  calls: () => ({
    title: m.lab_calls_title(),
    question: m.lab_calls_question(),
    notice: m.lab_calls_notice(),
    caveat: m.lab_calls_caveat(),
    tasks: [m.lab_calls_task1(), m.lab_calls_task2(), m.lab_calls_task3()],
  }),
  continuum: () => ({
    title: m.lab_continuum_title(),
    question: m.lab_continuum_question(),
    notice: m.lab_continuum_notice(),
    caveat: m.lab_continuum_caveat(),
    tasks: [m.lab_continuum_task1(), m.lab_continuum_task2(), m.lab_continuum_task3()],
  }),
  studied: () => ({
    title: m.lab_studied_title(),
    question: m.lab_studied_question(),
    notice: m.lab_studied_notice(),
    caveat: m.lab_studied_caveat(),
    tasks: [m.lab_studied_task1(), m.lab_studied_task2(), m.lab_studied_task3()],
  }),
  spectrum: () => ({
    title: m.lab_spectrum_title(),
    question: m.lab_spectrum_question(),
    notice: m.lab_spectrum_notice(),
    caveat: m.lab_spectrum_caveat(),
    tasks: [m.lab_spectrum_task1(), m.lab_spectrum_task2(), m.lab_spectrum_task3()],
  }),
  reference: () => ({
    title: m.lab_reference_title(),
    question: m.lab_reference_question(),
    notice: m.lab_reference_notice(),
    caveat: m.lab_reference_caveat(),
    tasks: [m.lab_reference_task1(), m.lab_reference_task2(), m.lab_reference_task3()],
  }),
  coverage: () => ({
    title: m.lab_coverage_title(),
    question: m.lab_coverage_question(),
    notice: m.lab_coverage_notice(),
    caveat: m.lab_coverage_caveat(),
    tasks: [m.lab_coverage_task1(), m.lab_coverage_task2(), m.lab_coverage_task3()],
  }),
  'trial-size': () => ({
    title: m.lab_trial_size_title(),
    question: m.lab_trial_size_question(),
    notice: m.lab_trial_size_notice(),
    caveat: m.lab_trial_size_caveat(),
    tasks: [m.lab_trial_size_task1(), m.lab_trial_size_task2(), m.lab_trial_size_task3()],
  }),
  mixed: () => ({
    title: m.lab_mixed_title(),
    question: m.lab_mixed_question(),
    notice: m.lab_mixed_notice(),
    caveat: m.lab_mixed_caveat(),
    tasks: [m.lab_mixed_task1(), m.lab_mixed_task2(), m.lab_mixed_task3()],
  }),
  risk: () => ({
    title: m.lab_risk_title(),
    question: m.lab_risk_question(),
    notice: m.lab_risk_notice(),
    caveat: m.lab_risk_caveat(),
    tasks: [m.lab_risk_task1(), m.lab_risk_task2(), m.lab_risk_task3()],
  }),
  portability: () => ({
    title: m.lab_portability_title(),
    question: m.lab_portability_question(),
    notice: m.lab_portability_notice(),
    caveat: m.lab_portability_caveat(),
    tasks: [m.lab_portability_task1(), m.lab_portability_task2(), m.lab_portability_task3()],
  }),
};

export function viewWords(view: LabViewId): ViewWords {
  return WORDS[view]();
}

/** Position of a view in the strip, from 1. */
export function viewNumber(view: LabViewId): number {
  return LAB_VIEWS.indexOf(view) + 1;
}

/** What a person of the lab is called in sentences. */
export function personName(id: LabPerson['id']): string {
  return id === OPEN_GENOME ? m.lab_person_of_open() : sampleName(id);
}

/** A person to choose, with what there is to see with it. */
export function personChoice(id: LabPerson['id']): string {
  if (id === OPEN_GENOME) return m.lab_person_open();
  return m.lab_person_synthetic({ name: sampleName(id), note: sampleNote(id) });
}
