import type { PublishedAnswer } from '../../domain/published/answer.ts';
import type { PublishedHit } from '../../domain/published/hit.ts';
import type { KnowledgeSource } from '../../domain/rare/knowledge.ts';
import { APP_VERSION } from '../../domain/report/app-version.ts';
import { formatCount, formatDate, formatShare } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import type { Symptoms } from '../../state/symptoms.svelte.ts';
import { standingWords, verdictWords } from '../common/finding-words.ts';

/** Sex and ages, as far as they were told. */
export function personWords({ sex, age, onset }: Pick<Symptoms, 'sex' | 'age' | 'onset'>): string {
  const told =
    sex === null ? m.symptoms_sex_untold() : sex === 'female' ? m.symptoms_sex_female() : m.symptoms_sex_male();
  const years = (value: number | null): string => (value === null ? m.symptoms_sex_untold() : formatCount(value));
  return [
    `${m.symptoms_sex()}: ${told}`,
    `${m.symptoms_age()}: ${years(age)}`,
    `${m.symptoms_onset()}: ${years(onset)}`,
  ].join('; ');
}

/** One change in a line, as a laboratory needs it. */
export function letterHitWords(hit: PublishedHit): string {
  const { variant, place, letters, isSuspect, standing, commonness } = hit;
  const { gene, hgvs, ref, alt, frequency, reports } = variant;
  const papers = [...new Set(reports.flatMap((report) => report.papers))].map((paper) => `PMID ${paper}`).join(', ');
  return [
    `${gene} ${hgvs}, ${m.findings_detail_place_value({ chromosome: place.chromosome, position: String(place.position), build: place.build })} ${ref} → ${alt}`,
    isSuspect ? m.symptoms_hit_suspect({ copies: verdictWords(hit) }) : `${verdictWords(hit)} (${letters ?? '–'})`,
    isSuspect ? '' : standingWords(standing).words,
    frequency === null ? m.symptoms_letter_frequency_unknown() : m.symptoms_letter_frequency({ share: formatShare(frequency.share), group: frequency.group }), // prettier-ignore
    commonness === 'common' ? m.symptoms_hit_common() : '',
    m.symptoms_letter_reported({ papers }),
  ]
    .filter((words) => words !== '')
    .join('; ');
}

/** App, list and table, with their dates. */
export function versionWords(sources: readonly KnowledgeSource[], beside: PublishedAnswer | null): string {
  const list = sources.map(({ name, version, date }) => m.symptoms_letter_source({ name, version, date: formatDate(date) })); // prettier-ignore
  const table = beside === null ? [] : [m.symptoms_genome_table({ count: formatCount(beside.table.variants), date: formatDate(beside.table.date) })]; // prettier-ignore
  return [`${m.letter_app({ version: APP_VERSION })}.`, ...list, ...table].join(' ');
}
