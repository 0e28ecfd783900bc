import { m } from '../../i18n/messages.ts';
import type { ComparisonReport } from '../../domain/genotype/compare.ts';

/** Places that the same-person rule looks at: called in both, and not apart only by the strand. */
export function judgedCalls(result: ComparisonReport): number {
  return result.shared - result.notBothCalled - result.strandOnly;
}

/** Whether both files can come from one person, in a sentence. */
export function samePersonWords({ samePerson }: ComparisonReport): string {
  if (samePerson === 'yes') return m.compare_person_yes();
  return samePerson === 'no' ? m.compare_person_no() : m.compare_person_undecided();
}

/** A line of the table of counts. */
export interface CountLine {
  id: string;
  name: string;
  count: number;
  /** `called`: one of the ways in which places called in both can stand to each other. */
  within: 'all' | 'called';
}

/** The counts of a comparison, the places called in both split up. */
export function comparisonCounts(result: ComparisonReport): CountLine[] {
  const line = (id: string, name: string, count: number, within: CountLine['within'] = 'all'): CountLine => ({
    id,
    name,
    count,
    within,
  });
  return [
    line('both', m.compare_count_both_called(), result.shared - result.notBothCalled),
    line('agree', m.compare_count_agree(), result.agree, 'called'),
    line('one', m.compare_count_one_allele(), result.oneAlleleDiffers, 'called'),
    line('opposite', m.compare_count_opposite(), result.opposite, 'called'),
    line('strand', m.compare_count_strand(), result.strandOnly, 'called'),
    line('no-call', m.compare_count_no_call(), result.notBothCalled),
    ...(result.inBlocks === 0 ? [] : [line('blocks', m.compare_count_blocks(), result.inBlocks)]),
    line('first', m.compare_count_only_first(), result.onlyFirst),
    line('second', m.compare_count_only_second(), result.onlySecond),
  ];
}

/** Why the two files cannot be joined, or null where they can. */
export function joinRefusal(result: ComparisonReport, firstSource: string | null): string | null {
  // Estimates are not put beside measurements as if they were such.
  const isGuessed = result.second.imputed !== undefined;
  if (firstSource === 'vcf' || result.second.source === 'vcf' || isGuessed)
    return m.failure_input_not_mergeable_cause();
  return result.samePerson === 'yes' ? null : m.compare_join_not_same();
}
