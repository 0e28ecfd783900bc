import { LEAST_SHARED_CALLS, OTHER_PERSON_SHARE, SAME_PERSON_SHARE } from '../../domain/genotype/compare.ts';
import { APP_VERSION } from '../../domain/report/app-version.ts';
import { LINKED_BASES } from '../../domain/scores/row-linkage.ts';
import {
  MOST_POINTS_FROM_NORMAL,
  MOST_POINTS_SHARED,
  MOST_SPREAD_UNCERTAINTY,
  WIDEST_INTERVAL_POINTS,
} from '../../domain/scores/score-standing.ts';
import { FEWEST_MARKERS, FEWEST_ROWS } from '../../domain/scores/strand-proof.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import { ancestrySections } from './ancestry-sections.ts';
import { findingSections } from './finding-sections.ts';
import type { MethodSection } from './method-section.ts';
import { symptomSections } from './symptom-sections.ts';
import { changeSections } from './change-sections.ts';
import { tumourSections } from './tumour-sections.ts';
import { trialSections } from './trial-sections.ts';

/** A part of the methods, as the index lists it. */
interface MethodChapter {
  title: string;
  sections: readonly MethodSection[];
}

/** The methods in order, by what they are about, in the reader's language. */
export function methodChapters(): MethodChapter[] {
  return [
    { title: m.methods_chapter_file(), sections: fileSections() },
    { title: m.methods_chapter_genes(), sections: geneSections() },
    { title: m.methods_chapter_scores(), sections: scoreSections() },
    { title: m.methods_chapter_ancestry(), sections: ancestrySections() },
    { title: m.methods_chapter_findings(), sections: findingSections() },
    { title: m.methods_chapter_symptoms(), sections: symptomSections() },
    { title: m.methods_chapter_tumour(), sections: [...tumourSections(), ...trialSections()] },
    { title: m.methods_chapter_changes(), sections: changeSections() },
    { title: m.methods_chapter_limits(), sections: closingSections() },
  ];
}

/** Every section of the methods, in order. */
export function methodSections(): MethodSection[] {
  return methodChapters().flatMap(({ sections }) => sections);
}

function section(anchor: string, title: string, paragraphs: string[], formulas: string[] = []): MethodSection {
  return { anchor, title, paragraphs, formulas };
}

function samePersonRule(): { least: string; same: string; other: string } {
  return {
    least: formatCount(LEAST_SHARED_CALLS),
    same: formatShare(SAME_PERSON_SHARE),
    other: formatShare(OTHER_PERSON_SHARE),
  };
}

function fileSections(): MethodSection[] {
  return [
    section('reading', m.methods_reading_title(), [m.methods_reading_1(), m.methods_reading_2()]),
    section(
      'states',
      m.methods_states_title(),
      [m.methods_states_1(), m.methods_states_2(), m.methods_states_3()],
      [m.methods_states_formula()],
    ),
    section('build', m.methods_build_title(), [m.methods_build_1(), m.methods_build_2()]),
    section('sex', m.methods_sex_title(), [m.methods_sex_1()]),
    section('duplicates', m.methods_duplicates_title(), [m.methods_duplicates_1()]),
    section('impossible-calls', m.methods_impossible_title(), [m.methods_impossible_1()]),
    section(
      'same-person',
      m.methods_compare_title(),
      [m.methods_compare_1(), m.methods_compare_2(samePersonRule())],
      [m.methods_compare_formula()],
    ),
    section('joining', m.methods_join_title(), [m.methods_join_1()]),
  ];
}

function geneSections(): MethodSection[] {
  return [
    section(
      'star-alleles',
      m.methods_stars_title(),
      [m.methods_stars_1(), m.methods_stars_2(), m.methods_stars_3()],
      [m.methods_stars_formula()],
    ),
    section('verdict', m.methods_verdict_title(), [m.methods_verdict_1(), m.methods_verdict_2()]),
    section('evidence', m.methods_evidence_title(), [m.methods_evidence_1(), m.methods_evidence_2()]),
    section('not-callable', m.methods_not_callable_title(), [
      m.methods_not_callable_1(),
      m.methods_not_callable_2(),
      m.methods_not_callable_3(),
    ]),
    section(
      'phenotype',
      m.methods_phenotype_title(),
      [m.methods_phenotype_1(), m.methods_phenotype_2()],
      [m.methods_phenotype_formula()],
    ),
    section('outside-calls', m.methods_outside_title(), [m.methods_outside_1()]),
    section(
      'phenoconversion',
      m.methods_conversion_title(),
      [m.methods_conversion_1(), m.methods_conversion_2()],
      [m.methods_conversion_formula()],
    ),
    section(
      'posterior',
      m.methods_posterior_title(),
      [m.methods_posterior_1(), m.methods_posterior_2()],
      [m.methods_posterior_formula()],
    ),
    section('drugs', m.drugs_method_title(), [m.drugs_method_1(), m.drugs_method_2()], [m.drugs_method_formula()]),
  ];
}

function scoreSections(): MethodSection[] {
  return [
    section('score-sum', m.methods_sum_title(), [m.methods_sum_1(), m.methods_sum_2()], [m.methods_sum_formula()]),
    section(
      'score-matching',
      m.methods_matching_title(),
      [m.methods_matching_1({ markers: formatCount(FEWEST_MARKERS), rows: formatCount(FEWEST_ROWS) })],
      [m.methods_matching_formula()],
    ),
    section('score-coverage', m.methods_coverage_title(), [m.methods_coverage_1()], [m.methods_coverage_formula()]),
    section('score-not-interpretable', m.methods_interpretable_title(), [
      m.methods_interpretable_1({
        points: formatCount(WIDEST_INTERVAL_POINTS),
        bases: formatCount(LINKED_BASES),
        spread: formatShare(MOST_SPREAD_UNCERTAINTY),
      }),
      m.methods_interpretable_2({
        off: formatCount(MOST_POINTS_FROM_NORMAL),
        shared: formatCount(MOST_POINTS_SHARED),
      }),
    ]),
    section(
      'score-order',
      m.methods_order_title(),
      [m.methods_order_1(), m.methods_order_2()],
      [m.methods_order_formula()],
    ),
  ];
}

function closingSections(): MethodSection[] {
  return [
    section('limits', m.methods_limits_title(), [m.methods_limits_1(), m.methods_limits_2()]),
    section('sources', m.methods_sources_title(), [m.methods_sources_1(), m.methods_sources_2()]),
    section('known-faults', m.methods_known_faults_title(), [
      m.methods_known_faults_1({ version: APP_VERSION }),
      m.methods_known_faults_2(),
      m.methods_known_faults_3(),
    ]),
  ];
}
