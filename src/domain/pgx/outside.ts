import type { GeneDefinition } from './definition.ts';
import { compareNatural, orderPair } from './names.ts';
import { formatActivity, NO_PHENOTYPE, parseActivity, phenotypeOf, phenotypeOfActivities } from './phenotype.ts';
import type { Phenotype } from './phenotype.ts';

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
  const known = (allele: string): boolean => gene.alleles.some((row) => row.name === allele);
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

function allelePresence(gene: GeneDefinition, strands: readonly string[]): Phenotype {
  const words = gene.phenotypes
    .filter((row) => row.rule.startsWith('at least one '))
    .map(({ rule }) => rule.replace('at least one ', ''))
    .map((allele) => `${allele} ${strands.includes(allele) ? 'positive' : 'negative'}`);
  return { ...NO_PHENOTYPE, phenotype: words.join('; ') };
}

function phenotypeOfStrands(gene: GeneDefinition, strands: readonly string[]): Phenotype {
  const [first = '', second] = strands;
  if (gene.phenotypes.some((row) => row.method === 'allele_presence')) return allelePresence(gene, strands);
  if (gene.activityScore)
    return phenotypeOfActivities(
      gene,
      strands.map((strand) => strandActivity(gene, strand)),
    );
  return phenotypeOf(gene, first, second ?? null);
}

function phenotypeOfScore(gene: GeneDefinition, text: string): Phenotype {
  const value = Number(text.replace(/^(≥|>=)/, ''));
  return Number.isFinite(value)
    ? phenotypeOfActivities(gene, [formatActivity(value, /^(≥|>=)/.test(text))])
    : NO_PHENOTYPE;
}

/** What the tables make of an outside call. What the line states itself goes before what follows from its alleles. */
export function resolveOutsideCall(gene: GeneDefinition, call: OutsideCall): OutsideResult {
  const hasAlleles = !NO_CALLS.has(call.diplotype);
  const strands = hasAlleles ? splitDiplotype(call.diplotype) : [];
  const [a = '', b] = strands;
  const alleles = b === undefined ? strands : [...orderPair(a, b)];
  const derived = hasAlleles ? phenotypeOfStrands(gene, strands) : NO_PHENOTYPE;
  const stated = call.activityScore === '' ? NO_PHENOTYPE : phenotypeOfScore(gene, call.activityScore);
  const phenotype = {
    phenotype: call.phenotype === '' ? (stated.phenotype ?? derived.phenotype) : call.phenotype,
    activityScore: stated.activityScore ?? derived.activityScore,
    activityScoreText: stated.activityScoreText ?? derived.activityScoreText,
  };
  const score = call.activityScore === '' ? '' : ` (${call.activityScore})`;
  const label = hasAlleles ? alleles.join('/') : `${phenotype.phenotype ?? ''}${score}`.trim();
  return { diplotype: alleles.join('/'), label, alleles, phenotype, sortKey: call.diplotype };
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
