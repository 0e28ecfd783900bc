import type { CallOptions, StrictCall } from './call-gene.ts';
import { alleleStatus, openAlleles } from './compatible.ts';
import { type GeneDefinition, referenceAllele } from './definition.ts';
import { diplotypeLabel, shownDiplotype, shownName } from './display.ts';
import { emptyReport, shared, unique } from './empty-report.ts';
import { type Lead, leadOf, otherClassRisk, type TiedPhenotype } from './lead.ts';
import { compareNames } from './names.ts';
import { openQuestions, posteriorFields, residualRisk } from './open-questions.ts';
import { UNASSIGNED_PHENOTYPE } from './phenotype-table.ts';
import { phenotypeOf } from './phenotype.ts';
import type { GeneReason } from './reasons.ts';
import type { DiplotypePhenotype, GeneReport, ProxyPosition } from './report.ts';
import type { GeneSample } from './sample.ts';
import type { StarMatcher } from './star-matcher.ts';
import { classOfAlleles, classOfPhenotype, verdictOf } from './verdict.ts';
import type { WorkingSet } from './working-set.ts';

interface CallWords {
  diplotypes: string[];
  labels: string[];
  guidance: string[][];
  byDiplotype: DiplotypePhenotype[];
  carriedAlleles?: string[];
}

/** Names and phenotypes of a call, each shown name once. */
function wordsOf(gene: GeneDefinition, call: StrictCall): CallWords {
  const guidance = call.guidance.map((pair) => pair.map((name) => shownName(gene, name)));
  if (call.alleles !== null) return carriedWords(call.alleles, guidance);
  const rows = call.diplotypes.map(({ first, second }) => {
    const { phenotype, activityScore } = phenotypeOf(gene, first, second);
    const diplotype = shownDiplotype(gene, first, second);
    return { diplotype, label: diplotypeLabel(gene, first, second), phenotype, activityScore };
  });
  const once = rows.filter((row, i) => rows.findIndex((other) => other.diplotype === row.diplotype) === i);
  return {
    diplotypes: once.map(({ diplotype }) => diplotype),
    labels: once.map(({ label }) => label),
    guidance: guidance.filter((pair, i) => guidance.findIndex((other) => other.join() === pair.join()) === i),
    byDiplotype: once.map(({ diplotype, phenotype, activityScore }) => ({ diplotype, phenotype, activityScore })),
  };
}

/** Alleles of unknown strands: listed, not paired. */
function carriedWords(alleles: readonly string[], guidance: string[][]): CallWords {
  return {
    diplotypes: unique(alleles),
    labels: unique(alleles),
    guidance,
    byDiplotype: [],
    carriedAlleles: [...alleles],
  };
}

/** Phenotype and class of each pair that guidance goes by. */
function tiesOf(gene: GeneDefinition, call: StrictCall): TiedPhenotype[] {
  return call.guidance.map((pair) => {
    const { phenotype } = phenotypeOf(gene, pair[0] ?? '', pair[1] ?? null);
    return {
      phenotype: phenotype ?? UNASSIGNED_PHENOTYPE,
      class: phenotype === null ? classOfAlleles(gene, pair) : classOfPhenotype(gene, phenotype),
    };
  });
}

/** The call's phenotype: that of its ties after weighing. The activity score is that of the ties which have it, if it is one. */
function phenotypeOfCall(
  gene: GeneDefinition,
  call: StrictCall,
  lead: Lead | null,
): Pick<GeneReport, 'phenotype' | 'activityScore'> {
  const found = call.guidance.map((pair) => phenotypeOf(gene, pair[0] ?? '', pair[1] ?? null));
  const own =
    lead === null ? found : found.filter(({ phenotype }) => (phenotype ?? UNASSIGNED_PHENOTYPE) === lead.phenotype);
  const phenotype = lead === null || lead.phenotype === UNASSIGNED_PHENOTYPE ? null : lead.phenotype;
  return { phenotype, activityScore: shared(own.map((p) => p.activityScore)) };
}

