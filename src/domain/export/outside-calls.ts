import type { GeneReport } from '../pgx/report.ts';
import type { ExportContent } from './content.ts';
import { geneSentence, geneStanding, NOT_CLINICAL } from './statements.ts';

/**
 * PharmCAT's file of outside calls: gene, diplotype, phenotype, activity score. Only results that one can go by are lines of it; every other gene
 * stands as a comment, since PharmCAT would take a call of which nothing is certain as the person's result.
 */
export function outsideCalls({ report }: ExportContent): string {
  const genes = Object.entries(report.pgx);
  const lines = genes.map(([name, gene]) => {
    const fields = geneStanding(gene) === 'result' ? outsideFields(gene) : null;
    return fields === null ? `# ${name}: not handed on. ${plain(geneSentence(gene))}` : [name, ...fields].join('\t').trimEnd(); // prettier-ignore
  });
  return `${[`# Sequester ${report.app.version}, outside calls for PharmCAT. ${NOT_CLINICAL}`, ...lines].join('\n')}\n`;
}

/** Diplotype, phenotype and activity score; null where PharmCAT has no field that could hold the result. */
function outsideFields({ guidance, phenotype, activityScore, status }: GeneReport): [string, string, string] | null {
  const [pair, ...ties] = guidance;
  // Alleles with a plus sign are one name here and several in PharmCAT's way of writing.
  const named = pair !== undefined && ties.length === 0 && status === 'called' && pair.every((name) => !/[+/\t]/.test(name)); // prettier-ignore
  const diplotype = named ? pair.join('/') : '';
  const score = activityScore === null ? '' : Number.isInteger(activityScore) ? `${String(activityScore)}.0` : String(activityScore); // prettier-ignore
  return diplotype === '' && phenotype === null ? null : [diplotype, phenotype ?? '', score];
}

function plain(text: string): string {
  return text.replaceAll(/[\t\r\n]/g, ' ');
}
