import { drugsToDiscuss } from '../pgx/drugs/to-discuss.ts';
import type { GeneReport } from '../pgx/report.ts';
import type { Report } from './report.ts';

/**
 * What the letter says of genes and medicines, a line each and without its words: two reports that give the same lines give the same advice.
 * Genes in the order of the alphabet, then medicines to discuss in the order of the letter.
 */
export function letterLines({ pgx, drugs }: Pick<Report, 'pgx' | 'drugs'>): string[] {
  const genes = Object.entries(pgx).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...genes.map(([name, gene]) => [name, gene.verdict, ...said(gene)].join('; ')),
    ...drugsToDiscuss({ pgx, drugs }).map(({ genes: behind, drugs: named }) => {
      const advice = named.map(({ drug, category, source }) => `${drug} ${category} (${source})`);
      return `${behind.join(' + ')}: ${advice.join(', ')}`;
    }),
  ];
}

/** What is printed of a gene: its calls where it was read, and a phenotype only where the file gives an answer. */
function said({ verdict, labels, diplotypes, phenotype }: GeneReport): string[] {
  if (verdict === 'not-callable') return [];
  const calls = (labels.length > 0 ? labels : diplotypes).join(' | ');
  return phenotype !== null && (verdict === 'altered' || verdict === 'normal') ? [calls, phenotype] : [calls];
}
