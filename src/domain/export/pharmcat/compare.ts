import type { GenePosition, GeneReport } from '../../pgx/report.ts';
import { geneStanding, type GeneStanding } from '../statements.ts';
import type { PharmcatGene, PharmcatReport } from './read-report.ts';

/** Why two answers about a gene are not the same. Each stands only where it is seen; what none explains is said to be so. */
export type DifferenceReason =
  | { code: 'only-theirs' }
  | { code: 'only-ours' }
  | { code: 'theirs-from-outside' }
  | { code: 'they-did-not-call' }
  | { code: 'we-did-not-call' }
  | { code: 'read-otherwise'; sites: SiteDifference[] }
  | { code: 'we-leave-open'; missing: number; positions: number }
  | { code: 'ties'; ours: number; theirs: number }
  | { code: 'tables'; ours: string; theirs: string }
  | { code: 'not-explained' };

/** One place that one of the two read otherwise, or not at all. */
export interface SiteDifference {
  rsid: string | null;
  /** GRCh38. */
  position: number;
  ours: string | null;
  theirs: string | null;
}

export interface GeneBeside {
  gene: string;
  ours: { diplotypes: string[]; phenotype: string | null; standing: GeneStanding | 'no-gene' };
  theirs: { diplotypes: string[]; phenotypes: string[] } | null;
  /** `same`: the same diplotypes and phenotype, and we hold it for as certain as they do. `neither`: neither has a result. */
  outcome: 'same' | 'different' | 'neither';
  reasons: DifferenceReason[];
}

export interface PharmcatComparison {
  version: string | null;
  genes: GeneBeside[];
}

/** Our calls beside those of PharmCAT, gene by gene in the order of the alphabet. Neither is taken for the truth. */
export function besidePharmcat(pgx: Readonly<Record<string, GeneReport>>, theirs: PharmcatReport): PharmcatComparison {
  const byName = new Map(theirs.genes.map((gene) => [gene.gene, gene]));
  const names = [...new Set([...Object.keys(pgx), ...byName.keys()])].sort();
  return { version: theirs.version, genes: names.map((name) => besideGene(name, pgx[name], byName.get(name))) };
}

function besideGene(gene: string, own: GeneReport | undefined, other: PharmcatGene | undefined): GeneBeside {
  const standing: GeneBeside['ours']['standing'] = own === undefined ? 'no-gene' : geneStanding(own);
  const ours = { diplotypes: own?.diplotypes ?? [], phenotype: own?.phenotype ?? null, standing };
  const theirs = other === undefined ? null : { diplotypes: other.diplotypes, phenotypes: other.phenotypes };
  const reasons = own === undefined ? [{ code: 'only-theirs' as const }] : reasonsOf(own, other);
  const agreed = standing === 'result' ? 'same' : 'neither';
  return { gene, ours, theirs, outcome: reasons.length === 0 ? agreed : 'different', reasons };
}

function reasonsOf(own: GeneReport, other: PharmcatGene | undefined): DifferenceReason[] {
  const standing = geneStanding(own);
  const isCalledByThem = other !== undefined && (other.diplotypes.length > 0 || other.phenotypes.length > 0);
  // Neither has an answer: nothing differs.
  if (!isCalledByThem && standing === 'none') return [];
  if (other === undefined) return [{ code: 'only-ours' }];
  if (!isCalledByThem) return [{ code: 'they-did-not-call' }, ...readOtherwise(own.sites, other)];
  const sites = readOtherwise(own.sites, other);
  const from: DifferenceReason[] = other.callSource === 'OUTSIDE' ? [{ code: 'theirs-from-outside' }] : [];
  if (standing === 'none') return [{ code: 'we-did-not-call' }, ...from, ...sites];
  const open: DifferenceReason[] =
    standing === 'result' ? [] : [{ code: 'we-leave-open', missing: own.missingPositions, positions: own.positions }];
  if (sameCall(own, other)) return open.length === 0 ? [] : [...open, ...from, ...sites];
  const known = [...from, ...sites, ...tiesOf(own, other), ...open];
  if (known.length > 0) return known;
  const isOtherTable = !own.asOf.endsWith(other.table.split(' ').at(-1) ?? '');
  return isOtherTable ? [{ code: 'tables', ours: own.asOf, theirs: other.table }] : [{ code: 'not-explained' }];
}

/** The same diplotypes in whatever order, and a phenotype that is not another one. */
function sameCall(own: GeneReport, other: PharmcatGene): boolean {
  const ours = new Set([...own.diplotypes, ...own.labels].map(sortedPair));
  const sameAlleles = other.diplotypes.length === own.diplotypes.length && other.diplotypes.every((one) => ours.has(sortedPair(one))); // prettier-ignore
  const [phenotype] = other.phenotypes;
  const samePhenotype = other.phenotypes.length <= 1 && (own.phenotype === null || phenotype === undefined || own.phenotype.toLowerCase() === phenotype.toLowerCase()); // prettier-ignore
  return sameAlleles && samePhenotype;
}

function sortedPair(diplotype: string): string {
  return diplotype.split('/').map((allele) => allele.trim()).sort().join('/'); // prettier-ignore
}

function tiesOf({ diplotypes }: GeneReport, other: PharmcatGene): DifferenceReason[] {
  const [ours, theirs] = [diplotypes.length, other.diplotypes.length];
  return ours === theirs ? [] : [{ code: 'ties', ours, theirs }];
}

/** Places at which the letters differ, or only one of the two has some. */
function readOtherwise(sites: readonly GenePosition[], { sites: theirs }: PharmcatGene): DifferenceReason[] {
  const byPosition = new Map(theirs.map((site) => [site.position, site]));
  const differing = sites.flatMap(({ position, rsid, genotype }): SiteDifference[] => {
    const site = byPosition.get(position);
    if (site === undefined) return [];
    const call = lettersOf(site.call);
    const own = lettersOf(genotype);
    return own === call ? [] : [{ rsid: rsid === '' ? site.rsid : rsid, position, ours: genotype, theirs: site.call }];
  });
  return differing.length === 0 ? [] : [{ code: 'read-otherwise', sites: differing }];
}

/** `A|G`, `G/A` and `AG` are one call; null where there is none. */
function lettersOf(call: string | null): string | null {
  if (call === null || call.includes('.')) return null;
  const alleles = /[|/]/.test(call) ? call.split(/[|/]/) : call.split('');
  return alleles.sort().join('/');
}
