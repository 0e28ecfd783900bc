import type { GeneDefinition } from './definition.ts';
import type { OutsideFinding } from './outside-codes.ts';
import { speltDiplotype } from './outside-names.ts';
import { phenotypeMeant } from './outside-phenotype.ts';

/** What the columns behind a gene say, each by its content: laboratories order them differently. */
interface Values {
  diplotypes: string[];
  phenotypes: string[];
  scores: string[];
}

type Read = Values | null;

const NOTHING: Values = { diplotypes: [], phenotypes: [], scores: [] };
const BLANK = /^(?:-|–|n\/?a|na)?$/i;
const SCORE = /^(?:AS\s*[:=]?\s*)?(≥|>=)?\s*(\d{1,2}(?:[.,]\d{1,3})?)$/i;
/** More blanks than any result has. */
const MAX_WORDS = 12;
/** Column of the activity score in the usual order. */
const SCORE_CELL = 2;

function scoreOf(text: string): string | null {
  const [, atLeast, score] = SCORE.exec(text) ?? [];
  return score === undefined ? null : `${atLeast === undefined ? '' : '≥'}${score.replace(',', '.')}`;
}

/** One column as one value. */
function whole(gene: GeneDefinition, text: string): Read {
  if (BLANK.test(text)) return NOTHING;
  const score = gene.activityScore ? scoreOf(text) : null;
  if (score !== null) return { ...NOTHING, scores: [score] };
  const phenotype = phenotypeMeant(gene, text);
  if (phenotype !== null) return { ...NOTHING, phenotypes: [phenotype] };
  const diplotype = speltDiplotype(gene, text);
  return diplotype.known ? { ...NOTHING, diplotypes: [diplotype.text] } : null;
}

function joined(a: Values, b: Values): Values {
  return {
    diplotypes: [...a.diplotypes, ...b.diplotypes],
    phenotypes: [...a.phenotypes, ...b.phenotypes],
    scores: [...a.scores, ...b.scores],
  };
}

/** One column as one value, or as several with blanks or commas between: a name may hold either, so the longest value is tried first. */
function readCell(gene: GeneDefinition, text: string): Read {
  const one = whole(gene, text);
  if (one !== null) return one;
  const words = text.split(/\s+/);
  if (words.length > MAX_WORDS) return null;
  for (let count = words.length - 1; count > 0; count--) {
    const head = words
      .slice(0, count)
      .join(' ')
      .replace(/[,;:]$/, '');
    const tail = words.slice(count).join(' ');
    const left = whole(gene, head) ?? spelt(gene, head);
    const right = left === null ? null : readCell(gene, tail);
    if (left !== null && right !== null) return joined(left, right);
  }
  return spelt(gene, text);
}

/** A diplotype whose alleles the tables do not have, if it is spelt like one. */
function spelt(gene: GeneDefinition, text: string): Read {
  const { legal, text: name } = speltDiplotype(gene, text);
  return legal ? { ...NOTHING, diplotypes: [name] } : null;
}

/** Genes of which a man has one copy, and those that everybody has one copy of. */
function copiesOf(gene: GeneDefinition): { fewest: number; most: number } {
  if (gene.chromosome === 'MT') return { fewest: 1, most: 1 };
  return { fewest: gene.chromosome === 'X' ? 1 : 2, most: 2 };
}

function unreadable(text: string, index: number): OutsideFinding {
  if (index === SCORE_CELL && !/[/*]/.test(text)) return { problem: 'outside/score-unreadable', about: [text] };
  return { problem: /[/*|]/.test(text) ? 'outside/allele-unreadable' : 'outside/words-unknown', about: [text] };
}

/** Alleles in columns of their own are one diplotype; one and the same result may stand twice. */
function oneDiplotype(found: readonly string[]): string | null {
  const [first = '', second, ...others] = [...new Set(found)];
  if (second === undefined) return found.length === 2 && !first.includes('/') ? `${first}/${first}` : first;
  if (others.length > 0 || first.includes('/') || second.includes('/')) return null;
  return `${first}/${second}`;
}

function checked(gene: GeneDefinition, values: Values): OutsideFinding {
  const [phenotype = '', otherPhenotype] = [...new Set(values.phenotypes)];
  const [activityScore = '', otherScore] = [...new Set(values.scores)];
  const diplotype = oneDiplotype(values.diplotypes);
  if (diplotype === null) return { problem: 'outside/too-many-alleles', about: [] };
  if (otherPhenotype !== undefined) return { problem: 'outside/words-unknown', about: [phenotype, otherPhenotype] };
  if (otherScore !== undefined) return { problem: 'outside/score-unreadable', about: [activityScore, otherScore] };
  const call = { gene: gene.gene, diplotype, phenotype, activityScore };
  if (diplotype === '') {
    const isEmpty = phenotype === '' && activityScore === '';
    return isEmpty ? { problem: 'outside/nothing-after-gene', about: [] } : { call, remarks: [], about: [] };
  }
  const { strands, unknown } = speltDiplotype(gene, diplotype);
  const { fewest, most } = copiesOf(gene);
  if (strands.length > 2) return { problem: 'outside/too-many-alleles', about: [] };
  if (strands.length > most) return { problem: 'outside/two-alleles-of-one', about: [] };
  if (strands.length < fewest) return { problem: 'outside/one-allele', about: strands };
  return { call, remarks: unknown.length > 0 ? ['outside/allele-not-in-tables'] : [], about: unknown };
}

/** Reads the columns behind a gene that has alleles on chromosomes; each is understood or refused with its words. */
export function readValues(gene: GeneDefinition, cells: readonly string[]): OutsideFinding {
  let values = NOTHING;
  for (const [index, cell] of cells.entries()) {
    const read = readCell(gene, cell);
    if (read === null) return unreadable(cell, index);
    values = joined(values, read);
  }
  return checked(gene, values);
}
