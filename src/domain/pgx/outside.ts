import { alleleNamed, type GeneDefinition } from './definition.ts';
import { diplotypeLabel } from './display.ts';
import { compareNatural, orderPair } from './names.ts';
import { isByPresence, presenceOf, twoFields } from './outside-hla.ts';
import {
  formatActivity,
  NO_PHENOTYPE,
  parseActivity,
  type Phenotype,
  phenotypeOf,
  phenotypeOfActivities,
} from './phenotype.ts';

/** A result from a laboratory or another tool: `GENE<TAB>diplotype<TAB>phenotype<TAB>activity score`, the last two optional. */
export interface OutsideCall {
  gene: string;
  /** Empty where only a phenotype or score is given. */
  diplotype: string;
  phenotype: string;
  activityScore: string;
}

/** An outside call with what the tables say about it. */
export interface OutsideResult {
  /** In name order; empty where only a phenotype or score is given. */
  diplotype: string;
  label: string;
  alleles: string[];
  phenotype: Phenotype;
  /** Whether what the line states of phenotype or score is not what follows from its alleles. */
  contradicts: boolean;
  /** What the given order sorts by. */
  sortKey: string;
}

const NO_CALLS: ReadonlySet<string> = new Set(['', '.', './.', '.|.']);

/** Reads outside-call lines; blank lines and comments (`#`) are skipped. */
export function parseOutsideCalls(text: string): OutsideCall[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [gene = '', diplotype = '', phenotype = '', activityScore = ''] = line
        .split('\t')
        .map((field) => field.trim());
      return { gene, diplotype, phenotype, activityScore };
    });
}

/** Whether the line says "not called". */
export function isOutsideNoCall(call: OutsideCall): boolean {
  return NO_CALLS.has(call.diplotype) && call.phenotype === '' && call.activityScore === '';
}

function splitCopies(name: string): { base: string; copies: number } | null {
  const match = /^(.+?)x(?:N|(\d+))$/.exec(name);
  return match?.[1] === undefined || match[2] === undefined ? null : { base: match[1], copies: Number(match[2]) };
}

/** Folds a copy number to `x≥3` where the table has that allele (`*1x7` → `*1x≥3`). */
export function foldCopyNumber(gene: GeneDefinition, name: string): string {
  const known = (allele: string): boolean => alleleNamed(gene, allele) !== undefined;
  const copies = splitCopies(name);
  if (known(name) || copies === null || copies.copies < 3) return name;
  const folded = `${copies.base}x≥3`;
  return known(folded) ? folded : name;
}

function multiply(value: string, copies: number): string {
  const parsed = parseActivity(value);
  return formatActivity(parsed.value * copies, parsed.atLeast);
}

/** Activity of one strand: the sum over its tandem parts (`*36 + *10x2`), each times its copies. */
function strandActivity(gene: GeneDefinition, strand: string): string | null {
  // A `+` may stand in the name itself (`c.1905+1G>A (*2A)`).
  const whole = gene.alleles.find((row) => row.name === strand)?.activityValue ?? null;
  if (whole !== null) return whole;
  let sum = 0;
  let atLeast = false;
  for (const part of strand.split('+').map((text) => text.trim())) {
    const folded = foldCopyNumber(gene, part);
    const direct = gene.alleles.find((row) => row.name === folded)?.activityValue ?? null;
    const copies = splitCopies(part);
    const base = gene.alleles.find((row) => row.name === copies?.base)?.activityValue ?? null;
    const value = direct ?? (base === null ? null : multiply(base, copies?.copies ?? 1));
    if (value === null) return null;
    const parsed = parseActivity(value);
    sum += parsed.value;
    atLeast ||= parsed.atLeast;
  }
  return formatActivity(sum, atLeast);
}

/** `*1/*4x2` as its two strands; tandem arrangements keep their spelling. One strand where one allele was given. */
export function splitDiplotype(diplotype: string): string[] {
  return diplotype.split('/').map((strand) => strand.trim());
}

function phenotypeOfPair(gene: GeneDefinition, strands: readonly string[]): Phenotype {
  const [first = '', second] = strands;
  if (gene.activityScore)
    return phenotypeOfActivities(
      gene,
      strands.map((strand) => strandActivity(gene, strand)),
    );
  return phenotypeOf(gene, first, second ?? null);
}

/** Copies that `xN` may stand for: two, or three and more. */
const UNTOLD_COPIES = ['x2', 'x3'];

/** The ways in which a diplotype can be meant: `*1xN` has an untold number of copies, `(*1/*2)x3` does not say which allele is copied. */
function waysOf(diplotype: string): string[][] {
  const [, left, right, copies] = /^\((.+)\/(.+)\)x(N|\d+)$/.exec(diplotype) ?? [];
  if (left !== undefined && right !== undefined && copies !== undefined) {
    const most = copies === 'N' ? [3, 4] : [Number(copies)];
    const name = (allele: string, count: number): string => (count === 1 ? allele : `${allele}x${String(count)}`);
    return most.flatMap((total) =>
      Array.from({ length: total - 1 }, (_, i) => [name(left, i + 1), name(right, total - 1 - i)]),
    );
  }
  return splitDiplotype(diplotype).reduce<string[][]>(
    (ways, strand) => {
      const options = strand.endsWith('xN') ? UNTOLD_COPIES.map((untold) => strand.replace(/xN$/, untold)) : [strand];
      return ways.flatMap((way) => options.map((option) => [...way, option]));
    },
    [[]],
  );
}

