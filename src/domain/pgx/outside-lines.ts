import type { GeneReport } from '../report/report.ts';
import type { GeneDefinition } from './definition.ts';
import { outsideReport } from './outside-report.ts';
import { foldCopyNumber, isOutsideNoCall, splitDiplotype } from './outside.ts';
import type { OutsideCall } from './outside.ts';

/** Why a line cannot be used. */
export const OUTSIDE_PROBLEMS = [
  'outside/unknown-gene',
  'outside/nothing-after-gene',
  'outside/too-many-alleles',
  'outside/one-allele',
  'outside/two-alleles-of-one',
  'outside/allele-unreadable',
  'outside/hla-unreadable',
  'outside/score-unreadable',
  'outside/line-too-long',
] as const;
export type OutsideProblem = (typeof OUTSIDE_PROBLEMS)[number];

/** What there is to say of a line that can be used. */
export const OUTSIDE_REMARKS = ['outside/allele-not-in-tables', 'outside/no-call', 'outside/several-results'] as const;
export type OutsideRemark = (typeof OUTSIDE_REMARKS)[number];

/** What was understood of one line of outside calls, before it is used. */
export interface OutsideLine {
  /** 1-based, comments and blank lines counted. */
  line: number;
  /** Gene symbol as the tables have it, or the word that stood there. */
  gene: string;
  /** `GENE<TAB>diplotype…` as the analysis takes it; empty where there is a problem. */
  call: string;
  problem: OutsideProblem | null;
  remarks: readonly OutsideRemark[];
  /** Names that {@link problem} or a remark is about. */
  about: readonly string[];
  /** Empty where only a phenotype or a score was given. */
  diplotype: string;
  phenotype: string | null;
  activityScore: number | null;
  activityScoreAtLeast: boolean;
  verdict: GeneReport['verdict'] | null;
}

/** Longer than any result of a laboratory. */
const MAX_LINE = 500;
const MAX_LINES = 200;
/** Letters that documents put in place of the star. */
const STARS = /[∗＊⁎✱﹡]/g;
const HEADER = /^gene\b.*\b(diplotype|result|genotype|allele)/i;
const HLA_ALLELE = /^\*\d{2,3}:\d{2,4}(:\d{2,3}){0,2}[A-Z]?$/;
const ALLELE = /^[^\s/|]+(?:[ ,+][^/|]*)?$/;

const EMPTY = {
  call: '',
  problem: null,
  remarks: [],
  about: [],
  diplotype: '',
  phenotype: null,
  activityScore: null,
  activityScoreAtLeast: false,
  verdict: null,
} as const;

/** Gene and the rest: parted by a tab, else by the first blanks; a star may follow the gene at once (`CYP2D6*1/*4`). */
function splitLine(text: string): string[] {
  const line = text.replace(STARS, '*').trim();
  const tabs = line.split('\t').map((part) => part.trim());
  if (tabs.length > 1) return tabs;
  const [, gene = line, rest = ''] = /^([A-Za-z0-9-]+?)(?:\s*[:=]\s*|\s+|(?=\*))(.*)$/.exec(line) ?? [];
  return [gene, rest.trim()];
}

/** Alleles may repeat the gene (`CYP2D6*1/CYP2D6*4`, `B*15:02`). */
function withoutGene(gene: string, diplotype: string): string {
  const short = gene.startsWith('HLA-') ? gene.slice(4) : gene;
  return splitDiplotype(diplotype.replaceAll('|', '/'))
    .map((strand) => {
      const prefix = [gene, short].find((name) => strand.toUpperCase().startsWith(`${name}*`));
      return prefix === undefined ? strand : strand.slice(prefix.length);
    })
    .join('/');
}

type Finding = { problem: OutsideProblem; about: string[] } | { remarks: OutsideRemark[]; about: string[] };

/** Genes of which a man has one copy, and those that everybody has one copy of. */
function copiesOf(gene: GeneDefinition): { fewest: number; most: number } {
  if (gene.chromosome === 'MT') return { fewest: 1, most: 1 };
  return { fewest: gene.chromosome === 'X' || gene.chromosome === null ? 1 : 2, most: 2 };
}