/** SLCO1B1 without a diplotype: the one variant that statin guidance goes by. */
function fallbackWords(
  gene: GeneDefinition,
  sample: GeneSample,
): Pick<GeneReport, 'labels' | 'guidance' | 'phenotype'> | null {
  const { fallback } = gene;
  const index = gene.positions.findIndex(({ position }) => position === fallback?.position);
  const bases = sample.calls[index]?.alleles ?? [];
  if (fallback === null || bases.length !== 2) return null;
  const pairs = bases
    .map((base) => [base ?? '', fallback.alleles[base ?? ''] ?? ''] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const alleles = pairs.map(([, name]) => name).sort(compareNames);
  if (alleles.includes('')) return null;
  const label = pairs.map(([base]) => `${fallback.rsid} ${base}`).join('/');
  return {
    labels: [label],
    guidance: [alleles],
    phenotype: phenotypeOf(gene, alleles[0] ?? '', alleles[1] ?? '').phenotype,
  };
}

function notCalledReport(gene: GeneDefinition, call: StrictCall, sample: GeneSample, matcher: StarMatcher): GeneReport {
  const base = emptyReport(gene, call.status, call.reasons, sample);
  const status = call.set === null ? null : alleleStatus(gene, openAlleles(call.set, matcher), false);
  const fallback = call.status === 'not-called' ? fallbackWords(gene, sample) : null;
  const reasons: GeneReason[] = fallback === null ? base.reasons : [...base.reasons, 'pgx/single-variant-fallback'];
  return {
    ...base,
    ...status,
    ...fallback,
    verdict:
      call.status === 'no-data' || reasons.includes('pgx/required-position-missing') ? 'not-callable' : 'indeterminate',
    reasons,
  };
}

/** Positions that probabilities use in place of ones that were not read (UGT1A1 rs887829 for the repeat). */
function proxiesOf({ gene, available }: WorkingSet): ProxyPosition[] {
  const rsids = (name: string, read: boolean): string[] =>
    (gene.alleles.find((allele) => allele.name === name)?.definition ?? []).flatMap(([index]) =>
      available[index] === read ? [gene.positions[index]?.rsid ?? ''] : [],
    );
  const proxies = gene.composedAlleles.flatMap(({ of }): ProxyPosition[] => {
    const [read, unread] = [rsids(of[0], true), rsids(of[1], false)];
    if (rsids(of[0], false).length > 0) return [];
    return unread.flatMap((insteadOf) => read.map((rsid) => ({ rsid, insteadOf })));
  });
  return proxies.filter((one, i) => proxies.findIndex((other) => other.rsid === one.rsid && other.insteadOf === one.insteadOf) === i); // prettier-ignore
}

/** What the report of a gene is made with, besides its call. */
export interface ReportContext {
  matcher: StarMatcher;
  options: CallOptions;
  /** Names of the pack's groups. */
  groups: readonly string[];
}

/** The report of one gene from its strict call. */
export function reportOf(
  gene: GeneDefinition,
  call: StrictCall,
  sample: GeneSample,
  context: ReportContext,
): GeneReport {
  const { matcher, options, groups } = context;
  const { set } = call;
  if (call.status !== 'called' || set === null) return notCalledReport(gene, call, sample, matcher);
  const ties = tiesOf(gene, call);
  const strict = ties.map((tie) => tie.class);
  const { open, classes, posterior, settles } = openQuestions({ ...call, set }, { matcher, strict, groups });
  const lead = leadOf(gene, ties, posterior);
  const named = lead === null ? ties.map(({ phenotype }) => phenotype) : [lead.phenotype];
  const risk = residualRisk(posterior, groups, new Set(named));
  const hasGaps = set.available.some(
    (available, i) => !available && !(gene.positions[i]?.roles.includes('extra') ?? false),
  );
  const { verdict, firm, reason } = verdictOf({
    strict,
    lead: lead?.class ?? null,
    compatible: classes,
    residual: risk,
    otherClass: lead === null ? null : otherClassRisk(gene, lead, posterior),
    isOnly: posterior.length > 0 && posterior.every(({ phenotypes }) => phenotypes.length === 1),
    hasGaps,
    isReference: call.guidance.every((pair) => pair.every((name) => name === referenceAllele(gene)?.name)),
    suspect: sample.suspect,
  });
  const structural =
    gene.structuralAlleles.length > 0 && verdict === 'normal' ? ['pgx/structural-alleles-not-seen' as const] : [];
  const base = emptyReport(gene, 'called', [], sample);
  const proxies = proxiesOf(set);
  const proxy = proxies.length > 0 ? ['pgx/proxy-in-probabilities' as const] : [];
  return {
    ...base,
    ...wordsOf(gene, call),
    ...phenotypeOfCall(gene, call, lead),
    ...alleleStatus(gene, open, options.cyp2d6Research),
    ...posteriorFields(posterior, groups),
    residualRisk: risk,
    settles,
    ...(proxies.length > 0 ? { proxies } : {}),
    verdict,
    firm,
    reasons: unique([...call.reasons, ...(reason === null ? [] : [reason]), ...structural, ...proxy, ...base.reasons]),
  };
}
