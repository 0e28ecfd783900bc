import { writeUnseen } from '../report/unseen-text.ts';
import type { GeneDefinition } from './definition.ts';
import type { OutsideFinding, OutsideProblem, OutsideRemark } from './outside-codes.ts';
import { fieldsOf, isHeading, plainLine } from './outside-fields.ts';
import { isByPresence, readHla } from './outside-hla.ts';
import { outsideReport } from './outside-report.ts';
import { readValues } from './outside-values.ts';
import { isOutsideNoCall, type OutsideCall } from './outside.ts';
import type { GeneReport } from './report.ts';

/** What was understood of one line of outside calls, before it is used. */
export interface OutsideLine {
  /** 1-based, comments and blank lines counted. */
  line: number;
  /** Gene symbol as the tables have it, or the word that stood there. */
  gene: string;
  /** `GENE<TAB>diplotype…` as the analysis takes it; empty where there is a problem, and where an earlier line says the same. */
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

/** A gene by its symbol, in any case; HLA genes also without the dash, and by their letter before a star. */
function geneOf(genes: readonly GeneDefinition[], word: string, cells: readonly string[]): GeneDefinition | undefined {
  const plain = word.toUpperCase().replace(/\s/g, '');
  const isHlaLetter = /^[A-Z]$/.test(plain) && cells[0]?.startsWith('*') === true;
  const names = [plain, plain.replace(/^HLA(?=[A-Z]$)/, 'HLA-'), ...(isHlaLetter ? [`HLA-${plain}`] : [])];
  return genes.find(({ gene }) => names.includes(gene));
}

const NO_CALL = /^(\.|\.\/\.|\.\|\.|no[- ]?call|not called|unknown\/unknown|not (?:tested|done|determined))$/i;

function findHla(gene: GeneDefinition, cells: readonly string[]): OutsideFinding {
  const { typed, statements, unreadable } = readHla(gene.gene, cells);
  if (unreadable.length > 0) return { problem: 'outside/hla-unreadable', about: unreadable };
  if (typed.length > 2) return { problem: 'outside/too-many-alleles', about: [] };
  const unknown = statements.filter((one) => !gene.alleles.some(({ name }) => one.startsWith(`${name} `)));
  const call = { gene: gene.gene, diplotype: typed.join('/'), phenotype: statements.join('; '), activityScore: '' };
  const remarks: OutsideRemark[] = [];
  if (unknown.length > 0) remarks.push('outside/allele-not-in-tables');
  if (typed.length === 1 || statements.length > 0) remarks.push('outside/not-typed');
  return { call, remarks, about: unknown };
}

function find(gene: GeneDefinition, cells: readonly string[]): OutsideFinding {
  const written = cells.filter((cell) => cell !== '');
  const none = { gene: gene.gene, diplotype: '', phenotype: '', activityScore: '' };
  if (written.length === 0) return { problem: 'outside/nothing-after-gene', about: [] };
  if (written.every((cell) => NO_CALL.test(cell)))
    return { call: { ...none, diplotype: './.' }, remarks: ['outside/no-call'], about: [] };
  if (isByPresence(gene)) return findHla(gene, written);
  return readValues(gene, cells);
}

function lineOfCall({ gene, diplotype, phenotype, activityScore }: OutsideCall): string {
  return [gene, diplotype, phenotype, activityScore].join('\t').trimEnd();
}

function readLine(genes: readonly GeneDefinition[], line: number, text: string): OutsideLine {
  if (text.length > MAX_LINE) return { ...EMPTY, line, gene: '', problem: 'outside/line-too-long' };
  const { gene: word, cells } = fieldsOf(text);
  const gene = geneOf(genes, word, cells);
  const base = { ...EMPTY, line, gene: gene?.gene ?? word };
  if (gene === undefined) return { ...base, problem: 'outside/unknown-gene', about: [word] };
  const finding = find(gene, cells);
  if ('problem' in finding) return { ...base, ...finding };
  const { call, remarks, about } = finding;
  const usable = { ...base, remarks, about, call: lineOfCall(call) };
  if (isOutsideNoCall(call)) return usable;
  const { byDiplotype, verdict, reasons } = outsideReport(gene, [call]);
  const [row] = byDiplotype;
  const isOdd = reasons.includes('pgx/outside-contradicts');
  return {
    ...usable,
    remarks: isOdd ? [...remarks, 'outside/contradicts-itself'] : remarks,
    diplotype: row?.diplotype ?? '',
    phenotype: row?.phenotype ?? null,
    activityScore: row?.activityScore ?? null,
    activityScoreAtLeast: row?.activityScoreAtLeast === true,
    verdict,
  };
}

/** What a line is beside the others: said before, one of several results, or next to one of the same gene that cannot be read. */
function besideOthers(row: OutsideLine, index: number, all: readonly OutsideLine[]): OutsideLine {
  if (row.problem !== null) return row;
  const same = all.filter((other) => other.gene === row.gene);
  // What the other line says could contradict this one: nothing is taken of the gene.
  if (same.some(({ problem }) => problem !== null))
    return { ...row, call: '', problem: 'outside/other-line-unreadable', about: [] };
  const isRepeated = all.slice(0, index).some(({ call }) => call === row.call);
  if (isRepeated) return { ...row, call: '', remarks: [...row.remarks, 'outside/said-before'] };
  const isSeveral = same.some(({ call }) => call !== row.call) && !row.gene.startsWith('HLA-');
  return isSeveral ? { ...row, remarks: [...row.remarks, 'outside/several-results'] } : row;
}

/**
 * Reads results of other tests as somebody types them or a laboratory lists them, a gene and what was found a line: every
 * gene of the pack is taken. Blank lines, comments (`#`) and a line of headings are skipped; every other line is understood
 * or refused by name. What it makes of its own calls is those calls.
 */
export function readOutsideLines(genes: readonly GeneDefinition[], text: string): OutsideLine[] {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => plainLine(line) !== '' && !plainLine(line).startsWith('#'));
  const [first] = lines;
  const rows = first !== undefined && isHeading(first.line) ? lines.slice(1) : lines;
  const read = rows.slice(0, MAX_LINES).map(({ line, number }) => readLine(genes, number, line));
  const [beyond] = rows.slice(MAX_LINES);
  const left: OutsideLine[] =
    beyond === undefined ? [] : [{ ...EMPTY, line: beyond.number, gene: '', problem: 'outside/too-many-lines' }];
  return [...read.map(besideOthers), ...left].map(withUnseenWritten);
}

/** What is repeated of a line as it was written: what cannot be seen in it is written out. */
function withUnseenWritten(row: OutsideLine): OutsideLine {
  return { ...row, gene: writeUnseen(row.gene), about: row.about.map(writeUnseen) };
}
