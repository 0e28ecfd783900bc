import { createHash } from 'node:crypto';
import { field } from '../packs/tsv.ts';
import { INTERACTION_HEADS } from './drug-heads.ts';
import { DRUGS_OF_RULES, SEEN, SOURCE_IDS, STRENGTH_AS } from './interaction-choices.ts';
import type { MadeTable } from './made-table.ts';
import { faulty, fieldsOf, type Row, type Sourced } from './sources.ts';

export const INHIBITOR_COLUMNS = ['enzyme', 'drug', 'role', 'all_seen', 'evidence'];
export const RULE_COLUMNS = ['enzyme', 'inhibitor_strength', 'rule', 'applies_to', 'source'];

/** `strength [source]; strength & strength [source]` as `strength:id|…`; null where a source has no id. */
function sightings(text: string): string | null {
  const found: string[] = [];
  for (const one of text.split('; ')) {
    const [, words = '', source = ''] = /^(.*) \[(.*)\]$/.exec(one) ?? [];
    const id = SOURCE_IDS[source];
    if (id === undefined) return null;
    for (const word of words.split(' & ')) found.push(`${STRENGTH_AS[word] ?? word}:${id}`);
  }
  return found.join('|');
}

/** The table of inhibitors and inducers, of the rows for which a source was seen. */
export function inhibitorTable(facts: readonly Row[]): Sourced<MadeTable> {
  const rows: string[][] = [];
  for (const row of facts) {
    if (field(row, 'evidence') !== SEEN) continue;
    const seen = sightings(field(row, 'all_seen'));
    if (seen === null) return faulty('inhibitors', `${field(row, 'enzyme')}, ${field(row, 'drug')}: "${field(row, 'all_seen')}" names a source that interaction-choices.ts does not have`); // prettier-ignore
    rows.push([...fieldsOf(row, ['enzyme', 'drug', 'role']), seen]);
  }
  const columns = ['enzyme', 'substance', 'role', 'sightings'];
  return {
    ok: true,
    value: {
      name: 'inhibitors.tsv',
      head: INTERACTION_HEADS.inhibitors,
      columns,
      keys: ['enzyme', 'substance', 'role'],
      rows,
    },
  };
}

/** A sentence as `READ_RULES` lists it. */
export function ruleMark(row: Row): string {
  const digest = createHash('sha256').update(fieldsOf(row, RULE_COLUMNS).join('\t')).digest('hex').slice(0, 12);
  return `${field(row, 'enzyme')}: ${field(row, 'inhibitor_strength')}: ${digest}`;
}

/**
 * What has to be looked at by hand: sentences that were not coded yet or are gone, and rules whose drugs are not those that CPIC's rows have now.
 *
 * @param coded - marks of the sentences that were coded
 * @param of - how guidelines change an activity score, in words; rows of `rules.tsv` and of `cpic.tsv`
 */
export function rulesToReview(
  coded: readonly string[],
  of: { sentences: readonly Row[]; rules: readonly Row[]; cpic: readonly Row[] },
): string[] {
  const { sentences, rules, cpic } = of;
  const marks = sentences.map(ruleMark);
  const found = [
    ...marks.filter((mark) => !coded.includes(mark)).map((mark) => `+ not coded yet: ${mark}`),
    ...coded.filter((mark) => !marks.includes(mark)).map((mark) => `- coded, but not in the source: ${mark}`),
  ];
  for (const row of rules) {
    const pmid = DRUGS_OF_RULES[field(row, 'source')];
    if (pmid === undefined) continue;
    const drugs = new Set(cpic.filter((one) => field(one, 'pmids').split(',').includes(pmid)).map((one) => field(one, 'drug'))); // prettier-ignore
    const now = [...drugs].sort().join(',');
    if (now !== field(row, 'drugs')) found.push(`~ ${field(row, 'enzyme')}, ${field(row, 'source')}: drugs: ${field(row, 'drugs')} > ${now}`); // prettier-ignore
  }
  return found;
}
