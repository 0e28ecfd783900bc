import type { StrictCall } from './call-gene.ts';
import { compatiblePairs, openAlleles, withStructuralAlleles } from './compatible.ts';
import type { PhenotypeClass } from './definition.ts';
import { groupFrequencies } from './frequencies.ts';
import { lowerAllele } from './lowest-function.ts';
import type { AllelePair } from './match.ts';
import { pairClass, phenotypeTable } from './phenotype-table.ts';
import { type GroupPosterior, posteriorOfPairs, posteriorOfStrands } from './posterior.ts';
import type { GeneReport, ResidualRisk, SettlingPosition } from './report.ts';
import { settlingPosition } from './settling.ts';
import type { StarMatcher } from './star-matcher.ts';
import type { WorkingSet } from './working-set.ts';

/** Everything that fits what was read, and what follows from it. */
export interface OpenQuestions {
  /** Pairs of alleles that fit; of lowest-function genes each open allele with itself. */
  open: readonly AllelePair[];
  classes: ReadonlySet<PhenotypeClass>;
  posterior: readonly GroupPosterior[];
  settles: SettlingPosition | null;
}

/** What {@link openQuestions} needs besides the call. */
export interface QuestionContext {
  matcher: StarMatcher;
  /** Classes of the strict call's diplotypes. */
  strict: readonly PhenotypeClass[];
  /** Names of the pack's groups. */
  groups: readonly string[];
}

function hasAbsentPosition(set: WorkingSet, allele: number): boolean {
  return set.gene.alleles[allele]?.definition.some(([index]) => !set.available[index]) ?? false;
}

function place(set: WorkingSet, index: number, group: string, gain: number): SettlingPosition | null {
  const position = set.gene.positions[index];
  if (position === undefined) return null;
  return { rsid: position.rsid, position: position.position, position37: position.position37, group, gain };
}

/** The group in which the likeliest phenotype is least likely. */
function leastSettled(posterior: readonly GroupPosterior[]): number {
  const top = posterior.map(({ phenotypes }) => phenotypes[0]?.probability ?? 0);
  return top.indexOf(Math.min(...top));
}

function pairQuestions(set: WorkingSet, matcher: StarMatcher, groups: readonly string[]): OpenQuestions {
  const pairs = compatiblePairs(set, matcher);
  const table = phenotypeTable(set.gene);
  const classes = new Set(pairs.map(({ first, second }) => pairClass(table, first, second)));
  const weighed = set.research ? withStructuralAlleles(set, pairs) : pairs;
  const posterior = posteriorOfPairs(set.gene, weighed);
  const worst = posterior[leastSettled(posterior)]?.groupIndex;
  const frequencies = groupFrequencies(set.gene).find(({ groupIndex }) => groupIndex === worst);
  const best = frequencies === undefined ? null : settlingPosition(set, pairs, frequencies);
  const settles = best === null ? null : place(set, best.index, groups[worst ?? 0] ?? '', best.gain);
  return { open: pairs.length > 0 ? pairs : openAlleles(set, matcher), classes, posterior, settles };
}

/** The absent position whose alleles are the most frequent among those that would change the call. */
function settlingOfStrands(
  set: WorkingSet,
  unseen: readonly number[],
  groups: readonly string[],
): SettlingPosition | null {
  const candidates = groupFrequencies(set.gene).flatMap(({ groupIndex, point }) =>
    unseen.map((allele) => ({ allele, groupIndex, gain: point[allele] ?? 0 })),
  );
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (top, one) => (one.gain > (top?.gain ?? 0) ? one : top),
    null,
  );
  const index = set.gene.alleles[best?.allele ?? -1]?.definition.find(([i]) => !set.available[i])?.[0];
  return best === null || index === undefined ? null : place(set, index, groups[best.groupIndex] ?? '', best.gain);
}

/** Lowest-function genes: an allele is possible besides the call when a position of it is absent. */
function strandQuestions(call: StrictCall & { set: WorkingSet }, context: QuestionContext): OpenQuestions {
  const { matcher, strict, groups } = context;
  const { set } = call;
  const { gene } = set;
  const open = openAlleles(set, matcher);
  const reference = gene.alleles.findIndex((allele) => allele.reference);
  const unseen = open
    .map(({ first }) => first)
    .filter((allele) => allele !== reference && hasAbsentPosition(set, allele));
  const table = phenotypeTable(gene);
  const classes = new Set([...strict, ...unseen.map((allele) => pairClass(table, reference, allele))]);
  const index = (name: string | undefined): number => gene.alleles.findIndex((allele) => allele.name === name);
  const [first, second] = call.guidance[0] ?? [];
  const seen = [index(first), index(second)] as const;
  const lower = lowerAllele(gene);
  const posterior = seen.includes(-1) ? [] : posteriorOfStrands(gene, seen, unseen, lower);
  const deciding = unseen.filter((allele) => seen.some((own) => own >= 0 && lower(own, allele) === allele));
  return { open, classes, posterior, settles: settlingOfStrands(set, deciding, groups) };
}

/** What the unread positions leave open about a call. */
export function openQuestions(call: StrictCall & { set: WorkingSet }, context: QuestionContext): OpenQuestions {
  return call.set.gene.lowestFunction
    ? strandQuestions(call, context)
    : pairQuestions(call.set, context.matcher, context.groups);
}

/** Posterior as the report has it. */
export function posteriorFields(
  posterior: readonly GroupPosterior[],
  groups: readonly string[],
): Required<Pick<GeneReport, 'posterior' | 'posteriorBounds'>> {
  const table = <T>(pick: (row: GroupPosterior['phenotypes'][number]) => T): Record<string, Record<string, T>> =>
    Object.fromEntries(
      posterior.map(({ groupIndex, phenotypes }) => [
        groups[groupIndex] ?? '',
        Object.fromEntries(phenotypes.map((row) => [row.phenotype, pick(row)])),
      ]),
    );
  return {
    posterior: table(({ probability }) => probability),
    posteriorBounds: table(({ lower, upper }) => [lower, upper]),
  };
}

/** Worst group: how likely the phenotype is none of those that the strict call names. */
export function residualRisk(
  posterior: readonly GroupPosterior[],
  groups: readonly string[],
  phenotypes: ReadonlySet<string>,
): ResidualRisk | null {
  let worst: ResidualRisk | null = null;
  for (const { groupIndex, phenotypes: rows } of posterior) {
    const named = rows.filter(({ phenotype }) => phenotypes.has(phenotype));
    const others = rows.filter(({ phenotype }) => !phenotypes.has(phenotype));
    const probability = others.reduce((sum, row) => sum + row.probability, 0);
    const open = others.length === 0 ? 0 : 1 - named.reduce((sum, row) => sum + row.lower, 0);
    const upper = Math.min(1, Math.max(probability, open));
    if (worst === null || probability > worst.probability)
      worst = { group: groups[groupIndex] ?? '', probability, upper };
  }
  return worst;
}
