import type { GeneReport, Verdict } from '../../domain/pgx/report.ts';
import { formatCount } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

export type Genes = Readonly<Record<string, GeneReport>>;

/**
 * How a gene is listed: decided (firm), likely (a result that is not firm), nothing found in what was read, left open, or not callable.
 */
export const GENE_GROUPS = ['decided', 'likely', 'nothingFound', 'open', 'notCallable'] as const;
export type GeneGroup = (typeof GENE_GROUPS)[number];

const GROUP_OF: Readonly<Record<Verdict, GeneGroup>> = {
  normal: 'decided',
  altered: 'decided',
  'nothing-found': 'nothingFound',
  indeterminate: 'open',
  'not-callable': 'notCallable',
};

/** The group that a gene's verdict puts it in. */
export function groupOf(gene: GeneReport): GeneGroup {
  return gene.verdict === 'altered' && !gene.firm ? 'likely' : GROUP_OF[gene.verdict];
}

/** Names of the genes of each group, in alphabetical order with numbers as numbers. */
export function groupGenes(genes: Genes): Readonly<Record<GeneGroup, readonly string[]>> {
  const groups: Record<GeneGroup, string[]> = { decided: [], likely: [], nothingFound: [], open: [], notCallable: [] };
  const names = Object.keys(genes).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  for (const name of names) {
    const gene = genes[name];
    if (gene !== undefined) groups[groupOf(gene)].push(name);
  }
  return groups;
}

/** The sentences that stand first: how much this file decides, counted from the report. */
export function medicinesSummary(genes: Genes): string[] {
  const groups = groupGenes(genes);
  const total = Object.keys(genes).length;
  const answered = [...groups.decided, ...groups.likely];
  const altered = answered.filter((name) => genes[name]?.verdict === 'altered').length;
  const sentences = [
    m.medicines_summary({ count: total, shown: formatCount(total), decided: formatCount(answered.length) }),
  ];
  if (altered > 0) sentences.push(m.medicines_summary_altered({ count: altered, shown: formatCount(altered) }));
  else if (answered.length > 0) sentences.push(m.medicines_summary_altered_none());
  const nothing = groups.nothingFound.length;
  if (nothing > 0) sentences.push(m.medicines_summary_nothing_found({ count: nothing, shown: formatCount(nothing) }));
  const open = groups.open.length;
  if (open > 0) sentences.push(m.medicines_summary_open({ count: open, shown: formatCount(open) }));
  const notCallable = groups.notCallable.length;
  if (notCallable > 0) {
    sentences.push(m.medicines_summary_not_callable({ count: notCallable, shown: formatCount(notCallable) }));
    const example = groups.notCallable.find((name) => name === 'CYP2D6');
    if (example !== undefined && notCallable > 1) sentences.push(m.medicines_example_gene({ gene: example }));
  }
  return sentences;
}
