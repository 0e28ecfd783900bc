import { commonPositions } from './common-positions.ts';
import type { GeneDefinition } from './definition.ts';
import type { GeneReason } from './reasons.ts';
import type { GenePosition, GeneReport, GeneStatus } from './report.ts';
import type { GeneSample } from './sample.ts';

/** Each item once, in order. */
export function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

const decidesCache = new WeakMap<GeneDefinition, readonly (readonly string[])[]>();

/** For each position the alleles whose definition has it. */
function decidesOf(gene: GeneDefinition): readonly (readonly string[])[] {
  const known = decidesCache.get(gene);
  if (known !== undefined) return known;
  const decides = gene.positions.map((): string[] => []);
  for (const allele of gene.alleles) {
    if (allele.reference) continue;
    for (const [index] of allele.definition) decides[index]?.push(allele.name);
  }
  decidesCache.set(gene, decides);
  return decides;
}

/** The strip of a gene: how each of its positions stands. */
function sitesOf(gene: GeneDefinition, sample: GeneSample | null, chip: string | null): GenePosition[] {
  const decides = decidesOf(gene);
  const common = commonPositions(gene);
  return gene.positions.map((position, i) => {
    const reading = sample?.readings[i];
    const alleles = reading?.call?.alleles ?? null;
    const isMissing = (reading?.state ?? 'absent') === 'absent';
    return {
      rsid: position.rsid,
      position: position.position,
      position37: position.position37,
      state: reading?.state ?? 'absent',
      genotype: alleles === null ? null : alleles.map((allele) => allele ?? '.').join('/'),
      variant: alleles?.some((allele) => allele !== null && allele !== position.ref) ?? false,
      decides: [...(decides[i] ?? [])],
      ...(common[i] === true ? { common: true as const } : {}),
      ...(chip !== null && reading?.state === 'read' && position.weakOn.includes(chip) ? { weak: true } : {}),
      ...(chip !== null && isMissing && position.notOn.includes(chip) ? { notOnChip: true as const } : {}),
    };
  });
}

function definingPositions(gene: GeneDefinition): number {
  return gene.positions.filter((position) => !position.roles.includes('extra')).length;
}

/** A gene without a call. */
export function emptyReport(
  gene: GeneDefinition,
  status: GeneStatus,
  reasons: readonly GeneReason[],
  sample: GeneSample | null = null,
): GeneReport {
  const sites = sitesOf(gene, sample, sample?.chipCluster ?? null);
  const weak = sites.some((site) => site.weak === true && site.variant) ? ['pgx/rests-on-weak-position' as const] : [];
  const guessed = sites.some((site) => site.state === 'imputed') ? ['pgx/rests-on-imputed' as const] : [];
  const defining = gene.positions.map((position) => !position.roles.includes('extra'));
  return {
    status,
    diplotypes: [],
    labels: [],
    guidance: [],
    byDiplotype: [],
    phenotype: null,
    activityScore: null,
    missingPositions: sites.filter(
      (site, i) => defining[i] === true && site.state !== 'read' && site.state !== 'imputed',
    ).length,
    positions: definingPositions(gene),
    excluded: [],
    notExcluded: gene.alleles.map(({ name }) => name),
    posterior: {},
    verdict: 'not-callable',
    firm: false,
    asOf: gene.asOf,
    reasons: unique([...reasons, ...(sample?.reasons ?? []), ...weak, ...guessed]),
    sites,
  };
}

/** The one value that all items have, or `null`. */
export function shared<T>(items: readonly T[]): T | null {
  return unique(items).length === 1 ? (items[0] ?? null) : null;
}
