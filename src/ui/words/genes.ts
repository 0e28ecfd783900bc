import type { GenePosition, GeneReport, Verdict } from '../../domain/pgx/report.ts';
import { knownName } from '../../domain/pgx/known-names.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';

/** States of a position that look different in the strip. */
export type SiteLook = 'read' | 'variant' | 'imputed' | 'imputedVariant' | 'noCall' | 'absent' | 'unreadable';

export const SITE_LOOKS: readonly SiteLook[] = [
  'read',
  'variant',
  'imputed',
  'imputedVariant',
  'noCall',
  'absent',
  'unreadable',
];
/** Looks that a file of measured genotypes does not have. */
export const GUESSED_LOOKS: ReadonlySet<SiteLook> = new Set(['imputed', 'imputedVariant']);

const VERDICTS: Readonly<Record<Verdict, () => string>> = {
  normal: () => m.verdict_normal(),
  altered: () => m.verdict_altered(),
  'nothing-found': () => m.verdict_nothing_found(),
  indeterminate: () => m.verdict_indeterminate(),
  'not-callable': () => m.verdict_not_callable(),
};

const SITE_STATES: Readonly<Record<SiteLook, () => string>> = {
  read: () => m.site_state_read(),
  variant: () => m.site_state_variant(),
  imputed: () => m.site_state_imputed(),
  imputedVariant: () => m.site_state_imputed_variant(),
  noCall: () => m.site_state_no_call(),
  absent: () => m.site_state_absent(),
  unreadable: () => m.site_state_unreadable(),
};

/** A gene's verdict in words: one that is not firm says "likely". */
export function verdictWords({ verdict, firm }: Pick<GeneReport, 'verdict' | 'firm'>): string {
  return verdict === 'altered' && !firm ? m.verdict_altered_likely() : VERDICTS[verdict]();
}

/** How a position is drawn. */
export function siteLook(site: GenePosition): SiteLook {
  if (site.state === 'no-call') return 'noCall';
  if (site.state === 'read') return site.variant ? 'variant' : 'read';
  if (site.state === 'imputed') return site.variant ? 'imputedVariant' : 'imputed';
  return site.state;
}

/** A position's state in words. */
export function siteStateWords(look: SiteLook): string {
  return SITE_STATES[look]();
}

/** State of a position in words; of a missing one, whether its chip has it at all. */
export function siteWords(site: GenePosition): string {
  return site.notOnChip === true ? m.site_state_not_on_chip() : siteStateWords(siteLook(site));
}

/** One position as a sentence, for people who do not see the strip. */
export function siteLabel(site: GenePosition): string {
  const state = siteWords(site);
  const label =
    site.genotype === null
      ? m.site_label({ rsid: site.rsid, state })
      : m.site_label_genotype({ rsid: site.rsid, state, genotype: site.genotype });
  const weighed = site.weak === true ? `${label} (${m.site_weak()})` : label;
  return site.decides.length === 0
    ? m.site_label_extra({ label: weighed })
    : m.site_label_decides({ label: weighed, alleles: site.decides.join(', ') });
}

const isRead = ({ state }: GenePosition): boolean => state === 'read' || state === 'imputed';

/** How many positions were read, and how many of those that show the common forms, where only some do. */
export function readWords(gene: GeneReport): { all: string; common: string } {
  const all =
    gene.positions === 0
      ? ''
      : m.gene_read_of({
          count: gene.positions,
          read: formatCount(gene.positions - gene.missingPositions),
          total: formatCount(gene.positions),
        });
  const common = gene.sites.filter((site) => site.common === true);
  if (common.length === 0 || common.length === gene.positions) return { all, common: '' };
  const [read, total] = [formatCount(common.filter(isRead).length), formatCount(common.length)];
  return { all, common: m.gene_read_common({ count: common.length, read, total }) };
}

/** What is meant by the positions that show the common forms, with those that were not read. */
export function commonWords(gene: GeneReport): string {
  const common = gene.sites.filter((site) => site.common === true);
  if (common.length === 0) return '';
  const unread = common.filter((site) => !isRead(site)).map(({ rsid }) => rsid);
  const what = m.gene_common_what();
  return unread.length === 0 ? what : `${what} ${m.gene_common_unread({ rsids: unread.join(', ') })}`;
}