function isKnown(gene: GeneDefinition, strand: string): boolean {
  const known = (name: string): boolean => gene.alleles.some((allele) => allele.name === name);
  return strand
    .split('+')
    .map((part) => part.trim())
    .every((part) => known(foldCopyNumber(gene, part)) || known(part.replace(/x(?:N|\d+)$/, '')) || known(strand));
}

function checkAlleles(gene: GeneDefinition, diplotype: string): Finding {
  const strands = splitDiplotype(diplotype);
  const { fewest, most } = copiesOf(gene);
  if (strands.length > 2) return { problem: 'outside/too-many-alleles', about: [] };
  if (strands.length > most) return { problem: 'outside/two-alleles-of-one', about: [] };
  const unreadable = strands.filter((strand) => !ALLELE.test(strand));
  if (unreadable.length > 0) return { problem: 'outside/allele-unreadable', about: unreadable };
  if (gene.chromosome === null) {
    const odd = strands.filter((strand) => !HLA_ALLELE.test(strand));
    return odd.length > 0 ? { problem: 'outside/hla-unreadable', about: odd } : { remarks: [], about: [] };
  }
  if (strands.length < fewest) return { problem: 'outside/one-allele', about: strands };
  const unknown = strands.filter((strand) => !isKnown(gene, strand));
  return { remarks: unknown.length > 0 ? ['outside/allele-not-in-tables'] : [], about: unknown };
}

function checkCall(gene: GeneDefinition, call: OutsideCall): Finding {
  if (isOutsideNoCall(call)) {
    return call.diplotype === ''
      ? { problem: 'outside/nothing-after-gene', about: [] }
      : { remarks: ['outside/no-call'], about: [] };
  }
  if (call.activityScore !== '' && !/^(≥|>=)?\d+(\.\d+)?$/.test(call.activityScore)) {
    return { problem: 'outside/score-unreadable', about: [call.activityScore] };
  }
  return call.diplotype === '' ? { remarks: [], about: [] } : checkAlleles(gene, call.diplotype);
}

function readLine(genes: readonly GeneDefinition[], line: number, text: string): OutsideLine {
  const [word = '', rest = '', phenotype = '', activityScore = ''] = splitLine(text);
  const gene = genes.find((one) => one.gene === word.toUpperCase());
  const base = { ...EMPTY, line, gene: gene?.gene ?? word };
  if (text.length > MAX_LINE) return { ...base, gene: '', problem: 'outside/line-too-long' };
  if (gene === undefined) return { ...base, problem: 'outside/unknown-gene', about: [word] };
  const call = { gene: gene.gene, diplotype: withoutGene(gene.gene, rest), phenotype, activityScore };
  const finding = checkCall(gene, call);
  if ('problem' in finding) return { ...base, ...finding };
  const usable = {
    ...base,
    ...finding,
    call: [call.gene, call.diplotype, phenotype, activityScore].join('\t').trimEnd(),
  };
  if (isOutsideNoCall(call)) return usable;
  const { byDiplotype, verdict } = outsideReport(gene, [call]);
  const [row] = byDiplotype;
  return {
    ...usable,
    diplotype: row?.diplotype ?? '',
    phenotype: row?.phenotype ?? null,
    activityScore: row?.activityScore ?? null,
    activityScoreAtLeast: row?.activityScoreAtLeast === true,
    verdict,
  };
}

/**
 * Reads results of other tests as somebody types them or a laboratory lists them, one `GENE<TAB>diplotype` a line: every
 * gene of the pack is taken. Blank lines, comments (`#`) and a line of headings are skipped; at most 200 lines are read.
 */
export function readOutsideLines(genes: readonly GeneDefinition[], text: string): OutsideLine[] {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const [first] = lines;
  const rows = first !== undefined && HEADER.test(first.line) ? lines.slice(1) : lines;
  const read = rows.slice(0, MAX_LINES).map(({ line, number }) => readLine(genes, number, line));
  return read.map((row) => {
    const several = read.filter((other) => other.gene === row.gene && other.problem === null).length > 1;
    return several && row.problem === null ? { ...row, remarks: [...row.remarks, 'outside/several-results'] } : row;
  });
}