/** The phenotype that every way of reading a diplotype has; several ways with different ones are indeterminate. */
function phenotypeOfStrands(gene: GeneDefinition, diplotype: string): Phenotype {
  if (isByPresence(gene)) {
    const { words } = presenceOf(gene, [{ typed: splitDiplotype(diplotype), words: '' }]);
    return { ...NO_PHENOTYPE, phenotype: words === '' ? null : words };
  }
  const ways = waysOf(diplotype).map((strands) => phenotypeOfPair(gene, strands));
  const [first = NO_PHENOTYPE, ...others] = ways;
  if (others.length === 0) return first;
  if (others.some(({ phenotype }) => phenotype !== first.phenotype))
    return { ...NO_PHENOTYPE, phenotype: 'Indeterminate' };
  const least = Math.min(...ways.map(({ activityScore }) => activityScore ?? NaN));
  if (Number.isNaN(least)) return { ...NO_PHENOTYPE, phenotype: first.phenotype };
  const isOne = ways.every(({ activityScoreText }) => activityScoreText === first.activityScoreText);
  return isOne
    ? first
    : { phenotype: first.phenotype, activityScore: least, activityScoreText: formatActivity(least, true) };
}

function phenotypeOfScore(gene: GeneDefinition, text: string): Phenotype {
  const value = Number(text.replace(/^(≥|>=)/, ''));
  return Number.isFinite(value)
    ? phenotypeOfActivities(gene, [formatActivity(value, /^(≥|>=)/.test(text))])
    : NO_PHENOTYPE;
}

/** Words that say nothing of their own: a stated phenotype beside them contradicts nothing. */
function speaks(phenotype: string | null): phenotype is string {
  return phenotype !== null && phenotype !== 'Indeterminate';
}

function disagree(stated: Phenotype, derived: Phenotype): boolean {
  const words = speaks(stated.phenotype) && speaks(derived.phenotype) && stated.phenotype !== derived.phenotype;
  const scores = [stated.activityScoreText, derived.activityScoreText];
  return words || (!scores.includes(null) && scores[0] !== scores[1]);
}

/** What an outside call states, apart from its alleles. A score and a phenotype may contradict each other too. */
function statedBy(gene: GeneDefinition, call: OutsideCall): { stated: Phenotype; contradicts: boolean } {
  const scored = call.activityScore === '' ? NO_PHENOTYPE : phenotypeOfScore(gene, call.activityScore);
  if (call.phenotype === '') return { stated: scored, contradicts: false };
  const worded = { ...NO_PHENOTYPE, phenotype: call.phenotype };
  return { stated: { ...scored, phenotype: call.phenotype }, contradicts: disagree(worded, scored) };
}

/** What the tables make of an outside call. What the line states itself goes before what follows from its alleles. */
export function resolveOutsideCall(gene: GeneDefinition, call: OutsideCall): OutsideResult {
  const hasAlleles = !NO_CALLS.has(call.diplotype);
  const given = hasAlleles ? (waysOf(call.diplotype)[0] ?? []) : [];
  const strands = isByPresence(gene) ? given.map(twoFields) : given;
  const [a = '', b] = strands;
  const alleles = b === undefined ? strands : [...orderPair(a, b)];
  const derived = hasAlleles ? phenotypeOfStrands(gene, call.diplotype) : NO_PHENOTYPE;
  const { stated, contradicts } = statedBy(gene, call);
  const phenotype = {
    phenotype: stated.phenotype ?? derived.phenotype,
    activityScore: stated.activityScore ?? derived.activityScore,
    activityScoreText: stated.activityScoreText ?? derived.activityScoreText,
  };
  const score = call.activityScore === '' ? '' : ` (${call.activityScore})`;
  const isSeveral = waysOf(call.diplotype).length > 1;
  const known = alleles.map((name) => alleleNamed(gene, name)?.name ?? name);
  const [first = '', second = null] = known;
  const shown = gene.referenceShownAs === null ? null : diplotypeLabel(gene, first, second);
  const diplotype = isSeveral ? call.diplotype : alleles.join('/');
  return {
    diplotype,
    label: hasAlleles ? (shown ?? diplotype) : `${phenotype.phenotype ?? ''}${score}`.trim(),
    alleles,
    phenotype,
    contradicts: contradicts || (!isByPresence(gene) && disagree(stated, derived)),
    sortKey: call.diplotype,
  };
}

/** The key under which a diplotype is looked up in tables: copy numbers folded. */
export function lookupDiplotype(gene: GeneDefinition, diplotype: string): string {
  return splitDiplotype(diplotype)
    .map((strand) => foldCopyNumber(gene, strand))
    .join('/');
}

/** Several outside calls of one gene, in the order of their given alleles. */
export function resolveOutsideCalls(gene: GeneDefinition, calls: readonly OutsideCall[]): OutsideResult[] {
  const results = calls.map((call) => resolveOutsideCall(gene, call));
  return results.sort((x, y) => {
    const [left, right] = [splitDiplotype(x.sortKey), splitDiplotype(y.sortKey)];
    return compareNatural(left[0] ?? '', right[0] ?? '') || compareNatural(left[1] ?? '', right[1] ?? '');
  });
}
