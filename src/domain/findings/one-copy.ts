import { isPseudoautosomal, isPseudoautosomalY } from '../genotype/genome.ts';
import type { ObservedSite } from '../genotype/observed-site.ts';
import { hasOneCopy, noCallOf, type ObserveContext, type PositionReading } from '../pgx/observe-context.ts';

/**
 * A record's call against the copies that the person has of the place: two like alleles of a man's X are one copy, two unlike ones none that
 * can be told; a missing half is missing wherever two copies are to be expected; Y of a woman is noise.
 */
export function onOwnCopies(
  context: ObserveContext,
  at: number,
  { reading, sites }: { reading: PositionReading; sites: readonly ObservedSite[] },
): PositionReading {
  const { call } = reading;
  const { chromosome, build, sex } = context;
  if (call === null || (chromosome !== 'X' && chromosome !== 'Y')) return reading;
  if (chromosome === 'Y' && sex === 'female') return noCallOf([], false);
  // One letter where men have two copies as well.
  const isShared = chromosome === 'X' ? isPseudoautosomal(build, at) : isPseudoautosomalY(build, at);
  if (isShared && call.alleles.length === 1) return noCallOf(['pgx/one-allele-on-autosome'], call.alleles[0] !== null);
  const genotypes = sites.flatMap((site) => (site.kind === 'vcf' ? [site.genotype] : []));
  if (hasOneCopy(context, at)) {
    const called = genotypes.map((genotype) => new Set(genotype.filter((index) => index !== null)));
    const isTwo = called.some(({ size }) => size > 1) || new Set(call.alleles.filter((allele) => allele !== null)).size > 1; // prettier-ignore
    if (isTwo) return noCallOf(['pgx/heterozygous-on-one-copy'], true);
    return { ...reading, call: { ...call, alleles: call.alleles.slice(0, 1) } };
  }
  // The readers of medicines take the letter beside a missing one for a man's; here the sex has to say so.
  const isHalf = chromosome === 'X' && !isPseudoautosomal(build, at) && genotypes.some((genotype) => genotype.length > 1 && genotype.includes(null)); // prettier-ignore
  return isHalf && call.alleles.length === 1 ? { ...reading, call: { ...call, alleles: [...call.alleles, null] } } : reading; // prettier-ignore
}
