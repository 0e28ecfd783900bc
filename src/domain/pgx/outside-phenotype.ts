import type { GeneDefinition } from './definition.ts';

/** Short forms that laboratories write; "extensive" is the older word for normal. */
const SHORT: Readonly<Record<string, string>> = {
  pm: 'poor metabolizer',
  im: 'intermediate metabolizer',
  nm: 'normal metabolizer',
  em: 'normal metabolizer',
  rm: 'rapid metabolizer',
  um: 'ultrarapid metabolizer',
};

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/\([^()]*\)\s*$/, '')
    .replace(/[-_]+/g, ' ')
    .replace(/metaboli[sz](?:er|ers|ing|m)\b/g, 'metabolizer')
    .replace(/\bultra rapid\b/g, 'ultrarapid')
    .replace(/\bextensive\b/g, 'normal')
    .replace(/[.\s]+/g, ' ')
    .trim();
}

function candidates(gene: string, text: string): string[] {
  const folded = fold(text.toUpperCase().startsWith(`${gene} `) ? text.slice(gene.length + 1) : text);
  const long = folded.replace(/\b(pm|im|nm|em|rm|um)$/, (short) => SHORT[short] ?? short);
  return [folded, long, `${folded} metabolizer`, `${folded} function`];
}

/** The phenotype of the gene's table that somebody's words mean; `null` where it has none like it. */
export function phenotypeMeant(gene: GeneDefinition, text: string): string | null {
  if (text === '') return null;
  const words = new Map(gene.phenotypes.flatMap(({ phenotype }) => (phenotype === '' ? [] : [[fold(phenotype), phenotype] as const]))); // prettier-ignore
  const meant = candidates(gene.gene, text).find((one) => words.has(one));
  return meant === undefined ? null : (words.get(meant) ?? null);
}
