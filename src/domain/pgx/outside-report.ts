import { DISPUTED } from './call-gene.ts';
import { type GeneDefinition, type PhenotypeClass, referenceAllele } from './definition.ts';
import { emptyReport, shared, unique } from './empty-report.ts';
import { isByPresence, presenceOf } from './outside-hla.ts';
import { type OutsideCall, type OutsideResult, resolveOutsideCalls } from './outside.ts';
import type { GeneReason } from './reasons.ts';
import type { GeneReport } from './report.ts';
import { classOfAlleles, classOfPhenotype, verdictOfResults } from './verdict.ts';

type Judged = Pick<GeneReport, 'verdict' | 'firm' | 'reasons'>;

/** Two results of one gene, or the halves of one, that do not go together. */
const CONTRADICTION: GeneReason = 'pgx/outside-contradicts';

/** Verdict of results from outside: they are what they say, unless they contradict each other or themselves. */
function judged(gene: GeneDefinition, results: readonly OutsideResult[]): Judged {
  const kinds: PhenotypeClass[] = results.map(({ phenotype, alleles }) =>
    phenotype.phenotype === null ? classOfAlleles(gene, alleles) : classOfPhenotype(gene, phenotype.phenotype),
  );
  const isOfOneMind = unique(results.map(({ phenotype }) => `${String(phenotype.phenotype)}|${String(phenotype.activityScoreText)}`)).length === 1; // prettier-ignore
  const isOne = unique(results.map(({ label }) => label)).length === 1;
  if (results.some(({ contradicts }) => contradicts) || !isOfOneMind)
    return { verdict: 'indeterminate', firm: false, reasons: [CONTRADICTION] };
  const isReference = results.every(({ alleles }) => alleles.length > 0 && alleles.every((name) => name === referenceAllele(gene)?.name)); // prettier-ignore
  const isUnclear = kinds.every((kind) => kind === 'unclear');
  // Of a gene whose tables know no "not susceptible" two reference alleles say that nothing was found, as they do from a file.
  const verdict = isReference && isUnclear ? 'nothing-found' : verdictOfResults(kinds);
  const isClear = verdict === 'normal' || verdict === 'altered';
  const disputed = results.some(({ alleles }) => alleles.some((name) => gene.disputedAlleles.includes(name)));
  return {
    verdict,
    firm: isClear && isOne,
    reasons: [...(isOne ? [] : [CONTRADICTION]), ...(disputed ? [DISPUTED] : [])],
  };
}

/** Results that were typed in or read from a laboratory's file. */
export function outsideReport(gene: GeneDefinition, calls: readonly OutsideCall[]): GeneReport {
  if (isByPresence(gene)) return presenceReport(gene, calls);
  const results = resolveOutsideCalls(gene, calls);
  const { verdict, firm, reasons } = judged(gene, results);
  return {
    ...emptyReport(gene, 'outside', ['pgx/outside-call', ...reasons]),
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
    firm,
  };
}

/** What all words of alleles come to: a risk allele is altered; "normal" needs every allele that is asked for to be absent. */
function presenceVerdict(gene: GeneDefinition, words: string): GeneReport['verdict'] {
  const said = words === '' ? [] : words.split('; ');
  if (said.some((one) => one.endsWith(' positive'))) return 'altered';
  const asked = gene.alleles.filter((allele) => allele.matchable === 'outside').length;
  if (said.length === asked) return 'normal';
  return said.length > 0 ? 'nothing-found' : 'indeterminate';
}

/** HLA: results of several lines are of several alleles, and add up. */
function presenceReport(gene: GeneDefinition, calls: readonly OutsideCall[]): GeneReport {
  const results = resolveOutsideCalls(gene, calls);
  const typed = results.filter(({ diplotype }) => diplotype !== '');
  const parts = [
    ...typed.map(({ alleles }) => ({ typed: alleles, words: '' })),
    ...calls.map(({ phenotype }) => ({ typed: [], words: phenotype })),
  ];
  const { words, contradicts } = presenceOf(gene, parts);
  const isSeveral = unique(typed.filter(({ alleles }) => alleles.length > 1).map(({ label }) => label)).length > 1;
  const isAgainstItself = contradicts || isSeveral;
  const verdict = isAgainstItself ? 'indeterminate' : presenceVerdict(gene, words);
  const positive = words.split('; ').flatMap((one) => (one.endsWith(' positive') ? [one.split(' ')[0] ?? ''] : []));
  const [first] = typed;
  const alleles = first === undefined ? positive : first.alleles;
  const phenotype = words === '' ? null : words;
  return {
    ...emptyReport(gene, 'outside', ['pgx/outside-call', ...(isAgainstItself ? [CONTRADICTION] : [])]),
    diplotypes: unique(typed.map(({ diplotype }) => diplotype)),
    labels: unique(results.map(({ label }) => label)),
    guidance: alleles.length === 0 ? [] : [alleles],
    byDiplotype: [{ diplotype: typed.length === 1 ? (first?.diplotype ?? '') : '', phenotype, activityScore: null }],
    phenotype,
    missingPositions: 0,
    excluded: [],
    notExcluded: [],
    verdict,
    firm: verdict === 'normal' || verdict === 'altered',
  };
}
