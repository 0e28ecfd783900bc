import { formatActivity } from '../phenotype.ts';
import type { GeneReport } from '../report.ts';

/** One possible result of a gene, as the words that guidelines look it up by. */
export interface GeneResult {
  /** `=` and the two alleles, sorted: beats every other key. */
  exact: string | null;
  /** Activity scores, phenotypes, allele presence. A key that ends with `(` matches any remark behind it. */
  keys: readonly string[];
  /** What to show. */
  words: string;
}

/** Whether guidance may go by a report: it has results, and nothing decisive is missing. */
export function isUsable(report: GeneReport | undefined): report is GeneReport {
  if (report === undefined || report.verdict === 'not-callable') return false;
  return report.guidance.length > 0 || report.phenotype !== null || report.byDiplotype.length > 0;
}

function keysOf(phenotype: string | null, activityScore: number | null, alleles: readonly string[]): string[] {
  const words = phenotype?.split('; ') ?? [];
  const typed = alleles.filter((name) => /^\*\d+:\d+/.test(name)).map((name) => `${name} positive`);
  if (activityScore !== null) {
    const score = formatActivity(activityScore, false);
    return [score, `≥${score}`, `${score} (`, ...words, ...typed];
  }
  // Activity-score guidelines file a result without a score under "n/a".
  return [...words, ...typed, ...(phenotype === 'Indeterminate' ? ['n/a'] : [])];
}

function exactKey(alleles: readonly string[]): string | null {
  return alleles.length === 2 ? `=${[...alleles].sort().join('/')}` : null;
}

function describe(phenotype: string | null, activityScore: number | null): string {
  const score = activityScore === null ? '' : ` (${formatActivity(activityScore, false)})`;
  return `${phenotype ?? ''}${score}`.trim();
}

/** The distinct results of a usable report: one for each tied diplotype that reads differently. Ties that were weighed away say nothing. */
export function geneResults(report: GeneReport): GeneResult[] {
  const single = report.byDiplotype.length === 0 || report.guidance.length !== report.byDiplotype.length;
  const rows = single
    ? [{ phenotype: report.phenotype, activityScore: report.activityScore, alleles: report.guidance[0] ?? [] }]
    : report.byDiplotype
        .map((row, i) => ({ ...row, alleles: report.guidance[i] ?? [] }))
        .filter((row, _, all) => row.phenotype === report.phenotype || !isWeighed(report, all));
  const lone = rows.length === 1 ? { phenotype: report.phenotype, activityScore: report.activityScore } : {};
  const results = rows.map((row) => {
    const { phenotype, activityScore, alleles } = { ...row, ...lone };
    return {
      exact: exactKey(alleles),
      keys: keysOf(phenotype, activityScore, alleles),
      words: describe(phenotype, activityScore),
    };
  });
  const identity = ({ exact, keys }: GeneResult): string => `${exact ?? ''}|${keys.join('|')}`;
  return [...new Map(results.map((result) => [identity(result), result])).values()];
}

/** Whether one phenotype was left after the ties were weighed. */
function isWeighed({ phenotype }: GeneReport, ties: readonly { phenotype: string | null }[]): boolean {
  return phenotype !== null && ties.some((tie) => tie.phenotype === phenotype);
}

/** Whether a result answers to a lookup key. */
export function answers(result: GeneResult, key: string): boolean {
  if (key.startsWith('=')) return key === result.exact;
  return result.keys.some((own) => (own.endsWith('(') ? key.startsWith(own) : key === own));
}
