import { plainTyped } from '../report/unseen-text.ts';

/** What the splitting of a list has to know of genes. */
export interface KnownGenes {
  /** Whether a word is a symbol or another name of a gene of the list. */
  isGene: (word: string) => boolean;
}

/** Headings and labels that say only that findings follow. */
const FINDINGS =
  /^(?:(?:the|all|other|pathogenic|likely pathogenic|oncogenic|somatic|genomic|molecular|relevant|significant|clinically|positive|detected|identified|found|present|confirmed|tumou?r|and|or|of|findings?|results?|variants?|mutations?|alterations?|changes?|fusions?|markers?|biomarkers?)\s*)+$/i;

/** Words between two statements of one line, each of which stands by itself. */
const TURNS = /[\s,]+\b(?:but|however|whereas|while|although|though)\b[\s,]*/i;
const WILD_TYPE = '(?:wild[- ]?type|wt)';
const GENES_WILD_TYPE = new RegExp(
  `^([A-Z0-9-]+(?:(?:\\s*[,/&]\\s*|\\s*,?\\s+and\\s+)[A-Z0-9-]+)+)\\s+(?:(?:is|are|both|all)\\s+)*${WILD_TYPE}[.;]?$`,
  'i',
);

/** Letters as a keyboard writes them: one hyphen for all dashes, nothing that is not seen. */
export function plainLetters(text: string): string {
  return plainTyped(text.normalize('NFKC')).replace(/[‐‑‒–—―−]/g, '-');
}

export function saysThatFindingsFollow(words: string): boolean {
  return FINDINGS.test(words);
}

/** The words before a line's first colon, and what stands behind it; null where there is none. */
export function labelled(line: string): { label: string; rest: string } | null {
  const found = /^([^:]*):(?!:)\s*(.*)$/.exec(line);
  if (found === null) return null;
  const label = (found[1] ?? '').trim();
  // "c.", "p." and "g." are part of a change where a reference sequence stands before the colon.
  return { label, rest: (found[2] ?? '').trim() };
}

/**
 * The statements of a line: parted by "but" and the like where each of them names genes of its own. One that names none speaks of what stands before it ("BRAF V600E but
 * not confirmed"), so that the line stays whole.
 */
export function statementsOf(line: string, { isGene }: KnownGenes): string[] {
  const parts = line.split(TURNS).filter((part) => part.trim() !== '');
  if (parts.length < 2) return [line];
  const genes = parts.map((part) => part.split(/[^A-Za-z0-9]+/).filter((word) => word.length > 1 && isGene(word)));
  const all = genes.flat().map((gene) => gene.toUpperCase());
  return genes.every((own) => own.length > 0) && new Set(all).size === all.length ? parts : [line];
}

/** Genes of a statement that says of all of them that they are wild type ("KRAS, NRAS and BRAF wild type"); null for others. */
export function wildTypeGenes(statement: string, { isGene }: KnownGenes): string[] | null {
  const found = GENES_WILD_TYPE.exec(statement.trim());
  const genes = found?.[1]?.split(/\s*[,/&]\s*(?:and\s+)?|\s+and\s+/i).filter(Boolean) ?? [];
  return genes.length > 1 && genes.every(isGene) ? genes : null;
}

/** A statement without "GENE wild type": that speaks of its own gene alone and leaves no doubt on what stands beside it. */
export function withoutWildTypes(statement: string, { isGene }: KnownGenes): string {
  const pattern = new RegExp(`([A-Z0-9-]+(?:/[A-Z0-9-]+)*)\\s+(?:is\\s+)?${WILD_TYPE}\\b`, 'gi');
  return statement.replace(pattern, (whole, genes: string) => (genes.split('/').every(isGene) ? '' : whole));
}
