/** A line of results as its gene's word and what stands behind it. */
export interface OutsideFields {
  gene: string;
  /** What stands behind the gene, column by column; blank columns are empty. */
  cells: readonly string[];
}

/** Letters that documents put in place of the star, the stroke, the blank. */
const STARS = /[∗＊⁎✱﹡]/g;
const STROKES = /[／⁄∕]/g;
const BLANKS = /[\u00a0\u2000-\u200a\u202f\u3000]/g;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]|\p{Cc}(?<!\t)/gu;

/** Words of headings; a first line of nothing else is no result. */
const HEADINGS =
  /^(gene|gene ?symbol|symbol|marker|locus|allele ?\d?|haplotype ?\d?|diplotype|genotype|result|results|call|phenotype|predicted phenotype|activity|activity ?score|score|as|metabolizer status|metaboliser status)$/i;
/** A column may repeat what it is: `Genotype: *1/*4`. */
const LABEL =
  /^(?:genotype|diplotype|haplotype|phenotype|predicted phenotype|result|call|activity ?score|score|AS)\s*[:=]\s*/i;
const GENE = /^(HLA[- ]?[A-Z]|[A-Za-z][A-Za-z0-9-]*?)(?:\s*[:=]\s*|\s+|(?=\*)|(?=\d\d:)|$)(.*)$/i;

/** A line with letters that only look like others brought to the usual ones. */
export function plainLine(line: string): string {
  return line.replace(INVISIBLE, '').replace(BLANKS, ' ').replace(STARS, '*').replace(STROKES, '/').trim();
}

/** Columns by tabs; else by semicolons and commas outside of quotes (a comma with a blank behind it may be part of a name). */
function columnsOf(line: string): string[] {
  if (line.includes('\t')) return line.split('\t').map(unquoted);
  const columns: string[] = [''];
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const letter = line[i] ?? '';
    if (letter === '"') isQuoted = !isQuoted;
    const parts = !isQuoted && (letter === ';' || (letter === ',' && line[i + 1] !== ' '));
    if (parts) columns.push('');
    else columns.push(`${columns.pop() ?? ''}${letter}`);
  }
  return columns.map(unquoted);
}

function unquoted(cell: string): string {
  return cell
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replaceAll('""', '"')
    .trim();
}

/** Whether a line names columns and gives no result. */
export function isHeading(line: string): boolean {
  const cells = columnsOf(plainLine(line)).flatMap((cell) => (HEADINGS.test(cell) ? [cell] : cell.split(/\s+/)));
  return cells.length > 1 && /^(gene|marker|locus|symbol)/i.test(cells[0] ?? '') && cells.every((cell) => cell === '' || HEADINGS.test(cell)); // prettier-ignore
}

/** Gene and the rest: parted by a tab, a comma, a semicolon, a colon or blanks; a star may follow the gene at once. */
export function fieldsOf(line: string): OutsideFields {
  const [first = '', ...others] = columnsOf(plainLine(line));
  const [, gene = first, rest = ''] = GENE.exec(first) ?? [];
  const cells = rest.trim() === '' ? others : [rest, ...others];
  return { gene: gene.trim(), cells: cells.map((cell) => cell.trim().replace(LABEL, '')) };
}
