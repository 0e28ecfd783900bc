import type { GeneDefinition } from './definition.ts';

/** What a laboratory said of one HLA gene: two or one typed alleles, or alleles that were looked for. */
export interface HlaResult {
  /** Alleles with two fields, in the given order. */
  typed: readonly string[];
  /** `*57:01 positive`, in the given order. */
  statements: readonly string[];
  /** What could not be read. */
  unreadable: readonly string[];
}

/** The third and fourth field do not change the protein; P and G groups have the name of their first allele. */
const ALLELE = String.raw`\*?\s?(\d{2,3}):(\d{2,3})(?::\d{2,3}){0,2}[NLSCAQPG]?`;
/** Older lists leave the colons out: `B*5701`, `B*570101`. */
const OLD = String.raw`\*(\d{2})(\d{2})(?:\d{2}){0,2}[NLSCAQ]?`;
const NEGATIVE = 'negative|neg|absent|not detected|not present|not found|undetected|non-?carrier|no';
const POSITIVE = String.raw`positive|pos|present|detected|found|carrier|yes`;
const TOKEN = new RegExp(`(?:${ALLELE}|${OLD})(?![\\w*]|:\\d)|\\b(${NEGATIVE})\\b|\\b(${POSITIVE})\\b|(\\bfor\\b|\\ballele\\b|\\bof\\b|[/|;,:=()\\s]+|(?<=/)\\s*-\\s*$)|(\\S+)`, 'gi'); // prettier-ignore

function withoutGene(gene: string, text: string): string {
  const letter = gene.slice('HLA-'.length);
  return text.replace(new RegExp(`(?:HLA[- ]?)?\\b${letter}(?=\\s?\\*|\\d\\d:)`, 'gi'), '');
}

/** Reads the columns behind an HLA gene. */
export function readHla(gene: string, cells: readonly string[]): HlaResult {
  const typed: string[] = [];
  const statements: string[] = [];
  const unreadable: string[] = [];
  let waiting: string[] = [];
  let word: string | null = null;
  let said = false;
  for (const match of withoutGene(gene, cells.join(' ; ')).matchAll(TOKEN)) {
    const [, first, second, oldFirst, oldSecond, negative, positive, , other] = match;
    const allele = first ?? oldFirst;
    if (allele !== undefined) {
      const name = `*${allele}:${second ?? oldSecond ?? ''}`;
      if (word === null) waiting.push(name);
      else statements.push(`${name} ${word}`);
    } else if (negative !== undefined || positive !== undefined) {
      const next = negative === undefined ? 'positive' : 'negative';
      said = true;
      // "*57:01 positive", or "positive for *57:01": a word with no allele before it is about those behind it.
      word = waiting.length === 0 ? next : null;
      statements.push(...waiting.map((name) => `${name} ${next}`));
      waiting = [];
    } else if (other !== undefined) unreadable.push(other);
  }
  if (said && statements.length === 0) unreadable.push(cells.join(' ').trim());
  typed.push(...waiting);
  return { typed, statements, unreadable };
}

/** Whether a gene is told by the presence of alleles (HLA). */
export function isByPresence(gene: GeneDefinition): boolean {
  return gene.phenotypes.some(({ method }) => method === 'allele_presence');
}

/** The alleles of a gene's tables that guidelines ask for. */
function askedAlleles(gene: GeneDefinition): string[] {
  return gene.phenotypes
    .filter(({ rule }) => rule.startsWith('at least one '))
    .map(({ rule }) => rule.replace('at least one ', ''));
}

/** `*57:01:01:01`, `*57:01P` → `*57:01`. */
export function twoFields(name: string): string {
  const [, first, second] = /^\*(\d{2,3}):(\d{2,3})/.exec(name) ?? [];
  return first === undefined || second === undefined ? name : `*${first}:${second}`;
}

/** What is known of each allele that guidelines ask for. What was neither typed nor looked for is left out. */
export function presenceOf(
  gene: GeneDefinition,
  results: readonly { typed: readonly string[]; words: string }[],
): { words: string; contradicts: boolean } {
  const said = askedAlleles(gene).map((allele) => {
    const answers = results.flatMap(({ typed, words }) => {
      const names = typed.map(twoFields);
      // Both copies have to be typed before an allele that is not among them is absent.
      const byTyping = names.includes(allele) ? ['positive'] : names.length === 2 ? ['negative'] : [];
      const stated = words.split(';').flatMap((part) => {
        const [name = '', word = ''] = part.trim().split(' ');
        return twoFields(name) === allele && (word === 'positive' || word === 'negative') ? [word] : [];
      });
      return [...byTyping, ...stated];
    });
    const [only, ...others] = new Set(answers);
    return { allele, word: others.length > 0 ? 'positive' : only, contradicts: others.length > 0 };
  });
  return {
    words: said.flatMap(({ allele, word }) => (word === undefined ? [] : [`${allele} ${word}`])).join('; '),
    contradicts: said.some(({ contradicts }) => contradicts),
  };
}