/** The variant of a gene of one position by the name that people know. */
export function knownNames(gene: GeneReport): string[] {
  if (gene.sites.length > 1) return [];
  return gene.sites.flatMap(({ rsid }) => {
    const name = knownName(rsid);
    return name === null ? [] : [m.gene_known_as({ rsid, name })];
  });
}

/**
 * The phenotype that may be shown. A phenotype of the strict call is withheld where the verdict leaves the gene open or
 * uncallable, and a phenotype that reads "normal" is shown only when the verdict is `normal`: what a chip did not see
 * must never reassure.
 */
export function shownPhenotype(gene: GeneReport): string | null {
  if (gene.phenotype === null || (gene.verdict !== 'normal' && gene.verdict !== 'altered')) return null;
  if (gene.verdict === 'altered' && /normal/i.test(gene.phenotype)) return null;
  return gene.phenotype;
}

/** Whether a result stands that is not firm. */
export function isLikely({ verdict, firm }: GeneReport): boolean {
  return verdict === 'altered' && !firm;
}

/** What remains possible where nothing was found, in the group where it is the most. */
export function nothingFoundWords({ residualRisk, reasons }: GeneReport): string {
  // Variants that no table lists have no share in the number.
  if (residualRisk == null || reasons.includes('pgx/others-possible')) return m.gene_nothing_found_unknown();
  const { group, probability } = residualRisk;
  return m.gene_nothing_found({ group, probability: formatShare(probability) });
}

/** The same of many genes, for paper: with what remains possible in each, as far as that is known. */
export function nothingFoundInShort(genes: Readonly<Record<string, GeneReport>>, names: readonly string[]): string[] {
  const weighed = names.flatMap((name) => {
    const gene = genes[name];
    if (gene?.residualRisk == null || gene.reasons.includes('pgx/others-possible')) return [];
    const { group, probability } = gene.residualRisk;
    return [
      { name, words: m.medletter_gene_nothing_found({ gene: name, probability: formatShare(probability), group }) },
    ];
  });
  const known = new Set(weighed.map(({ name }) => name));
  const unknown = names.filter((name) => !known.has(name));
  return [
    m.medletter_nothing_found(),
    ...(weighed.length > 0
      ? [m.medletter_nothing_found_known({ genes: weighed.map(({ words }) => words).join('; ') })]
      : []),
    ...(unknown.length > 0 ? [m.medletter_nothing_found_unknown({ genes: unknown.join(', ') })] : []),
  ];
}

/** The phenotype, or why none stands there. */
export function phenotypeWords(gene: GeneReport): string {
  const words = phenotypeOrWhy(gene);
  return gene.status === 'outside' ? m.gene_outside_words({ words }) : words;
}

function phenotypeOrWhy(gene: GeneReport): string {
  const shown = shownPhenotype(gene);
  if (shown !== null) return isLikely(gene) ? m.gene_phenotype_likely({ phenotype: shown }) : shown;
  if (gene.verdict === 'nothing-found') return nothingFoundWords(gene);
  const decided = gene.verdict === 'normal' || gene.verdict === 'altered';
  return decided && gene.phenotype === null ? m.gene_phenotype_unassigned() : m.gene_phenotype_withheld();
}

/** Activity scores of the call, each once; a lower bound is marked as such. */
export function scoresOf(gene: GeneReport): { score: number; atLeast: boolean }[] {
  const all = gene.byDiplotype.flatMap(({ activityScore, activityScoreAtLeast }) =>
    activityScore === null ? [] : [{ score: activityScore, atLeast: activityScoreAtLeast === true }],
  );
  const scores =
    all.length === 0 && gene.activityScore !== null ? [{ score: gene.activityScore, atLeast: false }] : all;
  return scores.filter((one, i) => scores.findIndex(({ score }) => score === one.score) === i);
}

/** Alleles that the file cannot exclude, without those that the call itself names. */
export function openAlleles(gene: GeneReport): readonly string[] {
  const named = new Set(gene.guidance.flat());
  return gene.notExcluded.filter((allele) => !named.has(allele));
}

/** The call as it is written for people: labels where the gene has them, else the diplotypes. */
export function callLabels(gene: GeneReport): readonly string[] {
  return gene.labels.length > 0 ? gene.labels : gene.diplotypes;
}
