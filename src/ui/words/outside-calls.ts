import type { OutsideProblem, OutsideRemark } from '../../domain/pgx/outside-codes.ts';
import type { OutsideLine } from '../../domain/pgx/outside-lines.ts';
import { formatDecimal } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

interface About {
  gene: string;
  names: string;
}

const PROBLEMS: Readonly<Record<OutsideProblem, (about: About) => string>> = {
  'outside/unknown-gene': ({ names }) => m.outside_unknown_gene({ names }),
  'outside/nothing-after-gene': ({ gene }) => m.outside_nothing_after_gene({ gene }),
  'outside/too-many-alleles': ({ gene }) => m.outside_too_many_alleles({ gene }),
  'outside/one-allele': ({ gene }) => m.outside_one_allele({ gene }),
  'outside/two-alleles-of-one': ({ gene }) => m.outside_two_alleles_of_one({ gene }),
  'outside/allele-unreadable': ({ gene }) => m.outside_allele_unreadable({ gene }),
  'outside/hla-unreadable': ({ gene, names }) => m.outside_hla_unreadable({ gene, names }),
  'outside/score-unreadable': ({ names }) => m.outside_score_unreadable({ names }),
  'outside/line-too-long': () => m.outside_line_too_long(),
  'outside/words-unknown': ({ gene, names }) => m.outside_words_unknown({ gene, names }),
  'outside/too-many-lines': () => m.outside_too_many_lines(),
  'outside/other-line-unreadable': ({ gene }) => m.outside_other_line_unreadable({ gene }),
};

const REMARKS: Readonly<Record<OutsideRemark, (about: About) => string>> = {
  'outside/allele-not-in-tables': ({ gene, names }) => m.outside_allele_not_in_tables({ gene, names }),
  'outside/no-call': ({ gene }) => m.outside_no_call({ gene }),
  'outside/several-results': ({ gene }) => m.outside_several_results({ gene }),
  'outside/said-before': () => m.outside_said_before(),
  'outside/contradicts-itself': ({ gene }) => m.outside_contradicts_itself({ gene }),
  'outside/not-typed': ({ gene }) => m.outside_not_typed({ gene }),
};

function aboutOf({ gene, about }: OutsideLine): About {
  return { gene, names: about.join(', ') };
}

/** Why a line cannot be used, and what would help; empty where it can. */
export function problemWords(line: OutsideLine): string {
  return line.problem === null ? '' : PROBLEMS[line.problem](aboutOf(line));
}

/** What there is to say of a line that can be used. */
export function remarkWords(line: OutsideLine): string[] {
  return line.remarks.map((remark) => REMARKS[remark](aboutOf(line)));
}

/** An activity score as the tables write it: `1.25`, `at least 3`. */
export function scoreWords(score: number, atLeast: boolean): string {
  const shown = formatDecimal(score, 3);
  return atLeast ? m.activity_at_least({ score: shown }) : shown;
}
