import type { GeneReport } from '../report/report.ts';
import type { GeneDefinition } from './definition.ts';
import { emptyReport, shared } from './empty-report.ts';
import { resolveOutsideCalls } from './outside.ts';
import type { OutsideCall } from './outside.ts';
import { classOfAlleles, classOfPhenotype, verdictOfResults } from './verdict.ts';

/** Result typed in or read from a laboratory's file. */
export function outsideReport(gene: GeneDefinition, calls: readonly OutsideCall[]): GeneReport {
  const results = resolveOutsideCalls(gene, calls);
  const kinds = results.map(({ phenotype, alleles }) =>
    phenotype.phenotype === null ? classOfAlleles(gene, alleles) : classOfPhenotype(gene, phenotype.phenotype),
  );
  const verdict =
    gene.chromosome === null
      ? outsidePresence(
          results.flatMap(({ alleles }) => alleles),
          gene,
        )
      : verdictOfResults(kinds);
  return {
    ...emptyReport(gene, 'outside', ['pgx/outside-call']),
    diplotypes: results.map(({ diplotype }) => diplotype).filter((name) => name !== ''),
    labels: results.map(({ label }) => label),
    guidance: results.map(({ alleles }) => alleles).filter((alleles) => alleles.length > 0),
    byDiplotype: results.map(({ diplotype, phenotype }) => ({
      diplotype,
      phenotype: phenotype.phenotype,
      activityScore: phenotype.activityScore,
      ...(phenotype.activityScoreText?.startsWith('≥') === true ? { activityScoreAtLeast: true } : {}),
    })),
    phenotype: shared(results.map(({ phenotype }) => phenotype.phenotype)),
    activityScore: shared(results.map(({ phenotype }) => phenotype.activityScore)),
    missingPositions: 0,
    excluded: [],
    notExcluded: [],
    verdict,
    firm: verdict === 'normal' || verdict === 'altered',
  };
}

/** HLA: a risk allele among those typed is altered; typed without one is normal. */
function outsidePresence(alleles: readonly string[], gene: GeneDefinition): GeneReport['verdict'] {
  if (alleles.length === 0) return 'indeterminate';
  return alleles.some((name) => gene.alleles.some((allele) => allele.name === name)) ? 'altered' : 'normal';
}
