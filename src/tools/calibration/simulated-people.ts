import type { Chromosome } from '../../domain/genotype/genome.ts';
import type { LetterCall, ObservedSite, SiteLookup } from '../../domain/genotype/observed-site.ts';
import type { GeneDefinition, PgxPack, PgxPosition } from '../../domain/pgx/definition.ts';
import { referenceAllele } from '../../domain/pgx/definition.ts';
import { groupFrequencies } from '../../domain/pgx/frequencies.ts';
import { admits } from '../../domain/pgx/iupac.ts';

/** A person drawn from allele frequencies, seen through a chip. */
export interface SimulatedPerson {
  lookup: SiteLookup;
  /** The two alleles that were drawn, by gene; one on the mitochondrion. Genes without frequencies in the group are left out. */
  truth: ReadonlyMap<string, readonly string[]>;
}

/** How people are drawn. */
export interface DrawOptions {
  groupIndex: number;
  /** rsIDs that the chip asks; null: every position. */
  onChip: ReadonlySet<string> | null;
  /** Share of probes without a call. */
  noCalls: number;
  /** A number from 0 to 1. */
  random: () => number;
}

function drawAllele(gene: GeneDefinition, groupIndex: number, random: () => number): number | null {
  const group = groupFrequencies(gene).find((one) => one.groupIndex === groupIndex);
  if (group === undefined) return null;
  let left = random() * group.point.reduce((sum, share) => sum + share, 0);
  for (let allele = 0; allele < group.point.length; allele++) {
    left -= group.point[allele] ?? 0;
    if (left <= 0) return allele;
  }
  return gene.alleles.findIndex((allele) => allele.reference);
}

/** The base that an allele has at a position: its own, else the reference allele's, else the reference's. */
function baseAt(gene: GeneDefinition, allele: number, index: number, position: PgxPosition): string {
  const own = gene.alleles[allele]?.definition.find(([place]) => place === index)?.[1];
  const usual = referenceAllele(gene)?.definition.find(([place]) => place === index)?.[1];
  const bases = own ?? usual ?? position.ref;
  return [position.ref, ...position.alts].find((base) => admits(bases, base)) ?? position.ref;
}

/** Draws one person: two alleles a gene (Hardy-Weinberg), as unphased letters at the single-base positions that the chip asks. */
export function drawPerson(pack: PgxPack, { groupIndex, onChip, noCalls, random }: DrawOptions): SimulatedPerson {
  const sites = new Map<string, ObservedSite[]>();
  const truth = new Map<string, readonly string[]>();
  for (const gene of pack.genes) {
    const { chromosome } = gene;
    if (chromosome === null) continue;
    const copies = chromosome === 'MT' ? 1 : 2;
    const drawn = Array.from({ length: copies }, () => drawAllele(gene, groupIndex, random));
    const known = drawn.filter((allele) => allele !== null);
    if (known.length === copies)
      truth.set(
        gene.gene,
        known.map((allele) => gene.alleles[allele]?.name ?? ''),
      );
    const reference = gene.alleles.findIndex((allele) => allele.reference);
    gene.positions.forEach((position, index) => {
      if (position.kind !== 'snv' || (onChip !== null && !onChip.has(position.rsid))) return;
      const [first, second] = drawn.map((allele) => baseAt(gene, allele ?? reference, index, position));
      const isMissing = random() < noCalls;
      const call: LetterCall = {
        kind: 'letters',
        rsid: position.rsid === '' ? null : position.rsid,
        first: isMissing ? null : (first ?? null),
        second: isMissing ? null : second,
      };
      const key = `${chromosome}:${String(position.position)}`;
      sites.set(key, [...(sites.get(key) ?? []), call]);
    });
  }
  const at = (chromosome: Chromosome, position: number): readonly ObservedSite[] =>
    sites.get(`${chromosome}:${String(position)}`) ?? [];
  return { lookup: { at }, truth };
}
